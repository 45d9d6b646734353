"""Every page as text at 80x24, Home at three sizes: what stands where, without colours."""

from pathlib import Path

import pytest

from tests.app.frames import golden
from tests.app.shop import clock, empty_shop, full_shop
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp

HOME, NARROW, WIDE = (80, 24), (60, 20), (120, 40)

PAGES = {
    "home": [],
    "exercises": ["e"],
    "exercises-plan": ["e", "v"],
    "exercises-find": ["e", "f", "f", "i", "t"],
    "chapter": ["e", "up", "c"],
    "readiness": ["r", "down", "down", "down", "enter"],
    "readiness-lenses": ["r", "v"],
    "readiness-scopes": ["r", "v", "v"],
    "readiness-audiences": ["r", "v", "v", "v"],
    "why": ["w"],
    "why-plan": ["r", "down", "down", "down", "w"],
    "why-rating": ["r", "down", "enter", "down", "w"],
    "actions": ["a"],
    "actions-over": ["a", "end", "enter", "up", "enter"],
    "card": ["a", "down", "enter"],
    "card-new": ["a", "down", "down", "down", "c"],
    "filter": ["f9"],
    "settings": ["f12"],
    "palette": ["ctrl+p"],
    "help": ["question_mark"],
    "problems": ["f7"],
}
"""The keys that lead from Home to each page."""


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


async def look(root: Path | None, keys: list[str], name: str, update: bool, size: tuple[int, int] = HOME) -> None:
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        golden(app, name, update)
    app.close_workbook()


@pytest.mark.parametrize("name", PAGES)
async def test_pages_look_as_they_should(name: str, tmp_path: Path, update_golden: bool) -> None:
    await look(full_shop(tmp_path / "shop"), PAGES[name], name, update_golden)


@pytest.mark.parametrize(("name", "size"), [("home-60", NARROW), ("home-120", WIDE)])
async def test_home_at_other_sizes(name: str, size: tuple[int, int], tmp_path: Path, update_golden: bool) -> None:
    await look(full_shop(tmp_path / "shop"), [], name, update_golden, size)


@pytest.mark.parametrize("name", ["card", "actions", "readiness", "filter", "exercises"])
async def test_narrow_pages_lose_nothing(name: str, tmp_path: Path, update_golden: bool) -> None:
    await look(full_shop(tmp_path / "shop"), PAGES[name], f"{name}-60", update_golden, NARROW)


@pytest.mark.parametrize("name", ["readiness", "exercises"])
async def test_wide_pages_use_their_room(name: str, tmp_path: Path, update_golden: bool) -> None:
    await look(full_shop(tmp_path / "shop"), PAGES[name], f"{name}-120", update_golden, WIDE)


@pytest.mark.parametrize(("name", "keys"), [("home-empty", []), ("actions-empty", ["a"]), ("filter-empty", ["f9"])])
async def test_an_empty_workbook_says_what_to_do(
    name: str, keys: list[str], tmp_path: Path, update_golden: bool
) -> None:
    await look(empty_shop(tmp_path / "shop"), keys, name, update_golden)


async def test_start_without_a_workbook(update_golden: bool) -> None:
    await look(None, [], "start", update_golden)
