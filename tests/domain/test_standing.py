"""Standing words: how a new one meets those before it, how two machines' words become one, and which counts (docs/scoring.md 4)."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain import Evidence, Rated, StandingWord, standings
from workbook.domain.rounds.round import Asked, Round, RoundHead, RoundKind, Said
from workbook.domain.standing import MOST_EARLIER, after_all, all_words, counting, plain, said, together

MORNING = datetime(2026, 10, 14, 9, 30, tzinfo=UTC)
DAY, MINUTE, SECOND = timedelta(days=1), timedelta(minutes=1), timedelta(seconds=1)
LINE, OTHER = Evidence(date(2026, 10, 12), "Seen at the counter"), Evidence(date(2026, 10, 13), "Counted on Monday")


def word(level: int | None, at: datetime = MORNING, *lines: Evidence, na: str | None = None, note: str = "") -> Rated:
    return Rated(rev=1, at=at, level=level, na=na, note=note, evidence=lines)


def stands(*words: Rated) -> StandingWord:
    """What stands after these words, given in this order."""
    found: StandingWord | None = None
    for one in words:
        found = said(found, one)
    assert found is not None
    return found


def every(found: StandingWord) -> tuple[Rated, ...]:
    return plain(found), *found.was


# What a new word does to the one that stands


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        pytest.param(word(2), word(1, MORNING + DAY), True, id="a later day pushes it"),
        pytest.param(word(2), word(2, MORNING + DAY), True, id="also at the same level"),
        pytest.param(word(None), word(2, MORNING + DAY), True, id="also one that was left open"),
        pytest.param(word(2), word(None, MORNING + DAY), True, id="also when it is left open"),
        pytest.param(word(2, MORNING, note="x"), word(1, MORNING + MINUTE), False, id="the same day replaces it"),
        pytest.param(word(2), word(1), False, id="also in the same second"),
        pytest.param(word(2, MORNING + MINUTE), word(1), False, id="also where a clock went back within the day"),
        pytest.param(word(3, MORNING, LINE), word(2, MORNING + MINUTE), True, id="unless its lines would leave"),
        pytest.param(word(3, MORNING, LINE), word(None, MORNING + MINUTE, na="No staff"), True, id="or with n/a"),
        pytest.param(word(3, MORNING, LINE), word(None, MORNING + MINUTE), True, id="or left open"),
        pytest.param(word(4, MORNING, LINE, OTHER), word(3, MORNING + MINUTE, LINE), True, id="or one of them"),
        pytest.param(word(3, MORNING, LINE), word(4, MORNING + MINUTE, LINE, OTHER), False, id="with more lines"),
        pytest.param(word(3), word(2, MORNING + MINUTE), False, id="a claim without lines is replaced"),
    ],
)
def test_what_a_new_word_does_to_the_one_that_stands(before: Rated, after: Rated, kept: bool) -> None:
    found = stands(before, after)
    assert plain(found) == after
    assert found.was == ((before,) if kept else ())


def test_one_dated_earlier_goes_to_its_place_below() -> None:
    """As `rate --on` gives it: what stands is what was given last."""
    oldest, middle, newest = (word(level, MORNING + level * DAY) for level in (0, 1, 2))
    assert every(stands(newest, oldest, middle)) == (newest, middle, oldest)
    assert every(stands(oldest, newest, middle)) == (newest, middle, oldest)


def test_the_day_is_that_of_the_word_itself() -> None:
    """In its own offset: half past eleven in Auckland and noon of the same instant elsewhere are two days."""
    east = word(1, datetime(2026, 10, 15, 0, 30, tzinfo=timezone(timedelta(hours=12))))
    west = word(2, datetime(2026, 10, 14, 13, 0, tzinfo=UTC))
    assert east.at < west.at
    assert every(stands(east, west)) == (west,), "not after it by the day, so it takes its place"


def test_the_oldest_goes_when_there_are_too_many() -> None:
    words = [word(number % 3, MORNING + number * DAY) for number in range(MOST_EARLIER + 5)]
    found = stands(*words)
    assert len(found.was) == MOST_EARLIER and every(found) == tuple(reversed(words[-MOST_EARLIER - 1 :]))
    early = said(found, word(4, MORNING - DAY))
    assert every(early) == every(found), "one before all of them has no place any more"


WORDS = st.builds(
    lambda level, minutes, lines: word(level, MORNING + minutes * MINUTE, *lines),
    st.sampled_from([None, 0, 2, 3, 4]),
    st.integers(0, 4 * 24 * 60),
    st.lists(st.sampled_from([LINE, OTHER]), max_size=2, unique=True),
)
GIVEN = st.lists(WORDS, min_size=1, max_size=8)


@given(GIVEN)
def test_what_stands_is_the_newest_and_no_line_leaves_with_a_day(words: list[Rated]) -> None:
    """Those of each day that were not shown by lines may be replaced; the last of each day never is."""
    in_turn = sorted(words, key=lambda one: one.at)
    found = stands(*in_turn)
    assert plain(found) == in_turn[-1]
    moments = [one.at for one in every(found)]
    assert moments == sorted(moments, reverse=True) and set(every(found)) <= set(words)
    last = {one.at.date(): one for one in in_turn}
    assert set(last.values()) <= set(every(found))


# Two machines, one person

HELD = GIVEN.map(lambda words: stands(*sorted(words, key=lambda one: one.at)))


@given(HELD, HELD, HELD)
def test_two_machines_come_to_the_same_in_whatever_order_and_however_often(
    one: StandingWord, two: StandingWord, three: StandingWord
) -> None:
    both = together(one, two)
    assert both == together(two, one)
    assert together(both, one) == both == together(both, both)
    assert together(both, three) == together(one, together(two, three))
    assert set(every(both)) == {*every(one), *every(two)}
    assert both.at == max(one.at, two.at)


# What counts of everybody's


def by(**given: Rated | StandingWord) -> dict[str, dict[str, StandingWord]]:
    """What each of these people says of `x`."""
    return {person: {"x": one if isinstance(one, StandingWord) else stands(one)} for person, one in given.items()}


def closed(
    id: str, level: int | None, at: datetime = MORNING, kind: RoundKind = "team", state: str = "closed"
) -> Round:
    """A round that says `level` of `x`."""
    head = RoundHead(
        label="2026-Q4",
        kind=kind,
        state=state,  # type: ignore[arg-type]  # drawn from the words that there are
        items=(Asked("x", 2),),
        closed=at,
        word={"x": Said(level=level, na=None if level is not None else "No staff")},
    )
    return Round(id=id, head=head, state=state)  # type: ignore[arg-type]  # drawn from the words that there are


def level_of(words: Mapping[str, Mapping[str, StandingWord]], *rounds: Round, until: date | None = None) -> object:
    found = counting(words, rounds, until).get("x")
    return None if found is None else (found.rated.level, found.by, found.round)


AFTER, BEFORE = MORNING + MINUTE, MORNING - MINUTE
Q4, NEXT = "2026-Q4", "2026-Q4-2"


@pytest.mark.parametrize(
    ("words", "rounds", "expected"),
    [
        pytest.param(by(ana=word(1), ben=word(3, AFTER)), (), (3, "ben", None), id="the newest of everybody"),
        pytest.param(by(ana=word(1), ben=word(None, AFTER)), (), (None, "ben", None), id="left open takes it back"),
        pytest.param(by(ana=word(1)), (closed(Q4, 3, AFTER),), (3, None, Q4), id="a team's word, once closed"),
        pytest.param(by(ana=word(1, AFTER)), (closed(Q4, 3),), (1, "ana", None), id="a later word counts from then on"),
        pytest.param(by(ana=word(1)), (closed(Q4, 3, BEFORE),), (1, "ana", None), id="an earlier round does not"),
        pytest.param(by(ana=word(1)), (closed(Q4, None, AFTER),), (None, None, Q4), id="also that it does not apply"),
        pytest.param(by(ana=word(1)), (closed(Q4, 3, AFTER, state="revealed"),), (1, "ana", None), id="not before"),
        pytest.param(by(ana=word(1)), (closed(Q4, 3, AFTER, kind="outside"),), (1, "ana", None), id="nobody outside"),
        pytest.param(by(ana=word(1)), (closed(Q4, 3, AFTER, kind="solo"),), (1, "ana", None), id="nor one's own round"),
        pytest.param(by(ana=word(1)), (closed(Q4, 3),), (3, None, Q4), id="of one moment the round's"),
        pytest.param(by(ana=word(4), ben=word(1)), (), (1, "ben", None), id="then the later person's"),
        pytest.param({}, (closed(Q4, 3), closed(NEXT, 2)), (2, None, NEXT), id="of two rounds the later name"),
        pytest.param({}, (closed(Q4, 3, AFTER), closed(NEXT, 2)), (3, None, Q4), id="but the later close first"),
        pytest.param({}, (), None, id="nobody said anything"),
    ],
)
def test_what_counts(words: dict[str, dict[str, StandingWord]], rounds: tuple[Round, ...], expected: object) -> None:
    assert level_of(words, *rounds) == expected
    if words and rounds and (found := standings(words, rounds).get("x")) is not None:
        assert (found.level, found.by, found.round) == expected
        assert found.rev == (2 if found.round else 1), "a round's word is of the revision that it asked"


def test_equal_moments_come_to_the_same_in_whatever_order() -> None:
    given = [("ana", word(4)), ("ben", word(1)), ("cleo", word(2)), ("dan", word(0))]
    for order in permutations(given):
        assert level_of(by(**dict(order))) == (0, "dan", None)


def test_a_clock_that_is_ahead_hides_nothing() -> None:
    """Without a day that one looks back to every word counts, whatever its time."""
    ahead = MORNING + 400 * DAY
    assert level_of(by(ana=word(1), ben=word(3, ahead))) == (3, "ben", None)
    assert level_of(by(ana=word(1), ben=word(3, ahead)), until=MORNING.date()) == (1, "ana", None)


def test_looking_back_takes_what_was_said_up_to_then() -> None:
    words = by(ana=stands(word(1), word(2, MORNING + DAY), word(3, MORNING + 2 * DAY, LINE)))
    team = closed(Q4, 0, MORNING + DAY + MINUTE)
    assert [level_of(words, until=MORNING.date() + days * DAY) for days in (-1, 0, 1, 2)] == [
        None,
        (1, "ana", None),
        (2, "ana", None),
        (3, "ana", None),
    ]
    assert level_of(words, team, until=MORNING.date()) == (1, "ana", None)
    assert level_of(words, team, until=MORNING.date() + DAY) == (0, None, Q4)


def test_looking_back_takes_no_line_of_a_later_day() -> None:
    late = Evidence(MORNING.date() + DAY, "Written further east")
    found = counting(by(ana=word(3, MORNING, LINE, late)), (), MORNING.date())["x"]
    assert found.rated.evidence == (LINE,)
    assert counting(by(ana=word(3, MORNING, LINE, late)), ())["x"].rated.evidence == (LINE, late)


def test_all_that_was_said_of_one_rating_oldest_first() -> None:
    words = by(ana=stands(word(1), word(2, MORNING + 2 * DAY)), ben=word(3, MORNING + DAY))
    found = all_words(words, [closed(Q4, 0, MORNING + 3 * DAY), closed(NEXT, 4, state="open")], "x")
    assert [(one.rated.level, one.by, one.round) for one in found] == [
        (1, "ana", None),
        (3, "ben", None),
        (2, "ana", None),
        (0, None, Q4),
    ]


@pytest.mark.parametrize(
    ("words", "rounds", "expected"),
    [
        pytest.param({}, (), MORNING, id="now"),
        pytest.param(by(ben=word(1, BEFORE)), (), MORNING, id="others are older"),
        pytest.param(by(ben=word(1)), (), MORNING + SECOND, id="a second after one of this moment"),
        pytest.param(by(ben=word(1, MORNING + DAY)), (), MORNING + DAY + SECOND, id="and after a clock that is ahead"),
        pytest.param({}, (closed(Q4, 1, AFTER),), AFTER + SECOND, id="and after a round"),
        pytest.param(by(ana=word(1, AFTER)), (), AFTER, id="not before one's own"),
    ],
)
def test_a_new_word_counts_though_a_clock_was_ahead(
    words: dict[str, dict[str, StandingWord]], rounds: tuple[Round, ...], expected: datetime
) -> None:
    moment = after_all(words, rounds, "ana", "x", MORNING)
    assert moment == expected
    present = words.get("ana", {}).get("x")
    given = words | {"ana": {"x": said(present, word(0, moment))}}
    assert level_of(given, *rounds) == (0, "ana", None)


def test_what_is_of_another_quarter_is_carried() -> None:
    words = by(ana=word(2, datetime(2026, 9, 30, 12, tzinfo=UTC)))
    assert standings(words, today=date(2026, 9, 30))["x"].carried is False
    found = standings(words, today=date(2026, 10, 1))["x"]
    assert found.carried and found.label == "2026-Q3"
    assert standings(words, today=date(2026, 10, 1), year_start=9)["x"].carried is False
