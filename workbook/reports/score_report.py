"""The score as data and as text: `workbook score` (docs/output.md 1)."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from workbook.domain import GroupScore, ItemScore, Pack, Problem, Score, by_scope, errors, one_line, show
from workbook.domain.explain import (
    LABEL_WORDS,
    label_sentence,
    missing,
    number,
    span_words,
)
from workbook.domain.scope_gap import sides, sides_sentence
from workbook.reports.cell_width import width
from workbook.reports.layout import WIDTH, bar, column, cut, ends, wrap

if TYPE_CHECKING:
    from workbook.domain.lapsing import Lapse

_TITLE, _SPAN, _SIDE = 17, 8, 10
"""How wide the title of a plan is, its number, and the columns of strategic and tactical."""

_BARS = (20, 10)
"""How long the bar of a plan is, alone and with these columns beside it."""


def score_json(
    score: Score, pack: Pack, problems: Sequence[Problem], on: date, lapses: "Iterable[Lapse]" = ()
) -> dict[str, Any]:
    """`score --json`: figures of 100 rounded down to one decimal, and each exactly as a fraction of 1.

    A rating that does not apply has null for both ends of its interval. `problems` are those that make the score incomplete.
    `lapses` is what lapses in the next 90 days.
    """
    return {
        "format": 1,
        "formula": score.formula,
        "date": on.isoformat(),
        "pack": {"id": pack.id, "version": pack.version},
        **figures(score.proven, score.stated, score.possible),
        "label": score.label,
        "gate": {"kind": score.gate.kind, "id": score.gate.id} if score.gate is not None else None,
        "lapsing": [{"id": one.id, "on": one.on.isoformat(), "after_exact": str(one.after)} for one in lapses],
        "answered": float(score.answered),
        "na": score.na,
        "problems": [str(problem) for problem in errors(list(problems))],
        "plans": [_group_json(plan, whole=True) for plan in score.plans],
        "foundation": _group_json(score.foundation, whole=True) if score.foundation is not None else None,
        "lenses": [_group_json(group) for group in score.lenses],
        "scopes": [_group_json(group) for group in score.scopes],
        "audiences": [_group_json(group) for group in score.audiences],
    }


def score_text(score: Score, pack: Pack, problems: Sequence[Problem], on: date, lapses: "Sequence[Lapse]" = ()) -> str:
    """The band, the plans and the formula in words. What could not be read is said first, and near the end what `lapses` next."""
    lines = [*_incomplete(problems), ends("Would a client tell a friend?", LABEL_WORDS[score.label].upper())]
    lines += [band_text(score), ""]
    if sides(score):
        heads = "".join(f"{cut(side.title.lower(), _SIDE - 1):>{_SIDE}}" for side in sides(score))
        lines.append(" " * (_TITLE + _BARS[1] + _SPAN + 5) + heads)
    lines += [*(line for plan in (*score.apart, *score.plans) for line in _plan_text(score, plan)), ""]
    return "\n".join([*lines, *_in_words(score, pack, on, lapses)])


def score_plain(score: Score, pack: Pack, problems: Sequence[Problem], on: date, lapses: "Sequence[Lapse]" = ()) -> str:
    """The same in sentences alone, without bars and columns, as a screen reader says them."""
    figures = f"proven {show(score.proven)}, possible {show(score.possible)}"
    if score.stated is not None:
        figures += f", stated {show(score.stated)}"
    told = wrap(f"Would a client tell a friend? {LABEL_WORDS[score.label]}: {figures}, of 100.")
    lines = [*_incomplete(problems), told, ""]
    for plan in (*score.apart, *score.plans):
        parts = by_scope(plan)
        said = [f"{one_line(plan.title)}: {span_words(plan)}"]
        said += [
            f"{one_line(side.title).lower()} {show(parts[side.id].proven, 0)}"
            for side in sides(score)
            if side.id in parts
        ]
        said += [words] if (words := missing(plan, WIDTH)) else []
        said += ["counts twice"] if plan.id in score.weaker else []
        lines.append(wrap(f"{', '.join(said)}."))
    return "\n".join([*lines, "", *_in_words(score, pack, on, lapses)])


def _incomplete(problems: Sequence[Problem]) -> list[str]:
    """What could not be read, said first."""
    wrong = errors(list(problems))
    told = "This score is incomplete: it comes from what could be read."
    return [told, *(wrap(str(one), "  ") for one in wrong), ""] if wrong else []


def _in_words(score: Score, pack: Pack, on: date, lapses: "Sequence[Lapse]") -> list[str]:
    """What strategic and tactical say, the formula, the label, what lapses, and of which day all this is."""
    lines = [wrap(sides_text(score)), ""] if sides(score) else []
    named = " and ".join(one_line(plan.title) for plan in score.plans if plan.id in score.weaker)
    again = f" ({named})" if score.weaker == score.weakest else ""
    count = len(score.plans)
    formula = (
        f"Add your {number(count)} plan scores, add your two weakest again{again}, divide by {number(count + len(score.weakest))}. "
        "A gap in your weakest plan costs you double. "
        "What is open counts as nothing in proven and as full marks in possible."
    )
    left_out = f"; {score.na} left out as not applicable" if score.na else ""
    return [
        *lines,
        wrap(formula),
        wrap(f"{label_sentence(score)} Answered: {show(score.answered, 0)} % of the weight{left_out}."),
        *_lapsing(score, pack, lapses),
        wrap(f"As of {on.isoformat()}, formula {score.formula}, {one_line(pack.title)} {one_line(pack.version)}."),
    ]


def _lapsing(score: Score, pack: Pack, lapses: "Sequence[Lapse]") -> list[str]:
    if not lapses:
        return []
    from workbook.reports.lapse_report import lapses_sentence  # many scores do without

    return [wrap(lapses_sentence(lapses, score, pack))]


def band_text(score: Score) -> str:
    """`proven 39.3  ▐███▒▒░░░▌  possible 51.5   stated 45.6`, 80 columns wide."""
    before = f"proven {show(score.proven)}  ▐"
    after = f"▌  possible {show(score.possible)}"
    if score.stated is not None:
        after += f"   stated {show(score.stated)}"
    return before + bar(score.proven, score.possible, WIDTH - width(before) - width(after)) + after


def sides_text(score: Score) -> str:
    """Both scopes over all plans, and what their difference means: `Strategic 41.2 · Tactical 30.0: you decide more than you do.`"""
    figures = " · ".join(f"{one_line(side.title)} {show(side.proven)}" for side in sides(score))
    said = sides_sentence(score)
    return f"{figures}: {said[:1].lower()}{said[1:]}" if said else f"{figures}."


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


def _plan_text(score: Score, plan: GroupScore) -> list[str]:
    """`2x Content  ███▒▒░░░░░  21 to 46    38    17  1 open, 2 unproven`; a long title goes on below."""
    columns = sides(score)
    twice = "2x" if plan.id in score.weaker else ""
    bars = bar(plan.proven, plan.possible, _BARS[bool(columns)])
    tail = f" {bars} {span_words(plan):>{_SPAN}}"
    parts = by_scope(plan)
    for side in columns:
        tail += f"{show(parts[side.id].proven, 0) if side.id in parts else '–':>{_SIDE}}"
    tail += f"  {missing(plan, WIDTH - width(tail) - _TITLE - 5)}"
    return column(f"{twice:>2} ", plan.title, _TITLE, tail)


def figures(proven: Fraction, stated: Fraction | None, possible: Fraction) -> dict[str, Any]:
    """The three figures of a score or a part of it: of 100, rounded down to one decimal, and each exactly of 1."""
    return {
        "proven": float(show(proven)),
        "stated": float(show(stated)) if stated is not None else None,
        "possible": float(show(possible)),
        "proven_exact": str(proven),
        "stated_exact": str(stated) if stated is not None else None,
        "possible_exact": str(possible),
    }


def _group_json(group: GroupScore, *, whole: bool = False) -> dict[str, Any]:
    """A plan with what is proven of each scope, and its items; or a view across plans without them."""
    head = {"id": group.id, "title": group.title, **figures(group.proven, group.stated, group.possible)}
    if not whole:
        return head | {"answered": float(group.answered)}
    parts = by_scope(group)
    return (
        head
        | {"answered": float(group.answered)}
        | {"scopes": {id: float(show(part.proven)) for id, part in parts.items()}}
        | {"scopes_exact": {id: str(part.proven) for id, part in parts.items()}}
        | {"items": [_item_json(entry) for entry in group.items]}
    )


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
        "stale": entry.doubt == "stale",
        "by": given.by if given is not None else None,
        "round": given.round if given is not None else None,
        "at": given.at.isoformat() if given is not None else None,
    }


def _or_none(value: Fraction | None) -> str:
    return show(value) if value is not None else "none"
