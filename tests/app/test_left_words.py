"""Words that wait on this computer: named on the page of files that need care, and taken over there when asked."""

from pathlib import Path

import pytest

from tests.app.shop import NOON, clock, empty_shop
from tests.app.stage import until
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.general.problems_screen import ProblemsScreen
from workbook.domain import AnswerAt, Response
from workbook.session import open_session
from workbook.store.disk import Left, Pending, drafts
from workbook.store.user import dirs


async def test_words_typed_where_the_workbook_was_before_are_taken_over_by_enter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home(tmp_path / "home", monkeypatch)
    root = empty_shop(tmp_path / "shop")
    session, _ = open_session(root)
    assert session is not None
    session.close()
    journal = drafts.Journal(dirs.state_dir(), root)
    words = Response(kind="text", rev=1, at=NOON, by="ana-ruiz", value="on the slope")
    left = Left({AnswerAt("best-who", "answers/02-strategy.toml"): Pending(words)})
    assert journal.write(session.folder.id, left) is None
    journal.close(keep=True)
    moved = root.rename(tmp_path / "moved")
    app = WorkbookApp(moved, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        assert app.session is not None and app.session.value("best-who") is None
        await app.open_page("problems")
        page = app.screen
        assert isinstance(page, ProblemsScreen)
        await pilot.pause()
        assert page.under is not None
        await pilot.press("enter")
        await until(lambda: app.screen is not page)
        await pilot.press("enter")
        await until(lambda: app.screen is page)
        assert app.session.value("best-who") == "on the slope"
        assert app.session.offered == [] and page.under is None
    app.close_workbook()
