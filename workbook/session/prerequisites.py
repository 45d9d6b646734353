"""What an exercise builds on: earlier exercises whose answers it draws on, as far as they are not there yet."""

from collections.abc import Sequence

from workbook.domain import Exercise, Item, Track, dataclass, draws, one_line, places
from workbook.domain.outline import Outline
from workbook.domain.progress import is_answered, of_exercise
from workbook.session.view import View

NAMED = 2
"""Exercises that are named in one sentence; more are counted."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An exercise with answers that are wanted and not given yet, and the first of these: the id of its `item`."""

    exercise: Exercise
    item: str


def wanted(view: View, exercise: Exercise, item: Item | None = None) -> tuple[Gap, ...]:
    """The unfinished exercises with an answer that `exercise` draws on and that is not given yet, in reading order.

    With an `item` only what its help draws on. An exercise that was set aside on purpose is not asked for. Of all lessons
    only that of `exercise` is read for it.
    """
    pack, missing = view.pack, dict[str, str]()
    for name in draws(exercise) if item is None else places(item.help):
        if not _there(view, name):
            missing.setdefault(view.whole.exercise_of[name].id, name)
    missing.pop(exercise.id, None)
    return tuple(Gap(one, missing[one.id]) for one in pack.exercises if one.id in missing and _unfinished(view, one))


def _unfinished(view: View, exercise: Exercise) -> bool:
    """Whether an exercise is neither done nor set aside, without looking at all the others."""
    page = view.pack.outlines[exercise.id]
    answers = {item.id: given for item in page.all if (given := view.response(item.id)) is not None}
    track = view.folder.tracks.get(exercise.id) or Track()
    return of_exercise(exercise, page, answers, view.standings(), track).status in ("new", "started")


def _there(view: View, name: str) -> bool:
    """Whether a place is filled; a fact of the workbook always is."""
    item = view.pack.item_by_id.get(name)
    return item is None or is_answered(Outline.of(item), view.response(name), view.standings().get(name))


def building_on(gaps: Sequence[Gap]) -> str:
    """That something builds on these, in a sentence; empty for none."""
    if not gaps:
        return ""
    named = [f"“{one_line(gap.exercise.title)}”" for gap in gaps[:NAMED]]
    if more := len(gaps) - len(named):
        named.append(f"{more} more")
    words = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    return f"This builds on {words}, which {'is' if len(gaps) == 1 else 'are'} not done yet."
