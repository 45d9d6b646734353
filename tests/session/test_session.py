"""One open workbook: answers, undo, ratings and the list, on a real folder."""

from datetime import date
from pathlib import Path

from tests.session.conftest import NOON
from workbook.domain import Bookmark, Decision, Evidence, Problem, errors
from workbook.domain.actions import Action, Status
from workbook.session import Session, open_session
from workbook.session.acting import add_action, commit_action
from workbook.session.answering import answer, hold
from workbook.session.deciding import decide
from workbook.session.rating import rate
from workbook.session.tracking import remember_place


def again(root: Path) -> Session:
    session, problems = open_session(root, clock=lambda: NOON)
    assert session is not None, problems
    assert errors(session.problems) == []
    return session


def test_an_answer_is_there_after_closing_and_opening(session: Session, root: Path) -> None:
    assert answer(session, "ideal-profile", "Owners with steep gardens") is None
    assert session.close() == ()
    response = again(root).response("ideal-profile")
    assert response is not None
    assert (response.value, response.by, response.at) == ("Owners with steep gardens", "ana-ruiz", NOON)


def test_typing_one_word_is_one_step_of_undo(session: Session) -> None:
    answer(session, "ideal-profile", "before")
    for text in ("b", "bo", "bot", "both"):
        answer(session, "customers-surprise", text, typing=True)
    session.leave()
    answer(session, "customers-surprise", "both!", typing=True)
    session.undo()
    assert session.response("customers-surprise").value == "both"  # type: ignore[union-attr]
    session.undo()
    assert session.response("customers-surprise") is None
    session.undo()
    assert session.response("ideal-profile") is None
    assert session.undo() is None


def test_what_changes_nothing_is_no_step(session: Session) -> None:
    answer(session, "ideal-profile", "one")
    for text in ("o", "on", "one"):
        answer(session, "core-difference", text, typing=True)
    session.leave()
    for _ in range(2):
        answer(session, "core-difference", "one", typing=True)
    session.leave()
    session.undo()
    assert session.response("core-difference") is None
    session.undo()
    assert session.response("ideal-profile") is None


def test_redo_makes_it_again_until_something_new_is_done(session: Session) -> None:
    answer(session, "ideal-profile", "one")
    answer(session, "ideal-profile", "two")
    session.undo()
    assert session.redo() is not None
    assert session.response("ideal-profile").value == "two"  # type: ignore[union-attr]
    session.undo()
    answer(session, "ideal-profile", "three")
    assert session.redo() is None


def test_undo_reaches_the_file(session: Session, root: Path) -> None:
    answer(session, "ideal-profile", "one")
    answer(session, "ideal-profile", "two")
    session.flush()
    session.undo()
    session.close()
    assert again(root).response("ideal-profile").value == "one"  # type: ignore[union-attr]


def test_a_rating_moves_the_score_and_the_list_and_back(session: Session) -> None:
    empty = session.score().proven
    offered = {action.key for action in session.actions()}
    line = Evidence(date(2026, 11, 1), "Revised with three customers")
    assert rate(session, "ideal-customer-written", level=4, evidence=[line]) is None
    assert session.score().proven > empty
    assert "ideal-customer-written:2:finish" not in {action.key for action in session.actions()}
    session.undo()
    assert session.score().proven == empty
    assert {action.key for action in session.actions()} == offered


def test_the_newest_rating_counts_whoever_gave_it(session: Session, root: Path) -> None:
    rate(session, "ideal-customer-written", level=1)
    session.close()
    ben, _ = open_session(root, person="Ben", clock=lambda: NOON.replace(hour=13))
    assert ben is not None
    rate(ben, "ideal-customer-written", level=2)
    ben.close()
    rated = again(root).rated("ideal-customer-written")
    assert rated is not None
    assert rated.level == 2


def test_a_level_confirmed_counts_as_the_newest_word(session: Session, root: Path) -> None:
    rate(session, "ideal-customer-written", level=2)
    session.close()
    for person, level in (("Ben", 0), ("Ana Ruiz", 2), ("Ben", 1), ("Ana Ruiz", 2)):  # all within one second
        other, _ = open_session(root, person=person, clock=lambda: NOON)
        assert other is not None
        rate(other, "ideal-customer-written", level=level)
        assert other.standings()["ideal-customer-written"].level == level
        other.close()


def test_looking_back_leaves_out_what_was_rated_later(session: Session, root: Path) -> None:
    rate(session, "ideal-customer-written", level=2)
    session.close()
    for until, levels in ((NOON.date(), [2]), (date(2026, 11, 19), []), (None, [2])):
        looking, _ = open_session(root, clock=lambda: NOON, until=until)
        assert looking is not None
        assert [standing.level for standing in looking.standings().values()] == levels
        looking.close()


def test_evidence_from_the_future_is_refused(session: Session) -> None:
    line = Evidence(date(2026, 11, 21), "Tomorrow")
    assert isinstance(rate(session, "ideal-customer-written", level=4, evidence=[line]), Problem)
    assert session.rated("ideal-customer-written") is None


def test_not_applicable_only_where_the_exercises_allow_it(session: Session) -> None:
    assert isinstance(rate(session, "ideal-customer-written", na="no customers"), Problem)
    assert rate(session, "poor-fits-passed-on", na="Nobody came who was better served elsewhere") is None


def test_last_quarter_is_remembered_and_carried(session: Session, root: Path) -> None:
    summer, _ = open_session(root, clock=lambda: NOON.replace(month=8))
    assert summer is not None
    rate(summer, "ideal-customer-written", level=2)
    summer.close()
    autumn = again(root)
    assert autumn.rated("ideal-customer-written") is None
    earlier = autumn.earlier("ideal-customer-written")
    assert earlier is not None
    assert (earlier[0], earlier[1].level) == ("2026-Q3", 2)
    assert autumn.standings()["ideal-customer-written"].carried


def test_a_fourth_build_action_is_refused(session: Session) -> None:
    for number in range(3):
        assert isinstance(add_action(session, f"Call {number}", f"t{number}", owner="Ana"), Action)
    refused = add_action(session, "Call again", "t9")
    assert isinstance(refused, Problem)
    assert "3 are the most" in refused.what


def test_a_committed_action_keeps_its_card_and_can_be_undone(session: Session, root: Path) -> None:
    action = session.actions()[0]
    due = date(2026, 12, 15)
    assert (
        commit_action(session, action.id, owner="Ana", due=due, when="the offer is signed", then="I book the day")
        is None
    )
    session.flush()
    kept = again(root).action(action.id)
    assert isinstance(kept, Action)
    assert (kept.status, kept.owner, kept.due) == (Status.COMMITTED, "Ana", due)
    session.undo()
    back = session.action(action.id)
    assert isinstance(back, Action)
    assert (back.status, back.owner) == (Status.SUGGESTED, None)


def test_a_decision_and_the_place_to_go_on_are_kept(session: Session, root: Path) -> None:
    decide(session, Decision(id="d1", at=NOON, by="ana-ruiz", what="The new invoice", step=1, better="Say thanks"))
    remember_place(session, "red-flags", "fit-warnings")
    session.close()
    opened = again(root)
    assert [decision.what for decision in opened.folder.decisions] == ["The new invoice"]
    assert opened.folder.left_at == Bookmark("red-flags", "fit-warnings")
    assert opened.progress().next.exercise == "red-flags"


def test_a_damaged_file_takes_nothing_and_what_was_typed_is_kept(session: Session, root: Path) -> None:
    answer(session, "ideal-profile", "one")
    session.close()
    file = root / "answers" / "05-strategy.toml"
    file.write_text(file.read_text().replace('kind = "line"', "kind = line"))
    damaged = file.read_bytes()
    opened, _ = open_session(root, clock=lambda: NOON)
    assert opened is not None
    assert any("answers/05-strategy.toml" in str(problem) for problem in opened.problems)
    assert isinstance(answer(opened, "ideal-profile", "typed all the same", typing=True), Problem)
    assert opened.response("ideal-profile").value == "typed all the same"  # type: ignore[union-attr]
    assert opened.state.kind == "failed"
    opened.close()
    assert file.read_bytes() == damaged
    later, _ = open_session(root, clock=lambda: NOON)
    assert later is not None
    assert later.response("ideal-profile").value == "typed all the same"  # type: ignore[union-attr]


def test_a_half_written_day_is_still_there_next_time(session: Session, root: Path) -> None:
    hold(session, "goal-review", "12 Decem")
    session.close()
    opened = again(root)
    assert opened.held("goal-review") == "12 Decem"
    hold(opened, "goal-review", "")
    opened.close()
    assert again(root).held("goal-review") == ""


def test_a_change_from_outside_is_taken_in(session: Session, root: Path) -> None:
    answer(session, "ideal-profile", "mine")
    session.flush()
    other = again(root)
    answer(other, "core-difference", "theirs")
    other.close()
    assert session.refresh()
    assert session.response("core-difference").value == "theirs"  # type: ignore[union-attr]
    assert session.response("ideal-profile").value == "mine"  # type: ignore[union-attr]


def test_two_windows_on_one_answer_are_told_and_no_words_are_lost(session: Session, root: Path) -> None:
    answer(session, "ideal-profile", "first")
    session.flush()
    other = again(root)
    answer(other, "ideal-profile", "theirs")
    other.flush()
    answer(session, "ideal-profile", "mine")
    assert session.flush()[0].severity == "note"
    told = session.news()
    assert len(told) == 1
    assert "changed in two places" in told[0].what
    assert session.news() == []
    text = (root / "answers" / "05-strategy.toml").read_text()
    assert '"mine"' in text
    assert '"theirs"' in text
    assert other.refresh()
    assert len(other.news()) == 1
    other.close()


def test_newer_exercises_say_what_changed_and_go_on(root: Path) -> None:
    file = root / "workbook.toml"
    lines = [f'sha256 = "{"0" * 64}"' if line.startswith("sha256") else line for line in file.read_text().splitlines()]
    file.write_text("\n".join(lines) + "\n")
    opened, _ = open_session(root, clock=lambda: NOON)
    assert opened is not None
    assert [problem.severity for problem in opened.problems] == ["note"]
    assert any("have changed" in problem.what for problem in opened.problems)
    assert answer(opened, "ideal-profile", "still works") is None


def test_what_somebody_has_mended_meanwhile_is_not_told_any_more(root: Path, session: Session) -> None:
    assert answer(session, "ideal-profile", "kept") is None and session.flush() == ()
    file = root / "answers" / "05-strategy.toml"
    good = file.read_bytes()
    file.write_bytes(good.replace(b'kind = "line"', b"kind = line"))
    opened, _ = open_session(root, clock=lambda: NOON)
    assert opened is not None
    assert [problem.file for problem in opened.problems] == ["answers/05-strategy.toml"]
    file.write_bytes(good)
    assert opened.refresh()
    assert opened.problems == ()
