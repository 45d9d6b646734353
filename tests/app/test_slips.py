"""Slips of the hand: an enter too many, an undo too far, a look that leads nowhere. None may change what nobody meant to."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.app.frames import frame
from tests.app.page_shop import page_shop_with
from tests.app.shop import clock
from tests.app.stage import TODAY, EditorStage, RunnerStage, given, session_in, spelled, until
from tests.app.test_editors import THREE
from tests.app.test_rating_editor import RATING
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.base import Go, Judgement
from workbook.app.exercise.runner_screen import RunnerScreen
from workbook.domain import Bookmark, Check, CheckItem, ChoiceItem, DateItem, Item, Rated, Tell, TellItem, TextItem
from workbook.session import Session
from workbook.session.answering import answer
from workbook.session.tracking import remember_place

TELL = TellItem(id="q", prompt="Would they?")
ONE_OF_A_LIST: dict[str, Item] = {
    "rating": RATING,
    "tell": TELL,
    "check": CheckItem(id="q", prompt="Is it?"),
    "choice": ChoiceItem(id="q", prompt="How?", choices=THREE),
}


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = session_in(tmp_path)
    yield session
    session.close()


@asynccontextmanager
async def shop(root: Path) -> AsyncIterator[tuple[WorkbookApp, Session, Pilot[Any]]]:
    """The app on `root`, at Home."""
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert app.session is not None
        yield app, app.session, pilot
    app.close_workbook()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in spelled(keys):
        await pilot.press(key)
        await pilot.pause()


def words(app: WorkbookApp) -> str:
    """The text on the screen on one line, without the bars and marks of a notice that breaks it."""
    return " ".join(frame(app).replace("▌", " ").split())


async def to_exercise(app: WorkbookApp, pilot: Pilot[Any], at: str, item: str = "") -> None:
    """Go there from the page that is open."""
    app.screen.post_message(Go("exercise", at, item))
    await until(lambda: isinstance(app.screen, RunnerScreen) and app.screen.shows(at) and app.screen.is_mounted)
    await pilot.pause()


# An enter too many


@pytest.mark.parametrize("kind", ONE_OF_A_LIST)
async def test_enter_with_nothing_under_the_cursor_says_nothing(kind: str) -> None:
    stage = EditorStage(ONE_OF_A_LIST[kind])
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter", "space")
        await pilot.pause()
        assert "▸" not in frame(stage)
    assert stage.said == []


@pytest.mark.parametrize(("keys", "level"), [(("down",), 0), (("down", "down"), 1), (("up",), 4)])
async def test_an_arrow_brings_the_cursor_and_enter_then_chooses(keys: tuple[str, ...], level: int) -> None:
    assert (await given(EditorStage(RATING), *keys, "enter")).value == Judgement(level)
    assert (await given(EditorStage(TELL), *keys, "enter")).value == Tell(level)


async def test_what_was_chosen_has_the_cursor_and_a_rating_taken_back_has_none() -> None:
    rated = Rated(rev=1, at=clock(), level=2)
    stage = EditorStage(RATING, rated=rated)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "▸ 2 ●" in frame(stage)
        stage.editor.show(EditorStage(RATING).editor.given)
        await pilot.press("enter")
        await pilot.pause()
        assert "▸" not in frame(stage)
    assert stage.said == []


async def test_enters_typed_ahead_rate_nothing_and_go_on_like_f4(session: Session) -> None:
    stage = RunnerStage(session, "readiness-strategy")
    async with stage.run_test() as pilot:
        await pilot.press("2", "enter", "enter", "enter")
        await pilot.pause()
        assert stage.runner.index == 3
        assert [stage.runner.run.mark(item) for item in stage.runner.run.items[:4]] == ["●", "○", "○", "○"]
    assert list(session.standings()) == [stage.runner.run.items[0].id]


# An undo too far


async def test_undo_says_so_before_it_takes_back_what_is_on_another_page(tmp_path: Path) -> None:
    async with shop(page_shop_with(tmp_path / "shop")) as (app, session, pilot):
        answer(session, "best-why", "they come back")
        await to_exercise(app, pilot, "guests", "extra")
        await press(pilot, "type:no", "ctrl+z")
        assert session.response("extra") is None
        assert "ctrl+y brings it back" in words(app)
        await press(pilot, "ctrl+z")
        assert (
            "That is all of this question. ctrl+z again takes back “What about why?” in “Your best customers”"
            in words(app)
        )
        assert session.response("best-why") is not None
        await press(pilot, "ctrl+z")
        assert session.response("best-why") is None
        assert "What about why?" in frame(app)
        await press(pilot, "ctrl+y")
        assert session.value("best-why") == "they come back"
        await press(pilot, "ctrl+y")
        assert "ctrl+y again brings back “Anything else?” in “Your regular guests”" in words(app)
        assert session.response("extra") is None
        await press(pilot, "ctrl+y")
        assert session.value("extra") == "no"
        assert "Anything else?" in frame(app)


async def test_what_is_done_in_between_makes_undo_ask_anew(tmp_path: Path) -> None:
    async with shop(page_shop_with(tmp_path / "shop")) as (app, session, pilot):
        answer(session, "best-why", "they come back")
        await to_exercise(app, pilot, "guests", "extra")
        await press(pilot, "ctrl+z", "x", "ctrl+z", "ctrl+z")
        assert session.response("best-why") is not None
        await press(pilot, "f3", "ctrl+z")
        assert session.response("best-why") is not None
        await press(pilot, "ctrl+z")
        assert session.response("best-why") is None


async def test_undo_elsewhere_needs_no_second_key(tmp_path: Path) -> None:
    async with shop(page_shop_with(tmp_path / "shop")) as (_, session, pilot):
        answer(session, "best-why", "they come back")
        await press(pilot, "ctrl+z")
        assert session.response("best-why") is None


# A look that leads nowhere


@pytest.mark.parametrize("origin", ["o", "a", "w"])
async def test_a_look_from_a_page_that_leads_there_moves_no_bookmark(tmp_path: Path, origin: str) -> None:
    async with shop(page_shop_with(tmp_path / "shop")) as (app, session, pilot):
        remember_place(session, "best", "best-why")
        here = Bookmark("best", "best-why")
        await press(pilot, *{"o": ["o", "enter"], "a": ["a"], "w": ["w"]}[origin])
        await to_exercise(app, pilot, "guests", "welcome")
        assert session.folder.left_at == here
        await to_exercise(app, pilot, "best", "best-who")
        await to_exercise(app, pilot, "poor", "poor-who")  # from another exercise
        assert session.folder.left_at == here
        await press(pilot, "escape", "escape", "type:!")
        assert session.folder.left_at == Bookmark("guests", "welcome")


async def test_leafing_there_moves_none_and_answering_does(tmp_path: Path) -> None:
    async with shop(page_shop_with(tmp_path / "shop")) as (app, session, pilot):
        remember_place(session, "best", "best-why")
        await press(pilot, "o", "enter")
        await to_exercise(app, pilot, "guests", "welcome")
        await press(pilot, "f3")
        assert session.folder.left_at == Bookmark("best", "best-why")
        await press(pilot, "type:x")
        assert session.folder.left_at == Bookmark("guests", "signs")


async def test_an_exercise_that_is_answered_in_is_where_to_go_on(tmp_path: Path) -> None:
    async with shop(page_shop_with(tmp_path / "shop")) as (app, session, pilot):
        remember_place(session, "best", "best-why")
        await to_exercise(app, pilot, "guests", "welcome")
        assert session.folder.left_at == Bookmark("best", "best-why")
        await press(pilot, "type:x")
        assert session.folder.left_at == Bookmark("guests", "welcome")


# Said beforehand and in Help


async def test_a_day_with_a_limit_says_it_beforehand_and_its_mark_says_when_it_is_broken(session: Session) -> None:
    stage = RunnerStage(session, "why-did-you-refer", "thanks-next")
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert "Within 3 days, as 2026-11-23, 23 nov, today, +3d or mon." in frame(stage)
        await press(pilot, "type:23 nov")
        assert "Question 5 of 6  ○○○○[●]○" in frame(stage)
        await press(pilot, "backspace", "backspace", "backspace", "type:dec")
        assert "Question 5 of 6  ○○○○[!]○" in frame(stage)
        assert "This wants a day within 3 days from today." in frame(stage)
        assert "○ open" not in frame(stage)
    assert session.value("thanks-next") == date(2026, 12, 23)


async def test_what_a_level_does_to_the_score_is_in_sight_while_its_evidence_is_written(session: Session) -> None:
    stage = RunnerStage(session, "readiness-customers", "results-reviews-happen")
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        question = frame(stage).splitlines()[2].split()
        await press(pilot, "4", "tab", "type:call")
        await until(lambda: "proven 0.0 ▸" in frame(stage))
        assert frame(stage).splitlines()[2].split() == question, "nor does the question go out of sight"


async def test_a_day_without_a_limit_is_shown_how_to_write() -> None:
    stage = await given(EditorStage(DateItem(id="q", prompt="When?")), "type:12 nov", "backspace", "backspace")
    assert (stage.value, stage.said[-1].held) == (None, "12 n")
    stage = await given(EditorStage(DateItem(id="q", prompt="When?")))
    assert f"As {date(2026, 12, 4)}, 4 dec, today" in stage.told
    assert date(2026, 12, 4) > TODAY


async def test_help_says_what_enter_does_in_a_field_of_many_lines(session: Session) -> None:
    for item, many in (("recognition", True), ("thanks-words", True), ("thanks-next", False)):
        stage = RunnerStage(session, "why-did-you-refer", item)
        async with stage.run_test(size=(80, 60)) as pilot:
            await press(pilot, "f1")
            assert ("A new line here" in frame(stage)) is many, item
            assert ("The next question\n" in frame(stage)) is not many, item


async def test_enter_begins_one_new_line_and_no_more() -> None:
    stage = await given(EditorStage(TextItem(id="q", prompt="What?")), "a", "enter", "b")
    assert stage.value == "a\nb"


async def test_help_names_the_key_from_the_words_back_to_the_scale() -> None:
    stage = EditorStage(TELL)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "tab", *"easier")
        assert any(one.binding.tooltip == "Back to the list above" for one in stage.screen.active_bindings.values())
        await pilot.press("shift+tab", "2")
        await pilot.pause()
        assert not any(one.binding.tooltip == "Back to the list above" for one in stage.screen.active_bindings.values())
    assert stage.value == Tell(2, "easier")


async def test_a_check_goes_back_to_its_three_lines_as_well() -> None:
    stage = await given(EditorStage(CheckItem(id="q", prompt="Is it?")), "y", "tab", "type:seen", "shift+tab", "n")
    assert stage.value == Check("no", "seen")
