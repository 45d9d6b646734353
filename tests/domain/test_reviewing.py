"""Open actions at the start of a check-in: what becomes of each, and what is counted (docs/scoring.md 16)."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import AT, QUARTER
from workbook.domain import Problem
from workbook.domain.actions import Action, Status, own
from workbook.domain.actions.reviewing import (
    CARRIED_ENOUGH,
    hand_on,
    keep,
    needs_smaller_step,
    shrink,
    to_review,
)

NEXT, AFTER = "2027-Q1", "2027-Q2"


def taken_on(title: str = "Call Petra", due: date | None = None) -> Action:
    """An action of people's own, taken on in the fourth quarter."""
    made = own(title, title, (), AT, "ana", QUARTER, owner="Ana")
    assert isinstance(made, Action)
    return replace(made, status=Status.COMMITTED, due=due)


def done(found: Action | Problem) -> Action:
    assert isinstance(found, Action), found
    return found


def test_only_what_was_taken_on_before_this_quarter_is_asked_about_by_day_due() -> None:
    late, soon, never = taken_on("c", date(2027, 2, 1)), taken_on("b", date(2026, 12, 1)), taken_on("a")
    over = replace(taken_on("d"), status=Status.DONE)
    assert to_review([late, over, never, soon], NEXT) == (soon, late, never)
    assert to_review([late, soon, never], QUARTER) == (), "they were taken on in it"


def test_it_is_counted_once_a_quarter_however_often_it_is_decided_on() -> None:
    kept = done(keep(taken_on(), AT, "ana", NEXT))
    assert (kept.carried, kept.reviewed, kept.history[-1].reason) == (1, NEXT, "kept")
    assert to_review([kept], NEXT) == ()
    given = done(hand_on(kept, "Ben", AT, "ana", NEXT))
    smaller = done(shrink(given, "Look up her number", AT, "ana", NEXT))
    assert (smaller.carried, smaller.owner, smaller.then) == (1, "Ben", "Look up her number")
    assert to_review([smaller], AFTER) == (smaller,)


def test_to_keep_it_a_second_time_takes_a_smaller_first_step() -> None:
    kept = done(keep(taken_on(), AT, "ana", NEXT))
    assert kept.carried == CARRIED_ENOUGH and needs_smaller_step(kept)
    refused = keep(kept, AT, "ana", AFTER)
    assert isinstance(refused, Problem) and "would be for the second time" in refused.what
    assert "smaller first step" in refused.mend and "drop it" in refused.mend
    again = done(shrink(kept, "  Look up\nher number ", AT, "ana", AFTER))
    assert (again.carried, again.reviewed, again.then) == (2, AFTER, "Look up her number")
    assert again.history[-1].reason == "a smaller first step: Look up her number"


def test_somebody_else_may_carry_it_a_second_time() -> None:
    kept = done(keep(taken_on(), AT, "ana", NEXT))
    given = done(hand_on(kept, "Ben", AT, "ana", AFTER))
    assert (given.carried, given.owner, given.history[-1].reason) == (2, "Ben", "given to Ben")


@pytest.mark.parametrize("empty", ["", "  ", "\n"])
def test_a_step_and_a_name_need_words(empty: str) -> None:
    step = shrink(taken_on(), empty, AT, "ana", NEXT)
    name = hand_on(taken_on(), empty, AT, "ana", NEXT)
    assert isinstance(step, Problem) and "needs a few words" in step.what
    assert isinstance(name, Problem) and name.what == "Nobody is named."
