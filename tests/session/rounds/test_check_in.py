"""A check-in alone and a team's, in an open workbook: opened, gone through, closed, taken back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.shop import NOON, RATINGS, empty_shop
from tests.workplaces import at_home
from workbook.domain import Evidence, Problem, RatingItem
from workbook.domain.rounds.result import Result
from workbook.session import Session, open_session
from workbook.session.rating import rate
from workbook.session.rounds.answering import MOST_THEN, gone_through, may_answer, then_items, then_rated, vote
from workbook.session.rounds.closing import close_round
from workbook.session.rounds.finding import find_round, going, last_closed, said_before
from workbook.session.rounds.opening import new_round, sizes
from workbook.session.rounds.results import result_of
from workbook.session.rounds.revealing import agree, reveal, revote
from workbook.session.rounds.spreads import spreads

IDS = [f"{plan}-{number}" for plan, prompts in RATINGS.items() for number in range(1, len(prompts) + 1)]
PEOPLE = "Ana Ruiz,Ben,Cy"


class Time:
    """A clock that is set."""

    def __init__(self) -> None:
        self.at = NOON


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    at_home(tmp_path / "home", monkeypatch)
    return empty_shop(tmp_path / "shop", people=PEOPLE)


@pytest.fixture
def ana(root: Path, time: Time) -> Iterator[Session]:
    session = as_(root, "Ana Ruiz", time)
    yield session
    session.close()


def as_(root: Path, person: str, time: Time) -> Session:
    session, problems = open_session(root, person=person, clock=lambda: time.at, drafting=False)
    assert session is not None, problems
    return session


def item(session: Session, id: str) -> RatingItem:
    found = session.pack.item_by_id[id]
    assert isinstance(found, RatingItem)
    return found


def go_through(session: Session, round_id: str, level: int) -> None:
    for id in session.folder.rounds[round_id].items:
        assert rate(session, id, level=level) is None
        assert gone_through(session, session.folder.rounds[round_id], item(session, id)) is None


def opened(made: str | Problem) -> str:
    assert isinstance(made, str), made
    return made


def test_a_check_in_from_its_opening_to_its_close(ana: Session, time: Time) -> None:
    id = opened(new_round(ana, size="full"))
    assert id == "2026-Q4" and [one[0] for one in sizes(ana)] == ["pulse", "full"]
    far = going(ana, ana.folder.rounds[id], "ana-ruiz")
    assert [one.id for one in far.left] == IDS
    assert gone_through(ana, ana.folder.rounds[id], far.items[0]) is None
    assert [one.id for one in going(ana, ana.folder.rounds[id], "ana-ruiz").left] == IDS[1:]
    go_through(ana, id, 2)
    frozen = close_round(ana, ana.folder.rounds[id])
    assert isinstance(frozen, Result) and frozen.score.proven == ana.score().proven
    closed = ana.folder.rounds[id]
    assert closed.state == "closed" and result_of(ana, closed) == frozen
    assert close_round(ana, closed) == Problem(
        f"rounds/{id}", None, f"The round {id} is closed already.", "Nothing was changed."
    )
    assert last_closed(ana) == closed


def test_a_close_is_one_step_and_can_be_taken_back(ana: Session) -> None:
    id = opened(new_round(ana, size="full"))
    go_through(ana, id, 2)
    before = ana.folder.rounds[id], ana.score()
    assert isinstance(close_round(ana, ana.folder.rounds[id]), Result)
    assert ana.flush() == ()
    assert ana.undo() is not None
    assert ana.flush() == ()
    assert ana.folder.rounds[id].state == "open" and ana.score() == before[1]
    assert ana.refresh() in (True, False)
    assert ana.folder.rounds[id].state == "open", "also as its files are read again"
    assert isinstance(close_round(ana, ana.folder.rounds[id]), Result)


def test_a_close_writes_two_files(ana: Session, root: Path) -> None:
    """A save is what takes time on a slow disk: its result first, then its head, and nothing else of the workbook."""
    id = opened(new_round(ana, size="full"))
    go_through(ana, id, 2)
    assert ana.flush() == ()
    before = written(root)
    assert isinstance(close_round(ana, ana.folder.rounds[id]), Result)
    assert ana.flush() == ()
    after = written(root)
    assert {name for name in after if after[name] != before.get(name)} == {
        f"rounds/{id}/result.toml",
        f"rounds/{id}/round.toml",
    }


def written(root: Path) -> dict[str, tuple[int, bytes]]:
    """The workbook's files, each as it is on the disk and when it was put there."""
    files = [path for path in root.rglob("*.toml") if ".workbook" not in path.parts]
    return {path.relative_to(root).as_posix(): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def test_a_second_one_of_a_quarter_has_a_number_and_one_is_begun_at_a_time(ana: Session) -> None:
    id = opened(new_round(ana))
    begun = new_round(ana)
    assert isinstance(begun, Problem) and "is begun already" in begun.what
    assert isinstance(close_round(ana, ana.folder.rounds[id]), Result)
    assert new_round(ana) == "2026-Q4-2"
    assert new_round(ana, "team", name="After the fair") == "2026-11-20-after-the-fair"


def test_what_was_said_before_is_of_before_the_opening(ana: Session, time: Time) -> None:
    time.at = NOON - timedelta(days=100)
    assert rate(ana, IDS[0], level=3, evidence=[Evidence(time.at.date(), "seen by three")]) is None
    time.at = NOON
    id = opened(new_round(ana, size="full"))
    time.at = NOON + timedelta(minutes=5)
    assert rate(ana, IDS[0], level=1) is None
    found = said_before(ana, ana.folder.rounds[id], IDS[0])
    assert found is not None and (found[0], found[1].level) == ("2026-Q3", 3)


def test_where_one_was_is_asked_of_five_at_most_those_that_moved_furthest(ana: Session, time: Time) -> None:
    time.at = NOON - timedelta(days=100)
    for id in IDS:
        assert rate(ana, id, level=0) is None
    time.at = NOON
    round_id = opened(new_round(ana, size="full"))
    time.at = NOON + timedelta(minutes=5)
    for place, id in enumerate(IDS):
        assert rate(ana, id, level=min(place, 2)) is None
        assert gone_through(ana, ana.folder.rounds[round_id], item(ana, id)) is None
    asked = then_items(ana, ana.folder.rounds[round_id], "ana-ruiz")
    assert len(asked) == MOST_THEN and IDS[0] not in [one.id for one in asked]
    assert all(ana.standings()[one.id].level == 2 for one in asked)
    assert then_rated(ana, ana.folder.rounds[round_id], asked[0], 1) is None
    assert ana.folder.rounds[round_id].replies["ana-ruiz"][asked[0].id].then == 1
    assert then_items(ana, ana.folder.rounds[round_id], "ana-ruiz") == asked, (
        "an answer changes nothing of what is asked"
    )


def test_a_teams_round_from_its_opening_to_its_close(root: Path, time: Time) -> None:
    ana = as_(root, "Ana Ruiz", time)
    id = opened(new_round(ana, "team", "full"))
    assert ana.close() == ()
    for person, level in (("Ana Ruiz", 0), ("Ben", 2), ("Cy", 4)):
        one = as_(root, person, time)
        assert spreads(one, one.folder.rounds[id]) == ()
        early = reveal(one, one.folder.rounds[id])
        assert early is not None and "are in" in early.what
        for asked in one.folder.rounds[id].items:
            assert vote(one, one.folder.rounds[id], asked, level=level) is None
        assert one.close() == ()
    ana = as_(root, "Ana Ruiz", time)
    assert reveal(ana, ana.folder.rounds[id]) is None
    seen = spreads(ana, ana.folder.rounds[id])
    assert all(one.counts is not None and one.counts.levels == (1, 0, 1, 0, 1) and one.polarised for one in seen)
    late = vote(ana, ana.folder.rounds[id], IDS[0], level=3)
    assert late is not None and "revealed" in late.what
    assert revote(ana, ana.folder.rounds[id], [IDS[0]]) is None
    assert vote(ana, ana.folder.rounds[id], IDS[0], level=3) is None
    assert spreads(ana, ana.folder.rounds[id])[0].counts is not None
    shown = [Evidence(NOON.date(), "counted by all three")]
    assert agree(ana, ana.folder.rounds[id], IDS[1], level=4, evidence=shown) is None
    frozen = close_round(ana, ana.folder.rounds[id])
    assert isinstance(frozen, Result)
    stands = ana.standings()
    assert (stands[IDS[0]].level, stands[IDS[1]].level, stands[IDS[2]].level) == (3, 4, 2)
    assert {stands[one].round for one in IDS} == {id}
    refused = vote(ana, ana.folder.rounds[id], IDS[2], level=1)
    assert refused is not None and "so this reply is not counted" in refused.what
    ana.close()


def test_of_other_people_a_check_in_alone_takes_nothing(root: Path, ana: Session, time: Time) -> None:
    id = opened(new_round(ana, size="full"))
    assert ana.flush() == ()
    ben = as_(root, "Ben", time)
    refused = may_answer(ben, ben.folder.rounds[id])
    assert refused is not None and "Ben is not among those" in refused.what
    assert gone_through(ben, ben.folder.rounds[id], item(ben, IDS[0])) == refused
    assert then_rated(ben, ben.folder.rounds[id], item(ben, IDS[0]), 1) == refused
    none = find_round(ben, None, "ben")
    assert isinstance(none, Problem) and none.what == "No round is open."
    assert find_round(ben, None) == ben.folder.rounds[id]
    ben.close()
