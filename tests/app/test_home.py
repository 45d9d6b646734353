"""What Home says where there is room: strategic and tactical, and how many pages are ready."""

from pathlib import Path

import pytest

from tests.app.frames import frame
from tests.app.library import large_shop
from tests.app.shop import clock
from tests.app.stage import until
from tests.workplaces import at_home, new_workbook
from workbook.app.app import WorkbookApp
from workbook.packs.ahead import ReadingAhead
from workbook.session.answering import answer
from workbook.store import peek
from workbook.store.user import dirs


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


async def test_home_tells_of_the_pages_and_that_answers_make_them(tmp_path: Path) -> None:
    app = WorkbookApp(large_shop(tmp_path), clock=clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(lambda: "Pages    1 document to be made from your answers as you go" in frame(app))
        await until(lambda: "strategic" in frame(app))
        assert app.session is not None
        assert answer(app.session, "customers-list", ("M.K.",)) is None
        await pilot.press("e", "escape")
        (page,) = (app.session.page(one) for one in app.session.pack.documents)
        assert page.state == "ready"
        await until(lambda: "Pages    1 of 1 document ready, made from your answers" in frame(app))
        assert answer(app.session, "customers-list", None) is None
        assert answer(app.session, "best-who", "Those on the slope") is None
        await pilot.press("e", "escape")
        await until(lambda: "Pages    1 document to be made from your answers, none ready yet" in frame(app))
    app.close_workbook()


async def test_the_first_start_says_what_is_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = new_workbook(tmp_path / "shop")
    pack = peek.glance(root).pack
    ahead = ReadingAhead(pack, root, dirs.data_dir(), dirs.cache_dir())
    app = WorkbookApp(root, clock=clock, ahead=ahead)
    async with app.run_test(size=(80, 24)):
        await until(lambda: "Reading the exercises" in frame(app))
        await until(lambda: "Begin" in frame(app))
        assert "Reading" not in frame(app)
    app.close_workbook()


async def test_in_little_room_home_stays_as_it_is(tmp_path: Path) -> None:
    app = WorkbookApp(large_shop(tmp_path), clock=clock)
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        seen = frame(app)
    app.close_workbook()
    assert "Pages" not in seen
    assert "strategic" not in seen
