"""Two versions of one thing, of every kind of record: listed with a key each, settled by a choice, undone, and damaged ones too."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.store.filled import STRATEGY, opened
from tests.workplaces import new_workbook
from workbook.domain import (
    ActionAt,
    AnswerAt,
    At,
    Check,
    Decision,
    DecisionAt,
    Evidence,
    Problem,
    Profile,
    ProfileAt,
    Record,
    Response,
    StandingWord,
    Tell,
    Track,
    TrackAt,
    errors,
)
from workbook.domain.actions import Action, Status, own
from workbook.store.conflicts import Choice
from workbook.store.doctor import choose, examine
from workbook.store.folder import Folder

AT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def answer(kind: Any, value: Any) -> Response:
    return Response(kind=kind, rev=1, at=AT, by="ana-ruiz", value=value)


def rated(level: int) -> StandingWord:
    return StandingWord(rev=1, at=AT, level=level, evidence=(Evidence(date(2026, 11, 2), f"line {level}"),))


def action(owner: str) -> Action:
    made = own("Call Petra", "token", (), AT, "ana-ruiz", "2026-Q4", owner=owner)
    assert isinstance(made, Action)
    return made


SAME = action("Ana").id
PAIRS: dict[str, tuple[At, Record, Record, Record | None]] = {
    "text": (AnswerAt("q", STRATEGY), answer("text", "a\nb"), answer("text", "c"), answer("text", "a\nb\n\nc")),
    "text within": (AnswerAt("q", STRATEGY), answer("text", "abc"), answer("text", "b"), answer("text", "abc")),
    "text around": (AnswerAt("q", STRATEGY), answer("text", "b"), answer("text", "abc"), answer("text", "abc")),
    "line": (AnswerAt("q", STRATEGY), answer("line", "a"), answer("line", "b"), None),
    "list": (
        AnswerAt("q", STRATEGY),
        answer("list", ("a", "b")),
        answer("list", ("b", "c")),
        answer("list", ("a", "b", "c")),
    ),
    "table": (
        AnswerAt("q", STRATEGY),
        answer("table", ({"n": "a", "x": 1}, {"n": "b"})),
        answer("table", ({"n": "b"}, {"n": "a", "x": 2})),
        answer("table", ({"n": "a", "x": 1}, {"n": "b"}, {"n": "a", "x": 2})),
    ),
    "number": (AnswerAt("q", STRATEGY), answer("number", 1), answer("number", Decimal("1.5")), None),
    "date": (AnswerAt("q", STRATEGY), answer("date", date(2026, 1, 1)), answer("date", date(2026, 1, 2)), None),
    "check": (AnswerAt("q", STRATEGY), answer("check", Check("yes", "a")), answer("check", Check("no")), None),
    "tell": (AnswerAt("q", STRATEGY), answer("tell", Tell(1, "a")), answer("tell", Tell(2, "b")), None),
    "pick": (AnswerAt("q", STRATEGY), answer("pick", ("a",)), answer("pick", ("b",)), None),
    "another kind": (AnswerAt("q", STRATEGY), answer("text", "a"), answer("list", ("b",)), None),
    "action": (ActionAt(SAME), action("Ana"), action("Ben"), None),
    "decision": (
        DecisionAt("d"),
        Decision(id="d", at=AT, by="ana-ruiz", what="The mail"),
        Decision(id="d", at=AT, by="ana-ruiz", what="The letter"),
        None,
    ),
    "exercise": (TrackAt("best"), Track(skipped="not now"), Track(skipped="never"), None),
}


def two_windows(root: Path, at: At, mine: Record, theirs: Record) -> Folder:
    """A workbook in which `theirs` was saved first, and `mine` by a window that had not seen it."""
    one, two = opened(root), opened(root)
    assert one.set(at, theirs) is None and two.set(at, mine) is None
    assert errors(one.save()) == [] == errors(two.save())
    return two


@pytest.mark.parametrize("kind", PAIRS)
@pytest.mark.parametrize("choice", ["mine", "theirs", "both"])
def test_each_kind_is_settled_and_stays_so(tmp_path: Path, kind: str, choice: Choice) -> None:
    root = new_workbook(tmp_path / "w")
    at, mine, theirs, both = PAIRS[kind]
    (conflict,) = two_windows(root, at, mine, theirs).conflicts
    (found,) = errors(examine(root))
    assert f"--choose {conflict.key} mine" in found.mend
    wanted = {"mine": mine, "theirs": theirs, "both": both}[choice]
    problems = choose(root, conflict.key, choice)
    if wanted is None:
        assert "Only one" in problems[0].what
        assert opened(root).get(at) == mine and len(opened(root).conflicts) == 1
        return
    assert problems == []
    assert opened(root).get(at) == wanted
    assert opened(root).conflicts == () and errors(examine(root)) == []


def test_the_name_of_the_business_is_settled_too(tmp_path: Path) -> None:
    root = new_workbook(tmp_path / "w")
    one, two = opened(root), opened(root)
    for folder, name in ((one, "Baker & Sons"), (two, "Baker and Sons")):
        old = folder.profile
        assert folder.set(ProfileAt(), Profile(old.id, name, old.pack, old.people, old.settings)) is None
        folder.save()
    assert choose(root, "business", "theirs") == []
    assert opened(root).profile.business == "Baker & Sons"


def test_what_was_chosen_can_be_taken_back(tmp_path: Path) -> None:
    root = new_workbook(tmp_path / "w")
    at, mine, theirs, _ = PAIRS["text"]
    folder = two_windows(root, at, mine, theirs)
    (conflict,) = folder.conflicts
    before = folder.contest(conflict.at)
    contest = folder.chosen(conflict, "theirs")
    assert not isinstance(contest, Problem) and folder.set_contest(conflict.at, contest) is None
    assert folder.get(at) == theirs and not list(folder.conflicts)
    assert folder.set_contest(conflict.at, before) is None
    assert folder.get(at) == mine and folder.conflicts == (conflict,)
    folder.save()
    assert opened(root).get(at) == mine and len(opened(root).conflicts) == 1


def test_several_versions_of_one_answer_have_a_key_each(tmp_path: Path) -> None:
    root = new_workbook(tmp_path / "w")
    windows = [opened(root) for _ in range(3)]
    for window, text in zip(windows, ("a", "b", "c"), strict=True):
        window.set(AnswerAt("q", STRATEGY), answer("text", text))
        window.save()
    first, second = opened(root).conflicts
    assert first.key != second.key and first.key.startswith("q~")
    assert "not one that waits" in choose(root, "q", "mine")[0].what
    assert choose(root, first.key, "both") == []
    (left,) = opened(root).conflicts
    assert left.key == "q" and left.at == second.at
    assert choose(root, "q", "both") == []
    assert opened(root).answers["q"].value == "c\n\na\n\nb"


def test_an_unknown_key_names_those_that_wait(tmp_path: Path) -> None:
    root = new_workbook(tmp_path / "w")
    assert "Nothing waits" in choose(root, "q", "mine")[0].what
    two_windows(root, *PAIRS["line"][:3])
    (problem,) = choose(root, "qq", "mine")
    assert "“q”" in str(problem)


DAMAGED = {
    "no key": 'theirs = "x"',
    "no other version": 'key = "q"',
    "nothing": "",
    "a number for a key": "key = 7\ntheirs = 1",
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_conflict_is_listed_and_can_be_let_go_of(tmp_path: Path, kind: str) -> None:
    root = new_workbook(tmp_path / "w")
    folder = opened(root)
    folder.set(AnswerAt("q", STRATEGY), answer("text", "mine"))
    folder.save()
    path = root / STRATEGY
    path.write_text(path.read_text().replace("# end", f"[[conflict]]\n{DAMAGED[kind]}\n\n# end"))
    (conflict,) = opened(root).conflicts
    assert conflict.damaged and conflict.key.startswith("conflict~")
    assert "cannot be read" in choose(root, conflict.key, "theirs")[0].what
    assert choose(root, conflict.key, "mine") == []
    assert opened(root).conflicts == () and opened(root).answers["q"].value == "mine"


@pytest.mark.parametrize(
    "written",
    ['[conflict]\nkey = "q"\ntheirs = "x"', '[[conflict]]\ntheirs = "x"', 'conflict = [1, { theirs = "x" }]'],
)
def test_what_is_written_oddly_stays_when_two_windows_meet(tmp_path: Path, written: str) -> None:
    root = new_workbook(tmp_path / "w")
    folder = opened(root)
    folder.set(AnswerAt("q", STRATEGY), answer("text", "before"))
    folder.save()
    path = root / STRATEGY
    before, head, rest = path.read_text().partition("[q]")
    written = written.replace("conflict = ", "\nconflict = ")
    whole = (
        f"{before}{written}\n\n{head}{rest}"
        if "= [" in written
        else f"{before}{head}{rest.replace('# end', '')}{written}\n\n# end\n"
    )
    path.write_text(whole)
    two_windows(root, *PAIRS["line"][:3])
    assert '"x"' in path.read_text()
    assert len(opened(root).conflicts) == (3 if "= [" in written else 2)


def test_a_version_that_is_no_answer_is_not_put_in_its_place(tmp_path: Path) -> None:
    root = new_workbook(tmp_path / "w")
    folder = opened(root)
    folder.set(AnswerAt("q", STRATEGY), answer("text", "mine"))
    folder.save()
    path = root / STRATEGY
    table = '[[conflict]]\nkey = "q"\n\n[conflict.theirs]\nkind = "text"\nvalue = 3\n\n'
    path.write_text(path.read_text().replace("# end", f"{table}# end"))
    assert "cannot be used" in choose(root, "q", "theirs")[0].what
    assert opened(root).answers["q"].value == "mine" and len(opened(root).conflicts) == 1


def test_done_with_an_action_in_one_window_and_dropped_in_the_other(tmp_path: Path) -> None:
    from workbook.domain.actions import move

    root = new_workbook(tmp_path / "w")
    done, dropped = (move(action("Ana"), status, AT, "ana-ruiz", "why") for status in (Status.DONE, Status.DROPPED))
    assert isinstance(done, Action) and isinstance(dropped, Action)
    two_windows(root, ActionAt(SAME), done, dropped)
    assert choose(root, f"action/{SAME}", "theirs") == []
    assert opened(root).get(ActionAt(SAME)) == dropped
