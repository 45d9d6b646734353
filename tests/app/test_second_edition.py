"""A workbook that was rated before the ratings changed: Home and Readiness say why a number changed and lead to what to confirm."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.app.frames import frame, golden
from tests.app.shop import clock, full_shop
from tests.app.stage import until
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.home.home_screen import HomeScreen

NEW = """
::: rating thanks-are-given {weight=1 replaces=customers-3}

**Whoever refers hears how it went.**

0. Nobody does.
1. One in ten.
2. Half.
3. Three in four.
4. Nine in ten.

Evidence: who, and when.

- to 2, small, 1 week: **Tell one of them.** Today.
- to 4, small, 1 week: **Tell all of them.** Each week.

:::
"""


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


def changed(folder: Path) -> Path:
    """The full shop, whose exercises are of a second edition: two ratings mean something else, one has given way to another."""
    root = full_shop(folder)
    for plan, old, new in (
        ("04-customers", "rating customers-1 {", "rating customers-1 {rev=2 "),
        ("04-customers", "rating customers-3 {", "rating customers-3 {retired "),
        ("02-strategy", "rating strategy-1 {", "rating strategy-1 {rev=2 "),
    ):
        page = root / "packs" / "small" / plan / "readiness.md"
        text = page.read_text(encoding="utf-8")
        assert old in text
        page.write_text(text.replace(old, new), encoding="utf-8")
    page = root / "packs" / "small" / "04-customers" / "readiness.md"
    page.write_text(page.read_text(encoding="utf-8") + NEW, encoding="utf-8")
    return root


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: str(size[0]))
@pytest.mark.parametrize(("name", "keys"), [("home-edition", ()), ("readiness-edition", ("r",))])
async def test_why_a_number_changed(
    name: str, keys: tuple[str, ...], size: tuple[int, int], tmp_path: Path, update_golden: bool
) -> None:
    app = WorkbookApp(changed(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=size) as pilot:
        await until(lambda: "earlier wording" in words(app))
        await pilot.press(*keys)
        await pilot.pause()
        golden(app, f"{name}-{size[0]}", update_golden)
    app.close_workbook()


async def test_home_leads_to_each_that_waits_until_none_does(tmp_path: Path) -> None:
    app = WorkbookApp(changed(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 40)) as pilot:
        await until(lambda: "2 levels were given to an earlier wording, and the one at 3 or 4" in words(app))
        await to_changed(app, pilot.press)
        await until(lambda: "Given to an earlier wording." in words(app))
        assert "Our ideal customer is written down." in words(app)
        await pilot.press("enter", "escape")
        await until(lambda: "1 level was given to an earlier wording" in words(app))
        await to_changed(app, pilot.press)
        await until(lambda: "Given to an earlier wording." in words(app))
        await pilot.press("enter", "escape")
        await until(lambda: "1 new rating takes the place of what you rated before" in words(app))
        await to_changed(app, pilot.press)
        await until(lambda: "f5 takes it over" in words(app))
        await pilot.press("f5", "escape")
        await until(lambda: "is done" in words(app))  # with it the last question of its chapter is answered
        await pilot.press("h")
        await until(lambda: "Would a client tell a friend?" in words(app))
        assert "Changed" not in words(app)
    app.close_workbook()


def words(app: WorkbookApp) -> str:
    """What is in sight, on one line."""
    return " ".join(frame(app).split())


async def to_changed(app: WorkbookApp, press: Callable[..., Awaitable[None]]) -> None:
    """Enter on the line that says what changed."""
    home = app.screen
    assert isinstance(home, HomeScreen)
    await until(lambda: home.focused is not None)
    while home.under[:1] != ("rating",):
        await press("down")
    await press("enter")


async def test_readiness_leads_to_the_first_that_waits(tmp_path: Path) -> None:
    app = WorkbookApp(changed(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 40)) as pilot:
        await until(lambda: "earlier wording" in words(app))
        await pilot.press("r")
        await until(lambda: "1 rating that you gave a level is no longer asked; 1 of the new ones" in words(app))
        assert "the formula s8-2 now" in words(app)
        await pilot.press("end", "enter")
        await until(lambda: "Given to an earlier wording." in words(app))
    app.close_workbook()
