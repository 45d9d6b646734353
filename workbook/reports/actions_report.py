"""The action list as data and as text: `workbook actions` (docs/output.md 4)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from workbook.domain import Pack, Score, count, one_line, program, show
from workbook.domain.actions import ACTIVE_BUILDS, Action, Listing, ToRate, promised
from workbook.reports.action_words import (
    BEGIN,
    MOVED,
    NEXT,
    STATES,
    TO_RATE,
    action_words,
    left_words,
    lift_words,
    loss_words,
    offer_words,
    plan_words,
    state_words,
    time_words,
)
from workbook.reports.layout import WIDTH, column, ends, wrap

UNKNOWN = "Its rating is still open: what this brings is known once that is rated."
"""Said of work on a rating that nobody has answered."""

_MOST = 10

_ID = 8
"""Letters of an action's id that the list shows at least."""


def actions_json(actions: Iterable[Action]) -> dict[str, Any]:
    """`actions --json`, in the order to show them. `lift` is in points of 100, rounded down to two decimals, and exact of 1.

    `effort` is in points: 1, 3, 8 or 20. `rank` is 0 for what nothing offers now.
    """
    return {"format": 1, "actions": [action_json(action) for action in actions]}


def action_json(action: Action) -> dict[str, Any]:
    """One action, as it stands in `actions --json`."""
    gen = action.gen
    return {
        "id": action.id,
        "key": action.key,
        "lane": gen.lane,
        "item": gen.item,
        "title": action.title,
        "text": gen.text,
        "lapses": gen.lapses.isoformat() if gen.lapses is not None else None,
        "to": gen.to,
        "lift": float(show(gen.lift, 2)),
        "lift_exact": str(gen.lift),
        "effort": gen.points,
        "rank": gen.rank,
        "why": gen.why,
        "status": action.status.value,
        "owner": action.owner,
        "due": action.due.isoformat() if action.due is not None else None,
        "when": action.when,
        "then": action.then,
        "carried": action.carried,
        "blocked_by": list(gen.blocked_by),
        "repair": gen.repair,
        "met": gen.met,
    }


def actions_text(listing: Listing, pack: Pack, score: Score, on: date) -> str:
    """The list for a shell: what is being done, what comes next, what is to be rated, what waits, and how many are over."""
    ids = _ids(listing.all)
    builds = sum(action.gen.lane == "build" for action in listing.doing)
    lines = [ends("Doing", f"{builds} of {ACTIVE_BUILDS} being done")]
    lines += [line for action in listing.doing for line in _doing(action, ids[action.id], score, on)] or [
        "  Nothing yet."
    ]
    lines += ["", ends("Next", NEXT if listing.next or not listing.begin else BEGIN)]
    lines += [line for action in listing.next[:_MOST] for line in _offer(action, ids[action.id], score)]
    lines += _rest(len(listing.next))
    lines += [line for action in listing.begin for line in _offer(action, ids[action.id], score)]
    if not listing.next and not listing.begin:
        lines.append("  Nothing is left to do." if not listing.rate else "  It comes with your ratings.")
    if listing.rate:
        lines += ["", ends("To rate", TO_RATE), *(line for row in listing.rate for line in _to_rate(row))]
    if listing.waiting:
        lines += ["", "Waiting"]
        lines += [
            line
            for action in listing.waiting[:_MOST]
            for line in (*_offer(action, ids[action.id], score), _after(action, pack))
        ]
        lines += _rest(len(listing.waiting))
    over = (
        ("done", listing.done),
        ("parked", listing.parked),
        ("dropped", listing.dropped),
        ("retired", listing.retired),
    )
    if counts := "   ".join(f"{STATES[name][0].capitalize()} {len(group)}" for name, group in over if group):
        lines += ["", counts]
    return "\n".join(lines)


def action_text(action: Action, pack: Pack, score: Score, on: date) -> str:
    """One action in full: what to do, what it is worth, who has taken it on, and what happened to it."""
    gen = action.gen
    lines = [wrap(action_words(action)), *_about(action), "", f"  {action.id}, {state_words(action)}"]
    if gen.why:
        lines.append(wrap(gen.why[0].upper() + gen.why[1:] + ".", "  "))
    if gen.best is not None:
        lines.append(
            wrap(f"With a 4 and its proof it would be up to {lift_words(gen.best)}; a 0 is an answer too.", "  ")
        )
    elif gen.lift > promised(action, score):
        lines.append(wrap(UNKNOWN, "  "))
    if gen.blocked_by:
        lines.append(_after(action, pack))
    if gen.exercise is not None and gen.exercise in pack.exercise_by_id:
        lines.append(wrap(f"Exercise: {pack.exercise_by_id[gen.exercise].title} ({gen.exercise})", "  "))
    if gen.met:
        lines.append("  It looks done: the answer reaches its target. Confirm it when it is.")
    if card := _card(action, on):
        lines.append(wrap(card, "  "))
    if action.when or action.then:
        lines.append(wrap(f"When {action.when or '…'}, then {action.then or '…'}", "  "))
    if action.note:
        lines.append(wrap(action.note, "  "))
    for step in action.history:
        why = f": {step.reason}" if step.reason else ""
        lines.append(wrap(f"{step.at.date().isoformat()} {MOVED[step.status]} ({step.by}){why}", "  "))
    return "\n".join(lines)


def counts_text(action: Action) -> str:
    """For an action that is done, how to have it counted: the rating must say so. Empty where it does, or where there is none."""
    gen = action.gen
    if gen.item is None or gen.met:
        return ""
    level = "LEVEL" if gen.lane == "finish" else str(gen.to)
    proof = " --evidence …" if gen.to > 2 else ""
    return wrap(f"It counts once the rating says so: {program()} rate {gen.item} {level}{proof}")


def _due(due: date | None, on: date) -> str:
    """When an action is due: `due 2026-12-15`, or how late it is."""
    if due is None:
        return ""
    late = (on - due).days
    return f"due {due.isoformat()}" + (f", {count(late, 'day')} late" if late > 0 else "")


def _doing(action: Action, id: str, score: Score, on: date) -> list[str]:
    late = action.late(on)
    lead = f"{'!' if late else ' '} {id}"
    worth = promised(action, score)
    gain = lift_words(worth) if action.gen.lapses is None else loss_words(worth)
    lines = column(lead, action_words(action), WIDTH - len(lead) - 12, f"{gain:>12}")
    met = "looks done, confirm?" if action.gen.met else ""
    if below := ", ".join(part for part in (_card(action, on), met) if part):
        lines.append(wrap(below, " " * 12))
    return lines


def _about(action: Action) -> list[str]:
    """Below the title: for a build the rating that it raises, else how to go about it."""
    gen = action.gen
    if gen.lane != "build":
        return [wrap(gen.text, "  ")]
    how = [wrap(gen.rest, "  ")] if gen.rest else []
    return [*how, wrap(f"For “{gen.title}”", "  ")] if gen.item is not None else how


def _card(action: Action, on: date) -> str:
    carried = f"carried {action.carried} times" if action.carried > 1 else "carried once" if action.carried else ""
    return ", ".join(part for part in (action.owner or "", _due(action.due, on), carried) if part)


def _offer(action: Action, id: str, score: Score) -> list[str]:
    aim, worth, end = offer_words(action, score)
    pair = f"{aim:<6}{worth:>5}" if len(aim) + len(worth) < 11 else f"{aim} {worth}"
    tail = f" {pair}{end:>{23 - len(pair)}}"
    lead = f"  {id}"
    return column(lead, action.title, max(WIDTH - len(lead) - len(tail), 12), tail)


def _to_rate(row: ToRate) -> list[str]:
    """A plan's open ratings, and the id of the one to begin with, as `workbook rate` takes it."""
    tail = f" {left_words(row):<13}{time_words(row.minutes):>10}"
    return [*column("  ", plan_words(row), WIDTH - 2 - len(tail), tail), f"    first: {row.first}"]


def _ids(actions: Sequence[Action]) -> dict[str, str]:
    """For each action as much of its id as says which one is meant: the commands take the beginning of one."""
    ids = [one_line(action.id) for action in actions]
    short = {
        id: next((id[:end] for end in range(_ID, len(id)) if sum(other.startswith(id[:end]) for other in ids) == 1), id)
        for id in ids
    }
    most = max(map(len, short.values()), default=0)
    return {action.id: f"{short[id]:<{most}}  " for action, id in zip(actions, ids, strict=True)}


def _after(action: Action, pack: Pack) -> str:
    names = [pack.item_by_id[item].prompt for item in action.gen.blocked_by if item in pack.item_by_id]
    return wrap("after: " + ", ".join(f"“{one_line(name).rstrip('.')}”" for name in names), " " * 12)


def _rest(count: int) -> list[str]:
    return [f"  … and {count - _MOST} more; --json lists them all."] if count > _MOST else []
