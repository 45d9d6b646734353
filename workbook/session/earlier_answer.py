"""What was written to a question at the last check-in, from the earlier versions that a workbook keeps beside its files."""

from datetime import date

from workbook.domain import Item, Response
from workbook.domain.rounds.looking_back import wrote_then
from workbook.session.view import View
from workbook.store.earlier import earlier_answers


def earlier_answer(view: View, item: Item, day: date) -> Response | None:
    """The answer to `item` as it stood on `day`, that of a closed check-in; None where that is not kept, or still stands.

    It reads files, up to a few dozen where an answer was changed often: not to be called while something is drawn.
    """
    at = view.answer_at(item)
    now = view.response(item.id)
    return wrote_then(now, earlier_answers(view.folder.root, view.folder.file_of(at), item.id), day)
