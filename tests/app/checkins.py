"""A check-in by keyboard: from Home to its close, on any day, as somebody goes through it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot

from tests.app.stage import spelled, until
from workbook.app.app import WorkbookApp
from workbook.app.round.change_screen import ChangeScreen
from workbook.app.round.checkin_screen import CheckinScreen
from workbook.app.round.round_screen import RoundScreen
from workbook.app.round.then_screen import ThenScreen
from workbook.domain import RatingItem
from workbook.session import Session

Level = Callable[[RatingItem], int]


class Desk:
    """The app in somebody's hands."""

    def __init__(self, app: WorkbookApp, pilot: Pilot[Any]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def session(self) -> Session:
        """The workbook that is open."""
        assert self.app.session is not None
        return self.app.session

    async def press(self, *keys: str) -> None:
        """These keys; `type:Ana` is its letters."""
        await self.pilot.press(*spelled(keys))
        await self.pilot.pause()

    async def on(self, screen: type[Any]) -> Any:
        """The screen that is in sight once it is of this kind."""
        await until(lambda: isinstance(self.app.screen, screen) and self.app.screen.is_mounted)
        await self.pilot.pause()
        return self.app.screen

    async def begin(self, size: str = "pulse") -> None:
        """From Home to the check-in that is begun: its open actions, or its first rating."""
        await self.press("i")
        page = await self.on(CheckinScreen)
        await self.press("home", *(["down"] if size == "full" else []))
        assert page.rows.key == ("new", size)
        await self.press("enter")

    async def rate(self, level: Level, shown: Callable[[RatingItem], str], most: int = 1000) -> int:
        """Rate what is asked, at most so many; how many keys that took, a line of words being one."""
        pressed, last = 0, None
        for _ in range(most):
            screen = self.app.screen
            if not isinstance(screen, RoundScreen):
                break
            await until(lambda screen=screen: screen.editor is not None and screen.editor.is_mounted)  # type: ignore[misc]  # a lambda of one moment
            item = screen.item
            if item.id == last:
                break
            last = item.id
            pressed += 2
            if level(item) < 3:
                await self.pilot.press(str(level(item)), "enter")
                continue
            await self.pilot.press(str(level(item)))
            if words := shown(item):
                await self.pilot.press("enter")
                await self.paste(words)
                pressed += 1
            await self.pilot.press("f4")
        await self.pilot.pause()
        return pressed

    async def paste(self, words: str) -> None:
        """Words that are typed all at once."""
        assert self.app.focused is not None
        self.app.focused.post_message(events.Paste(words))
        await self.pilot.pause()

    async def then(self, level: Level) -> int:
        """Say where each that is asked was the last time; how many those were."""
        asked = 0
        while isinstance(self.app.screen, ThenScreen):
            await self.press(str(level(self.app.screen.item)), "enter")
            asked += 1
        return asked

    async def close(self) -> None:
        """From the page of what has changed: close it."""
        await self.on(ChangeScreen)
        await self.press("enter")


@asynccontextmanager
async def desk(root: Path, day: datetime, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Desk]:
    """The app on a workbook, at noon of a day."""
    app = WorkbookApp(root, clock=lambda: day)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Desk(app, pilot)
    app.close_workbook()


def noon(year: int, month: int, day: int) -> datetime:
    """Noon of that day."""
    return datetime(year, month, day, 12, 0, tzinfo=UTC)
