"""The columns and cells of a table, as hints read them: by key and by kind, and nothing where the table has other ones."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from workbook.domain import LEVELS, Cell, CellKind, Column, Item, Row, TableItem, cell_words
from workbook.hints.words import quote

WORDED: tuple[CellKind, ...] = ("line", "text")
"""The kinds of column that hold a person's own words."""

_LARGEST = 10**9


def columns(item: Item, *kinds: CellKind) -> tuple[Column, ...]:
    """The columns of a table that are of these kinds, in order; none for other items."""
    return tuple(column for column in item.columns if column.kind in kinds) if isinstance(item, TableItem) else ()


def key_of(item: Item, name: str, *kinds: CellKind) -> str:
    """`name` when the table has a column with that key and one of these kinds, else an empty text."""
    return name if any(column.key == name for column in columns(item, *kinds)) else ""


def name_key(item: Item) -> str:
    """The key of the column that says what a row is about: the first that holds words; an empty text without one."""
    return next((column.key for column in columns(item, *WORDED)), "")


def words_in(row: Row, key: str) -> str:
    """A cell of words with its white space folded; empty when there is nothing or something else in it."""
    cell = row.get(key)
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def named(row: Row, key: str) -> str:
    """What to call a row: its name in quotation marks, or “a row without a name”."""
    text = cell_words(row.get(key)).strip()
    return quote(text) if text else "a row without a name"


def amount(cell: Cell | None) -> Fraction | None:
    """A number from 0 to a thousand million; None for anything else, also for one too long to reckon with."""
    if isinstance(cell, bool) or not isinstance(cell, (int, Decimal)):
        return None
    if isinstance(cell, Decimal) and (not cell.is_finite() or abs(cell.adjusted()) > 20 or len(str(cell)) > 40):
        return None
    return Fraction(cell) if 0 <= cell <= _LARGEST else None


def count(cell: Cell | None) -> int | None:
    """A whole number from 0 up; None for anything else."""
    number = amount(cell)
    return int(number) if number is not None and number.denominator == 1 else None


def level(cell: Cell | None) -> int | None:
    """A level 0 to 4; None for anything else."""
    return cell if isinstance(cell, int) and not isinstance(cell, bool) and cell in LEVELS else None


def day(cell: Cell | None) -> date | None:
    """A day; None for anything else."""
    return cell if isinstance(cell, date) else None
