"""The rows of a table while they are edited: cells as values where they can be read, as text where they can't (yet)."""

from collections.abc import Iterable
from datetime import date
from itertools import zip_longest

from workbook.domain import (
    Cell,
    Column,
    Row,
    TableItem,
    cell_text,
    cells_of,
    dataclass,
    heading,
    read_cell,
    understood_cell,
)

YES = "✓"
_CYCLES: dict[str, tuple[Cell, ...]] = {"check": (True, False), "level": (0, 1, 2, 3, 4)}


def typed(column: Column) -> bool:
    """Whether a cell of this column is typed; the others are cycled or picked by a letter."""
    return column.kind in ("line", "text", "number", "date")


class Sheet:
    """Rows and what can be done with them. There are always as many as the item offers; empty ones are not kept."""

    def __init__(self, item: TableItem, rows: Iterable[Row], today: date) -> None:
        self.item = item
        self.columns = item.columns
        self._today = today
        self.rows: list[dict[str, Cell]] = [dict(row) for row in rows]
        self.pad()

    def pad(self) -> None:
        """Offer the empty rows again; one will do where a list to begin with stands below them."""
        offered = 1 if self.item.starter and not any(self.rows) else min(self.item.rows, self.item.max)
        self.rows += [{} for _ in range(max(offered, 1) - len(self.rows))]

    @property
    def value(self) -> tuple[Row, ...] | None:
        """The rows that hold something."""
        return tuple(row for row in (dict(row) for row in self.rows) if row) or None

    @property
    def full(self) -> bool:
        """Whether no further row may be added."""
        return len(self.rows) >= self.item.max

    def text(self, row: int, column: int) -> str:
        """A cell as it is typed and shown: a tick for yes, a day as `2026-12-15`."""
        cell = self.rows[row].get(self.columns[column].key)
        return YES if cell is True else cell_text(cell)

    def wrong(self, row: int, column: int) -> str:
        """What is wrong with a cell, in a sentence; empty when nothing is."""
        cell = self.rows[row].get(self.columns[column].key)
        return read_cell(self.columns[column], cell, self._today)[1] if isinstance(cell, str) else ""

    def understood(self, row: int, column: int, text: str) -> str:
        """What the cell holds, where that is not the `text` from which it was set."""
        return understood_cell(self.columns[column], text, self.rows[row].get(self.columns[column].key))

    def put(self, row: int, column: int, text: str) -> None:
        """Set a cell from what was typed. Text that can't be read as the column's kind is kept as it is."""
        key = self.columns[column].key
        cell, wrong = read_cell(self.columns[column], text, self._today)
        if not text.strip():
            self.rows[row].pop(key, None)
        else:
            self.rows[row][key] = text if wrong or cell is None else cell

    def choices(self, column: int) -> tuple[Cell, ...]:
        """What a cell of this column can be, where that is a list."""
        spec = self.columns[column]
        return spec.choices if spec.kind == "choice" else _CYCLES.get(spec.kind, ())

    def offers(self, column: int, letters: str) -> bool:
        """Whether a choice of this column begins with `letters`."""
        return any(_name(choice).startswith(letters.lower()) for choice in self.choices(column))

    def cycle(self, row: int, column: int, letters: str = "") -> None:
        """The next of a cell's choices; after the last one the cell is empty.

        With one letter the next that begins with it, with more of them the one that they spell out.
        """
        key, choices = self.columns[column].key, self.choices(column)
        if letters:
            choices = tuple(choice for choice in choices if _name(choice).startswith(letters.lower()))
        now = self.rows[row].get(key)
        if len(letters) > 1 and now in choices:
            return
        # the type as well: True == 1, but a tick is not level 1
        place = next((at for at, choice in enumerate(choices) if choice == now and type(choice) is type(now)), -1)
        if place + 1 < len(choices):
            self.rows[row][key] = choices[place + 1]
        elif letters:
            self.rows[row][key] = choices[0]
        else:
            self.rows[row].pop(key, None)

    def insert(self, row: int) -> bool:
        """A new empty row before `row`, unless the table is full."""
        if self.full:
            return False
        self.rows.insert(row, {})
        return True

    def delete(self, row: int) -> bool:
        """Take a row away; whether it held anything."""
        held = bool(self.rows.pop(row))
        self.pad()
        return held

    def move(self, row: int, by: int) -> bool:
        """Swap a row with its neighbour."""
        other = row + by
        if not 0 <= other < len(self.rows):
            return False
        self.rows[row], self.rows[other] = self.rows[other], self.rows[row]
        return True

    def paste(self, row: int, column: int, text: str) -> "Pasted":
        """Fill cells from here on with the rows of a spreadsheet, read as a file of rows is; what found no place.

        A first row that names columns says where the others go, wherever the cursor is.
        """
        lines = cells_of(text.rstrip("\r\n"))
        named = heading(self.columns, lines[0]) if len(lines) > 1 else None
        places: list[int | None] = list(range(column, len(self.columns)))
        if named:
            places = [None if one is None else self.columns.index(one) for one in named]
        over: dict[str, None] = {}
        for offset, line in enumerate(lines[bool(named) :]):
            while row + offset >= len(self.rows):
                if not self.insert(len(self.rows)):
                    return Pasted(len(lines) - bool(named) - offset, tuple(over), bool(named))
            for place, part in zip_longest(places[: len(line)], line):
                if place is not None:
                    self.put(row + offset, place, part)
                elif part:
                    over[part] = None
        return Pasted(0, tuple(over), bool(named))


@dataclass(frozen=True, slots=True)
class Pasted:
    """What became of a paste: how many `rows` found no place, which texts no column, and whether it named the columns."""

    rows: int
    texts: tuple[str, ...]
    named: bool


def _name(choice: Cell) -> str:
    return ("yes" if choice else "no") if isinstance(choice, bool) else str(choice).lower()
