"""While Home is read, what “Go on” leads to is made ready: opening it reads no styles any more, and looks as it would without."""

from pathlib import Path

import pytest

from tests.app.frames import frame
from tests.app.page_shop import page_shop_with
from tests.app.shop import clock
from tests.app.stage import until
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.exercise.runner_screen import RunnerScreen
from workbook.session import open_session
from workbook.session.tracking import mark_opened, remember_place


def left_at(folder: Path, item: str) -> Path:
    """The shop, with a place to go on from."""
    page_shop_with(folder)
    session, problems = open_session(folder, clock=clock)
    assert session is not None, problems
    mark_opened(session, "guests")
    remember_place(session, "guests", item)
    session.close()
    return folder


@pytest.mark.parametrize("item", ["guests", "signs", "welcome"])
async def test_what_goes_on_is_styled_before(item: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)
    root = left_at(tmp_path / "shop", item)
    app, quick = WorkbookApp(root, clock=clock), WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: any(place.endswith("runner_screen.tcss") for place, _ in app.stylesheet.source))
        before = {place for place, _ in app.stylesheet.source}
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, RunnerScreen) and app.screen.editor is not None)
        await pilot.pause()
        assert {place for place, _ in app.stylesheet.source} == before
        seen = frame(app)
    app.close_workbook()
    async with quick.run_test(size=(80, 24)) as pilot:
        await until(lambda: quick.session is not None)
        await quick.open_page("exercise", "guests", item)
        await pilot.pause()
        await until(lambda: frame(quick).splitlines()[1:] == seen.splitlines()[1:])
    quick.close_workbook()
