"""Rows as a spreadsheet copies or saves them: cells between tabs, and a first line that may name the columns."""

import re
from collections.abc import Sequence
from functools import lru_cache

from workbook.domain.choosing import plain_word
from workbook.domain.ids import did_you_mean
from workbook.domain.item import Column
from workbook.domain.text import one_line

_CELL_END = r"[\t\r\n]"
_LINE_END = r"\r\n?|\n"
_BREAK = "[\v\f\x1c-\x1e\x85\u2028\u2029]|\r\n?"
"""What is a line break within a cell, and ends no row."""

_QUOTED = r'"((?:[^"]|"")*)"(?=[\t\r\n]|\Z)'


def cells_of(text: str) -> list[list[str]]:
    """The cells of `text` row by row, without white space around them. Only a line feed or a carriage return ends a row.

    A quotation mark at the beginning of a cell holds it together as spreadsheets mean it when the next one that is not
    doubled stands right before a tab or a line end; every other is a character like any other. What would hold a tab and
    a line end at once is no cell: a mark for inches further down must never swallow the rows between.
    """
    cell_end, line_end, quotation = map(re.compile, (_CELL_END, _LINE_END, _QUOTED))
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        quoted = quotation.match(text, at)
        if quoted is not None and not ("\t" in quoted[1] and line_end.search(quoted[1])):
            cell, at = quoted[1].replace('""', '"'), quoted.end()
        else:
            found = cell_end.search(text, at)
            end = found.start() if found is not None else len(text)
            cell, at = text[at:end], end
        rows[-1].append(re.sub(_BREAK, "\n", cell).strip())
        if at == len(text):
            break
        if text[at] == "\t":
            at += 1
        elif (ended := line_end.match(text, at)) is not None:
            at = ended.end()
            rows.append([])
    return rows


def column_named(columns: Sequence[Column], name: str) -> Column | None:
    """The column that `name` means, by its key or its title, whatever its capitals, blanks and marks; None for no column."""
    word = _name(name)
    if not word:
        return None
    by_key = next((column for column in columns if _name(column.key) == word), None)
    return by_key or next((column for column in columns if _name(column.label) == word), None)


def under_heading(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> tuple[list[dict[str, str]], str]:
    """The rows below the first one, which names the columns, as texts by column key; or what is wrong.

    Lines without a word are passed over, and so are columns that are empty from head to foot.
    """
    lines = [row for row in rows if any(row)]
    names = {at: name for at, name in enumerate(lines[0]) if name} if lines else {}
    found = {at: column for at, name in names.items() if (column := column_named(columns, name)) is not None}
    keys = [column.key for column in columns]
    if not found or len(set(names.values())) < len(names):
        return [], f"the first line names the columns, with tabs between: {', '.join(keys)}."
    if (unknown := next((name for at, name in names.items() if at not in found), None)) is not None:
        return [], f"there is no column “{one_line(unknown, 70)}”.{did_you_mean(unknown, keys)}"
    if len(set(found.values())) < len(found):
        twice = next(column for column in found.values() if list(found.values()).count(column) > 1)
        return [], f"two columns are called “{twice.key}”."
    for number, line in enumerate(lines[1:], start=1):
        if over := next((cell for at, cell in enumerate(line) if cell and at not in found), ""):
            count = f"row {number} has {len(line)} cells, and there are {len(names)} columns"
            return [], f"{count}: “{one_line(over, 40)}” stands under none."
    below = lines[1:]
    return [{column.key: line[at] if at < len(line) else "" for at, column in found.items()} for line in below], ""


def heading(columns: Sequence[Column], row: Sequence[str]) -> list[Column | None] | None:
    """The columns that a row names, None for a cell that names none; or None for a row that is no heading.

    It is one when it names two or more, each once, and more than it has words that are no column's.
    """
    found = [column_named(columns, word) for word in row]
    known = [column for column in found if column is not None]
    if len(known) < 2 or len(set(known)) < len(known) or len(known) * 2 <= sum(map(bool, row)):
        return None
    return found


@lru_cache(512)
def _name(text: str) -> str:
    return re.sub(r"\W", "", plain_word(text)) or text.strip()
