"""What can be taken over for an answer with one key: an earlier wording's answer, a starter list, or lines listed elsewhere."""

from dataclasses import dataclass

from workbook.domain.answering import starter_rows
from workbook.domain.item import Item, TableItem
from workbook.domain.problem import Problem
from workbook.domain.response import Row
from workbook.domain.taking import missing_lines, missing_rows
from workbook.session.former import Former, former, take_over
from workbook.session.session import Session


@dataclass(frozen=True, slots=True)
class Starter:
    """The rows that the pack gives to begin with."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Lines of the exercise `title` that the table does not have: `missing` of its `listed`, of which `rows` find a place."""

    rows: tuple[Row, ...]
    missing: int
    listed: int
    title: str


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A table goes on from the item `source`, where nothing is listed yet; `title` is the exercise that asks for it."""

    source: str
    title: str


Offer = Former | Starter | Listed | Unlisted


def offer(session: Session, item: Item) -> Offer | None:
    """The one thing to offer for `item` now: its earlier wording first, then a starter list, then what was listed before."""
    earlier = former(session, item)
    if earlier is not None or not isinstance(item, TableItem):
        return earlier
    value = session.value(item.id)
    if item.starter and value is None:
        return Starter(starter_rows(item)[0])
    home = session.pack.exercise_of.get(item.source)
    if home is None:
        return None
    lines = tuple(dict.fromkeys(session.listed(item.source, item.column)))
    if not lines:
        return Unlisted(item.source, home.title)
    rows = missing_rows(item, value, lines)
    return Listed(rows, len(missing_lines(item, value, lines)), len(lines), home.title) if rows else None


def accept(session: Session, item: Item, offered: Offer) -> Problem | None:
    """Take over what is offered, as one change that undo takes back. Rows come after those that are there."""
    match offered:
        case Former():
            return take_over(session, item, offered)
        case Starter(rows) | Listed(rows):
            value = session.value(item.id)
            kept = [row for row in value if not isinstance(row, str)] if isinstance(value, tuple) else []
            return session.answer(item.id, (*kept, *rows))
        case Unlisted():
            return None
