"""Documents and a document: how they look, the way from hole to exercise and back, and that saving overwrites nothing."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.app.frames import frame, golden
from tests.app.page_shop import page_shop, page_shop_with
from tests.app.shop import clock
from tests.app.stage import until
from tests.systems import links
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.base import Changed
from workbook.app.documents.document_screen import DocumentScreen
from workbook.app.documents.documents_screen import DocumentsScreen
from workbook.app.exercise.runner_screen import RunnerScreen
from workbook.app.widgets import prose_lines
from workbook.session import open_session
from workbook.session.answering import answer
from workbook.session.demo import STORIES, build
from workbook.session.new_workbook import make

SIZES = [(60, 20), (80, 24), (120, 40)]


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


@asynccontextmanager
async def at(root: Path, *keys: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[WorkbookApp, Pilot[Any]]]:
    """The app on `root` after some keys from Home."""
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        await press(pilot, *keys)
        yield app, pilot
    app.close_workbook()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def page_of(app: WorkbookApp) -> DocumentScreen:
    assert isinstance(app.screen, DocumentScreen)
    return app.screen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("name", "full", "keys"),
    [
        ("documents", False, ["o"]),
        ("documents-full", True, ["o"]),
        ("document", False, ["o", "enter"]),
        ("document-hole", False, ["o", "enter", "tab"]),
        ("document-end", False, ["o", "enter", "end"]),
        ("document-full", True, ["o", "enter"]),
        ("document-full-end", True, ["o", "enter", "end"]),
    ],
)
async def test_pages_look_as_they_should(
    name: str, full: bool, keys: list[str], size: tuple[int, int], tmp_path: Path, update_golden: bool
) -> None:
    async with at(page_shop_with(tmp_path / "shop", full=full), *keys, size=size) as (app, _):
        golden(app, f"{name}-{size[0]}", update_golden)


async def test_with_nothing_answered_it_says_where_to_begin(tmp_path: Path, update_golden: bool) -> None:
    async with at(page_shop(tmp_path / "shop"), "o") as (app, pilot):
        golden(app, "documents-empty", update_golden)
        await press(pilot, "enter")
        assert isinstance(app.screen, RunnerScreen)


async def test_a_page_with_nothing_on_it_shows_how_the_example_firm_filled_it(tmp_path: Path) -> None:
    root = tmp_path / "shop"
    assert make(root, "Corner Shop", ["Ana Ruiz"]) == []
    async with at(root, "o", "down", "down", size=(120, 40)) as (app, pilot):
        await until(lambda: "An example: how Harbour Ledger filled it" in frame(app))
        assert "nothing of yours is on" in frame(app)
        await press(pilot, "enter")
        await until(lambda: isinstance(app.screen, DocumentScreen))
        assert "Harbour Ledger" not in frame(app)
        await press(pilot, "c")
        assert "Harbour Ledger" not in app.clipboard  # what is taken along is one's own


async def test_a_page_that_is_begun_is_ones_own(tmp_path: Path) -> None:
    root = tmp_path / "demo"
    assert build(root, clock().date()) == []
    async with at(root, "o", size=(120, 40)) as (app, _):
        await until(lambda: "╭─ Referral baseline ─" in frame(app))
        assert "An example" not in frame(app)


async def test_exercises_of_others_have_no_example(tmp_path: Path) -> None:
    async with at(page_shop(tmp_path / "shop"), "o", "down", size=(120, 40)) as (app, _):
        await until(lambda: "╭─ Guest sheet ─" in frame(app))
        assert "Harbour Ledger" not in frame(app) and "○ empty" in frame(app)


async def test_the_foot_says_what_a_page_still_wants(tmp_path: Path) -> None:
    async with at(page_shop_with(tmp_path / "shop"), "o") as (app, _):
        await until(lambda: "Still to fill: “Your regular guests” and “Your best customers”." in frame(app))


async def test_tab_walks_the_holes_round_and_shift_tab_back(tmp_path: Path) -> None:
    async with at(page_shop_with(tmp_path / "shop"), "o", "enter") as (app, pilot):
        page = page_of(app)
        assert "Fill" not in frame(app)
        seen = []
        for _ in range(4):
            await press(pilot, "tab")
            seen.append(page.here)
            assert "▸" in frame(app)
        assert seen == [0, 1, 2, 0]
        await press(pilot, "shift+tab", "shift+tab")
        assert page.here == 1
        assert "enter Fill" in frame(app)


async def test_tab_goes_on_from_where_one_reads(tmp_path: Path) -> None:
    async with at(page_shop_with(tmp_path / "shop"), "o", "enter", "end", "tab", size=(60, 20)) as (app, _):
        assert page_of(app).here == 2  # the first of those that are seen at the end of the page
    async with at(page_shop_with(tmp_path / "other"), "o", "enter", "shift+tab", size=(60, 20)) as (app, _):
        assert page_of(app).here == 1  # the last that is seen at its beginning


async def test_enter_on_a_hole_opens_its_item_and_the_page_is_filled_on_the_way_back(tmp_path: Path) -> None:
    async with at(page_shop_with(tmp_path / "shop"), "o", "enter", "shift+tab", "shift+tab") as (app, pilot):
        page = page_of(app)
        page.here = 2
        page.action_fill()
        await until(lambda: isinstance(app.screen, RunnerScreen))
        await pilot.pause()
        assert "What about why?" in frame(app)
        await press(pilot, *"warm", "escape")
        await until(lambda: app.screen is page)
        await pilot.pause()
        assert len(page._places) == 2
        assert "warm" in "\n".join(line.plain for line in page.prose.lines)


async def test_a_click_on_a_hole_marks_it_and_a_second_one_opens_it(tmp_path: Path) -> None:
    async with at(page_shop_with(tmp_path / "shop"), "o", "enter") as (app, pilot):
        page = page_of(app)
        line = next(number for number, words in enumerate(frame(app).splitlines()) if "[Your regular" in words)
        column = frame(app).splitlines()[line].index("[Your")
        await pilot.click(offset=(column + 2, line))
        await pilot.pause()
        assert page.here == 0
        await pilot.click(offset=(column + 2, line))
        await until(lambda: isinstance(app.screen, RunnerScreen))


async def test_what_others_change_is_seen_at_once(tmp_path: Path) -> None:
    async with at(page_shop_with(tmp_path / "shop"), "o", "enter", "tab") as (app, pilot):
        page = page_of(app)
        assert app.session is not None
        answer(app.session, "best-why", "Because.")
        page.post_message(Changed())
        await pilot.pause()
        assert (page.here, len(page._places)) == (0, 2)
        await press(pilot, "ctrl+z")
        assert len(page._places) == 3


async def test_copy_takes_the_whole_page_as_plain_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at(page_shop_with(tmp_path / "shop", full=True), "o", "enter") as (app, pilot):
        sent: list[str] = []
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", sent.append)
        await press(pilot, "c")
        assert "Copied" in frame(app)
        assert app.clipboard.startswith("Our regular guests\n==")
        assert "Mr Lind" in app.clipboard and app.clipboard.endswith("\n")
        osc = next(text for text in sent if "]52;" in text)
        assert base64.b64decode(osc.split(";")[2].rstrip("\a")).decode() == app.clipboard


def saved(root: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((root / "documents").iterdir())}


async def test_saving_never_overwrites(tmp_path: Path) -> None:
    root = page_shop_with(tmp_path / "shop", full=True)
    (root / "documents").mkdir()
    mine = root / "documents" / "guest-sheet.md"
    mine.write_text("my own words", encoding="utf-8")
    async with at(root, "o", "enter") as (app, pilot):
        await press(pilot, "s", "enter")
        assert "documents/guest-sheet.html" in frame(app).replace("\n", "").replace(" ", "")
        await press(pilot, "s", "down", "enter")
        await press(pilot, "s", "down", "enter")  # the same words again: no third file
        assert "guest-sheet-2.md" in frame(app)
        assert app.session is not None
        answer(app.session, "extra", "And cake on Fridays.")
        page_of(app).refill()
        await press(pilot, "s", "down", "enter")
        await press(pilot, "s", "down", "down", "enter", "tab", "down")
        assert "guest-sheet.txt" in frame(app)  # still said
        await press(pilot, "s", "escape")
    found = saved(root)
    assert list(found) == [
        *("guest-sheet-2.md", "guest-sheet-3.md", "guest-sheet.html", "guest-sheet.md", "guest-sheet.txt")
    ]
    assert found["guest-sheet.md"] == "my own words"
    assert "cake" not in found["guest-sheet-2.md"] and "cake" in found["guest-sheet-3.md"]
    assert open_session(root, clock=clock)[1] == []  # the folder is none of the store's business


@pytest.mark.parametrize("obstacle", ["file", pytest.param("link", marks=links), "read-only"])
async def test_a_save_that_fails_says_so_on_the_page(obstacle: str, tmp_path: Path) -> None:
    root = page_shop_with(tmp_path / "shop")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    if obstacle == "file":
        (root / "documents").write_text("in the way")
    elif obstacle == "link":
        (root / "documents").symlink_to(elsewhere)
    else:
        file = root / "workbook.toml"
        file.write_text(file.read_text(encoding="utf-8").replace("format = 2", "format = 99"), encoding="utf-8")
    async with at(root, "o", "enter", "s", "enter") as (app, _):
        assert "! Not saved." in frame(app)
    assert not list(elsewhere.iterdir())


async def test_documents_are_found_everywhere(tmp_path: Path) -> None:
    async with at(page_shop_with(tmp_path / "shop"), "e", "o") as (app, pilot):
        assert isinstance(app.screen, DocumentsScreen)
        await press(pilot, "escape", "ctrl+p", *"documents", "enter")
        await until(lambda: isinstance(app.screen, DocumentsScreen))
        app.screen.go("document", "welcome-card")
        await until(lambda: isinstance(app.screen, DocumentScreen))
        await pilot.pause()
        assert "Welcome" in frame(app)
        await press(pilot, "question_mark")
        assert "Copy the whole page" in frame(app)


async def test_hostile_answers_stay_words(tmp_path: Path) -> None:
    hostile = "[red]x[/] [/b] \x1b[2J {{ best-who }}"
    root = page_shop_with(tmp_path / "shop")
    async with at(root, size=(120, 40)) as (app, pilot):
        assert app.session is not None
        answer(app.session, "welcome", hostile)
        answer(app.session, "guests", ({"who": hostile, "likes": hostile},))
        await press(pilot, "o", "enter")
        assert "[red]x[/] [/b] ␛[2J" in frame(app)
        assert "{{ best-who }}" in frame(app)
        await press(pilot, "end", "c", "s", "enter")
        assert "\x1b" not in app.clipboard


@pytest.mark.parametrize("story", STORIES)
def test_every_page_of_an_example_fits_every_width(story: str, tmp_path: Path) -> None:
    root = tmp_path / "demo"
    assert build(root, clock().date(), story) == []
    session, problems = open_session(root, clock=clock)
    assert session is not None, problems
    pages = [session.page(one) for one in session.pack.documents]
    assert any(page.begun for page in pages)
    for page in pages:
        for width in (53, 73, 76):
            assert all(line.cell_length <= width for line in prose_lines(page.prose, width)), page.document.id
    session.close()


@pytest.mark.parametrize("size", SIZES)
async def test_the_demo_has_pages_to_show(size: tuple[int, int], tmp_path: Path) -> None:
    root = tmp_path / "demo"
    assert build(root, clock().date()) == []
    async with at(root, "o", "down", "down", "enter", "end", size=size) as (app, _):
        page = page_of(app)
        assert page.filled.begun
        assert "This page draws on" in frame(app)


async def test_a_title_that_asks_keeps_its_own_mark(tmp_path: Path) -> None:
    root = page_shop_with(tmp_path / "shop")
    (page,) = root.glob("packs/*/02-strategy/03-guests.md")
    page.write_text(page.read_text(encoding="utf-8").replace("Your regular guests", "Who are they?"), encoding="utf-8")
    async with at(root, "o", "enter", "end") as (app, _):
        about = str(page_of(app).about.render())
    assert "Who are they?" in about and "?." not in about
