"""What kind of firm it is: asked once in a minute, on starting and of older workbooks, and changed any time with nothing lost."""

from pathlib import Path

import pytest

from tests.app.frames import frame, golden
from tests.app.shop import clock, with_session
from tests.app.stage import spelled, until
from tests.app.way_shop import way_shop
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.domain import GivenFirm
from workbook.session import Session, open_session
from workbook.session.rating import rate

SIZES = [(80, 24), (120, 40)]


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)
    monkeypatch.setenv("HOME", str(tmp_path))


def rated(session: Session) -> None:
    assert rate(session, "content-2", level=2) is None


def said(root: Path) -> GivenFirm:
    """What the files say of the firm."""
    session, _ = open_session(root, clock=clock)
    assert session is not None
    session.close()
    return session.folder.profile.firm


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
async def test_the_four_questions(size: tuple[int, int], tmp_path: Path, update_golden: bool) -> None:
    app = WorkbookApp(way_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=size) as pilot:
        await until(lambda: "Begin" in frame(app))
        await pilot.press("k")
        await until(lambda: "They just walk in" in frame(app))
        await pilot.pause()
        golden(app, f"firm-{size[0]}", update_golden)
        await pilot.press("w")
        await until(lambda: "no longer applies" in frame(app) and "Saved" in frame(app))
        golden(app, f"firm-walk-in-{size[0]}", update_golden)
    app.close_workbook()


async def test_home_asks_until_it_was_said_and_enter_alone_says_what_is_likely(tmp_path: Path) -> None:
    root = way_shop(tmp_path / "shop")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "Tell the workbook what kind of firm this is: one minute" in frame(app))
        await pilot.press("down", "enter")
        await until(lambda: "They just walk in" in frame(app))
        await pilot.press("enter", "enter", "enter", "enter", "enter")
        await until(lambda: "Would a client tell a friend?" in frame(app))
        assert "Tell the workbook" not in frame(app)
    app.close_workbook()
    assert said(root) == GivenFirm("job", "team", "no", "established")


async def test_letters_and_arrows_answer(tmp_path: Path) -> None:
    root = way_shop(tmp_path / "shop")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "Begin" in frame(app))
        await pilot.press("k")
        await until(lambda: "They just walk in" in frame(app))
        await pilot.press("down", "enter", "s", "y", "up", "enter", "enter")
        await until(lambda: "Would a client tell a friend?" in frame(app))
    app.close_workbook()
    assert said(root) == GivenFirm("appointment", "solo", "yes", "new")


async def test_a_change_says_what_went_keeps_the_answer_and_is_undone(tmp_path: Path) -> None:
    root = with_session(way_shop(tmp_path / "shop"), rated)
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "Begin" in frame(app) or "Go on" in frame(app))
        await pilot.press("k", "w")
        await until(lambda: "1 rating no longer applies; your answers to it are kept." in frame(app))
        assert app.session is not None and "content-2" not in app.session.pack.item_by_id
        await pilot.press("ctrl+z")
        await until(lambda: "Ratings, pages and examples follow it." in frame(app))
        standing = app.session.score().items["content-2"].standing
        assert standing is not None and standing.level == 2
    app.close_workbook()


async def test_settings_lead_there(tmp_path: Path) -> None:
    app = WorkbookApp(way_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "Begin" in frame(app))
        await pilot.press("f12", "down", "down", "down", "enter")
        await until(lambda: "They just walk in" in frame(app))
        await pilot.press("w", "escape")
        await until(lambda: "walk-in, team" in frame(app))
    app.close_workbook()


async def test_a_workbook_made_in_the_app_is_asked_at_once(tmp_path: Path) -> None:
    app = WorkbookApp(None, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "Start a workbook" in frame(app))
        await pilot.press("n", *spelled("Corner"), "f4")
        await until(lambda: "They just walk in" in frame(app))
        await pilot.press("escape")
        await until(lambda: "Tell the workbook what kind of firm this is" in frame(app))
    app.close_workbook()
