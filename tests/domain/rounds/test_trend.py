"""The trend as a value: each round's own figures, and between which two a change can be said."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from tests.domain.rounds.sides import even, quarters_on, side
from workbook.domain.charting import in_words
from workbook.domain.rounds.snapshot import Snapshot
from workbook.domain.rounds.trend import Past, trend

FIRST = date(2026, 2, 14)


def past(*sides: Snapshot | None) -> list[Past]:
    """Rounds a quarter apart."""
    return [Past(f"2026-Q{place}", quarters_on(FIRST, place - 1), found) for place, found in enumerate(sides, 1)]


def test_each_round_is_a_dot_with_the_figures_that_it_froze() -> None:
    found = trend(past(side(even("1")), side(even("3"))))
    assert found is not None
    assert [dot.share.proven for dot in found.whole if dot.share] == [Fraction(1, 4), Fraction(1, 2)]
    assert [dot.share.possible for dot in found.whole if dot.share] == [Fraction(1, 4), Fraction(3, 4)]
    assert [(stage.name, stage.day, stage.later) for stage in found.stages] == [
        ("2026-Q1", FIRST, False),
        ("2026-Q2", quarters_on(FIRST, 1), False),
    ]
    assert [plan.title for plan in found.plans][:2] == ["Strategy", "Content"]
    assert [stage.moved for stage in found.stages] == [False, True]
    assert [dot.joined for dot in found.whole] == [False, True]


def test_there_is_none_of_less_than_two_rounds_with_figures() -> None:
    assert trend(past()) is None
    assert trend(past(side(even("1")))) is None
    assert trend(past(side(even("1")), None)) is None
    assert trend(past(side(even("1")), None, side(even("2")))) is not None


def test_what_is_computed_later_says_so() -> None:
    rounds = past(side(even("1")), side(even("2")))
    found = trend([replace(rounds[0], later=True), rounds[1]])
    assert found is not None and [stage.later for stage in found.stages] == [True, False]
    assert "2026-Q1, 14 February 2026: 25.0 proven, computed later." in in_words(found)


def test_where_nothing_is_known_is_a_gap_and_no_zero() -> None:
    found = trend(past(side(even("1")), None, side(even("3e"))))
    assert found is not None
    assert [dot.share is None for dot in found.whole] == [False, True, False]
    assert not any(dot.joined for dot in found.whole)
    assert "2026-Q2, 16 May 2026: no number." in in_words(found)


def test_rounds_that_have_too_little_in_common_are_not_joined() -> None:
    short = even("1") | {"ready": "- - - - - - - -"}
    found = trend(past(side(even("1")), side(short), side(even("1"))))
    assert found is not None
    assert [dot.joined for dot in found.whole] == [False, False, False]
    joined = {plan.id: [dot.joined for dot in plan.dots] for plan in found.plans}
    assert joined["strategy"] == [False, True, True]
    assert joined["ready"] == [False, False, False]
    assert [dot.share is None for dot in found.plans[-1].dots] == [False, True, False]


def test_rounds_stand_in_the_order_of_their_days() -> None:
    rounds = past(side(even("1")), side(even("2")), side(even("3")))
    assert trend(rounds[::-1]) == trend(rounds)


def test_a_change_within_chance_has_not_moved() -> None:
    found = trend(past(side(even("1")), side(even("1") | {"ready": "1 1 1 1 1 1 1 2"})))
    assert found is not None
    assert [stage.moved for stage in found.stages] == [False, False]
    assert found.whole[1].joined


def test_plans_of_now_have_no_number_where_they_were_not_there() -> None:
    less = {plan: row for plan, row in even("1").items() if plan != "ready"}
    found = trend(past(side(less), side(even("1"))))
    assert found is not None and found.plans[-1].dots[0].share is None


def test_names_are_one_line() -> None:
    rounds = past(side(even("1")), side(even("2")))
    found = trend([replace(rounds[0], name="first\nof all"), rounds[1]])
    assert found is not None and found.stages[0].name == "first of all"
