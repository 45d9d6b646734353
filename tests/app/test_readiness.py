"""Readiness and the page that says why: what stands beside the list, what earns a gain, and pictures that need no colour."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.app.frames import frame
from tests.app.shop import clock, empty_shop, full_shop, with_session
from tests.app.stage import until
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.readiness.why_screen import WhyScreen
from workbook.domain import Rated, RatingAt, StandingWord, by_scope, show
from workbook.session import Session
from workbook.session.before import before

WIDE, HOME, NARROW = (120, 40), (80, 24), (60, 20)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


def pane(app: WorkbookApp) -> str:
    """The words in the pane, on one line."""
    lines = [line.rpartition("  ")[0] if "│" not in line else line.split("│")[-2] for line in frame(app).splitlines()]
    return " ".join(" ".join(lines).split())


async def test_a_rating_shows_its_levels_what_shows_it_and_what_would_lift_it(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=WIDE) as pilot:
        await until(lambda: app.session is not None)
        await app.open_page("readiness", "customers")
        await pilot.press("down")
        await until(lambda: "Results reviews happen. weight 3" in pane(app))
        told = pane(app)
        assert "0 ○ Level 0 of it. 1 ● Level 1 of it. 2 ○ Level 2 of it." in told
        assert "What shows it ○ A 1 needs no dated line. From 3 on, one makes it proven." in told
        assert "What would lift it ▸ Begin with results reviews +5.0 happen. to 2" in told
        assert "Ana Ruiz, 18 Nov" in told
        assert "enter Rate again" in told
        await pilot.press("down", "down")
        await until(lambda: "We thank whoever refers. weight 1" in pane(app))
        told = pane(app)
        assert "○ 24 Jan long ago (too old)" in told
        assert "! Level 3 counts as 2 of 4 in proven: its dated line is more than 180 days old." in told
        assert "▸ Add one dated line +1.6" in told
    app.close_workbook()


async def test_a_low_pane_keeps_the_level_and_the_next_one(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(110, 24)) as pilot:
        await until(lambda: app.session is not None)
        await app.open_page("readiness", "customers")
        await pilot.press("down")
        await until(lambda: "1 ● Level 1 of it. 2 ○ Level 2 of it. What shows it" in pane(app))
        assert "Level 0 of it" not in pane(app) and "▸ Begin with" in pane(app) and "…" not in pane(app)
    app.close_workbook()


async def test_only_what_earns_it_has_a_gain(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=WIDE) as pilot:
        await until(lambda: app.session is not None)
        await app.open_page("readiness", "content")
        await until(lambda: "Our stories have results in them" in frame(app))
        rows = frame(app).splitlines()
        open_ = next(line for line in rows if "Our stories have results in them" in line)
        assert "····" in open_ and "  open" in open_ and "+" not in open_  # nobody knows what it will be
        claimed = next(line for line in rows if "We teach something that people pass on" in line)
        assert re.search(r"\+\d+\.\d", claimed)
        await pilot.press("down", "down")
        await until(lambda: "Open. What would show a 3 or a 4: a date and a name." in pane(app))
        assert "What would lift it" not in pane(app)
        assert "enter Rate" in pane(app) and "Rate again" not in pane(app)
    app.close_workbook()


@pytest.mark.parametrize("size", [HOME, NARROW, (40, 15)], ids=lambda size: str(size[0]))
async def test_without_a_pane_the_whole_name_stands_at_the_foot(size: tuple[int, int], tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=size) as pilot:
        await until(lambda: app.session is not None)
        await app.open_page("readiness", "content")
        await pilot.press("down")
        await until(
            lambda: "We teach something that people pass on. 2 of 4: Level 2 of it." in " ".join(frame(app).split())
        )
    app.close_workbook()


async def test_every_plan_stands_with_its_numbers_and_where_it_crosses_the_lenses(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=WIDE) as pilot:
        await until(lambda: app.session is not None)
        await app.open_page("readiness")
        await until(lambda: "Plans by lens" in frame(app))
        assert app.session is not None
        for plan in app.session.score().plans:
            line = next(line for line in frame(app).splitlines() if line.strip(" ▌▸").startswith(plan.title))
            told = [show(plan.proven, 0)] + [f"to {show(plan.possible, 0)}"] * (plan.proven != plan.possible)
            told += [show(part.proven, 0) for part in by_scope(plan).values() if part.answered]
            assert all(re.search(rf"(?<!\d){one}\b", line) for one in told), (plan.title, line)
            assert ("2x" in line) == (plan.id in app.session.score().weaker)
        await pilot.press("v")
        await until(lambda: "Service  61" in frame(app) and "v Both sides" in frame(app))
        await pilot.press("left")
        await until(lambda: "Plans by lens" in frame(app))
    app.close_workbook()


async def test_before_anything_is_rated_there_is_no_bar_and_no_zero(tmp_path: Path) -> None:
    app = WorkbookApp(empty_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=HOME) as pilot:
        await until(lambda: app.session is not None)
        await app.open_page("readiness")
        await until(lambda: frame(app).count("not rated yet") == 4)
        assert not set("━╍▁▂▃▄▅▆▇") & set(frame(app)) and "Plans by lens" not in frame(app)
        await app.open_page("why")
        await until(lambda: isinstance(app.screen, WhyScreen) and frame(app).count("not rated yet") == 3)
        assert "█" not in frame(app)
        await pilot.press("enter")
        await until(lambda: "Why is Strategy 0?" in frame(app))
        assert frame(app).count("····") == 2
    app.close_workbook()


async def test_the_sum_has_the_two_weakest_twice_and_each_row_leads_down(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=HOME) as pilot:
        await until(lambda: app.session is not None)
        await app.open_page("why")
        await until(lambda: "41.0 proven, to 62.0 possible, of 100" in frame(app))
        rows = [line.strip(" ▌▸").split()[:3] for line in frame(app).splitlines() if re.match(r"[ ▌▸]+\d  \w", line)]
        assert rows == [
            ["1", "Content", "30"],
            ["2", "Content", "30"],
            ["3", "Customers", "37"],
            ["4", "Customers", "37"],
            ["5", "Strategy", "70"],
        ]
        await pilot.press("down", "enter")
        await until(lambda: "Why is Content 30?" in frame(app))
        await pilot.press("enter")
        await until(lambda: "Our stories have results in them." in frame(app))
    app.close_workbook()


def longer_ago(session: Session) -> None:
    """Ana has said something else of a rating in spring and in summer."""
    at = RatingAt("ana-ruiz", "customers-1")
    word = session.folder.get(at)
    assert isinstance(word, StandingWord)
    spring, summer = (Rated(rev=1, at=clock().replace(month=month), level=level) for month, level in ((5, 0), (8, 2)))
    assert session.put((at, replace(word, was=(summer, spring))), words="") is None


async def test_earlier_quarters_stand_in_their_order(tmp_path: Path) -> None:
    root = with_session(full_shop(tmp_path / "shop"), longer_ago)
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=WIDE) as pilot:
        await until(lambda: app.session is not None)
        assert app.session is not None
        assert [(label, rated.level) for label, rated in before(app.session, "customers-1")] == [
            ("2026-Q2", 0),
            ("2026-Q3", 2),
        ]
        await app.open_page("readiness", "customers")
        await pilot.press("down")
        await until(lambda: "Before 2026-Q2 ○○○○ 0 2026-Q3 ●●○○ 2" in pane(app))
    app.close_workbook()
