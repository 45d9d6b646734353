"""Words that were being typed when the program ended: whose they are, where they go, and that none is lost in silence."""

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest

from tests.session.conftest import NOON
from tests.systems import links
from workbook.domain import AnswerAt, At, Decision, DecisionAt, Evidence, RatingAt, Record, Response, StandingWord
from workbook.session import Session, open_session
from workbook.session.answering import answer, hold
from workbook.session.deciding import decide
from workbook.session.rating import rate
from workbook.session.recovery import bring_in
from workbook.store.disk import Left, Pending, covers, digest, drafts, read_left, write_left
from workbook.store.doctor import examine
from workbook.store.kinds import encode
from workbook.store.user import dirs

ITEM = "customers-surprise"
FILE = "answers/05-strategy.toml"


def opened(root: Path) -> Session:
    session, problems = open_session(root, clock=lambda: NOON)
    assert session is not None, problems
    return session


def words(value: str, at: datetime = NOON, kind: Literal["text", "line"] = "text") -> Response:
    return Response(kind=kind, rev=1, at=at, by="ana-ruiz", value=value)


def leave(root: Path, left: Left, workbook: str | None = None) -> None:
    """Leave a journal behind, as a program does that was killed."""
    journal = drafts.Journal(dirs.state_dir(), root)
    if workbook is None:
        workbook = id_of(root)
    assert journal.write(workbook, left) is None
    journal.close(keep=True)


def id_of(root: Path) -> str:
    session = opened(root)
    session.folder.identify()
    session.close()
    return session.folder.id


def typed(value: str, at: datetime = NOON, before: str | None = None) -> Left:
    return Left({AnswerAt(ITEM, FILE): Pending(words(value, at), before)})


def journals() -> list[Path]:
    return sorted(path for path in (dirs.state_dir() / "drafts").glob("*/*") if path.suffix != ".lock")


def said(session: Session) -> str:
    return "\n".join(str(problem) for problem in session.problems)


def answered(root: Path, value: str, at: datetime = NOON) -> str:
    """Have this answered and saved; the digest of what is in the file now."""
    session, _ = open_session(root, clock=lambda: at, drafting=False)  # as a command does
    assert session is not None
    answer(session, ITEM, value)
    assert session.close() == ()
    return digest(session.folder.table(AnswerAt(ITEM, FILE)))


def now_stands(root: Path) -> object:
    session = opened(root)
    session.close()
    response = session.response(ITEM)
    return response.value if response else None


@pytest.fixture(autouse=True)
def kind_of_item(session: Session) -> Iterator[None]:
    assert session.pack.item_by_id[ITEM].kind == "text"
    yield


def test_what_was_typed_comes_back_and_is_said(root: Path) -> None:
    leave(root, typed("on the slope"))
    session = opened(root)
    assert session.value(ITEM) == "on the slope"
    assert "was brought back" in said(session)
    assert [note.what for note in session.news()]
    session.close()
    assert now_stands(root) == "on the slope"
    assert journals() == []


def test_another_workbook_at_the_same_place_never_sees_them(root: Path) -> None:
    """A stick with one client's workbook, then another's, at the same mount point."""
    leave(root, typed("the secret of client A"), workbook="0123456789abcdef")
    session = opened(root)
    assert session.value(ITEM) is None
    assert "waits" not in said(session) and session.offered == []
    session.close()
    assert examine(root) == []
    assert "secret" in journals()[0].read_text(encoding="utf-8")


def test_the_same_workbook_at_another_place_is_offered_and_never_put_back_unasked(root: Path, tmp_path: Path) -> None:
    leave(root, typed("on the slope"))
    moved = root.rename(tmp_path / "moved")
    session = opened(moved)
    assert session.value(ITEM) is None
    assert [found.folder for found in session.offered] == [str(root)]
    assert str(root) in said(session) and "takes them over" in said(session)
    assert any(str(journals()[0]) == problem.file for problem in examine(moved))
    assert bring_in(session, session.offered[0]) is None
    assert session.value(ITEM) == "on the slope"
    assert session.offered == [] and journals() == []
    session.close()
    assert now_stands(moved) == "on the slope"
    assert examine(moved) == []


def test_a_workbook_without_an_id_gets_one_before_its_first_draft(root: Path) -> None:
    head = root / "workbook.toml"
    older = re.sub('id = "[0-9a-f]{16}"', 'id = "corner-shop"', head.read_text(encoding="utf-8"))
    head.write_text(older, encoding="utf-8")
    session = opened(root)
    session.score()
    session.close()
    assert head.read_text(encoding="utf-8") == older  # looking never writes
    session = opened(root)
    hold(session, ITEM, "half a d")
    session.flush()
    (journal,) = journals()
    assert journal.parent.name == session.folder.id == opened(root).folder.id
    assert len(session.folder.id) == 16
    session.close()


def test_a_journal_moves_along_once_the_workbook_has_an_id(root: Path) -> None:
    """The id could not be written at first, as on a full disk: the words are kept by their place until it can."""
    journal = drafts.Journal(dirs.state_dir(), root)
    assert journal.write("", typed("on the")) is None
    (before,) = journals()
    assert journal.write("0123456789abcdef", typed("on the slope")) is None
    (after,) = journals()
    assert after.parent.name == "0123456789abcdef" and "on the slope" in after.read_text(encoding="utf-8")
    assert not before.with_suffix(".lock").exists()
    with drafts.taken(after) as found:
        assert found is None  # it is in use
    journal.close(keep=False)
    assert journals() == []


def test_a_journal_that_somebody_removed_is_written_again(root: Path) -> None:
    journal = drafts.Journal(dirs.state_dir(), root)
    journal.write("", typed("on the"))
    journals()[0].unlink()
    assert journal.write("", typed("on the slope")) is None
    assert "on the slope" in journals()[0].read_text(encoding="utf-8")
    journal.close(keep=False)


@pytest.mark.parametrize("ahead", [timedelta(hours=-1), timedelta(0), timedelta(hours=1)])
def test_words_that_differ_from_the_file_are_both_kept_whatever_the_clocks_say(root: Path, ahead: timedelta) -> None:
    """Another computer wrote this answer, its clock ahead or behind, while words were typed here."""
    before = answered(root, "the first words", NOON - timedelta(days=1))
    leave(root, typed("what I typed here", NOON, before))
    answered(root, "what she typed there", NOON + ahead)
    session = opened(root)
    assert session.value(ITEM) == "what she typed there"
    assert any(one.at.file == FILE for one in session.folder.conflicts)
    assert "differs from what stands there now" in said(session)
    session.close()
    assert "what I typed here" in (root / FILE).read_text(encoding="utf-8")
    assert journals() == []


def test_a_stale_draft_never_takes_the_place_of_newer_words(root: Path) -> None:
    leave(root, typed("what I typed on Monday", NOON - timedelta(days=3)))
    answered(root, "what stands there since Wednesday")
    assert now_stands(root) == "what stands there since Wednesday"
    assert "what I typed on Monday" in (root / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "draft", "stands", "conflict"),
    [
        ("on the", "on the slope", "on the slope", False),  # killed between two saves
        ("on the slope today", "on the slope", "on the slope today", False),  # killed right after a save
        ("on the slope", "on the slope", "on the slope", False),
        ("quite another", "on the slope", "quite another", True),
    ],
)
def test_what_is_there_already_is_no_second_version(
    root: Path, file: str, draft: str, stands: str, conflict: bool
) -> None:
    leave(root, typed(draft))
    answered(root, file)
    session = opened(root)
    assert session.value(ITEM) == stands
    assert bool(session.folder.conflicts) is conflict
    session.close()


def test_an_answer_replaced_by_typing_is_put_back_over_the_one_before(root: Path) -> None:
    before = answered(root, "old words", NOON - timedelta(days=1))
    leave(root, typed("new", NOON, before))
    assert now_stands(root) == "new"
    assert not opened(root).folder.conflicts


def test_words_without_a_place_stay_and_are_named(root: Path) -> None:
    """The exercises ask this no longer, or ask it in another way: app and doctor say where the words are."""
    gone = AnswerAt("no-longer-asked", FILE)
    left = Left({gone: Pending(words("kept words")), AnswerAt(ITEM, FILE): Pending(words("3", kind="line"))})
    left.held["gone-too"] = "half a d"
    leave(root, left)
    for _ in range(2):  # every time it is opened
        session = opened(root)
        (found,) = session.offered
        assert found.left is not None and set(found.left.changes) == set(left.changes)
        assert found.left.held == {"gone-too": "half a d"}
        assert str(found.path) in said(session)
        session.close()
    assert [problem.file for problem in examine(root)] == [str(found.path)]


def test_a_journal_that_cannot_be_read_stays_and_is_named(root: Path) -> None:
    leave(root, typed("on the slope"))
    (journal,) = journals()
    journal.write_text(journal.read_text(encoding="utf-8") + "\n[[[", encoding="utf-8")
    session = opened(root)
    assert "Open it in a text editor" in said(session) and str(journal) in said(session)
    session.close()
    assert "on the slope" in journal.read_text(encoding="utf-8")


def test_what_an_earlier_version_put_aside_is_offered(root: Path) -> None:
    """It knew a workbook by its place alone, and put aside in silence what it thought older than the file."""
    leave(root, typed("on the slope"), workbook="")
    (journal,) = journals()
    old = '# x\nformat = 1\n\n[customers-surprise]\nkind = "text"\nrev = 1\nat = 2026-11-20T12:00:00+00:00\n'
    old += 'by = "ana-ruiz"\nvalue = "put aside"\n\n# end\n'
    journal.with_suffix(".kept").write_text(old, encoding="utf-8")
    session = opened(root)
    assert session.value(ITEM) is None
    assert len(session.offered) == 2
    kept = next(found for found in session.offered if found.path.suffix == ".kept")
    assert bring_in(session, kept) is None
    assert session.value(ITEM) == "put aside"
    session.close()


def test_two_drafts_of_one_form_are_not_mixed(root: Path) -> None:
    """Two windows were killed with the same form open: one comes back, the other stays and is named."""
    leave(root, Left(forms={"filter": {"what": "the first mail"}}))
    leave(root, Left(forms={"filter": {"what": "the second mail"}}))
    session = opened(root)
    assert session.drafting.form("filter").left == {"what": "the first mail"}
    assert [found.left for found in session.offered] == [Left(forms={"filter": {"what": "the second mail"}})]
    session.close()


def test_a_form_about_what_is_gone_stays_and_is_named(root: Path) -> None:
    forms = {"card/no-such-action": {"owner": "=Ana"}, "skip/no-such-exercise": {"text": "done elsewhere"}}
    leave(root, Left(forms=dict(forms)))
    session = opened(root)
    assert session.drafting.forms == {}
    assert [found.left for found in session.offered] == [Left(forms=forms)]
    session.close()


@links
def test_journals_that_another_window_takes_away_meanwhile_are_passed_over(root: Path) -> None:
    """Between the look into the folder and the look at the file; a link to nothing stands for one that is gone."""
    leave(root, typed("on the slope"))
    (journal,) = journals()
    journal.with_name(f"{journal.stem[:17]}gone.toml").symlink_to("nowhere")
    assert drafts.own(dirs.state_dir(), journal.parent.name, root) == [journal]
    assert now_stands(root) == "on the slope"


def test_a_window_that_is_open_keeps_its_drafts(root: Path) -> None:
    first = opened(root)
    hold(first, ITEM, "half a d")
    first.flush()
    second = opened(root)
    assert second.held(ITEM) == "" and second.offered == []
    second.close()
    first.close()
    third = opened(root)
    assert third.held(ITEM) == "half a d"
    hold(third, ITEM, "")
    third.close()
    assert journals() == []


def full(folder: Path) -> None:
    """Have the answers' folder refuse every save, as a full disk does: a file stands where the folder should be."""
    folder.write_text("in the way", encoding="utf-8")


def test_all_that_a_disk_refuses_is_drafted_and_comes_back(root: Path) -> None:
    """Not only answers: a rating with its evidence, an action, a decision. Closing the program loses none of them."""
    for name in ("answers", "ratings", "log"):
        full(root / name)
    (root / "actions.toml").mkdir()
    session = opened(root)
    rating = next(item for item in session.pack.item_by_id.values() if item.kind == "rating" and not item.retired)
    answer(session, ITEM, "an answer", typing=True)
    rate(session, rating.id, level=3, evidence=[Evidence(NOON.date(), "Mara sent two friends this week")])
    decide(session, Decision(id="d-1", at=NOON, by="ana-ruiz", what="the Friday mail"))
    assert session.close()
    for name in ("answers", "ratings", "log"):
        (root / name).unlink()
    (root / "actions.toml").rmdir()
    again = opened(root)
    assert again.value(ITEM) == "an answer"
    rated = again.rated(rating.id)
    assert rated is not None and rated.evidence[0].text == "Mara sent two friends this week"
    assert [decision.what for decision in again.folder.decisions] == ["the Friday mail"]
    again.close()
    assert journals() == []


def test_an_answer_that_its_file_refused_is_put_in_once_the_file_is_mended(root: Path) -> None:
    answered(root, "the first words")
    whole = (root / FILE).read_text(encoding="utf-8")
    (root / FILE).write_text(whole.replace("# end\n", ""), encoding="utf-8")
    session = opened(root)
    assert answer(session, ITEM, "the second words") is not None
    before = session.state
    assert before.kind == "failed" and session.value(ITEM) == "the second words"
    (root / FILE).write_text(whole, encoding="utf-8")
    assert session.refresh()
    session.flush()
    assert session.state.kind == "saved"
    session.close()
    assert now_stands(root) == "the second words"


RECORDS: list[tuple[At, Record]] = [
    (AnswerAt("held", FILE), words("an item with a name that files use")),
    (AnswerAt("conflict-of-words", FILE), words("“quotes” [/] \\ # end\n\nand lines")),
    (
        RatingAt("ana", "some-rating"),
        StandingWord(rev=2, at=NOON, level=3, evidence=(Evidence(NOON.date(), "two customers"),)),
    ),
    (DecisionAt("d-1"), Decision(id="d-1", at=NOON, by="ana", what="a mail", step=2, better="shorter")),
]


def test_what_is_left_reads_back_the_same(tmp_path: Path) -> None:
    left = Left({at: Pending(record, "ab" * 8) for at, record in RECORDS})
    left.held = {"when": "30 Febr"}
    left.forms = {"card/9f": {"owner": "=", "when": "=the offer\tis “signed”"}}
    found, folder = read_left(write_left(left, "/somewhere/é"))
    assert found == left
    assert folder == "/somewhere/é"


def test_entries_of_a_later_version_are_kept(root: Path) -> None:
    later = b'format = 1\n_folder = "x"\n\n[_dream.one]\nrecord = "?"\n\n# end\n'
    left, _ = read_left(later)
    assert left is not None and list(left.unread.values()) == [{"one": {"record": "?"}}]
    again, _ = read_left(write_left(left, "x"))
    assert again == left


@pytest.mark.parametrize(
    ("larger", "smaller", "holds"),
    [
        ({"value": "one two"}, {"value": "one", "at": 1}, True),
        ({"value": "one"}, {"value": "one two"}, False),
        ({"level": 3}, {"level": 2}, False),
        ({"level": 3}, {"level": 3, "evidence": [{"text": "x"}]}, False),
        ({"value": ["a", "b"]}, {"value": ["b"]}, True),
        ({"value": ["a"]}, {"value": ["a", "c"]}, False),
        ({"value": True}, {"value": 1}, False),
        ({"value": 1}, {"value": {"step": 1}}, False),
    ],
)
def test_what_holds_all_the_words_of_another(larger: object, smaller: object, holds: bool) -> None:
    assert covers(larger, smaller) is holds


def test_the_sum_of_a_record_is_of_its_words_alone() -> None:
    one, later = encode(words("x"), None), encode(words("x", NOON + timedelta(days=1)), None)
    assert digest(one) == digest(later) != digest(encode(words("y"), None))
    assert json.dumps(digest(one))
    assert digest({"n": 1}) != digest({"n": True})
