"""Answering an item, and keeping what is typed and no answer yet."""

from workbook.domain import Item, Problem, Response, Value, one_line, tidy
from workbook.session.change import HeldAt
from workbook.session.session import Session


def answer(session: Session, item_id: str, value: Value | None, *, typing: bool = False) -> Problem | None:
    """Set the answer to an item, or empty it with None. `typing` changes of one item make a step of undo for each word.

    An answer that its file refuses stays on the screen and in the draft, and a problem says why.
    """
    item = session.whole.item_by_id[item_id]
    at, value = session.answer_at(item), tidy(value)
    before = session.response(item_id)
    if value == (before.value if before else None) and at not in session.folder.waiting:
        hold(session, item_id, "")
        return None
    after = None
    if value is not None:
        after = Response(kind=item.kind, rev=item.rev, at=session.moment(), by=session.person.id, value=value)
    problem = session.put((at, after), *holding(session, item_id, ""), words=named(item), typing=typing)
    session.answered(item_id, typing=typing)
    return problem


def hold(session: Session, item_id: str, text: str) -> None:
    """Keep text that is no valid value yet, in the draft only; an empty text lets go of it."""
    if places := holding(session, item_id, text):
        session.put(*places, words=named(session.whole.item_by_id[item_id]), typing=True)


def holding(session: Session, item_id: str, text: str) -> list[tuple[HeldAt, str]]:
    """The change that makes `text` what is held for an item; none when it is already."""
    return [(HeldAt(item_id), text)] if text != session.held(item_id) else []


def named(item: Item) -> str:
    """An item as the words of a step of undo."""
    return f"“{one_line(item.prompt, 50)}”"
