"""ctrl+z and ctrl+y on the screen: a word at a time, never a loss, and never the end of the program, whatever the size."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from tests.app.frames import frame
from tests.app.page_shop import page_shop
from tests.app.shop import clock, with_session
from tests.app.stage import EditorStage, spelled, until
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.base import Go
from workbook.app.exercise.runner_screen import RunnerScreen
from workbook.app.widgets import Field
from workbook.domain import TextItem
from workbook.session import Session, open_session
from workbook.session.answering import answer
from workbook.session.rating import rate

SIZES = [(80, 24), (120, 40), (40, 12)]
FORTY = "\n".join(f"line {number}" for number in range(40))


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


@asynccontextmanager
async def at_question(
    root: Path, item: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[WorkbookApp, Session, Pilot[Any]]]:
    """The app on `root`, at one question."""
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        assert app.session is not None
        app.screen.post_message(Go("exercise", app.session.pack.exercise_of[item].id, item))
        await until(lambda: isinstance(app.screen, RunnerScreen) and app.screen.is_mounted)
        await pilot.pause()
        yield app, app.session, pilot
    assert app.fault is None
    app.close_workbook()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in spelled(keys):
        await pilot.press(key)
        await pilot.pause()


async def paste(app: WorkbookApp, pilot: Pilot[Any], text: str) -> None:
    app.post_message(events.Paste(text))
    await pilot.pause()


def words(app: WorkbookApp) -> str:
    """The text on the screen on one line, without the bars and marks of a notice that breaks it."""
    return " ".join(frame(app).replace("▌", " ").split())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("item", ["welcome", "signs"])
async def test_a_text_that_no_longer_fills_its_box_ends_nothing(
    tmp_path: Path, size: tuple[int, int], item: str
) -> None:
    async with at_question(page_shop(tmp_path / "shop"), item, size) as (app, session, pilot):
        await press(pilot, "type:before")
        await paste(app, pilot, f"\n{FORTY}")
        await until(lambda: len(str(session.value(item))) > 300)
        await press(pilot, "ctrl+z")
        assert session.value(item) in ("before", ("before",))
        await press(pilot, "ctrl+y")
        assert len(str(session.value(item))) > 300
        await press(pilot, "f7", "backspace", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y", "ctrl+y")
        await pilot.resize_terminal(200, 50)
        await press(pilot, "ctrl+z", "ctrl+z")
        await pilot.resize_terminal(40, 12)
        await press(pilot, "ctrl+y", "ctrl+z")
        assert app.is_running and app.fault is None


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("lines", [3, 6, 12, 30, 200])
async def test_a_field_by_itself_undoes_whatever_shrinks_it(size: tuple[int, int], lines: int) -> None:
    stage = EditorStage(TextItem(id="q", prompt="Why?"))
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        field = stage.query_one(Field)
        field.insert("first")
        field.insert("\n" + "\n".join("some words that wrap in a narrow box" for _ in range(lines)))
        await pilot.pause()
        long = field.text
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert field.text == "first"
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert field.text == long
        field.show("short")
        await pilot.pause()
        field.insert(long)
        await pilot.pause()
        field.put("")
        await pilot.pause()
        assert field.text == "" and stage.is_running


async def test_a_word_at_a_time_and_the_cursor_goes_along(tmp_path: Path) -> None:
    async with at_question(page_shop(tmp_path / "shop"), "welcome") as (app, session, pilot):
        await press(pilot, "type:Your table is free")
        for left in ("Your table is ", "Your table ", "Your ", None):
            await press(pilot, "ctrl+z")
            assert session.value("welcome") == left
        assert "Taken back. ctrl+y brings it back." in words(app)
        await press(pilot, "ctrl+y", "ctrl+y", "type:bed")
        assert session.value("welcome") == "Your table bed"
        assert session.redo() is None


async def test_a_word_in_the_middle_comes_back_under_the_cursor(tmp_path: Path) -> None:
    root = with_session(page_shop(tmp_path / "shop"), lambda session: answer(session, "welcome", "One two three"))
    async with at_question(root, "welcome") as (_, session, pilot):
        await press(pilot, *["left"] * 5, "type:x", "ctrl+z", "type:y")
        assert session.value("welcome") == "One two ythree"


async def test_two_undos_and_two_redos_lose_nothing(tmp_path: Path) -> None:
    root = page_shop(tmp_path / "shop")
    async with at_question(root, "signs") as (app, session, pilot):
        await press(pilot, "type:cups", "f4", "type:bread", "ctrl+z", "ctrl+z")
        assert session.value("signs") == ("cups",)
        assert "That is all of this question. ctrl+z again takes back “How do you know one?”." in words(app)
        await press(pilot, "ctrl+z")
        assert session.value("signs") is None
        assert "How do you know one?" in frame(app) and "2 of 4" in frame(app)
        await press(pilot, "ctrl+y")
        assert session.value("signs") == ("cups",)
        await press(pilot, "ctrl+y", "ctrl+y")
        assert session.value("welcome") == "bread"
        assert "3 of 4" in frame(app)
    again, _ = open_session(root, clock=clock)
    assert again is not None
    assert (again.value("signs"), again.value("welcome")) == (("cups",), "bread")


async def test_leaving_and_coming_back_does_not_empty_what_can_be_redone(tmp_path: Path) -> None:
    async with at_question(page_shop(tmp_path / "shop"), "signs") as (_, session, pilot):
        await press(pilot, "type:cups", "f4", "type:bread", "ctrl+z", "f3", "f4", "ctrl+y")
        assert session.value("welcome") == "bread"


async def test_a_form_takes_back_only_what_is_typed_in_it(tmp_path: Path) -> None:
    root = page_shop(tmp_path / "shop")
    async with at_question(root, "welcome") as (app, session, pilot):
        await press(pilot, "type:bread", "f9", "type:parcel", "ctrl+z")
        assert "parcel" not in frame(app)
        await press(pilot, "ctrl+z", "ctrl+z")
        assert "There is nothing more to take back here." in words(app)
        assert session.value("welcome") == "bread"


async def test_after_opening_there_is_nothing_and_it_says_since_when(tmp_path: Path) -> None:
    root = with_session(page_shop(tmp_path / "shop"), lambda session: answer(session, "welcome", FORTY))
    async with at_question(root, "welcome") as (app, session, pilot):
        await press(pilot, "ctrl+z")
        assert "There is nothing to take back since this was opened." in words(app)
        assert session.value("welcome") == FORTY


async def test_what_another_window_wrote_shows_as_soon_as_a_save_takes_it_in(tmp_path: Path) -> None:
    root = page_shop(tmp_path / "shop")
    async with at_question(root, "strategy-1") as (app, session, pilot):
        await pilot.press("escape")
        await pilot.pause()
        with_session(root, lambda other: rate(other, "strategy-1", level=2))
        rate(session, "strategy-2", level=1)
        before = session.score().proven
        session.flush()
        await until(lambda: session.folder.taken_in == app._taken_in)
        assert session.score().proven > before
        fresh, _ = open_session(root, clock=clock)
        assert fresh is not None and fresh.score() == session.score() and fresh.actions() == session.actions()
