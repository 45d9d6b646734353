"""What can be taken over for an answer with one key: an earlier wording's answer, a starter list, lines listed elsewhere,
words made of earlier answers, or the count of what was listed."""

from workbook.domain import (
    Item,
    NumberItem,
    Problem,
    Row,
    TableItem,
    Tally,
    Value,
    comparable,
    dataclass,
    limits,
    missing_lines,
    missing_rows,
    read_selection,
    rows_of,
    start_for,
    started,
    starter_rows,
    tally,
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


@dataclass(frozen=True, slots=True)
class Begun:
    """Words to start from, filled with what was answered before: on the `same` page, and in the exercises `titles`."""

    value: str | tuple[str, ...]
    titles: tuple[str, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """The count of what was listed under `title`, as in `Listed`: `tally` says how many fit, and of how many."""

    tally: Tally
    title: str


Reusable = Former | Starter | Listed | Unlisted | Begun | Sum


def reusable_for(session: Session, item: Item) -> Reusable | None:
    """The one thing to offer for `item` now: its earlier wording first, then a starter list, then what was listed before.

    Words to start from and a count are offered while nothing stands there, and only where what they make would do as an answer.
    Whoever deleted rows of a table in this sitting did so on purpose: nothing is offered for it any more.
    """
    earlier = former(session, item)
    if earlier is not None:
        return earlier
    if not isinstance(item, TableItem):
        untouched = session.value(item.id) is None and not session.held(item.id)
        return (_sum(session, item) if isinstance(item, NumberItem) else _start(session, item)) if untouched else None
    if item.id in session.thinned:
        return None
    value = session.value(item.id)
    if item.starter and (begin := _begin(item, value)) is not None:
        return begin
    title = _title(session, item, item.source)
    if not title:
        return None
    lines = tuple(dict.fromkeys(session.listed(item.source, item.column)))
    if not lines:
        return Unlisted(item.source, title)
    rows = missing_rows(item, value, lines)
    return Listed(rows, len(missing_lines(item, value, lines)), len(lines), title) if rows else None


def _title(session: Session, item: Item, source: str) -> str:
    """Where the answer to `source` stands: its exercise, or its question where that asks for `item` too; empty where nothing does."""
    home, named = session.pack.exercise_of.get(source), session.pack.item_by_id.get(source)
    if home is None or named is None:
        return ""
    return named.prompt if item in home.live else home.title


def _start(session: Session, item: Item) -> Begun | None:
    start = start_for(item, session.firm)
    begun = started(start, item, session.filler()) if start is not None else None
    if begun is None or (isinstance(begun.value, str) and limits(item, begun.value)):
        return None
    here = {one.id for one in session.pack.exercise_of[item.id].live}
    titles = dict.fromkeys(session.pack.exercise_of[name].title for name in begun.used if name not in here)
    return Begun(begun.value, tuple(titles), any(name in here for name in begun.used))


def _sum(session: Session, item: NumberItem) -> Sum | None:
    selection = read_selection(item.counts) if item.counts else None
    source = session.pack.item_by_id.get(selection.source) if selection is not None else None
    if selection is None or source is None:
        return None
    found = tally(selection, source, session.value(source.id))
    if found is None or limits(item, found.number, session.today):
        return None
    return Sum(found, _title(session, item, source.id))


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
        case Begun(value):
            return answer(session, item.id, value)
        case Sum(found):
            return answer(session, item.id, found.number)
        case Unlisted():
            return None
