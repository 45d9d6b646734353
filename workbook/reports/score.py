"""The score as data and as text: `workbook score` and its `--explain` (design.md section 7)."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from workbook.domain.action import Action
from workbook.domain.explain import LABEL_WORDS, Explanation, Row, best_step, label_sentence, number, state_of
from workbook.domain.pack import Pack
from workbook.domain.problem import Problem, errors
from workbook.domain.scoring import FORMULA, GroupScore, ItemScore, Score, show
from workbook.domain.text import one_line
from workbook.reports.actions import LANES, effort_words, lift_words
from workbook.reports.layout import WIDTH, bar, cut, ends, pad, width, wrap

_BAR, _NOTES = 20, 56
"""How wide the bar of a plan is, and where what is said beside it begins."""


def score_json(score: Score, pack: Pack, problems: Sequence[Problem], on: date) -> dict[str, Any]:
    """`score --json`: figures of 100 rounded down to one decimal, and each exactly as a fraction of 1.

    A rating that does not apply has null for both ends of its interval. `problems` are those that make the score incomplete.
    """
    return {
        "format": 1,
        "formula": FORMULA,
        "date": on.isoformat(),
        "pack": {"id": pack.id, "version": pack.version},
        **_figures(score.proven, score.stated, score.possible),
        "label": score.label,
        "gate": {"kind": score.gate.kind, "id": score.gate.id} if score.gate is not None else None,
        "answered": float(score.answered),
        "na": score.na,
        "problems": [str(problem) for problem in errors(list(problems))],
        "plans": [_group_json(plan, whole=True) for plan in score.plans],
        "foundation": _group_json(score.foundation, whole=True) if score.foundation is not None else None,
        "lenses": [_group_json(group) for group in score.lenses],
        "scopes": [_group_json(group) for group in score.scopes],
        "audiences": [_group_json(group) for group in score.audiences],
    }


def score_text(score: Score, pack: Pack, problems: Sequence[Problem], on: date) -> str:
    """The band, the plans and the formula in words. What could not be read is said first."""
    lines: list[str] = []
    if wrong := errors(list(problems)):
        lines += [
            "This score is incomplete: it comes from what could be read.",
            *(wrap(str(one), "  ") for one in wrong),
            "",
        ]
    lines += [ends("Would a client tell a friend?", LABEL_WORDS[score.label].upper()), band_text(score), ""]
    beside = [_plan_text(score, plan) for plan in score.apart]
    lines += [*beside, *(_plan_text(score, plan) for plan in score.plans), ""]
    again = " and ".join(one_line(plan.title) for plan in score.plans if plan.id in score.weakest)
    count = len(score.plans)
    formula = (
        f"Add your {number(count)} plan scores, add your two weakest again ({again}), divide by {number(count + len(score.weakest))}. "
        "A gap in your weakest plan costs you double. "
        "Unanswered counts as nothing in proven and as full marks in possible."
    )
    left_out = f"; {score.na} left out as not applicable" if score.na else ""
    lines += [
        wrap(formula),
        wrap(f"{label_sentence(score)} Answered: {show(score.answered, 0)} % of the weight{left_out}."),
        wrap(f"As of {on.isoformat()}, formula {FORMULA}, {one_line(pack.title)} {one_line(pack.version)}."),
    ]
    return "\n".join(lines)


def band_text(score: Score) -> str:
    """`proven 39.3  ▐███▒▒░░░▌  possible 51.5   stated 45.6`, 80 columns wide."""
    before = f"proven {show(score.proven)}  ▐"
    after = f"▌  possible {show(score.possible)}"
    if score.stated is not None:
        after += f"   stated {show(score.stated)}"
    return before + bar(score.proven, score.possible, WIDTH - width(before) - width(after)) + after


def change_text(before: Score, after: Score) -> str:
    """What an answer did: `proven 39.3 -> 40.9`, then whatever else moved; `proven 39.3, as before` if nothing did."""
    parts: list[str] = []
    for name, old, new in (
        ("proven", before.proven, after.proven),
        ("stated", before.stated, after.stated),
        ("possible", before.possible, after.possible),
    ):
        if old != new:
            parts.append(f"{name} {_or_none(old)} -> {_or_none(new)}")
    if before.label != after.label:
        parts.append(f"{LABEL_WORDS[before.label]} -> {LABEL_WORDS[after.label]}")
    return ", ".join(parts) or f"proven {show(after.proven)}, as before"


def explain_text(explanation: Explanation, actions: Iterable[Action] = ()) -> str:
    """Why a number is what it is: the sum row by row, the sentences, and the step that would raise it most for its effort."""
    lines = [wrap(f"Why is “{one_line(explanation.title).rstrip('.')}” {show(explanation.proven)}?"), ""]
    if explanation.rows and explanation.rows[0].state == "plan":
        lines.append(f"counts  {pad('plan', 40)}    proven  possible")
        for row in explanation.rows:
            times = "twice" if row.weight == 2 else "once"
            lines.append(f"{times:<6}  {pad(row.title, 40)}{show(row.low):>10}{show(row.high):>10}")
    else:
        lines.append(f"weight  level  {pad('', 41)}    counts     at best")
        named = len(explanation.rows) > 1
        lines += [line for row in explanation.rows for line in _row_text(row, named)]
    lines += ["", *(wrap(sentence) for sentence in explanation.sentences)]
    if (step := best_step(explanation, actions)) is not None:
        name = f"{LANES[step.gen.lane]}: {step.title}"
        lines += ["", ends(f"▸ {cut(name, 50)}", f"{lift_words(step.gen.lift)}   {effort_words(step.gen)}")]
    return "\n".join(lines)


def _row_text(row: Row, named: bool) -> list[str]:
    """One rating's line; below it its id, if `named`, as the commands take it, and its dated lines."""
    level = {"open": "-", "na": "n/a"}.get(row.state, f"{row.level}")
    mark = {"claimed": "!", "stale": "!"}.get(row.state, "✓" if row.low > Fraction(2, 4) else " ")
    full = row.weight * 4
    counts = "" if row.state == "na" else f"{row.low * full} of {full}"
    best = f"{row.high * full} of {full}" if row.high != row.low else ""
    line = f"{row.weight:>6}  {level:>3} {mark}  {pad(row.title, 41)}{counts:>10}{best:>12}"
    shown = [f"{one.date.isoformat()}: {one.text}" for one in row.evidence]
    return [line.rstrip(), *(wrap(below, " " * 15) for below in ([row.id] if named else []) + shown)]


def _plan_text(score: Score, plan: GroupScore) -> str:
    twice = "2x" if plan.id in score.weakest else ""
    low, high = show(plan.proven, 0), show(plan.possible, 0)
    numbers = low if low == high else f"{low:>3} to {high}"
    line = f"{twice:>4} {pad(plan.title, 18)} {bar(plan.proven, plan.possible, _BAR)} {numbers:>3}"
    return f"{line}{' ' * max(_NOTES - width(line), 1)}{cut(_holes(plan.items), WIDTH - _NOTES)}".rstrip()


def _holes(items: Iterable[ItemScore]) -> str:
    """What keeps the band of a plan open, in a few words; proof that is too old is none."""
    states = [state_of(entry) for entry in items]
    count, bare = states.count("open"), states.count("claimed") + states.count("stale")
    if count and bare:
        return f"{count} unanswered, {bare} no proof"
    return f"{count} unanswered" if count else f"{bare} without proof" if bare else ""


def _figures(proven: Fraction, stated: Fraction | None, possible: Fraction) -> dict[str, Any]:
    return {
        "proven": float(show(proven)),
        "stated": float(show(stated)) if stated is not None else None,
        "possible": float(show(possible)),
        "proven_exact": str(proven),
        "stated_exact": str(stated) if stated is not None else None,
        "possible_exact": str(possible),
    }


def _group_json(group: GroupScore, *, whole: bool = False) -> dict[str, Any]:
    """A plan with its items, or a view across plans without them."""
    head = {"id": group.id, "title": group.title, **_figures(group.proven, group.stated, group.possible)}
    items = {"items": [_item_json(entry) for entry in group.items]} if whole else {}
    return head | {"answered": float(group.answered)} | items


def _item_json(entry: ItemScore) -> dict[str, Any]:
    given = entry.standing
    return {
        "id": entry.item.id,
        "level": entry.level,
        "na": given.na if given is not None else None,
        "weight": entry.item.weight,
        "rev": given.rev if given is not None else entry.item.rev,
        "evidence": [{"date": line.date.isoformat(), "text": line.text} for line in (given.evidence if given else ())],
        "low_exact": str(entry.low) if entry.counts else None,
        "high_exact": str(entry.high) if entry.counts else None,
        "carried": given is not None and given.carried,
        "stale": entry.stale,
        "by": given.by if given is not None else None,
        "at": given.at.isoformat() if given is not None else None,
    }


def _or_none(value: Fraction | None) -> str:
    return show(value) if value is not None else "none"
