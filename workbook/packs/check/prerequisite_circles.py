"""Ratings that wait for each other in a circle: none of them could ever come first."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from workbook.domain import Exercise, Item, Problem, RatingItem


def without_circles(
    exercises: Sequence[Exercise], line_of: Callable[[RatingItem, str], int]
) -> tuple[tuple[Exercise, ...], list[Problem]]:
    """The exercises without the prerequisites that close a circle, each of which is reported at the line of its lift."""
    waits: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    kept: list[Exercise] = []
    for exercise in exercises:
        items: list[Item] = []
        for item in exercise.items:
            if isinstance(item, RatingItem) and any(lift.after for lift in item.lifts):
                item = _freed(item, waits, exercise.file, line_of, problems)
            items.append(item)
        kept.append(replace(exercise, items=tuple(items)))
    return tuple(kept), problems


def _freed(
    item: RatingItem,
    waits: dict[str, tuple[str, ...]],
    file: str,
    line_of: Callable[[RatingItem, str], int],
    problems: list[Problem],
) -> RatingItem:
    """`item` without what would close a circle with the prerequisites in `waits`, to which its own are added."""
    lifts = []
    for lift in item.lifts:
        after: list[str] = []
        for name in lift.after:
            way = _way(name, item.id, waits)
            if way:
                shown = " → ".join([item.id, *way])
                what = f"These ratings wait for each other: {shown}."
                problems.append(Problem(file, line_of(item, lift.id), what, "Take one “after” away."))
            else:
                after.append(name)
                waits[item.id] = (*waits.get(item.id, ()), name)
        lifts.append(replace(lift, after=tuple(after)))
    return replace(item, lifts=tuple(lifts))


def _way(start: str, goal: str, waits: dict[str, tuple[str, ...]]) -> list[str]:
    """The shortest way from `start` to `goal` along `waits`, both included; empty when there is none."""
    ways, seen = [[start]], {start}
    for way in ways:
        if way[-1] == goal:
            return way
        for name in waits.get(way[-1], ()):
            if name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []
