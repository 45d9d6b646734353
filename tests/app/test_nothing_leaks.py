"""No page, notice, undo or draft tells one person what another has voted in a team's round that is sealed."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.app.frames import frame
from tests.app.page_shop import page_shop
from tests.app.shop import clock, with_session
from tests.app.stage import until
from tests.app.test_pages import shown_on
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.pages import OF_A_WORKBOOK, make
from workbook.domain import Evidence, ReplyAt
from workbook.domain.rounds.round import Reply, Vote
from workbook.session import Session, open_session
from workbook.session.rounds.answering import vote
from workbook.session.rounds.opening import new_round
from workbook.session.searching import Search
from workbook.store.disk import Left, Pending, drafts
from workbook.store.user import dirs

WORD = "quagga"
ROUND = "2026-Q4"


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


def votes(session: Session, word: str = WORD) -> None:
    """Ana opens the team's round and votes on all of it."""
    if ROUND not in session.folder.rounds:
        assert new_round(session, "team", "full") == ROUND
    lines = [Evidence(date(2026, 11, 2), f"{word} {word} {word}")]
    for item in session.pack.ratings:
        assert vote(session, session.folder.rounds[ROUND], item.id, level=4, evidence=lines) is None


def sat_down(root: Path, name: str) -> Session:
    session, problems = open_session(root, person=name, clock=clock)
    assert session is not None, problems
    return session


def kept_twice(root: Path) -> None:
    """Ana's votes as a program before this one may have left them: with another version beside one."""
    file = root / f"rounds/{ROUND}/replies/ana-ruiz.toml"
    text = file.read_text(encoding="utf-8")
    theirs = f'[[conflict]]\nkey = "content-1/first"\nfrom = "here"\ntheirs = {{level = 3, na = "{WORD}"}}\n\n# end'
    file.write_text(text.replace("# end", theirs), encoding="utf-8")


async def test_no_page_shows_what_another_voted(tmp_path: Path) -> None:
    root = with_session(page_shop(tmp_path / "shop"), votes)
    kept_twice(root)
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.pause()
        session = app.session
        assert session is not None
        session.sit(next(person for person in session.folder.profile.people if person.id != "ana-ruiz"))
        at = shown_on(session) | dict.fromkeys(("round", "then", "change", "review"), ROUND)
        shown = set()
        for page in OF_A_WORKBOOK:
            made = make(page, session, at.get(page, ""), "", "home")
            if made is None:
                continue
            shown.add(page)
            app.push_screen(made)
            await until(lambda made=made: app.screen is made and made.is_mounted)  # type: ignore[misc]  # a lambda of one moment
            await pilot.pause()
            assert WORD not in frame(app), page
            app.pop_screen()
            await pilot.pause()
        assert not shown & {"round", "then", "change"}, "a team's round that is open has none of these pages"
        assert len(shown) > 15
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert WORD not in frame(app)
    app.close_workbook()


def test_a_search_finds_no_vote(tmp_path: Path) -> None:
    root = with_session(page_shop(tmp_path / "shop"), votes)
    for name in ("Ana Ruiz", "Ben"):
        session = sat_down(root, name)
        assert Search(session, lambda action: "").find(WORD).count == 0
        session.close()


def test_who_sits_down_next_cannot_take_a_vote_back_or_see_what_it_was(tmp_path: Path) -> None:
    root = with_session(page_shop(tmp_path / "shop"), lambda session: None)
    session = sat_down(root, "Ana Ruiz")
    votes(session)
    session.sit(next(person for person in session.folder.profile.people if person.id == "ben"))
    assert session.undo() is None
    session.sit(next(person for person in session.folder.profile.people if person.id == "ana-ruiz"))
    assert session.undo() is None, "what was voted stays, and a later vote takes its place"
    session.close()


def test_a_vote_that_was_left_in_a_draft_comes_back_without_a_word_of_it(tmp_path: Path) -> None:
    """Ana's program ended before it saved; she voted on another computer since; then Ben opens the workbook here."""
    root = with_session(page_shop(tmp_path / "shop"), votes)
    at = ReplyAt(ROUND, "ana-ruiz", "content-1")
    lines = (Evidence(date(2026, 11, 2), f"{WORD} from a draft"),)
    left = Reply(first=Vote(level=3, evidence=lines, at=clock() - timedelta(hours=1)))
    ben = sat_down(root, "Ben")
    workbook = ben.folder.id
    ben.close()
    journal = drafts.Journal(dirs.state_dir(), root)
    assert journal.write(workbook, Left({at: Pending(left, "0" * 64)}, {}, {})) is None
    journal.close(keep=True)
    ben = sat_down(root, "Ben")
    said = [str(one) for one in (*ben.problems, *ben.news())]
    assert any("brought back" in one or "Both are kept" in one for one in said) and not any(WORD in one for one in said)
    assert ben.folder.conflicts == ()
    there = ben.folder.get(at)
    assert isinstance(there, Reply) and there.first is not None
    assert there.first.level == 4, "the later vote stands"
    step = ben.undo()
    assert step is None or WORD not in str(getattr(step, "words", step))
    ben.close()
    assert "conflict" not in (root / f"rounds/{ROUND}/replies/ana-ruiz.toml").read_text(encoding="utf-8")
