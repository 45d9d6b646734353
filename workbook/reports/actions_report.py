"""The action list as data and as text: `workbook actions` (docs/output.md 4)."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from workbook.domain import Pack, count, one_line, program, show
from workbook.domain.actions import ACTIVE_BUILDS, Action, Generated, active_builds, grouped
from workbook.reports.layout import WIDTH, column, ends, wrap

LANES = {"finish": "Answer", "prove": "Prove", "build": "Build"}
"""What each lane is called on screen."""

EFFORTS = {"S": "half a day", "M": "three days", "L": "some weeks"}
"""How long a lift of each effort takes, roughly, in words."""

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


def actions_text(actions: Sequence[Action], pack: Pack, on: date) -> str:
    """The list for a shell: what is being done, the next ones in order, what waits, and how many are over or set aside."""
    groups, ids = grouped(actions), _ids(actions)
    building = f"{len(active_builds(actions))} of {ACTIVE_BUILDS} building"
    lines = [ends("Doing", building)]
    lines += [line for action in groups.doing for line in _doing(action, ids[action.id], on)] or ["  Nothing yet."]
    lines += ["", "Next, by points for the effort"]
    lines += [line for action in groups.next[:_MOST] for line in _offer(action, ids[action.id])] or [
        "  Nothing is left to do."
    ]
    lines += _rest(len(groups.next))
    if groups.blocked:
        lines += ["", "Later"]
        lines += [
            line
            for action in groups.blocked[:_MOST]
            for line in (*_offer(action, ids[action.id]), _after(action, pack))
        ]
        lines += _rest(len(groups.blocked))
    over = (
        ("Done", groups.done),
        ("Dropped", groups.dropped),
        ("Parked", groups.parked),
        ("Retired", groups.retired),
    )
    if counts := "   ".join(f"{word} {len(group)}" for word, group in over if group):
        lines += ["", counts]
    return "\n".join(lines)


def action_text(action: Action, pack: Pack, on: date) -> str:
    """One action in full: what to do, what it is worth, who has taken it on, and what happened to it."""
    gen = action.gen
    lines = [
        wrap(f"{LANES[gen.lane]}: {action.title}"),
        *_about(action),
        "",
        f"  {action.id}, {action.status.value}",
    ]
    if gen.why:
        lines.append(wrap(gen.why[0].upper() + gen.why[1:] + ".", "  "))
    if gen.best is not None:
        lines.append(
            wrap(f"With a 4 and its proof it would be up to {lift_words(gen.best)}; a 0 is an answer too.", "  ")
        )
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
        lines.append(wrap(f"{step.at.date().isoformat()} {step.status.value} ({step.by}){why}", "  "))
    return "\n".join(lines)


def counts_text(action: Action) -> str:
    """For an action that is done, how to have it counted: the rating must say so. Empty where it does, or where there is none."""
    gen = action.gen
    if gen.item is None or gen.met:
        return ""
    level = "LEVEL" if gen.lane == "finish" else str(gen.to)
    proof = " --evidence …" if gen.to > 2 else ""
    return wrap(f"It counts once the rating says so: {program()} rate {gen.item} {level}{proof}")


def effort_words(gen: Generated) -> str:
    """How long it takes, roughly: a minute to answer, five to add a dated line, else what the pack says of the lift."""
    if gen.effort is not None:
        return EFFORTS[gen.effort]
    return {"finish": "1 minute", "prove": "5 minutes", "build": ""}[gen.lane]


def reckoned(gen: Generated) -> str:
    """What the gain of an answer is reckoned with, to stand behind it: nobody knows yet what is true. Empty for what is known."""
    return f" if {gen.to}" if gen.lane == "finish" and gen.lift > 0 else ""


def lift_words(lift: Fraction) -> str:
    """A gain with its sign, in points of 100, rounded down: `+3.1`; nothing for no gain."""
    return f"+{show(lift)}" if lift > 0 else ""


def _due(due: date | None, on: date) -> str:
    """When an action is due: `due 2026-12-15`, or how late it is."""
    if due is None:
        return ""
    late = (on - due).days
    return f"due {due.isoformat()}" + (f", {count(late, 'day')} late" if late > 0 else "")


def _doing(action: Action, id: str, on: date) -> list[str]:
    late = action.late(on)
    name = f"{LANES[action.gen.lane]}: {action.title}"
    lead = f"{'!' if late else ' '} {id}"
    lines = column(lead, name, WIDTH - len(lead) - 12, f"{lift_words(action.gen.lift) + reckoned(action.gen):>12}")
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


def _offer(action: Action, id: str) -> list[str]:
    gen = action.gen
    effort = ", ".join(filter(None, [reckoned(gen).strip(), effort_words(gen)]))
    lead = f"  {id}{LANES[gen.lane]:<7}"
    return column(lead, action.title, max(53 - len(lead), 12), f" {lift_words(gen.lift):>5}  {effort}")


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
