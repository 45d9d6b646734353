"""What is said in passing covers nothing: no key of the footer, no last line of a page, and no text that is being typed."""

from pathlib import Path

import pytest
from textual.geometry import Region
from textual.widgets._toast import Toast

from tests.app.frames import frame
from tests.app.shop import clock, full_shop
from tests.app.stage import until
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.widgets import Field

LONG = "What was typed into another window is kept beside it, and one of the two can be chosen with f7 on Home. " * 2
"""Several lines of a narrow terminal."""

PAGES = ["home", "readiness", "actions", "exercises", "documents", "settings", "help", "exercise", "card", "filter"]


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


def seen(app: WorkbookApp) -> dict[object, Region]:
    """Where everything that draws something itself can be seen."""
    places = app.screen._compositor.visible_widgets
    return {one: region.intersection(clip) for one, (region, clip) in places.items() if not one.is_container}


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40)], ids=lambda size: str(size[0]))
@pytest.mark.parametrize("page", PAGES)
async def test_a_notice_lies_over_nothing(page: str, size: tuple[int, int], tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        at = {"exercise": "best", "card": app.session.actions()[0].id if app.session else ""}.get(page, "")
        await app.open_page(page, at)
        await pilot.pause()
        keys = frame(app).splitlines()[-1]
        app.notify(LONG, timeout=60)
        await until(lambda: bool(app.screen.query(Toast)))
        await pilot.pause()
        toast = app.screen.query_one(Toast)
        assert "What was typed into another" in frame(app)
        assert page == "help" or frame(app).splitlines()[-1] == keys  # Help has no line of keys
        places = seen(app)
        said = places.pop(toast)
        assert said and not [one for one, region in places.items() if region.overlaps(said)]
    app.close_workbook()


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=lambda size: str(size[0]))
async def test_the_cursor_stays_in_sight_while_something_is_said(size: tuple[int, int], tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        await app.open_page("exercise", "best", "best-why")
        for number in range(15):
            await pilot.press(*f"w{number}", "enter")
        await pilot.press("e", "n", "d")
        await pilot.pause()
        assert "end" in frame(app)
        app.notify(LONG, timeout=60)
        await until(lambda: bool(app.screen.query(Toast)))
        await until(lambda: "end" in frame(app))
        assert isinstance(app.focused, Field)
        await pilot.press("!")
        await until(lambda: "end!" in frame(app))
    app.close_workbook()
