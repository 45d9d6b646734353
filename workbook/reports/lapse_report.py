"""What lapses, in words: for `workbook score`, for Home, and on every page that says why a number is what it is."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from workbook.domain import Pack, Score, one_line, show
from workbook.domain.days import day_and_long_month, day_and_month
from workbook.domain.explain import explain, number
from workbook.domain.lapsing import Lapse
from workbook.reports.action_words import loss_words
from workbook.reports.home_report import Line

SOON = timedelta(days=14)
"""What lapses within so many days is marked on Home: it needs somebody now."""


def lapses_sentence(lapses: Sequence[Lapse], score: Score, pack: Pack) -> str:
    """What lapses next, and by when how many: `12 proofs lapse by 20 February; the next on 14 December: “…”: 2.3 points.`"""
    if not lapses:
        return ""
    first, last = lapses[0], lapses[-1]
    on = day_and_long_month(first.on)
    same = sum(one.on == first.on for one in lapses)
    named = f"“{_title(first, pack)}”{f' and {number(same - 1)} more' if same > 1 else ''}{_points(score.proven - first.after)}"
    if len(lapses) == 1:
        return f"One proof lapses on {on}: {named}."
    if first.on == last.on:
        return f"{len(lapses)} proofs lapse on {on}: {named}."
    return f"{len(lapses)} proofs lapse by {day_and_long_month(last.on)}; the next on {on}: {named}."


def lapses_line(lapses: Sequence[Lapse], score: Score, pack: Pack, today: date) -> list[Line]:
    """The same for Home, in a line: what lapses next, when, and what that takes away. It opens what shows that rating."""
    if not lapses:
        return []
    first = lapses[0]
    named = f"“{_title(first, pack)}”"
    words = f"Proof of {named}" if len(lapses) == 1 else f"{len(lapses)} proofs, first {named}"
    tail = "  ".join(filter(None, (day_and_month(first.on), loss_words(score.proven - first.after))))
    key = ("renew", pack.exercise_of[first.id].id, first.id)
    return [Line("Lapses", words, tail, key=key, warm=first.on - today <= SOON)]


def outlook_sentence(id: str, now: Score, ahead: Sequence[tuple[int, Score]], lapses: Sequence[Lapse] = ()) -> str:
    """What the number of this id, as `explain` knows it, will be in 30, 60 and 90 days: only where it changes, else in short.

    Empty where nothing is proven of it, so that nothing can lapse.
    """
    found = explain(now, id)
    if found is None or not found.proven:
        return ""
    item = id.removeprefix("item:")
    rating = item in now.items and found.id == f"item:{item}"
    figures = [(0, f"{found.proven * 4} of 4" if rating else found.figure)]
    for days, score in ahead:
        then = explain(score, id)
        if then is not None:
            figures.append((days, f"{then.proven * 4} of 4" if rating else then.figure))
    changes = [(days, figure) for (_, before), (days, figure) in pairwise(figures) if figure != before]
    verb = "it counts as" if rating else "it is"
    if not changes:
        verb = "it counts as" if rating else "it stays at"
        return f"If nothing is done, {verb} {figures[0][1]} for the next {figures[-1][0]} days."
    told = [f"{figure} in {days}{' days' if place == 0 else ''}" for place, (days, figure) in enumerate(changes)]
    said = f"If nothing is done, {verb} {' and '.join(filter(None, (', '.join(told[:-1]), told[-1])))}"
    lapse = next((one for one in lapses if rating and one.id == item), None)
    return f"{said}: its proof lapses on {day_and_long_month(lapse.on)}." if lapse is not None else f"{said}."


def _points(loss: Fraction) -> str:
    """What is lost, as `: 2.3 points`; nothing where too little is to be shown, as beside the score."""
    points = show(loss) if loss > 0 else "0.0"
    return "" if points == "0.0" else f": {points} point{'s' * (points != '1.0')}"


def _title(lapse: Lapse, pack: Pack) -> str:
    return one_line(pack.item_by_id[lapse.id].prompt).rstrip(".")
