"""What can be taken over for an answer with one key: an earlier wording's answer, a starter list, or lines listed elsewhere."""

from workbook.domain import (
    Item,
    Problem,
    Row,
    TableItem,
    Value,
    comparable,
    dataclass,
    missing_lines,
    missing_rows,
    rows_of,
    starter_rows,
)
from workbook.session.answering import answer
from workbook.session.earlier_wording import Former, former, take_over
from workbook.session.session import Session


@dataclass(frozen=True, slots=True)
class Starter:
    """The rows that the pack gives to begin with; with `more`, those of them that a table does not have yet."""

    rows: tuple[Row, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """Lines of the exercise `title` that the table does not have: `missing` of its `listed`, of which `rows` find a place.

    Where they are on the same page as the table, `title` is the question that asked for them.
    """

    rows: tuple[Row, ...]
    missing: int
    listed: int
    title: str


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A table goes on from the item `source`, where nothing is listed yet; `title` is as in `Listed`."""

    source: str
    title: str


Reusable = Former | Starter | Listed | Unlisted


def reusable_for(session: Session, item: Item) -> Reusable | None:
    """The one thing to offer for `item` now: its earlier wording first, then a starter list, then what was listed before.

    Whoever deleted rows of a table in this sitting did so on purpose: nothing is offered for it any more.
    """
    earlier = former(session, item)
    if earlier is not None or not isinstance(item, TableItem):
        return earlier
    if item.id in session.thinned:
        return None
    value = session.value(item.id)
    if item.starter and (begin := _begin(item, value)) is not None:
        return begin
    home, listing = session.pack.exercise_of.get(item.source), session.pack.item_by_id.get(item.source)
    if home is None or listing is None:
        return None
    title = listing.prompt if item in home.live else home.title
    lines = tuple(dict.fromkeys(session.listed(item.source, item.column)))
    if not lines:
        return Unlisted(item.source, title)
    rows = missing_rows(item, value, lines)
    return Listed(rows, len(missing_lines(item, value, lines)), len(lines), title) if rows else None


def _begin(item: TableItem, value: Value | None) -> Starter | None:
    """The rows to begin with that are missing, as long as there are fewer rows than those and room for them."""
    rows, there = starter_rows(item)[0], rows_of(value)
    if not there:
        return Starter(rows)
    key = next((column.key for column in item.columns if column.kind in ("line", "text")), item.columns[0].key)
    known = {_plain(row, key) for row in there}
    missing = tuple(row for row in rows if _plain(row, key) not in known)[: max(item.max - len(there), 0)]
    return Starter(missing, more=True) if missing and len(there) < len(rows) else None


def _plain(row: Row, key: str) -> str:
    """A cell as a reader compares it."""
    return comparable(str(row.get(key, "")))


def accept(session: Session, item: Item, offered: Reusable) -> Problem | None:
    """Take over what is offered, as one change that undo takes back. Rows come after those that are there."""
    match offered:
        case Former():
            return take_over(session, item, offered)
        case Starter(rows) | Listed(rows):
            return answer(session, item.id, (*rows_of(session.value(item.id)), *rows))
        case Unlisted():
            return None
