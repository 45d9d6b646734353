"""Which of the things written before are meant, in words that a pack can hold: `customers.name where profit is high`.

A selection is an item, or a column of a table, and for a table what its rows have to say: each `column is …`, with commas
between. What may follow is `word`, `word or word`, `3 or more` and `filled`.
"""

import re
from collections.abc import Iterator

from workbook.domain.filling import cell_words, rows_of
from workbook.domain.item import Item, TableItem
from workbook.domain.late_dataclass import dataclass
from workbook.domain.response import Row, Value
from workbook.domain.reuse import listed, said_rows
from workbook.domain.text import comparable

_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_WHOLE = re.compile(
    rf"\s*(?P<source>{_NAME})(?:\.(?P<column>{_NAME}))?(?:\s+where\s+(?P<rows>.+))?\s*".replace("\\\\", "\\")
)
_WANTED = re.compile(rf"\s*(?P<column>{_NAME})\s+is\s+(?P<what>.+?)\s*".replace("\\\\", "\\"))
_LEAST = re.compile(r"(\d{1,6})\s+or\s+more")
_FILLED = "filled"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one cell of a row has to hold: one of `words`, a number of `least` or more, or, where neither is given, anything."""

    column: str
    words: tuple[str, ...] = ()
    least: int | None = None

    def fits(self, row: Row) -> bool:
        """Whether a row has it. A box that was never ticked says no."""
        cell = row.get(self.column)
        if self.least is not None:
            return not isinstance(cell, str | bool | None) and _amount(cell) >= self.least
        return _word(cell) in self.words if self.words else self.said(row)

    def said(self, row: Row) -> bool:
        """Whether a row says anything in this column."""
        return bool(cell_words(row.get(self.column)).strip()) if row.get(self.column) is not None else False


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected: the item `source`, its `column` where one is named, and what its rows have to say."""

    source: str
    column: str | None = None
    wanted: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many things fit, `of` how many that say what is asked about."""

    number: int
    of: int


def read_selection(text: str) -> Selection | None:
    """The selection that `text` says; None where it can't be read."""
    whole = _WHOLE.fullmatch(text.strip())
    if whole is None:
        return None
    wanted = [_wanted(part) for part in whole["rows"].split(",")] if whole["rows"] else []
    known = tuple(one for one in wanted if one is not None)
    return Selection(whole["source"], whole["column"], known) if len(known) == len(wanted) else None


def tally(selection: Selection, item: Item, value: Value | None) -> Tally | None:
    """How many rows, lines or picks of the answer `value` to `item` are meant; None while nothing there says it."""
    if not isinstance(item, TableItem):
        lines = listed(item, value, None)
        return Tally(len(lines), len(lines)) if lines else None
    told = [row for row in said_rows(item, rows_of(value)) if all(one.said(row) for one in selection.wanted)]
    return Tally(sum(_fits(selection, row) for row in told), len(told)) if told else None


def marked(selection: Selection, item: Item, value: Value | None) -> dict[str, str]:
    """The texts that are meant, as readers compare them, each with what speaks for it: `profit: high · referred: 3`.

    Of a list or a pick nothing more is said than that it is there: the remark is empty.
    """
    if not isinstance(item, TableItem):
        return dict.fromkeys(map(comparable, listed(item, value, None)), "")
    key = selection.column or item.columns[0].key
    return {
        comparable(str(row[key])): " · ".join(_reasons(selection, item, row))
        for row in rows_of(value)
        if str(row.get(key, "")).strip() and _fits(selection, row)
    }


def _wanted(part: str) -> Wanted | None:
    match = _WANTED.fullmatch(part.strip())
    if match is None:
        return None
    column, what = match["column"], match["what"]
    if what == _FILLED:
        return Wanted(column)
    if least := _LEAST.fullmatch(what):
        return Wanted(column, least=int(least[1]))
    words = tuple(re.split(r"\s+or\s+", what))
    return Wanted(column, words) if all(re.fullmatch(_NAME, word) for word in words) else None


def _fits(selection: Selection, row: Row) -> bool:
    return all(one.fits(row) for one in selection.wanted)


def _amount(cell: object) -> float:
    return float(cell) if not isinstance(cell, str) and hasattr(cell, "__float__") else -1.0


def _word(cell: object) -> str:
    if cell is None or isinstance(cell, bool):
        return "yes" if cell else "no"
    return str(cell)


def _reasons(selection: Selection, item: TableItem, row: Row) -> Iterator[str]:
    labels = {column.key: column.label.rstrip("?") for column in item.columns}
    for one in selection.wanted:
        label = labels.get(one.column, one.column)
        cell = row.get(one.column)
        words = _word(cell) if cell is None or isinstance(cell, bool) else " ".join(cell_words(cell).split())
        yield f"{label[:1].lower()}{label[1:]}: {words.replace('-', ' ') if one.words else words}"
