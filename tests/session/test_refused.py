"""What is given while its file can't be changed: shown as given, kept through a sudden end, put in once that can be done."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.session.giver import GIVEN, NOON, SHOWN, fill, rating
from tests.workplaces import home_variables
from workbook.domain import Problem
from workbook.session import Session, open_session
from workbook.session.answering import answer
from workbook.session.rating import rate
from workbook.session.session import KEPT
from workbook.session.tracking import mark_opened, skip_exercise
from workbook.store.user import dirs

WRONG: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda whole: whole.replace(b"# end\n", b""),
    "damaged": lambda whole: whole + b"level = = 3\n",
    "newer": lambda whole: whole.replace(b"format = 2", b"format = 99"),
}
"""What may be wrong with a file; all but the damaged one are still shown."""

kinds = pytest.mark.parametrize("kind", GIVEN)


def opened(root: Path, *, drafting: bool = True, now: datetime = NOON) -> Session:
    session, problems = open_session(root, clock=lambda: now, drafting=drafting)
    assert session is not None, problems
    return session


def journals() -> list[Path]:
    return sorted(path for path in (dirs.state_dir() / "drafts").glob("*/*") if path.suffix != ".lock")


@pytest.fixture
def filled(root: Path) -> Path:
    """A workbook that has each of the files."""
    session = opened(root)
    fill(session)
    assert session.close() == ()
    return root


def state(session: Session) -> str:
    return session.state.kind


def spoil(path: Path, how: str) -> bytes:
    """Have something be wrong with a file; what it was before."""
    whole = path.read_bytes()
    path.write_bytes(WRONG[how](whole))
    assert path.read_bytes() != whole
    return whole


@kinds
@pytest.mark.parametrize("wrong", WRONG)
def test_it_is_shown_and_put_in_once_the_file_is_mended(filled: Path, kind: str, wrong: str) -> None:
    given = GIVEN[kind]
    whole = spoil(filled / given.file, wrong)
    session = opened(filled)
    assert given.seen(session) is None
    problem = given.give(session)
    assert problem is not None and problem.file == given.file and problem.mend.endswith(KEPT)
    seen = given.seen(session)
    assert seen and state(session) == "failed"
    session.flush()
    assert (filled / given.file).read_bytes() == WRONG[wrong](whole), "what cannot be read is left alone"
    (filled / given.file).write_bytes(whole)
    assert session.refresh()
    session.flush()
    assert state(session) == "saved" and given.seen(session) == seen
    assert session.folder.conflicts == ()
    assert session.close() == () and journals() == []
    assert given.seen(opened(filled, drafting=False)) == seen, "it is in its file"


@kinds
def test_it_comes_back_after_a_kill(filled: Path, tmp_path: Path, kind: str) -> None:
    given = GIVEN[kind]
    whole = spoil(filled / given.file, "damaged")
    giver = subprocess.Popen(
        [sys.executable, "-m", "tests.session.giver", str(filled), kind],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=home_variables(tmp_path) | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert giver.stdin is not None and giver.stdout is not None
    while not journals():
        assert giver.stdout.readline(), "it ended before it was killed"
    giver.kill()
    giver.communicate()
    again = opened(filled)
    seen = given.seen(again)
    assert seen is not None, "it is shown though the file is as it was"
    assert any("was brought back" in problem.what for problem in again.problems)
    again.close()
    (filled / given.file).write_bytes(whole)
    last = opened(filled)
    assert given.seen(last) == seen
    assert last.close() == () and journals() == []
    assert given.seen(opened(filled, drafting=False)) == seen


@kinds
def test_who_keeps_nothing_leaves_nothing_behind(filled: Path, kind: str) -> None:
    """As a command, which ends with the problem: what it was refused neither shows nor comes back."""
    given = GIVEN[kind]
    spoil(filled / given.file, "damaged")
    session = opened(filled, drafting=False)
    problem = given.give(session)
    assert problem is not None and KEPT not in str(problem)
    assert given.seen(session) is None
    session.close()
    assert journals() == []


def test_a_refused_rating_counts_and_its_last_word_is_put_in(filled: Path) -> None:
    file = filled / GIVEN["rating"].file
    whole = spoil(file, "cut off")
    session = opened(filled)
    item, before = rating(session), session.score()
    assert rate(session, item, level=1) is not None
    assert rate(session, item, level=4, evidence=SHOWN, note="ask Ben") is not None
    assert session.score() != before
    assert rate(session, item, level=4, evidence=SHOWN) is not None, "to give the same once more is no success"
    file.write_bytes(whole)
    session.refresh()
    session.close()
    rated = opened(filled).rated(item)
    assert rated is not None and (rated.level, rated.evidence, rated.note) == (4, SHOWN, "ask Ben")


def test_a_refused_rating_stands_above_one_that_was_not_shown(filled: Path) -> None:
    first = opened(filled)
    item = rating(first)
    rate(first, item, level=1, note="as we said in spring")
    first.close()
    file = filled / GIVEN["rating"].file
    whole = spoil(file, "damaged")
    session = opened(filled, now=NOON + timedelta(hours=1))
    assert rate(session, item, level=4, evidence=SHOWN) is not None
    file.write_bytes(whole)
    session.refresh()
    assert any("Both are kept" in told.what for told in session.news())
    session.close()
    again = opened(filled)
    word = again.folder.words["ana-ruiz"][item]
    assert (word.level, word.evidence) == (4, SHOWN)
    assert [(before.level, before.note) for before in word.was] == [(1, "as we said in spring")]
    assert again.folder.conflicts == (), "nobody has to choose between two words of one person"


def test_a_rating_that_was_lost_with_its_program_goes_below_one_that_came_later(filled: Path) -> None:
    """As `_put_back` finds it: the draft was made while the file could not be read, and the file was mended and changed since."""
    item = rating(opened(filled))
    file = filled / GIVEN["rating"].file
    whole = spoil(file, "damaged")
    left = opened(filled)
    assert rate(left, item, level=4, evidence=SHOWN) is not None
    left.close()
    assert journals() != []
    file.write_bytes(whole)
    other = opened(filled, now=NOON + timedelta(hours=1), drafting=False)
    assert rate(other, item, level=1, note="said elsewhere") is None
    assert other.close() == ()
    again = opened(filled)
    assert any("Both are kept" in told.what for told in again.problems)
    again.close()
    word = opened(filled).folder.words["ana-ruiz"][item]
    assert (word.level, word.note) == (1, "said elsewhere")
    assert [(before.level, before.evidence) for before in word.was] == [(4, SHOWN)]
    assert journals() == []


def test_a_reason_joins_what_the_file_knows_of_its_exercise(filled: Path) -> None:
    """When it was begun is no other version of why it was set aside."""
    first = opened(filled)
    exercise = first.pack.exercises[0].id
    mark_opened(first, exercise)
    first.save_soon()
    first.close()
    whole = spoil(filled / "progress.toml", "damaged")
    session = opened(filled)
    assert skip_exercise(session, exercise, "done elsewhere") is not None
    (filled / "progress.toml").write_bytes(whole)
    session.refresh()
    session.close()
    again = opened(filled)
    track = again.folder.tracks[exercise]
    assert (track.started, track.skipped) == (NOON.date(), "done elsewhere")
    assert again.folder.conflicts == ()


def test_what_is_taken_back_waits_no_longer(filled: Path) -> None:
    """An answer that is emptied again, an exercise that is taken up again: nothing is to come of the words before."""
    for name in ("answers/05-strategy.toml", "progress.toml"):
        spoil(filled / name, "damaged")
    session = opened(filled)
    exercise = session.pack.exercises[0].id
    assert answer(session, "customers-surprise", "half a thought") is not None
    assert skip_exercise(session, exercise, "later") is not None
    for problem in (answer(session, "customers-surprise", None), skip_exercise(session, exercise, None)):
        assert isinstance(problem, Problem) and KEPT not in str(problem)
    assert session.value("customers-surprise") is None and exercise not in session.folder.tracks
    assert state(session) != "failed"
    session.close()
    assert journals() == []
