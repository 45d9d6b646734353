"""The page at the end of a chapter, a plan, the way or a step: it comes once, says what there is, and leads on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.frames import frame, golden
from tests.app.page_shop import all_of_it
from tests.app.shop import TODAY, clock, with_session
from tests.app.stage import until
from tests.app.way_shop import way_shop
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.base import Go, Page
from workbook.app.base.plain_marks import PlainMarks
from workbook.app.widgets import TitleLine
from workbook.domain import Evidence
from workbook.domain.marks import PLAIN
from workbook.session import Session
from workbook.session.answering import answer
from workbook.session.rating import rate
from workbook.session.taking_ways import take_way

SIZES = [(40, 15), (60, 20), (80, 24), (120, 40)]


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


def all_but_one(session: Session) -> None:
    """The second chapter but for one question, and no rating that moves a number much."""
    all_of_it(session)
    assert take_way(session, "long") is None
    answer(session, "best-why", None)
    answer(session, "poor-who", "Whoever asks for the price first.")
    answer(session, "poor-why", "They are never glad of it.")
    assert rate(session, "strategy-1", level=1) is None
    assert rate(session, "strategy-2", level=2) is None


def all_but_one_on_the_short_way(session: Session) -> None:
    """The same, where the open question is the last of the short way as well."""
    all_but_one(session)
    assert take_way(session, "short") is None


def near_a_step(session: Session) -> None:
    """Ratings just below the second step."""
    all_but_one(session)
    assert rate(session, "strategy-1", level=4, evidence=[_seen()]) is None
    assert rate(session, "content-1", level=2) is None
    assert rate(session, "customers-2", level=1) is None
    assert rate(session, "customers-3", level=1) is None


def on_its_last_rating(session: Session) -> None:
    """The same, in a chapter that is done already."""
    near_a_step(session)
    assert rate(session, "customers-1", level=0) is None


def a_step_up(session: Session) -> None:
    """The same, on the second step."""
    near_a_step(session)
    assert rate(session, "customers-1", level=2) is None


def _seen() -> Evidence:
    return Evidence(TODAY - timedelta(days=1), "Seen with M.K., notes in the folder")


@asynccontextmanager
async def in_exercise(
    root: Path, size: tuple[int, int] = (80, 24), exercise: str = "best", item: str = "best-why"
) -> AsyncIterator[tuple[WorkbookApp, Pilot[int]]]:
    """The app with an exercise open at an item."""
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=size) as pilot:
        await until(lambda: app.session is not None and app.keys.idle and "Go on" in frame(app))
        app.post_message(Go("exercise", exercise, item))
        await until(lambda: _place(app) == "exercise" and app.screen.focused is not None)
        yield app, pilot
    app.close_workbook()


def _place(app: WorkbookApp) -> str:
    return app.screen.PLACE if isinstance(app.screen, Page) else ""


async def _done(app: WorkbookApp, pilot: Pilot[int]) -> None:
    """Answer the last question and go on from the end of the exercise."""
    await pilot.press(*"They like us", "f4")
    await until(lambda: "Go on to" in frame(app))
    await pilot.press("enter")
    await until(lambda: _place(app) == "moment" and "is done" in frame(app))


def _shop(tmp_path: Path) -> Path:
    return with_session(way_shop(tmp_path / "shop"), all_but_one)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
async def test_the_end_of_a_chapter(tmp_path: Path, size: tuple[int, int], update_golden: bool) -> None:
    async with in_exercise(_shop(tmp_path), size) as (app, pilot):
        await _done(app, pilot)
        await pilot.pause()
        golden(app, f"moment-chapter-{size[0]}", update_golden)
        await pilot.press("end")
        await until(lambda: "enter  Go on" in frame(app) or "enter  Begin" in frame(app))


async def test_at_the_end_of_an_exercise_stand_the_page_that_is_ready_and_what_moved(tmp_path: Path) -> None:
    async with in_exercise(_shop(tmp_path)) as (app, pilot):
        await pilot.press(*"They like us", "f4")
        await until(lambda: "✓  You now have: Two sentences on who suits you." in frame(app))
        assert "✓  “Guest sheet” is ready to print." in frame(app)
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        await until(lambda: "ready to print" not in frame(app))
    async with in_exercise(tmp_path / "shop", exercise="readiness-content", item="content-1") as (app, pilot):
        await pilot.press("2", "f4", "2", "f4")
        await until(lambda: "✓  Content: 50.0, the first number. Proven:" in frame(app))


async def test_it_leads_on_and_nobody_comes_back_to_it(tmp_path: Path) -> None:
    async with in_exercise(_shop(tmp_path)) as (app, pilot):
        await _done(app, pilot)
        assert "●━● Corner Shop" in frame(app)
        await pilot.press("enter")
        await until(lambda: _place(app) == "exercise")
        await pilot.press("escape")
        await until(lambda: _place(app) == "home")
        app.post_message(Go("exercise", "best", "best-why"))
        await until(lambda: _place(app) == "exercise" and app.screen.focused is not None)
        await pilot.press(*" a lot", "escape")
        await until(lambda: _place(app) == "home")


@pytest.mark.parametrize(("key", "place"), [("o", "document"), ("w", "why")])
async def test_what_it_opens_leads_back_to_it(tmp_path: Path, key: str, place: str) -> None:
    async with in_exercise(_shop(tmp_path)) as (app, pilot):
        await _done(app, pilot)
        await pilot.press(key)
        await until(lambda: _place(app) == place)
        await pilot.press("escape")
        await until(lambda: _place(app) == "moment" and "Chapter 2 is done" in frame(app))


@pytest.mark.parametrize("key", ["h", "escape"])
async def test_home_is_one_key_away(tmp_path: Path, key: str) -> None:
    async with in_exercise(_shop(tmp_path)) as (app, pilot):
        await _done(app, pilot)
        await pilot.press(key)
        await until(lambda: _place(app) == "home" and len(app.screen_stack) == 1)


async def test_whoever_leaves_before_the_end_page_sees_it_as_well(tmp_path: Path) -> None:
    async with in_exercise(_shop(tmp_path)) as (app, pilot):
        await pilot.press(*"They like us", "escape")
        await until(lambda: _place(app) == "moment" and "Chapter 2 is done" in frame(app))


async def test_whoever_goes_home_by_the_list_of_commands_sees_it_too(tmp_path: Path) -> None:
    async with in_exercise(_shop(tmp_path)) as (app, pilot):
        await pilot.press(*"They like us", "ctrl+p")
        await until(lambda: _place(app) != "exercise")
        await pilot.press(*"home", "enter")
        await until(lambda: _place(app) == "moment")
        await pilot.press("escape")
        await until(lambda: _place(app) == "home")


async def test_undo_right_after_takes_the_page_away(tmp_path: Path) -> None:
    async with in_exercise(_shop(tmp_path)) as (app, pilot):
        await _done(app, pilot)
        await pilot.press("ctrl+z")
        await until(lambda: app.session is not None and app.session.value("best-why") == "They like ")
        await pilot.pause()
        assert _place(app) == "moment", "a word less is still an answer"
        await pilot.press("ctrl+z", "ctrl+z")
        await until(lambda: _place(app) == "home")
        assert app.session is not None and app.session.value("best-why") is None
        await pilot.press("ctrl+y", "ctrl+y", "ctrl+y")
        await until(lambda: app.session is not None and app.session.value("best-why") == "They like us")


async def test_a_page_and_the_card_can_be_clicked(tmp_path: Path) -> None:
    async with in_exercise(_shop(tmp_path)) as (app, pilot):
        await _done(app, pilot)
        await pilot.pause()
        await pilot.click(offset=_where(app, "Guest sheet"))
        await until(lambda: _place(app) == "document")
        await pilot.press("escape")
        await until(lambda: _place(app) == "moment")
        await pilot.click(offset=_where(app, "Go on "))
        await until(lambda: _place(app) == "exercise")


def _where(app: WorkbookApp, words: str) -> tuple[int, int]:
    row, line = next((row, line) for row, line in enumerate(frame(app).splitlines()) if words in line)
    return line.index(words), row


async def test_a_step_of_the_score(tmp_path: Path, update_golden: bool) -> None:
    root = with_session(way_shop(tmp_path / "shop"), near_a_step)
    async with in_exercise(root, exercise="readiness-customers", item="customers-1") as (app, pilot):
        await pilot.press("2", "f4", "escape")
        await until(lambda: _place(app) == "moment" and "is done" in frame(app))
        await pilot.pause()
        golden(app, "moment-step-80", update_golden)


async def test_a_step_that_no_chapter_ends_with(tmp_path: Path, update_golden: bool) -> None:
    root = with_session(way_shop(tmp_path / "shop"), on_its_last_rating)
    async with in_exercise(root, exercise="readiness-customers", item="customers-1") as (app, pilot):
        await pilot.press("2", "f4", "escape")
        await until(lambda: _place(app) == "moment" and "From Starting to Building" in frame(app))
        await pilot.pause()
        golden(app, "moment-step-alone-80", update_golden)
        await pilot.press("w")
        await until(lambda: _place(app) == "why")


async def test_a_step_that_was_lost_is_a_line_on_home_with_its_cause(tmp_path: Path) -> None:
    root = with_session(way_shop(tmp_path / "shop"), a_step_up)
    async with in_exercise(root, (120, 40), exercise="readiness-customers", item="customers-1") as (app, pilot):
        await pilot.press("0", "escape")
        said = "Starting again, from Building: Customers"
        await until(lambda: _place(app) == "home" and said in frame(app) and "went from 37.5 to 12.5." in frame(app))
        app.post_message(Go("exercise", "readiness-customers", "customers-1"))
        await until(lambda: _place(app) == "exercise" and app.screen.focused is not None)
        await pilot.press("2", "escape")
        await until(lambda: _place(app) == "moment" and "From Starting to Building" in frame(app))
        await pilot.press("h")
        await until(lambda: _place(app) == "home" and said not in frame(app))


async def test_the_end_of_a_way_leads_to_the_other_ways(tmp_path: Path, update_golden: bool) -> None:
    root = with_session(way_shop(tmp_path / "shop"), all_but_one_on_the_short_way)
    async with in_exercise(root) as (app, pilot):
        await pilot.press(*"They like us", "escape")
        await until(lambda: _place(app) == "moment" and "is done" in frame(app))
        await pilot.pause()
        golden(app, "moment-way-80", update_golden)
        await pilot.press("enter")
        await until(lambda: _place(app) == "ways")


async def test_plain_marks_lose_nothing(tmp_path: Path, update_golden: bool) -> None:
    async with in_exercise(_shop(tmp_path)) as (app, pilot):
        await _done(app, pilot)
        app.draw_with(PlainMarks(str.maketrans(dict(PLAIN))))
        await pilot.pause()
        golden(app, "moment-plain-80", update_golden)
        assert frame(app).isascii()


async def test_its_title_line_says_whether_all_is_saved(tmp_path: Path) -> None:
    async with in_exercise(_shop(tmp_path)) as (app, pilot):
        await _done(app, pilot)
        await until(lambda: "Saved" in app.screen.query_one(TitleLine).saved.plain)
