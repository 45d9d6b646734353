"""Sides of a comparison from terse tables: `3e 2 - na`, the ratings of a plan in their order, as in `tests.builders`."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from fractions import Fraction

from tests.builders import ON, pack, rating, standings
from workbook.domain.rounds.result import ResultItem
from workbook.domain.rounds.snapshot import Snapshot, of_standings

SIX = ("strategy", "content", "convergence", "customers", "partners", "ready")


def side(
    rows: Mapping[str, str], name: str = "now", *, asked: Collection[str] | None = None, day: date = ON, weight: int = 1
) -> Snapshot:
    """What counts with these levels; a plan called `foundation` stands beside the score."""
    ratings = {
        plan: [rating(f"{plan}-{number}", weight, na=True) for number, _ in enumerate(row.split(), 1)]
        for plan, row in rows.items()
    }
    tiny = pack(ratings, scored={"foundation": "apart"} if "foundation" in rows else {})
    levels = {f"{plan}-{place}": level for plan, row in rows.items() for place, level in enumerate(row.split(), 1)}
    return of_standings(tiny, standings(levels), day, name, asked=asked)


def even(level: str, ratings: int = 8) -> dict[str, str]:
    """Six plans with so many ratings, all at `level`."""
    return {plan: " ".join([level] * ratings) for plan in SIX}


def item(
    id: str, level: int | None, *, plan: str = "only", rev: int = 1, weight: int = 1, **more: object
) -> ResultItem:
    """One rating of a side, proven as far as it is claimed."""
    low = Fraction(level or 0, 4)
    high = Fraction(level, 4) if level is not None else Fraction(1)
    given: dict[str, object] = {"low": low, "high": high, "asked": level is not None, "scored": "yes"} | more
    return ResultItem(id=id, rev=rev, plan=plan, weight=weight, prompt=f"We do {id}.", anchors=(), level=level, **given)  # type: ignore[arg-type]


def quarters_on(day: date, count: int) -> date:
    """A day so many quarters later, as near as it matters here."""
    return day + timedelta(days=91 * count)
