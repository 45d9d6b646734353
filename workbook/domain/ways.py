"""The ways through a workbook: the short one, the long one, and one of weeks. A workbook keeps to the one that it is on."""

from typing import get_args

from workbook.domain.late_dataclass import dataclass
from workbook.domain.pack import Exercise, Pack
from workbook.domain.workbook import WayName

WAYS: tuple[WayName, ...] = get_args(WayName)
"""Every way that there may be, in the order to show them."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way: the ids of its exercises, in the order in which it takes them."""

    name: WayName
    exercises: tuple[str, ...]


def way(pack: Pack, name: WayName) -> Way:
    """The way of this name through `pack`, as its firm sees it; the long one where the pack has no other."""
    found = _exercises(pack, name)
    return Way(name, found) if found else Way("long", _exercises(pack, "long"))


def ways(pack: Pack) -> tuple[Way, ...]:
    """The ways that `pack` has; the long one is always there."""
    return tuple(found for name in WAYS if (found := way(pack, name)).name == name)


def steps(pack: Pack, exercise: Exercise) -> bool:
    """Whether an exercise is a step through the pack, and not one of many to choose from, as those of the library."""
    return pack.plan_by_id[pack.chapter_of(exercise).plan].scored != "no"


def _exercises(pack: Pack, name: WayName) -> tuple[str, ...]:
    if name == "long":
        numbers = {chapter.id: chapter.number for chapter in pack.chapters}
        return tuple(one.id for one in sorted(pack.exercises, key=lambda one: numbers[one.chapter]) if steps(pack, one))
    weeks = tuple(dict.fromkeys(week.exercise for week in pack.programme.weeks)) if pack.programme is not None else ()
    if name == "weeks":
        return tuple(one for one in weeks if one in pack.exercise_by_id)
    # The short way takes its pages in the order of the programme, where there is one: whoever changes over goes on in place.
    essential = [one.id for one in pack.exercises if one.essential]
    return tuple(sorted(essential, key=lambda one: weeks.index(one) if one in weeks else len(weeks)))
