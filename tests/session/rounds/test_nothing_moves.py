"""A round that is open moves nothing: opened, answered, revealed and voted on again, every fraction and every action is as it was."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.app.shop import NOON, RATINGS, empty_shop
from tests.app.walk import nobodys_home
from tests.tries import tries
from workbook.domain import Evidence, errors
from workbook.domain.actions import Status
from workbook.domain.rounds.round import Mode, Round, RoundSize
from workbook.session import Session, View, open_session
from workbook.session.acting import commit_action
from workbook.session.rating import rate
from workbook.session.rounds.answering import gone_through, vote
from workbook.session.rounds.opening import new_round
from workbook.session.rounds.revealing import agree, reveal, revote

IDS = [f"{plan}-{number}" for plan, prompts in RATINGS.items() for number in range(1, len(prompts) + 1)]
PEOPLE = "Ana Ruiz,Ben,Cy,Dee,Eli"
GIVEN = st.one_of(st.none(), st.integers(0, 4))
"""A level, or can't say."""


@contextmanager
def workbook() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="nothing-moves-") as folder, nobodys_home(Path(folder) / "home"):
        yield empty_shop(Path(folder) / "shop", people=PEOPLE)


def sit_down(root: Path, person: str) -> Session:
    session, problems = open_session(root, person=person, clock=lambda: NOON, drafting=False)
    assert session is not None, problems
    return session


def stands(view: View) -> object:
    """All that a round could move: the score with all of its parts, what lapses, the actions, what is next."""
    return view.score(), view.standings(), view.lapsing(), view.actions(), view.listing(), view.next_level()


def lines(level: int | None, what: str) -> list[Evidence]:
    shown = level is not None and level > 2 and what
    return [Evidence(date(2026, 11, 2), f"{what} seen by many")] if shown else []


@tries(12)
@given(
    words=st.lists(st.tuples(st.sampled_from(IDS), st.integers(0, 4), st.booleans()), max_size=8),
    size=st.sampled_from(("pulse", "full")),
    mode=st.sampled_from(("named", "unlinked")),
    votes=st.lists(st.lists(GIVEN, min_size=len(IDS), max_size=len(IDS)), min_size=5, max_size=5),
    again=st.lists(GIVEN, min_size=5, max_size=5),
)
def test_a_team_round_moves_nothing_before_its_close(
    words: list[tuple[str, int, bool]],
    size: RoundSize,
    mode: Mode,
    votes: list[list[int | None]],
    again: list[int | None],
) -> None:
    with workbook() as root:
        ana = sit_down(root, "Ana Ruiz")
        for item, level, shown in words:
            assert rate(ana, item, level=level, evidence=lines(level if shown else None, item)) is None
        for action in [one for one in ana.actions() if one.status is Status.SUGGESTED][:2]:
            assert commit_action(ana, action.id, owner="Ben") is None
        before = stands(ana)
        id = new_round(ana, "team", size, mode=mode)
        assert isinstance(id, str), id

        def there() -> Round:
            return ana.folder.rounds[id]

        assert stands(ana) == before, "opening"
        for person, given_ in zip(PEOPLE.split(","), votes, strict=True):
            assert not errors(ana.flush())
            own = sit_down(root, person)
            for asked, vote_ in zip(there().items, given_, strict=False):
                assert (
                    vote(own, own.folder.rounds[id], asked, level=vote_, evidence=lines(vote_, f"{person} {asked}"))
                    is None
                )
            assert stands(own) == before, "a vote"
            assert own.close() == ()
            assert ana.refresh()
        assert stands(ana) == before, "all votes"
        assert reveal(ana, there()) is None and stands(ana) == before, "the reveal"
        first, *_, last = there().items
        assert revote(ana, there(), [first]) is None and stands(ana) == before, "the second vote is opened"
        assert vote(ana, there(), first, level=again[0]) is None and stands(ana) == before, "a second vote"
        assert agree(ana, there(), last, level=4, evidence=lines(4, "agreed on")) is None
        assert stands(ana) == before, "what is agreed on"
        assert ana.close() == ()
        assert stands(sit_down(root, "Ben")) == before, "as another reads it"


@tries(8)
@given(words=st.lists(st.tuples(st.sampled_from(IDS), st.integers(0, 4), st.booleans()), max_size=8))
def test_opening_a_check_in_alone_and_going_through_it_moves_nothing(words: list[tuple[str, int, bool]]) -> None:
    with workbook() as root:
        ana = sit_down(root, "Ana Ruiz")
        for item, level, shown in words:
            assert rate(ana, item, level=level, evidence=lines(level if shown else None, item)) is None
        before = stands(ana)
        id = new_round(ana)
        assert isinstance(id, str)
        for one in ana.pack.ratings:
            assert gone_through(ana, ana.folder.rounds[id], one) is None
        assert stands(ana) == before
        while ana.undo() is not None:
            pass
        assert ana.close() == ()
