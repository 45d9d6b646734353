"""What is painted bit by bit, as it changes, is what the whole screen would be, painted anew."""

from pathlib import Path, PurePath
from typing import Any, ClassVar

import pytest
from textual._compositor import CompositorUpdate
from textual.screen import Screen

from tests.app.frames import frame
from tests.app.page_shop import page_shop_with
from tests.app.shop import clock, full_shop
from tests.app.stage import until
from tests.benchmarks.grid import Grid
from tests.workplaces import at_home
from workbook.app import app as module
from workbook.app.app import WorkbookApp
from workbook.app.home.home_screen import HomeScreen

WAY = (
    "a",
    "b",
    "space",
    "enter",
    "c",
    "backspace",
    "f2",
    "f2",
    "ctrl+z",
    "down",
    "x",
    "ctrl+p",
    "l",
    "escape",
    "escape",
    "escape",
)
"""Keys of somebody who writes, reads the lesson, takes something back, looks for a command, and leaves."""


class Painted(WorkbookApp):
    """The app with a terminal that holds what was painted into it."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [Path(module.__file__).parent / name for name in WorkbookApp.CSS_PATH]

    def __init__(self, root: Path, width: int, height: int) -> None:
        super().__init__(root, clock=clock)
        self.terminal = Grid(width, height)

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        if isinstance(renderable, CompositorUpdate):
            self.terminal.feed(renderable.render_segments(self.console).encode())
        super()._display(screen, renderable)

    def whole(self) -> list[str]:
        """The rows of the screen as it would be painted anew."""
        lines = [line.rstrip() for line in frame(self).splitlines()]
        return lines + [""] * (self.terminal.height - len(lines))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=lambda size: str(size[0]))
@pytest.mark.parametrize("item", ["guests", "signs", "welcome"])
async def test_what_stands_there_is_what_would_be_painted_anew(
    item: str, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home(tmp_path / "home", monkeypatch)
    app = Painted(page_shop_with(tmp_path / "shop"), *size)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.open_page("exercise", "guests", item)
        for key in WAY:
            await pilot.press(key)
            await until(lambda: app.terminal.lines() == app.whole())
        assert isinstance(app.screen, HomeScreen)
    app.close_workbook()


async def test_a_page_that_was_covered_says_how_saving_went_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home(tmp_path / "home", monkeypatch)
    app = Painted(full_shop(tmp_path / "shop"), 120, 40)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        before = app.terminal.lines()[0]
        await app.open_page("exercise", "best", "best-why")
        await pilot.press("a")
        await until(lambda: app.session is not None and app.session.state.kind == "saved" and app.keys.idle)
        await until(lambda: "✓ Saved" in app.terminal.lines()[0])
        assert "✓ Saved 12:00" not in before
        while not isinstance(app.screen, HomeScreen):
            await pilot.press("escape")
        await until(lambda: "✓ Saved 12:00" in app.terminal.lines()[0])
    app.close_workbook()


async def test_what_has_no_styles_yet_is_painted_when_it_has_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list may be in the layout a moment before its styles are read: a paint in between leaves it blank, and ends nothing."""
    at_home(tmp_path / "home", monkeypatch)
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await pilot.press("a")
        await until(lambda: "Doing" in frame(app))
        rows = app.screen.query_one("Rows")
        rows._component_styles.clear()
        assert "Doing" not in frame(app)
        app.stylesheet.update(app.screen)
        await until(lambda: "Doing" in frame(app))
    app.close_workbook()
