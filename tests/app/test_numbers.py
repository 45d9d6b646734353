"""Numbers are whole or not there, at every width: half of one is another number."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from tests.app.frames import frame
from tests.app.library import large_shop
from tests.app.shop import clock, full_shop
from tests.app.stage import until
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.base import pad, right
from workbook.app.home.canvas import plain
from workbook.app.home.home_screen import HomeScreen
from workbook.app.widgets import MARK, Rows, fit, spread
from workbook.domain import show
from workbook.domain.explain import span_words

PAGES = {"readiness": "r", "why": "w", "actions": "a", "exercises": "e", "documents": "o"}
"""Pages full of numbers, by the key that leads there from Home."""

WIDTHS = range(40, 201)
SIZES = [
    (40, 12),
    (42, 15),
    (46, 20),
    (52, 20),
    (60, 20),
    (66, 24),
    (71, 24),
    (80, 24),
    (101, 30),
    (120, 40),
    (200, 50),
]


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


def numbers(text: str) -> set[str]:
    """The numbers in a text."""
    return set(re.findall(r"\d+(?:\.\d+)?", text))


def drawn(rows: Rows, width: int) -> Iterator[str]:
    """Every line of a list as it is shown on a screen so wide."""
    for row in rows._rows:
        for line in row.draw(width - MARK - 1).split("\n", allow_blank=True):
            assert line.cell_length <= width - MARK, line.plain  # what is more would be cut without a sign
            yield line.plain


@pytest.mark.parametrize("page", PAGES)
async def test_every_number_in_a_list_is_whole_at_every_width(page: str, tmp_path: Path) -> None:
    root = large_shop(tmp_path) if page == "documents" else full_shop(tmp_path / "shop")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(200, 60)) as pilot:
        await pilot.pause()
        await pilot.press(PAGES[page])
        await until(lambda: getattr(app.screen, "PLACE", "") == page and app.screen.query(Rows).first().key is not None)
        if page == "readiness":
            rows = app.screen.query_one(Rows)
            for place in ("enter", "end", "enter"):
                await pilot.press(place)
            assert app.screen.query_one(Rows) is rows
        lists = list(app.screen.query(Rows))
        whole = numbers("\n".join(line for rows in lists for line in drawn(rows, 400)))
        assert whole
        for width in WIDTHS:
            lines = [line for rows in lists for line in drawn(rows, width)]
            assert numbers("\n".join(lines)) <= whole, width
            assert not any(re.search(r"\d…", line) for line in lines), width
            if page == "readiness":
                assert app.session is not None
                for plan in app.session.score().plans:
                    low, _, high = span_words(plan).partition(" to ")
                    told = rf"{plan.title} +{low} .*\bto {high}\b" if page == "readiness" and high else span_words(plan)
                    assert any(plan.title in line and re.search(told, line) for line in lines), (plan.title, width)
            if page == "actions":
                assert app.session is not None
                assert f"+{show(app.session.listing().next[0].gen.lift)}" in "\n".join(lines), width
    app.close_workbook()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_number_on_home_is_whole_on_every_screen(size: tuple[int, int], tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=size) as pilot:
        home = app.screen
        assert isinstance(home, HomeScreen)
        await until(lambda: home.face.data is not None and home.face.data.counted)
        await pilot.pause()
        seen = frame(app)
        assert app.session is not None
        score = app.session.score()
        page = "\n".join(plain(home.face.drawn_at_rest()))  # also what is to be scrolled to
        assert f"{show(score.proven)} proven" in page and f"{show(score.possible)} possible" in page
        assert not re.search(r"\d…", page)
        for plan in (*score.plans, *score.apart):
            assert re.search(rf"{plan.title}\b", page) and re.search(rf"(?<!\d){show(plan.proven, 0)}\b", page)
        assert all(line in page for line in seen.split("\n")[2:6])
    app.close_workbook()


@given(st.text(st.sampled_from("ab 0123456789.,:-/%"), max_size=40), st.integers(0, 41))
def test_what_is_cut_never_ends_in_a_part_of_a_number(text: str, cells: int) -> None:
    for shown in (
        fit(Content(text), cells),
        pad(text, cells),
        right(text, cells),
        spread(Content(text), "9")(cells + 3),
    ):
        assert shown.cell_length <= max(cells, 3 + cells)
        assert not re.search(r"\d…", shown.plain)
        if "…" in shown.plain:
            assert text.strip().startswith(shown.plain.split("…")[0].strip())
