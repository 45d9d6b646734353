"""What one answer takes from another: the texts that may be picked or brought over, and the rows that they make in a table."""

from collections.abc import Iterable, Sequence

from workbook.domain.ids import did_you_mean
from workbook.domain.item import ChoiceItem, ChoicesItem, Item, TableItem
from workbook.domain.outline import brought
from workbook.domain.response import Cell, Row, Value, lines_of
from workbook.domain.text import comparable, one_line


def listed(source: Item, value: Value | None, column: str | None) -> tuple[str, ...]:
    """The texts in an answer to `source`: its lines, one column of its rows (the first unless named), what was chosen there.

    They come as they were written, empty ones left out; the same text may come twice.
    """
    return tuple(text for text in _texts(source, value, column) if text.strip())


def _texts(source: Item, value: Value | None, column: str | None) -> tuple[str, ...]:
    match source, value:
        case TableItem(), tuple():
            key = column or source.columns[0].key
            return tuple(str(row.get(key, "")) for row in value if not isinstance(row, str))
        case ((ChoiceItem() | ChoicesItem()), (str() | tuple())):
            chosen = (value,) if isinstance(value, str) else value
            return tuple(choice.text for choice in source.choices if choice.key in chosen)
        case _:
            return lines_of(value)


def picked(
    words: Sequence[str], there: Sequence[str], before: Sequence[str] = ()
) -> tuple[tuple[str, ...] | None, str]:
    """`words` as picks, written as they are listed `there`, or None and what is wrong with the first that is not.

    What was picked `before` may stay though it has left the list. While nothing is listed any words will do.
    """
    known = {comparable(text): text for text in (*before, *there)}
    if not there:
        return tuple(words), ""
    for word in words:
        if comparable(word) not in known:
            near = did_you_mean(word, there)
            return None, f"“{one_line(word, 60)}” is not in the list that this picks from.{near}"
    return tuple(dict.fromkeys(known[comparable(word)] for word in words)), ""


def missing_lines(item: TableItem, value: Value | None, lines: Sequence[str]) -> tuple[str, ...]:
    """Those of `lines` that the first column of a table does not have yet, each once. Case and spaces make no difference."""
    key = item.columns[0].key
    rows = value if isinstance(value, tuple) else ()
    seen = {comparable(str(row.get(key, ""))) for row in rows if not isinstance(row, str)}
    missing: list[str] = []
    for line in lines:
        if (same := comparable(line)) and same not in seen:
            seen.add(same)
            missing.append(" ".join(line.split()))
    return tuple(missing)


def missing_rows(item: TableItem, value: Value | None, lines: Sequence[str]) -> tuple[Row, ...]:
    """The rows to add to a table for `missing_lines`: only the first column is filled. No more than still find a place."""
    room = max(item.max - (len(value) if isinstance(value, tuple) else 0), 0)
    key = item.columns[0].key
    return tuple({key: line} for line in missing_lines(item, value, lines)[:room])


def said_rows(item: TableItem, rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows of a table that say something: an empty text or an unticked box says nothing.

    Where the first column is brought over from another answer (`source`), what stands in it alone is no answer yet.
    """
    return tuple(row for row in rows if says(row, brought(item)))


def says(row: Row, brought: str | None) -> bool:
    """Whether a row says something, what stands in the column `brought` over apart."""
    return any(_says(cell) for key, cell in row.items() if key != brought)


def shown_rows(item: TableItem, rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows of a table that say something and may stand on a page: those whose every `consent` box is ticked."""
    boxes = [column.key for column in item.columns if column.mark == "consent"]
    return tuple(row for row in said_rows(item, rows) if all(row.get(box) is True for box in boxes))


def _says(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not False
