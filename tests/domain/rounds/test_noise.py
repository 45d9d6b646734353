"""What chance alone moves: the table that the rule was made with, and that it is the same everywhere."""

from fractions import Fraction
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.domain.rounds.noise import Compared, chance

compared = st.builds(
    Compared,
    st.text("abcdef", min_size=1, max_size=6),
    st.integers(1, 3),
    st.none() | st.integers(0, 4),
    st.none() | st.integers(0, 4),
    st.integers(1, 5),
    st.integers(1, 5),
    st.booleans(),
)
plans = st.lists(st.lists(compared, max_size=4, unique_by=lambda one: one.id), max_size=4)


def full(ratings: int, raters: int = 1, *, plans: int = 6) -> list[list[Compared]]:
    """Plans of so many ratings of equal weight, their levels spread evenly over all five."""
    levels = cycle(range(5))
    return [
        [Compared(f"{plan}-{place}", 1, level, level, raters, raters) for place, level in zip(range(ratings), levels)]  # noqa: B905  # the levels go on for ever
        for plan in range(plans)
    ]


def points(share: Fraction) -> float:
    return float(share * 100)


@pytest.mark.parametrize(
    ("ratings", "raters", "overall", "plan", "step"),
    [(4, 1, 7.0, 18.8, 6.25), (6, 1, 5.7, 12.5, 4.2), (8, 1, 4.7, 12.5, 3.2), (8, 5, 2.1, 5.0, 0.7)],
)
def test_the_ranges_are_those_of_the_rule(ratings: int, raters: int, overall: float, plan: float, step: float) -> None:
    """docs/scoring.md 18. A plan's range is a whole number of single slips, so it may lie one of those below."""
    found = chance(full(ratings, raters))
    assert points(found.overall) == pytest.approx(overall, rel=0.12)
    assert all(plan - step - 0.1 <= points(one) <= plan + 0.1 for one in found.plans)


def test_few_ratings_need_far_more_than_many() -> None:
    assert chance(full(2)).overall > Fraction(3, 2) * chance(full(8)).overall
    assert sum(chance(full(2)).plans) > 2 * sum(chance(full(8)).plans)


def test_more_raters_leave_less_to_chance() -> None:
    ranges = [chance(full(8, raters)).overall for raters in (1, 2, 5, 8)]
    assert ranges == sorted(ranges, reverse=True) and ranges[0] > 2 * ranges[-1]
    assert chance(full(8, 40)).overall == ranges[-1]


def test_it_is_the_same_everywhere() -> None:
    """Written down once; another number here means that results closed before would be told otherwise."""
    found = chance(full(8), full(3, plans=1))
    assert found.overall == Fraction(3, 64)
    assert found.plans[:2] == (Fraction(3, 32), Fraction(3, 32))


def test_what_was_not_given_anew_cannot_slip() -> None:
    still = [[Compared("a", 1, 2, 2, again=False), Compared("b", 3, 0, 4, again=False)], [Compared("c", 1, 1, 1)]]
    found = chance(still)
    assert found.plans[0] == 0 and found.plans[1] > 0
    assert chance([[Compared("a", 1, None, None)]]).overall == 0


@settings(max_examples=15)
@given(plans, plans)
def test_it_is_bounded_and_knows_no_order(scored: list[list[Compared]], apart: list[list[Compared]]) -> None:
    found = chance(scored, apart)
    assert len(found.plans) == len(scored) + len(apart)
    assert all(0 <= one <= 1 for one in (found.overall, *found.plans))
    assert found == chance([group[::-1] for group in scored], [group[::-1] for group in apart])


def test_nothing_at_all_moves_nothing() -> None:
    assert chance([]).overall == 0
    assert not any(chance([[], []]).plans)
