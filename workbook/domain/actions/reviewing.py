"""The start of a quarter's check-in: each open action is done, kept, made smaller, given to another, or dropped (docs/scoring.md 16)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from workbook.domain.actions.action import Action, Status, Step
from workbook.domain.actions.transitions import FILE
from workbook.domain.problem import Problem
from workbook.domain.text import one_line

CARRIED_ENOUGH = 1
"""Quarters over which an action is carried as it is: to keep it once more takes a smaller first step."""


def to_review(actions: Iterable[Action], quarter: str) -> tuple[Action, ...]:
    """What people took on before this `quarter` and have not finished, and nobody has decided on in it; by day due, then id."""
    found = (
        action
        for action in actions
        if action.status is Status.COMMITTED and action.opened != quarter and action.reviewed != quarter
    )
    return tuple(sorted(found, key=lambda action: (action.due or date.max, action.id)))


def needs_smaller_step(action: Action) -> bool:
    """Whether it was carried as it is before, so that it is not simply kept again."""
    return action.carried >= CARRIED_ENOUGH


def keep(action: Action, at: datetime, by: str, quarter: str) -> Action | Problem:
    """Carry it into this quarter as it is. Refused at the second time: then it takes a smaller first step, or goes."""
    if needs_smaller_step(action):
        what = f"“{one_line(action.title, 50)}” was carried over before, and would be for the second time."
        return Problem(FILE, None, what, "Say a smaller first step, under half an hour, or drop it with a reason.")
    return _carried(action, at, by, quarter, "kept")


def shrink(action: Action, first_step: str, at: datetime, by: str, quarter: str) -> Action | Problem:
    """Carry it with a smaller first step, in people's own words; what it is to lead to stays."""
    step = one_line(first_step)
    if not step:
        return Problem(FILE, None, "A smaller first step needs a few words.", "Say what can be done in half an hour.")
    return _carried(replace(action, then=step), at, by, quarter, f"a smaller first step: {step}")


def hand_on(action: Action, owner: str, at: datetime, by: str, quarter: str) -> Action | Problem:
    """Carry it in the hands of somebody else."""
    name = one_line(owner)
    if not name:
        return Problem(FILE, None, "Nobody is named.", "Say who does it from now on.")
    return _carried(replace(action, owner=name), at, by, quarter, f"given to {name}")


def _carried(action: Action, at: datetime, by: str, quarter: str, reason: str) -> Action:
    """It is counted once a quarter, however often it is decided on."""
    times = action.carried + (action.reviewed != quarter)
    step = Step(at, by, Status.COMMITTED, reason)
    return replace(action, carried=times, reviewed=quarter, history=(*action.history, step))
