"""Two versions of one thing: told in an owner's words, shown side by side, settled with one key, and brought back by undo."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.app.frames import frame, golden
from tests.app.shop import clock, full_shop, with_session
from tests.app.stage import until
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.general.versions_screen import VersionsScreen
from workbook.session import Session, open_session
from workbook.session.answering import answer
from workbook.session.rating import rate

SIZES = [(80, 24), (120, 40), (40, 12)]


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


def in_two_windows(root: Path) -> None:
    """Two windows change the same answer, and the same rating, which needs no choice; the second of them saves last."""
    windows = [open_session(root, clock=clock)[0] for _ in range(2)]
    for window, text, level in zip(windows, ("The ones at the well.", "The ones by the road."), (0, 3), strict=True):
        assert window is not None
        answer(window, "best-who", text)
        rate(window, "content-1", level=level)
        window.close()


@asynccontextmanager
async def shop(root: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[WorkbookApp, Session, Pilot[Any]]]:
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        assert app.session is not None
        yield app, app.session, pilot
    app.close_workbook()


async def to_versions(app: WorkbookApp, pilot: Pilot[Any]) -> None:
    """By the keys that the notice names."""
    await pilot.press("f7", "enter")
    await until(lambda: isinstance(app.screen, VersionsScreen) and app.screen.is_mounted)
    await pilot.pause()


def words(app: WorkbookApp) -> str:
    """The text on the screen on one line, without the bars and marks of a notice that breaks it."""
    return " ".join(frame(app).replace("▌", " ").split())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
async def test_the_page_of_two_versions(tmp_path: Path, size: tuple[int, int], update_golden: bool) -> None:
    root = full_shop(tmp_path / "shop")
    in_two_windows(root)
    async with shop(root, size) as (app, _, pilot):
        await to_versions(app, pilot)
        golden(app, f"versions-{size[0]}", update_golden)


async def test_the_notice_says_it_in_an_owners_words_and_the_page_settles_it(tmp_path: Path) -> None:
    root = full_shop(tmp_path / "shop")
    async with shop(root) as (app, session, pilot):
        with_session(root, lambda other: answer(other, "best-who", "Theirs, from there."))
        answer(session, "best-who", "Mine, from here.")
        session.flush()
        app.look_outside()
        await pilot.pause()
        assert "You and another window both changed “What about who?”. Both are kept; choose which counts" in words(app)
        await to_versions(app, pilot)
        assert "1 in use Ana Ruiz, 20 November 2026, 12:00 Mine, from here." in words(app)
        assert "Theirs, from there." in words(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert session.value("best-who") == "Theirs, from there."
        assert "Nothing is left to choose" in words(app)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert session.value("best-who") == "Mine, from here."
        assert "Theirs, from there." in words(app)
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert session.value("best-who") == "Mine, from here.\n\nTheirs, from there."
        session.flush()
    again, problems = open_session(root, clock=clock)
    assert again is not None and not problems
    assert again.value("best-who") == "Mine, from here.\n\nTheirs, from there."
    assert again.folder.conflicts == ()


async def test_of_two_ratings_of_one_person_none_waits_for_a_choice(tmp_path: Path) -> None:
    root = full_shop(tmp_path / "shop")
    in_two_windows(root)
    async with shop(root) as (app, session, pilot):
        assert [left.name for left in session.folder.conflicts] == ["best-who"]
        word = session.folder.words["ana-ruiz"]["content-1"]
        assert {word.level, *(before.level for before in word.was)} >= {0, 3}
        await to_versions(app, pilot)
        assert "We teach something" not in frame(app)
