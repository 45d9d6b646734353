"""The words for actions, the same on every screen, in every command and in the documents: one for each state, never two.

The files and `--json` keep their own (docs/output.md 4); here they are put into words, and nowhere else.
"""

from fractions import Fraction
from typing import TYPE_CHECKING

from workbook.domain import Score, count, show
from workbook.domain.actions import Action, Generated, Status, promised
from workbook.domain.days import day_and_month

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.domain.actions import ToRate

STATES: dict[str, tuple[str, str]] = {
    "next": ("next", "free to be taken on"),
    "to rate": ("to rate", "its rating is open"),
    "waiting": ("waiting", "something else comes first"),
    "doing": ("doing", "somebody has taken it on"),
    "done": ("done", "it is done"),
    "parked": ("parked", "not now"),
    "dropped": ("dropped", "not at all, and why"),
    "retired": ("no longer offered", "the exercises have it no more"),
}
"""Every state that an action can be in, by a short name: its word, and what that means. Help and docs list them."""

_OF_STATUS = {
    Status.COMMITTED: "doing",
    Status.DONE: "done",
    Status.DROPPED: "dropped",
    Status.PARKED: "parked",
    Status.RETIRED: "retired",
}

MOVED = {
    Status.SUGGESTED: "taken up again",
    Status.COMMITTED: "taken on",
    Status.DONE: "done",
    Status.DROPPED: "dropped",
    Status.PARKED: "parked",
    Status.RETIRED: "no longer offered",
}
"""What happened to an action, for each step of its history, by where it has stood since."""

AIMS = {"finish": "rate", "prove": "prove"}
"""What is done in each lane but that of work, which names its level; to renew is a proof that has its own word."""

RENEW, LAPSES = "renew", "lapses"
"""What is done about a proof that lapses soon, and what it does else."""

DOING, NEXT, BEGIN, TO_RATE = (
    "at most three at a time",
    "most points for the effort first",
    "small steps to begin with",
    "an answer may also be 0",
)
"""What stands beside the headings of the list."""

EFFORTS = {"S": "half a day", "M": "three days", "L": "some weeks"}
"""How long a lift of each effort takes, roughly and at most, in words."""

_LONG = 120
"""Minutes from which on hours are said."""


def state_words(action: Action) -> str:
    """How an action stands, in the one word for it."""
    gen = action.gen
    if action.status is not Status.SUGGESTED:
        return STATES[_OF_STATUS[action.status]][0]
    return STATES["waiting" if gen.blocked_by else "to rate" if gen.lane == "finish" else "next"][0]


def states_text() -> str:
    """Every state and what it means, in one sentence: `next (free to be taken on), doing (…)`."""
    return ", ".join(f"{word} ({what})" for word, what in STATES.values())


def action_words(action: Action) -> str:
    """What an action is, by itself: its name, and for a rating or a proof what is done about it."""
    return action.title if action.gen.lane == "build" else f"{aim_words(action).capitalize()} “{action.title}”"


def aim_words(action: Action) -> str:
    """What is meant, in a word to stand beside its name: `to 2`, `prove`, `renew`, `rate`; nothing for people's own."""
    gen = action.gen
    return RENEW if action.renews else AIMS.get(gen.lane, f"to {gen.to}" if gen.item is not None else "")


def offer_words(action: Action, score: Score) -> tuple[str, str, str]:
    """What stands beside the name of something to take on: `to 2`, `+1.7`, `2 hours`; of a proof `lapses`, `−2.3`, `14 Dec`."""
    gen, worth = action.gen, promised(action, score)
    if gen.lapses is not None:
        return LAPSES, loss_words(worth), day_and_month(gen.lapses)
    return aim_words(action) if worth == gen.lift else "", lift_words(worth), effort_words(gen)


def aims_legend(actions: "Iterable[Action]") -> str:
    """What the words beside the names of these actions mean, in one line: `to 2: reach level 2 of 4; prove: add one dated line.`"""
    gens = [action.gen for action in actions]
    levels = sorted({gen.to for gen in gens if gen.lane == "build" and gen.item is not None})
    said = [
        *([f"to {levels[0]}: reach level {levels[0]} of 4"] if levels else []),
        *(["prove: add one dated line"] if any(gen.lane == "prove" and gen.lapses is None for gen in gens) else []),
        *([f"{LAPSES}: renew it by then"] if any(gen.lapses is not None for gen in gens) else []),
    ]
    return "; ".join(said) + "." if said else ""


def plan_words(row: "ToRate") -> str:
    """What the row of a plan's open ratings is called."""
    return f"Rate {row.title}"


def left_words(row: "ToRate") -> str:
    """How many of a plan's ratings are open: `10 ratings`, or `1 left of 10`."""
    return count(row.left, "rating") if row.left == row.total else f"{row.left} left of {row.total}"


def rate_words(row: "ToRate") -> str:
    """A plan's open ratings in one line: `Rate Content: 10 ratings, 15 minutes`."""
    return f"{plan_words(row)}: {left_words(row)}, {time_words(row.minutes)}"


def effort_words(gen: Generated) -> str:
    """How long it takes, roughly: a minute to rate, five to add a dated line, else what the exercises say of the work."""
    if gen.minutes:
        return time_words(gen.minutes)
    if gen.effort is not None:
        return EFFORTS[gen.effort]
    return {"finish": "1 minute", "prove": "5 minutes", "build": ""}[gen.lane]


def time_words(minutes: int) -> str:
    """So many minutes in full: `45 minutes`, `an hour`, `2 hours`."""
    if minutes == 60:
        return "an hour"
    return count(minutes, "minute") if minutes < _LONG else count(round(minutes / 60), "hour")


def lift_words(lift: Fraction) -> str:
    """A gain with its sign, in points of 100, rounded down: `+3.1`; nothing for one too small to show."""
    return f"+{show(lift)}" if lift * 1000 >= 1 else ""


def loss_words(loss: Fraction) -> str:
    """A loss in the same way: `−3.1`."""
    return f"−{show(loss)}" if loss * 1000 >= 1 else ""
