"""What one ctrl+z takes back: a word, a pause, a paste, a choice; never another's words, and always to be made again."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workplaces import at_home, new_workbook
from workbook.domain import AnswerAt, Check, Evidence, Problem, Response, Row, Tell, Value
from workbook.session import MOST, Change, Session, Step, Undo, open_session
from workbook.session.answering import answer
from workbook.session.keystrokes import changed_at
from workbook.session.rating import rate
from workbook.session.tracking import mark_opened, skip_exercise

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TEXT, OTHER, RATING = "customers-surprise", "ideal-profile", "ideal-customer-written"
HOME = AnswerAt("q", "answers/05-strategy.toml")


def typed(*values: Value | None, pauses: tuple[int, ...] = ()) -> list[Value | None]:
    """What each ctrl+z shows in turn after these values came up in one item, some after a pause of so many seconds."""
    undo, at, before = Undo(), NOON, None
    for place, value in enumerate(values):
        at += timedelta(seconds=pauses[place] if pauses else 0)
        after = None if value is None else Response(kind="text", rev=1, at=at, by="ana", value=value)
        undo.push(Step((Change(HOME, before, after),), "it", at), typing=True)
        before = after
    here, shown = {HOME: before}, list[Value | None]()
    while step := undo.replay(here.get, lambda *_: None):  # type: ignore[arg-type]  # there is one place
        assert isinstance(step, Step)
        (change,) = step.changes
        assert isinstance(change.before, Response | None)
        here[HOME] = change.before
        shown.append(change.before.value if change.before else None)
    return shown


def keys(text: str) -> list[str]:
    """What stands there after each key."""
    return [text[: end + 1] for end in range(len(text))]


STEPS: dict[str, tuple[Sequence[Value | None], Sequence[Value | None]]] = {
    "a word": (keys("word"), [None]),
    "words": ([*keys("two words here")], ["two words ", "two ", None]),
    "a full stop is of its word": (keys("so. And"), ["so. ", None]),
    "lines": (keys("a\nb"), ["a\n", "a", None]),
    "a word, and some of it taken out": (["w", "wo", "wor", "wo", "w"], ["wor", None]),
    "a paste": (["a", "ab", "ab and a long text"], ["ab", None]),
    "typing after a paste": (
        ["a long text to begin with", "a long text to begin withx"],
        ["a long text to begin with", None],
    ),
    "a letter in another place": (["abc", "abcd", "xabcd"], ["abcd", None]),
    "typing over a selection": (["one two", "x", "xy", "xyz"], ["one two", None]),
    "all out at once": (["one two", None], ["one two", None]),
    "scripts without spaces": ([*keys("字" * 85)], ["字" * 80, "字" * 40, None]),
    "wide and joined": (keys("Łu 👍🏽 a"), ["Łu 👍🏽 ", "Łu ", None]),
    "a number": ([1, 12, 120], [None]),
    "a day": ([date(2026, 1, 1), date(2026, 1, 12)], [None]),
    "lines of a list": ([("a",), ("ab",), ("ab", "c")], [("ab",), None]),
    "cells": ([({"n": "a"},), ({"n": "ab"},), ({"n": "ab", "m": "x"},)], [({"n": "ab"},), None]),
    "a cell that becomes a day": (
        [({"d": "3"},), ({"d": "3 j"},), ({"d": date(2026, 1, 3)},)],
        [({"d": "3"},), None],
    ),
    "a check and its line": ([Check("yes"), Check("yes", "l"), Check("yes", "li")], [Check("yes"), None]),
    "a step and its words": ([Tell(1), Tell(1, "a"), Tell(1, "a b")], [Tell(1, "a"), Tell(1), None]),
    "typed and taken out again": (["x", None], ["x", None]),
}


@pytest.mark.parametrize("name", STEPS)
def test_one_ctrl_z_takes_back(name: str) -> None:
    values, shown = STEPS[name]
    assert typed(*values) == shown


@pytest.mark.parametrize(("pause", "steps"), [(0, 1), (1, 1), (2, 2), (3, 2), (600, 2)])
def test_a_pause_of_two_seconds_begins_a_step(pause: int, steps: int) -> None:
    assert len(typed("a", "ab", "abc", pauses=(0, 0, pause))) == steps


def test_only_so_many_steps_are_kept() -> None:
    assert len(typed(*("a b " * number for number in range(1, MOST + 9)))) == MOST


@given(st.text("ab\n", max_size=12), st.text("ab\n", max_size=12))
def test_where_two_texts_differ(old: str, new: str) -> None:
    start, old_end, new_end = changed_at(old, new)
    assert old[:start] == new[:start] and old[old_end:] == new[new_end:]
    assert start <= min(old_end, new_end)
    if start < min(old_end, new_end):
        assert old[start] != new[start] and old[old_end - 1] != new[new_end - 1]


@given(st.lists(st.text(max_size=30) | st.none(), max_size=20), st.integers(0, 25))
def test_as_many_redos_as_undos_lead_back(values: list[str | None], times: int) -> None:
    undo, here = Undo(), dict[AnswerAt, object]()
    for value in values:
        after = Response(kind="text", rev=1, at=NOON, by="ana", value=value) if value else None
        undo.push(Step((Change(HOME, here.get(HOME), after),), "it", NOON), typing=True)  # type: ignore[arg-type]
        here[HOME] = after
    before = dict(here)

    def put(at: object, value: object) -> None:
        here[at] = value  # type: ignore[index]

    done = sum(isinstance(undo.replay(here.get, put), Step) for _ in range(times))  # type: ignore[arg-type]
    for _ in range(done):
        assert isinstance(undo.replay(here.get, put, redo=True), Step)  # type: ignore[arg-type]
    assert here == before


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return new_workbook(tmp_path / "shop")


@pytest.fixture
def session(root: Path) -> Iterator[Session]:
    session = opened(root)
    yield session
    session.close()


def opened(root: Path) -> Session:
    session, problems = open_session(root, clock=lambda: NOON)
    assert session is not None, problems
    return session


def test_two_undos_reach_the_answer_before_and_two_redos_bring_both_back(session: Session, root: Path) -> None:
    answer(session, OTHER, "first", typing=True)
    session.leave()
    answer(session, TEXT, "second", typing=True)
    session.leave()
    session.undo()
    session.undo()
    assert session.value(TEXT) is None and session.value(OTHER) is None
    session.redo()
    session.redo()
    session.close()
    assert (opened(root).value(OTHER), opened(root).value(TEXT)) == ("first", "second")


def test_what_another_window_wrote_is_never_taken_back(session: Session, root: Path) -> None:
    answer(session, TEXT, "mine")
    session.flush()
    other = opened(root)
    answer(other, TEXT, "theirs")
    other.close()
    session.refresh()
    told = session.undo()
    assert isinstance(told, Problem) and "changed elsewhere" in told.what
    assert session.value(TEXT) == "theirs"
    assert session.undo() is None and session.redo() is None


def test_a_step_whose_file_is_damaged_waits(session: Session, root: Path) -> None:
    answer(session, TEXT, "mine")
    answer(session, TEXT, "mine, and more")
    session.flush()
    (path,) = (root / "answers").glob("*.toml")
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"# end")])
    session.refresh()
    assert isinstance(session.undo(), Problem)
    assert session.value(TEXT) == "mine, and more"
    path.write_bytes(whole)
    session.refresh()
    assert isinstance(session.undo(), Step)
    assert session.value(TEXT) == "mine"


def test_an_answer_that_found_its_file_damaged_goes_in_once_it_is_mended(session: Session, root: Path) -> None:
    answer(session, TEXT, "first")
    session.flush()
    (path,) = (root / "answers").glob("*.toml")
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"# end")])
    session.refresh()
    assert answer(session, TEXT, "second") is not None
    assert session.value(TEXT) == "second"
    path.write_bytes(whole)
    session.refresh()
    assert session.flush() == () and session.state.kind == "saved"
    assert opened(root).value(TEXT) == "second"
    session.undo()
    assert session.value(TEXT) == "first"


def test_evidence_that_is_not_whole_is_taken_back_too(session: Session) -> None:
    rate(session, RATING, level=3)
    rate(session, RATING, level=3, held="3 ja\tthe list", typing=True)
    rate(session, RATING, level=3, evidence=[Evidence(date(2026, 1, 3), "the list")], typing=True)
    assert session.held(RATING) == ""
    session.undo()
    assert session.held(RATING) == "" and session.rated(RATING).evidence == ()  # type: ignore[union-attr]  # it was rated
    session.redo()
    assert session.rated(RATING).evidence[0].text == "the list"  # type: ignore[union-attr]  # it was rated


def test_to_say_the_same_again_in_a_later_quarter_is_taken_back_too(session: Session, root: Path) -> None:
    shown = [Evidence(date(2026, 9, 3), "the list of summer")]
    rate(session, RATING, level=3, evidence=shown)
    session.close()
    later, _ = open_session(root, clock=lambda: NOON.replace(year=2027, month=1))
    assert later is not None and later.rated(RATING) is None
    rate(later, RATING, level=3, evidence=shown)
    assert later.rated(RATING) is not None
    assert isinstance(later.undo(), Step)
    assert later.rated(RATING) is None and later.earlier(RATING) is not None
    later.redo()
    assert later.rated(RATING) is not None
    later.close()


def test_what_was_undone_of_an_exercise_leaves_what_became_of_it_since(session: Session) -> None:
    skip_exercise(session, "best-customers", "not now")
    mark_opened(session, "best-customers")
    session.undo()
    track = session.folder.tracks["best-customers"]
    assert track.skipped is None and track.started == NOON.date()


def test_rows(session: Session) -> None:
    rows: tuple[Row, ...] = ({"name": "Okafor"}, {"name": "Lakeside"})
    answer(session, "customers", rows)
    answer(session, "customers", rows[1:])
    session.undo()
    assert session.value("customers") == rows
