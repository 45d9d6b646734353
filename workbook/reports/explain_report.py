"""Why a number of the score is what it is, as text: `workbook score --explain`."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from workbook.domain import RatingItem, Score, Standing, count, one_line, show
from workbook.domain.actions import Action, promised
from workbook.domain.days import days_on
from workbook.domain.explain import UNPROVEN, Explanation, Term, best_step, explain
from workbook.reports.action_words import action_words, effort_words, lift_words
from workbook.reports.layout import column, wrap
from workbook.reports.score_report import figures


def explain_text(explanation: Explanation, score: Score, actions: Iterable[Action] = (), outlook: str = "") -> str:
    """Why a number of `score` is what it is: the sum row by row, the sentences, and the step that would raise it most for its effort.

    `outlook` is the sentence that says what it will be if nothing is done.
    """
    lines = [wrap(f"Why is “{one_line(explanation.title).rstrip('.')}” {explanation.figure}?"), ""]
    if explanation.rows and explanation.rows[0].state == "plan":
        lines.append(f"counts  {'plan':<40}    proven  possible")
        for row in explanation.rows:
            times = "twice" if row.weight == 2 else "once"
            lines += column(f"{times:<6}  ", row.title, 40, f"{show(row.low):>10}{show(row.high):>10}")
    else:
        lines.append(f"weight  level  {'':<41}    counts     at best")
        named = len(explanation.rows) > 1
        lines += [line for row in explanation.rows for line in _row_text(row, named)]
    lines += ["", *(wrap(sentence) for sentence in (*explanation.sentences, outlook) if sentence)]
    if (step := best_step(explanation, actions)) is not None:
        gain = lift_words(promised(step, score))
        lines += ["", *column("▸ ", action_words(step), 54, f"{gain:>10}   {effort_words(step.gen):>11}")]
    return "\n".join(lines)


def retired_text(item: RatingItem, given: Standing | None) -> str:
    """That a rating is asked no more and counts for nothing, with what was last given to it: its level, or that it was left out."""
    told = f"“{one_line(item.prompt).removesuffix('.')}” is no longer asked, and counts for nothing."
    if given is None or (given.level is None and not given.na):
        return told
    level = "“does not apply”"
    if given.level is not None:
        level = f"a {given.level}: “{one_line(item.anchors[given.level]).removesuffix('.')}”"
    lines = f", with {count(len(given.evidence), 'line')} that showed it" if given.evidence else ""
    return f"{told} In {given.label} it was given {level}{lines}. That stays in your files."


def explain_json(
    explanation: Explanation, actions: Iterable[Action], on: date, outlook: Iterable[tuple[int, Score]] = ()
) -> dict[str, Any]:
    """`score --explain ID --json`: the same as data, figures of 100 rounded down to one decimal, and exactly as fractions of 1.

    A row counts `weight` times; a rating's `state` is proven, claimed, stale, short, same, earlier, open or na, a plan's is
    plan. `step` is the id of the action that would raise it most for its effort, or null.
    `outlook` is the score in so many days.
    """
    step = best_step(explanation, actions)
    return {
        "format": 1,
        "id": explanation.id,
        "title": explanation.title,
        "date": on.isoformat(),
        **figures(explanation.proven, explanation.stated, explanation.possible),
        "rows": [_row_json(row) for row in explanation.rows],
        "sentences": list(explanation.sentences),
        "step": step.id if step is not None else None,
        "outlook": [_then(explanation.id, days, score, on) for days, score in outlook],
    }


def _then(id: str, days: int, score: Score, on: date) -> dict[str, Any]:
    """What is proven of it in so many days, if nothing is done."""
    then, day = explain(score, id), days_on(on, days)
    proven = then.proven if then is not None else Fraction(0)
    return {
        "days": days,
        "date": day.isoformat() if day is not None else None,
        "proven": float(show(proven)),
        "proven_exact": str(proven),
    }


def _row_json(row: Term) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title,
        "weight": row.weight,
        "level": row.level,
        "state": row.state,
        "low_exact": str(row.low),
        "high_exact": str(row.high),
        "evidence": [{"date": one.date.isoformat(), "text": one.text} for one in row.evidence],
    }


def _row_text(row: Term, named: bool) -> list[str]:
    """One rating's line; below it its id, if `named`, as the commands take it, and its dated lines."""
    level = {"open": "-", "na": "n/a"}.get(row.state, f"{row.level}")
    mark = "!" if row.state in UNPROVEN else "✓" if row.low > Fraction(2, 4) else " "
    full = row.weight * 4
    counts = "" if row.state == "na" else f"{row.low * full} of {full}"
    best = f"{row.high * full} of {full}" if row.high != row.low else ""
    lines = column(f"{row.weight:>6}  {level:>3} {mark}  ", row.title, 41, f"{counts:>10}{best:>12}")
    shown = [f"{one.date.isoformat()}: {one.text}" for one in row.evidence]
    return [*lines, *(wrap(below, " " * 15) for below in ([row.id] if named else []) + shown)]
