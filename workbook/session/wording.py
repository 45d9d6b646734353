"""What a place of a workbook is about, in a person's words."""

from workbook.domain import AnswerAt, At, RatingAt, Record, TrackAt, one_line
from workbook.session.view import View
from workbook.store.kinds.registry import words_of


def place_words(view: View, at: At, record: Record | None = None) -> str:
    """What a place is about, in quotes."""
    if isinstance(at, AnswerAt | RatingAt):
        item = view.whole.item_by_id.get(at.item)
        return f"“{one_line(item.prompt if item is not None else at.item, 50)}”"
    if isinstance(at, TrackAt):
        exercise = view.whole.exercise_by_id.get(at.exercise)
        return f"“{one_line(exercise.title if exercise is not None else at.exercise, 50)}”"
    return f"“{one_line(words_of(at, record), 50)}”"
