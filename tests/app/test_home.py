"""What Home shows and how one goes about in it: the number, what is next, the plans, work done, and the way before any number."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.frames import frame
from tests.app.library import large_shop
from tests.app.shop import TODAY, clock, empty_shop, full_shop, with_session
from tests.app.stage import until
from tests.workplaces import at_home, new_workbook
from workbook.app.app import WorkbookApp
from workbook.app.home.home_screen import HomeScreen
from workbook.domain import Evidence
from workbook.packs.ahead import ReadingAhead
from workbook.session import Session
from workbook.session.answering import answer
from workbook.session.rating import rate
from workbook.store import peek
from workbook.store.user import dirs


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


def home_of(app: WorkbookApp) -> HomeScreen:
    """Home, which is in sight."""
    assert isinstance(app.screen, HomeScreen)
    return app.screen


async def stands(app: WorkbookApp, pilot: Pilot[int]) -> HomeScreen:
    """Home once all of it is there."""
    await until(lambda: app.session is not None and home_of(app).face.data is not None)
    home = home_of(app)
    await until(lambda: home.face.data is not None and home.face.data.counted)
    await pilot.pause()
    return home


def under(home: HomeScreen) -> str:
    """What has the focus, as one word or two."""
    return " ".join(home.under)


def place(app: WorkbookApp) -> str:
    """The name of the page in sight."""
    return getattr(app.screen, "PLACE", "")


async def test_home_tells_of_the_pages_that_are_ready(tmp_path: Path) -> None:
    app = WorkbookApp(large_shop(tmp_path), clock=clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await stands(app, pilot)
        assert "ready" not in frame(app)
        assert app.session is not None
        assert answer(app.session, "customers-list", ("M.K.",)) is None
        await pilot.press("e", "escape")
        await until(lambda: "1 of 1 page ready" in frame(app))
        assert answer(app.session, "customers-list", None) is None
        await pilot.press("e", "escape")
        await until(lambda: place(app) == "home" and "page ready" not in frame(app))
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


@pytest.mark.parametrize("size", [(60, 20), (40, 15)], ids=["60x20", "40x15"])
async def test_in_little_room_all_of_it_is_there_to_go_to(size: tuple[int, int], tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=size) as pilot:
        home = await stands(app, pilot)
        seen = frame(app)
        for _ in home.face.stops:
            await pilot.press("down")
            seen += frame(app)
        for words in ("Building", "proven", "Done", "Due", "Try next", "Also", "Customers"):
            assert words in seen
        await pilot.press("home")
        assert "Next" in frame(app)
    app.close_workbook()


async def test_before_any_rating_there_is_no_number_and_no_bar(tmp_path: Path) -> None:
    app = WorkbookApp(empty_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await stands(app, pilot)
        seen = frame(app)
        assert "No number yet" in seen and "The way ───" in seen and "3 About content" in seen
        assert "━━" not in seen.replace("●━●", "") and "proven" not in seen and "0.0" not in seen
        assert "Done" not in seen
    app.close_workbook()


def first_evening(session: Session) -> None:
    """Two questions of one exercise, and nothing rated."""
    assert answer(session, "best-who", "The ones on the slope.") is None
    assert answer(session, "best-why", "They pay on time.") is None


async def test_after_the_first_evening_home_shows_what_was_done(tmp_path: Path) -> None:
    app = WorkbookApp(with_session(empty_shop(tmp_path / "shop"), first_evening), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await stands(app, pilot)
        seen = frame(app)
        assert "Done      ○◐○○  1 of 6 exercises" in seen
        assert "No number yet" in seen and "The way ───" in seen
    app.close_workbook()


async def test_tab_and_arrows_go_from_number_to_card_to_plans_to_lines(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(120, 40)) as pilot:
        home = await stands(app, pilot)
        assert under(home) == "card" and "enter  Go on" in frame(app) and "enter Go on" in frame(app)
        await pilot.press("up")
        assert under(home) == "number" and "enter  Why" in frame(app) and "enter Why" in frame(app)
        await pilot.press("tab", "tab")
        assert under(home) == "plan content" and "enter  Open Content" in frame(app)
        assert "Why Content is 30" in frame(app)
        await pilot.press("right")
        assert under(home) == "plan customers" and "Why Customers is 37" in frame(app)
        await pilot.press("right", "left", "left", "left")
        assert under(home) == "plan strategy"
        await pilot.press("tab")
        assert under(home) == "exercises"
        await pilot.press("tab")
        assert under(home) == "number"
        await pilot.press("shift+tab", "end")
        assert under(home) == "plan foundation" and "Why Foundation is 75" in frame(app)
    app.close_workbook()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80", "120"])
async def test_enter_opens_what_has_the_focus(size: tuple[int, int], tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=size) as pilot:
        home = await stands(app, pilot)
        wanted = {"number": "why", "card": "exercise", "plan": "readiness", "action": "card", "exercises": "exercises"}
        for stop in home.face.stops:
            home.face.go(stop)
            await pilot.press("enter")
            await until(lambda: place(app) != "home")
            if stop[0] == "action" and place(app) == "exercise":
                assert stop == home.face.stops[-2]  # an answer is given on its own page
            elif stop[0] in wanted:
                assert place(app) == wanted[stop[0]], stop
            await pilot.press("escape")
            await until(lambda: place(app) == "home")
            assert home.under == stop
        home.face.go(("plan", "content"))
        await pilot.press("w")
        await until(lambda: "Why is Content" in frame(app))
    app.close_workbook()


async def test_a_click_opens_what_it_points_at(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        home = await stands(app, pilot)
        for spot in list(home.face._spots):
            shown = [one for one in home.face._spots if one.holds(spot.x + 1, spot.y)]
            if spot is not shown[-1] or spot.y >= home.face.size.height:
                continue
            await pilot.click("FaceView", offset=(spot.x + 1, spot.y))
            await until(lambda: place(app) != "home")
            await pilot.press("escape")
            await until(lambda: place(app) == "home")
    app.close_workbook()


async def test_what_is_too_long_can_be_read_where_the_focus_is(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(60, 30)) as pilot:
        home = await stands(app, pilot)
        assert "Begin with results…" in frame(app)
        home.face.go(next(stop for stop in home.face.stops if stop[0] == "action"))
        await pilot.pause()
        assert "Begin with results" in frame(app) and "reviews happen." in frame(app)
    app.close_workbook()


def everything_shown(session: Session) -> None:
    """Each rating at 4, with a line of its own."""
    for place, item in enumerate(session.pack.ratings):
        line = Evidence(TODAY - timedelta(days=3), f"seen at the counter, note number {place}")
        assert rate(session, item.id, level=4, evidence=(line,)) is None


async def test_at_the_top_it_says_what_keeps_it_there(tmp_path: Path) -> None:
    app = WorkbookApp(with_session(empty_shop(tmp_path / "shop"), everything_shown), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await stands(app, pilot)
        seen = frame(app)
        assert "20.0 above where Ready begins" in seen
        assert "2x" not in seen, "no plan is weaker than the others"
        assert "100.0 proven" in seen
    app.close_workbook()


async def test_a_file_that_needs_care_is_said_before_all_else(tmp_path: Path) -> None:
    root = full_shop(tmp_path / "shop")
    (root / "answers" / "02-strategy.toml").write_text("damaged [[[", encoding="utf-8")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        home = await stands(app, pilot)
        assert "! 1 file needs care: answers/02-strategy.toml" in frame(app).split("\n")[2]
        await pilot.press("home", "enter")
        await until(lambda: place(app) == "problems")
        assert under(home) == "problems"
    app.close_workbook()


async def test_nothing_is_lost_where_marks_are_plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await stands(app, pilot)
        seen = frame(app)
        assert seen.count("counts 2x") == 2 and "╌╌┆" in seen, "weak links are dashed, and say that they count twice"
        assert "▌  Next" in seen and "▲" in seen
    app.close_workbook()
