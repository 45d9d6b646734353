"""What an exercise builds on: earlier exercises whose answers it draws on, as far as they are not there yet."""

from collections.abc import Sequence

from workbook.domain.flow import draws
from workbook.domain.pack import Exercise
from workbook.domain.progress import is_answered, of_exercise
from workbook.domain.text import one_line
from workbook.domain.workbook import Track
from workbook.session.view import View

NAMED = 2
"""Exercises that are named in one sentence; more are counted."""


def wanted(view: View, exercise: Exercise) -> tuple[Exercise, ...]:
    """The unfinished exercises with an answer that `exercise` draws on and that is not given yet, in reading order.

    One that was set aside on purpose is not asked for. Of all lessons only that of `exercise` is read for it.
    """
    pack = view.pack
    missing = {pack.exercise_of[name].id for name in draws(exercise) if not _there(view, name)} - {exercise.id}
    return tuple(one for one in pack.exercises if one.id in missing and _unfinished(view, one))


def _unfinished(view: View, exercise: Exercise) -> bool:
    """Whether an exercise is neither done nor set aside, without looking at all the others."""
    answers = {item.id: given for item in exercise.live if (given := view.response(item.id)) is not None}
    track = view.folder.tracks.get(exercise.id) or Track()
    return of_exercise(exercise, answers, view.standings(), track).status in ("new", "started")


def _there(view: View, name: str) -> bool:
    """Whether a place is filled; a fact of the workbook always is."""
    item = view.pack.item_by_id.get(name)
    return item is None or is_answered(item, view.response(name), view.standings().get(name))


def building_on(exercises: Sequence[Exercise]) -> str:
    """That an exercise builds on these, in a sentence; empty for none."""
    if not exercises:
        return ""
    named = [f"“{one_line(one.title)}”" for one in exercises[:NAMED]]
    if more := len(exercises) - len(named):
        named.append(f"{more} more")
    words = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    return f"This builds on {words}, which {'is' if len(exercises) == 1 else 'are'} not done yet."
