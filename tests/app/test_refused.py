"""What is given on the screens while its file can't be changed: it stands there, its fate is said, and it is put in later."""

from pathlib import Path

import pytest

from tests.app.frames import frame
from tests.app.shop import clock, full_shop
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.domain.actions import Status
from workbook.session import Session, open_session

RATINGS = "ratings/ana-ruiz.toml"
KEPT = "What you typed is kept"


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


def opened(root: Path) -> Session:
    session, problems = open_session(root, clock=clock)
    assert session is not None, problems
    return session


def cut_off(path: Path) -> bytes:
    """Take the end of a file away, so that it is shown and can't be changed; what it was."""
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"# end\n", b""))
    return whole


def seen(app: WorkbookApp) -> str:
    """What is on the screen, as one line."""
    return " ".join(frame(app).split())


async def test_a_rating_stands_as_given_and_is_put_in(tmp_path: Path) -> None:
    root = full_shop(tmp_path / "shop")
    whole = cut_off(root / RATINGS)
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await pilot.pause()
        await app.open_page("exercise", "readiness-strategy", "strategy-2")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        assert KEPT in seen(app) and "Not saved" in seen(app)
        await pilot.press("f3", "f4")
        await pilot.pause()
        assert app.session is not None
        rated = app.session.rated("strategy-2")
        assert rated is not None and rated.level == 2
    app.close_workbook()
    (root / RATINGS).write_bytes(whole)
    again = opened(root)
    rated = again.rated("strategy-2")
    assert rated is not None and rated.level == 2
    again.close()


async def test_actions_that_are_refused_stand_on_the_list(tmp_path: Path) -> None:
    """A third build, and then a fourth, for which another is parked: no title is lost on the way."""
    root = full_shop(tmp_path / "shop")
    whole = cut_off(root / "actions.toml")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("a")
        for title in ("Paint_the_door", "Paint_the_van"):
            await pilot.press("a", *title, "enter")
            await pilot.pause()
            if title == "Paint_the_van":
                assert "3 are the most at once" in seen(app)
                await pilot.press("enter")
                await pilot.pause()
            assert title in seen(app) and KEPT in seen(app)
    app.close_workbook()
    (root / "actions.toml").write_bytes(whole)
    again = opened(root)
    own = [one for one in again.actions() if one.title.startswith("Paint")]
    assert [one.status for one in own] == [Status.COMMITTED] * 2
    assert sum(one.status is Status.PARKED for one in again.actions()) == 2, "one was before"
    again.close()


async def test_a_decision_is_kept_though_the_page_is_left(tmp_path: Path) -> None:
    root = full_shop(tmp_path / "shop")
    whole = cut_off(root / "log/decisions.toml")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("f9", *"Sign", "f4")
        await pilot.pause()
        assert KEPT in seen(app)
        await pilot.press("escape", "f9")
        await pilot.pause()
        assert "Sign" in seen(app), "among those made before"
    app.close_workbook()
    (root / "log/decisions.toml").write_bytes(whole)
    again = opened(root)
    assert [one.what for one in again.decisions()].count("Sign") == 1
    again.close()
