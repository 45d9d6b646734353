"""The shop window: one picture of every screen as a visitor sees it, with the example and the exercises that come with the program.

These alone change with an editor's sentence. What a screen does, and how it looks at other sizes, is tested with packs of the tests.
"""

import shutil
from pathlib import Path

import pytest

from tests.app.frames import golden
from tests.app.shop import TODAY, clock
from tests.app.stage import until
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.base import Go
from workbook.session.demo import build

PACKAGE = Path(__file__).parents[2] / "workbook"

WINDOWS: dict[str, Go | tuple[Go | str, ...]] = {
    "home": (),
    "exercises": Go("exercises"),
    "ways": Go("ways"),
    "way": Go("way", "weeks"),
    "chapter": Go("chapter", "strategy"),
    "runner": Go("exercise", "best-share", "ideal-profile"),
    "moment": (Go("exercise", "readiness-content"), "2", "escape"),
    "readiness": Go("readiness", "customers"),
    "why": Go("why", "plan:customers"),
    "actions": Go("actions"),
    "card": ("a", "c"),
    "checkin": ("i",),
    "review": ("i", "enter"),
    "round": ("i", "enter", Go("round", "2026-Q4")),
    "then": ("i", "enter", Go("round", "2026-Q4"), "4", *("f4",) * 14),
    "change": Go("change", "2026-Q3"),
    "documents": Go("documents"),
    "document": Go("document", "message-sheet"),
    "filter": Go("filter"),
    "settings": Go("settings"),
    "palette": ("ctrl+p",),
    "search": ("slash", *"promise"),
    "help": ("question_mark",),
    "problems": Go("problems"),
    "versions": Go("versions"),
    "firm": Go("firm"),
    "people": Go("people", "mira"),
    "person": Go("person", "mira"),
    "start": Go("start"),
}
"""The way to each screen from Home: what to go to, and keys."""

HERE = {"new", "open"}
"""Screens that show nothing but folders of this computer."""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, as of the day of the tests."""
    root = tmp_path_factory.mktemp("window") / "harbour-ledger"
    assert build(root, TODAY) == []
    return root


@pytest.mark.parametrize("name", WINDOWS)
async def test_the_window(
    name: str, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update_golden: bool
) -> None:
    at_home(tmp_path / "home", monkeypatch)
    shutil.copytree(example, tmp_path / "harbour-ledger")
    app = WorkbookApp(tmp_path / "harbour-ledger", clock=clock)
    async with app.run_test(size=(100, 32)) as pilot:
        await pilot.pause()
        way = WINDOWS[name]
        for step in (way,) if isinstance(way, Go) else way:
            if isinstance(step, Go):
                app.post_message(step)
                await until(lambda: len(app.screen_stack) > 1 and app.screen.is_mounted)
            else:
                await pilot.press(step)
        await until(lambda: type(app.screen).__module__.endswith(f".{name}_screen") and app.screen.is_mounted)
        await pilot.pause()
        golden(app, f"window-{name}", update_golden)
    app.close_workbook()


def test_every_screen_stands_in_the_window() -> None:
    screens = {path.stem.removesuffix("_screen") for path in PACKAGE.rglob("*_screen.py")}
    assert set(WINDOWS) | HERE == screens
