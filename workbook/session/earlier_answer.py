"""What was written to a question, or said of a rating, at the last check-in: as far as the workbook has kept it."""

from datetime import date

from workbook.domain import Item, Rated, RatingItem, Response
from workbook.domain.rounds.looking_back import rated_then, wrote_then
from workbook.session.rounds.finding import closed_rounds
from workbook.session.view import View
from workbook.store.earlier import earlier_answers


def last_time(view: View) -> date | None:
    """The day of the last check-in that was closed before today: the one to look back at."""
    days = [one.day for one in closed_rounds(view) if one.kind != "outside" and one.day is not None]
    return max((day for day in days if day < view.today), default=None)


def earlier_answer(view: View, item: Item, day: date) -> Response | None:
    """The answer to `item` as it stood on `day`, that of a closed check-in; None where that is not kept, or still stands.

    It reads files, up to a few dozen where an answer was changed often: not to be called while something is drawn.
    """
    at = view.answer_at(item)
    now = view.response(item.id)
    return wrote_then(now, earlier_answers(view.folder.root, view.folder.file_of(at), item.id), day)


def earlier_rating(view: View, item: Item, person: str, day: date) -> Rated | None:
    """What `person` said of a rating up to the end of `day`, if they have said something else since. It reads no file."""
    word = view.folder.words.get(person, {}).get(item.id)
    return rated_then((word, *word.was), day) if word is not None else None


def worth_a_look(view: View, item: Item, person: str) -> date | None:
    """The day of the last check-in, if what stands now was written after it: then something else may have stood. It reads no file."""
    now = None if isinstance(item, RatingItem) else view.response(item.id)
    if not isinstance(item, RatingItem) and now is None:
        return None
    day = last_time(view)
    if day is None:
        return None
    if now is not None:
        return day if now.at.date() > day else None
    return day if earlier_rating(view, item, person, day) is not None else None
