"""Charts as values: every figure is one of the score, and what nobody rated has none."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import ON, example_pack, example_standings, pack, rating, standings
from workbook.domain import Score, score
from workbook.domain.chart import Bars, Grid, Stack
from workbook.domain.charting import (
    CHARTS,
    in_words,
    lens_grid,
    named_chart,
    plan_bars,
    share_of,
    sum_of_plans,
    sum_of_ratings,
    view_bars,
)

EXAMPLE = score(example_pack(), example_standings(), ON)
LEVEL = st.sampled_from(["-", "open", "0", "1", "2", "3", "3e", "3s", "4", "4e", "na"])


def sided(levels: dict[str, str]) -> Score:
    """Two plans of two ratings, a strategic one and a tactical one, of two lenses."""
    ratings = {
        plan: [
            rating(f"{plan}-1", 3, scope="strategic", lens="lead"),
            rating(f"{plan}-2", 1, scope="tactical", lens="service"),
        ]
        for plan in ("first", "second", "third")
    }
    asked = pack(ratings, scopes=("strategic", "tactical"), lenses=("lead", "service"))
    return score(asked, standings(levels), ON)


def test_a_bar_has_ink_for_what_somebody_said_and_for_nothing_else() -> None:
    bars = {bar.id: bar for bar in plan_bars(EXAMPLE).bars}
    content = bars["content"].share
    assert content is not None  # 1 2 - 0 by weights 3 2 2 1: 7 of 32, and 8 more should the open one be a 4
    assert (content.proven, content.claimed, content.possible) == (Fraction(7, 32), Fraction(7, 32), Fraction(15, 32))
    customers = bars["customers"].share
    assert customers is not None  # 3e 4 3 4e: two claims count as 2 until they are shown
    assert (customers.proven, customers.claimed) == (Fraction(21, 32), Fraction(27, 32))
    assert [bar.id for bar in plan_bars(EXAMPLE).bars if bar.twice] == ["content", "partners"]


def test_a_plan_that_nobody_rated_has_no_bar_and_no_zero() -> None:
    bars = {bar.id: bar for bar in plan_bars(sided({"first-1": "0"})).bars}
    assert bars["first"].share is not None and bars["first"].share.proven == 0  # a 0 is an answer too
    assert bars["second"].share is None
    assert bars["first"].beside == (Fraction(0), "open")
    assert bars["second"].beside == ("open", "open")


def test_a_grid_has_a_number_where_a_rating_is_answered() -> None:
    grid = lens_grid(sided({"first-1": "2", "first-2": "4e", "second-2": "1"}))
    assert grid.heads == ("Lead", "Service")
    assert grid.rows[:2] == (("First", (Fraction(1, 2), Fraction(1))), ("Second", ("open", Fraction(1, 4))))
    alone = pack(
        {"only": [rating("only-1", lens="lead")], "rest": [rating("rest-1", lens="service")]},
        lenses=("lead", "service"),
    )
    assert lens_grid(score(alone, standings({"only-1": "2"}), ON)).rows == (
        ("Only", (Fraction(1, 2), None)),
        ("Rest", (None, "open")),
    )


def test_the_sum_of_plans_is_the_score_with_the_two_weakest_twice() -> None:
    stack = sum_of_plans(EXAMPLE)
    assert stack is not None
    assert sum(part.size * part.share.proven for part in stack.parts) == EXAMPLE.proven
    assert sum(part.size for part in stack.parts) == 1
    assert {part.id for part in stack.parts if part.again} == set(EXAMPLE.weakest)
    lacking = [part.missing for part in stack.parts]
    assert lacking == sorted(lacking, reverse=True)


@given(st.fixed_dictionaries({f"{plan}-{number}": LEVEL for plan in ("first", "second", "third") for number in (1, 2)}))
def test_parts_add_up_whatever_is_answered(levels: dict[str, str]) -> None:
    found = sided(levels)
    stack = sum_of_plans(found)
    assert (stack is None) == (not found.answered)
    if stack is not None:
        assert sum(part.size * part.share.proven for part in stack.parts) == found.proven
    for group in (*found.plans, *found.lenses, *found.scopes):
        share, parts = share_of(group), sum_of_ratings(group)
        assert (share is None) == (parts is None) == (not group.answered)
        if share is None or parts is None:
            continue
        assert 0 <= share.proven <= share.claimed <= share.possible <= 1
        assert sum(part.size for part in parts.parts) == 1
        assert sum(part.size * part.share.proven for part in parts.parts) == group.proven
        assert sum(part.size * part.share.claimed for part in parts.parts) == share.claimed


def test_nothing_is_drawn_while_nothing_is_rated() -> None:
    empty = sided({})
    assert all(named_chart(name, empty) is None for name in CHARTS)
    assert named_chart("pie", EXAMPLE) is None
    begun = sided({"first-1": "2"})
    kinds = {name: type(chart) for name in CHARTS if (chart := named_chart(name, begun)) is not None}
    assert kinds == {"plans": Bars, "lenses": Grid, "sum": Stack}  # this pack asks about no audiences


def test_a_chart_is_said_in_sentences() -> None:
    found = sided({"first-1": "2", "first-2": "4", "second-2": "1"})
    assert in_words(plan_bars(found)) == (
        "First: 50, to 62, strategic 50, tactical 50. Second: 6, to 81, tactical 25, counts twice. Third: not rated yet."
    )
    assert in_words(lens_grid(found)) == "First: lead 50, service 50. Second: service 25."
    assert in_words(view_bars("Lenses", found.lenses)) == "Lead: 16, to 83. Service: 25, to 75."
    stack = sum_of_plans(found)
    assert stack is not None
    assert in_words(stack) == (
        "Proven 12.5 of 100, the sum of five parts, what lacks most first: "
        "Third 0; Third 0, counted again; Second 6; Second 6, counted again; First 50."
    )
