"""How people move actions: taking on, done, dropped, parked, taken up again. Each move is a step in the action's history."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import TypedDict, Unpack

from workbook.domain.actions.action import Action, Generated, Status, Step
from workbook.domain.actions.offers import POINTS, action_id, occurrence_of
from workbook.domain.actions.reconciliation import OWN
from workbook.domain.item import Effort, Item
from workbook.domain.pack import Exercise
from workbook.domain.problem import Problem
from workbook.domain.text import one_line

ACTIVE_BUILDS = 3
"""How many build actions a business works on at once: one that commits to eight things does none."""

FILE = "actions.toml"


class Terms(TypedDict, total=False):
    """The commitment card: who, by when, "when …, then …", whom they tell, the sentence said once more, and a note."""

    owner: str | None
    due: date | None
    when: str
    then: str
    tell: str
    rehearsed: str
    note: str


def active_builds(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The build actions that people are working on, their own among them; `ACTIVE_BUILDS` at most."""
    return tuple(action for action in actions if action.status is Status.COMMITTED and action.gen.lane == "build")


def commit(
    action: Action, actions: Iterable[Action], at: datetime, by: str, quarter: str, **terms: Unpack[Terms]
) -> Action | Problem:
    """Take an action on, or change the card of one already taken on; terms not given stay as they are.

    `actions` is the whole list, for the limit; `quarter` is remembered as the one in which it was first taken on. Refused for
    a fourth build, and for what is done, dropped or retired.
    """
    if is_over(action):
        return _refused(
            action,
            "is no longer offered" if action.status is Status.RETIRED else f"is {action.status}",
            "" if action.status is Status.RETIRED else "Take it up again first.",
        )
    carded = replace(action, **terms)
    if action.status is Status.COMMITTED:
        return carded
    others = [other for other in active_builds(actions) if other.id != action.id]
    if action.gen.lane == "build" and len(others) >= ACTIVE_BUILDS:
        return _full(others)
    return replace(_stepped(carded, Status.COMMITTED, at, by, ""), opened=action.opened or quarter)


def move(action: Action, status: Status, at: datetime, by: str, reason: str = "") -> Action | Problem:
    """Set where an action stands: done, dropped with a reason, parked, or suggested, which takes it up again.

    Nothing changes when it stands there already. Taking on is `commit`; retiring is the pack's doing.
    """
    if status in (Status.COMMITTED, Status.RETIRED):
        return _refused(action, f"cannot be made {status} like this", "")
    if action.status is Status.RETIRED:
        return _refused(
            action, "is no longer offered: the exercises have it no more", "Add an action of your own instead."
        )
    if status is Status.DROPPED and not reason.strip():
        return _refused(action, "needs a reason to be dropped", "Say in a few words why it is not worth doing.")
    if action.status is status:
        return action
    if status is Status.PARKED and action.status in (Status.DONE, Status.DROPPED):
        return _refused(action, f"is {action.status}", "Take it up again first.")
    return _stepped(action, status, at, by, reason.strip())


def own(
    title: str,
    token: str,
    actions: Iterable[Action],
    at: datetime,
    by: str,
    quarter: str,
    *,
    effort: Effort | None = None,
    exercise: str | None = None,
    occurrence: int = 1,
    **terms: Unpack[Terms],
) -> Action | Problem:
    """An action of people's own making, taken on at once. `token` is random text that keeps its key apart from all others.

    `effort` is what it costs, where somebody has said so, `exercise` the exercise that helps with it, and `occurrence` which
    time, from 1, that this is taken on.
    """
    if not title.strip():
        return Problem(FILE, None, "An action needs a few words that say what to do.", "Write what will be done.")
    key = f"{OWN}{token}"
    gen = Generated(
        lane="build",
        item=None,
        title=" ".join(title.split()),
        text="",
        to=0,
        lift=Fraction(0),
        points=POINTS[effort or "S"],
        effort=effort,
        horizon="",
        rank=0,
        why="your own",
        exercise=exercise,
    )
    return commit(Action(id=action_id(key, occurrence), key=key, gen=gen), actions, at, by, quarter, **terms)


def adopt(
    exercise: Exercise,
    gate: Item | None,
    actions: Iterable[Action],
    at: datetime,
    by: str,
    quarter: str,
    **terms: Unpack[Terms],
) -> Action | Problem:
    """The action that an exercise of the library offers, taken on at once as people's own.

    What is over can be taken on anew, as a further occurrence. Refused while it is on the list, and for one that asks
    customers while `gate`, the rating that all asking waits for, is down (docs/scoring.md 13).
    """
    actions = tuple(actions)
    if not exercise.action:
        return Problem(FILE, None, f"“{one_line(exercise.title, 50)}” has no action to take on.", "Choose another.")
    there = adopted(exercise, actions)
    if there is not None and not is_over(there):
        return _refused(there, "is on your action list already", f"Its id is {there.id}.")
    if exercise.asks and gate is not None:
        return Problem(FILE, None, waits(gate), "Begin there: whoever is let down will not recommend you.")
    return own(
        exercise.action,
        _token(exercise),
        actions,
        at,
        by,
        quarter,
        effort=exercise.effort,
        exercise=exercise.id,
        occurrence=occurrence_of(there) + 1 if there is not None else 1,
        **terms,
    )


def adopted(exercise: Exercise, actions: Iterable[Action]) -> Action | None:
    """The action that was put on the list from this exercise, the last of several, wherever it stands now."""
    key = f"{OWN}{_token(exercise)}"
    return max((action for action in actions if action.key == key), key=occurrence_of, default=None)


def is_over(action: Action) -> bool:
    """Whether an action is done, dropped or retired, so that the same thing may be taken on again."""
    return action.status in (Status.DONE, Status.DROPPED, Status.RETIRED)


def waits(gate: Item) -> str:
    """Why nobody is asked for anything yet."""
    return f"Asking customers waits until “{one_line(gate.prompt).rstrip('.')}” stands at 2 or more."


def _token(exercise: Exercise) -> str:
    """What takes the place of random text, so that one exercise always makes the same action."""
    return f"exercise:{exercise.id}"


def _stepped(action: Action, status: Status, at: datetime, by: str, reason: str) -> Action:
    return replace(action, status=status, history=(*action.history, Step(at, by, status, reason)))


def _refused(action: Action, why: str, mend: str) -> Problem:
    return Problem(FILE, None, f"“{one_line(action.title, 50)}” {why}.", mend)


def _full(others: list[Action]) -> Problem:
    titles = ", ".join(f"“{one_line(other.title, 40)}”" for other in others)
    what = f"{len(others)} actions are being done already, and {ACTIVE_BUILDS} are the most at once."
    return Problem(FILE, None, what, f"Finish or park one of {titles} first.")
