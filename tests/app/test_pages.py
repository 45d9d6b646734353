"""The table of pages: every name in it opens its screen, and what isn't there opens none."""

from pathlib import Path

import pytest

from tests.app.frames import frame
from tests.app.page_shop import page_shop
from tests.app.shop import clock, full_shop, with_session
from tests.app.way_shop import way_shop
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.base import Page
from workbook.app.pages import ALWAYS, OF_A_WORKBOOK, make
from workbook.session import Session
from workbook.session.rounds.opening import new_round


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


def shown_on(session: Session) -> dict[str, str]:
    """What to show on the pages that show one thing."""
    return {
        "exercise": session.pack.exercises[0].id,
        "chapter": session.pack.chapters[0].id,
        "document": session.pack.documents[0].id,
        "card": session.actions()[0].id,
        "way": "short",
    }


@pytest.mark.parametrize("page", [*ALWAYS, *OF_A_WORKBOOK])
def test_every_page_opens_and_knows_its_name(page: str, tmp_path: Path) -> None:
    def opens(session: Session) -> None:
        begun = new_round(session) if page in ("round", "then", "change") else ""
        assert isinstance(begun, str)
        made = make(page, session, shown_on(session).get(page, begun), "", "home")
        if page in ("moment", "then"):  # they are there once something has come to its end, or was rated otherwise
            assert made is None
            return
        assert made is not None
        assert not isinstance(made, Page) or made.PLACE in (page, "")

    with_session(way_shop(tmp_path / "shop"), opens)


@pytest.mark.parametrize("page", [*ALWAYS, *OF_A_WORKBOOK])
def test_without_a_workbook_only_those_open_that_need_none(page: str) -> None:
    assert (make(page, None, "", "", "") is not None) == (page in ALWAYS)


@pytest.mark.parametrize(
    ("page", "at"), [("card", "no-such-action"), ("document", "no-such-document"), ("way", "short"), ("nowhere", "")]
)
def test_what_is_not_there_opens_no_page(page: str, at: str, tmp_path: Path) -> None:
    with_session(page_shop(tmp_path / "shop"), lambda session: assert_none(make(page, session, at, "", "home")))


def assert_none(made: object) -> None:
    assert made is None


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("r down", "enter Unfold"),
        ("r down enter", "enter Fold"),
        ("r down enter down", "enter Rate"),
        ("r down enter enter", "enter Unfold"),
        ("e up", "enter Fold"),
        ("e up enter", "enter Unfold"),
        ("e", "enter Open"),
        ("e s n o enter", "s Take up"),
        ("a", "p Park"),
        ("a end", "enter Unfold"),
        ("a end enter", "enter Fold"),
        ("a end enter down", "p Take up"),
    ],
)
async def test_the_footer_says_what_a_key_does_on_the_row_under_the_cursor(
    keys: str, said: str, tmp_path: Path
) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press(*keys.split())
        await pilot.pause()
        assert said in frame(app).splitlines()[-1]
    app.close_workbook()
