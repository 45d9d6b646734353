"""The rows that a table has to begin with: each cell must be what a person could have typed there."""

import re
from collections.abc import Iterator
from datetime import date

from workbook.domain import Column, TableItem, read_cell
from workbook.packs.read.locate_words import Lines

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def starter_faults(item: TableItem, lines: Lines) -> list[tuple[int, str, str]]:
    """Why the rows of a table cannot be taken over as they are: for each fault its line, what is wrong, and how to mend it."""
    if not item.examples:
        return [(item.line, f"“{item.id}” has no rows to begin with.", "Write them under the row of dashes.")]
    faults = list(_cells(item, lines))
    if len(item.examples) > item.max:
        what = f"“{item.id}” begins with {len(item.examples)} rows, and keeps {item.max} at most."
        faults.append((item.line, what, f"Write `max={len(item.examples)}` or more, or take rows away."))
    return faults


def _cells(item: TableItem, lines: Lines) -> Iterator[tuple[int, str, str]]:
    here = item.line
    for row in item.examples:
        here = lines.of(" ".join(row), here) or here
        for column, text in zip(item.columns, row, strict=False):
            if wrong := _wrong(column, text):
                what = f"“{text[:40]}” cannot be taken over into the column “{column.key}”."
                yield here, what, wrong


def _wrong(column: Column, text: str) -> str:
    """What is wrong with a cell; empty when nothing is. A day is a day of the calendar: this page is read on any day."""
    if column.kind == "date" and text.strip() and not _DAY.fullmatch(text.strip()):
        return "Write the day as 2026-12-15, or leave the cell empty."
    return read_cell(column, text, date(2000, 1, 1))[1]
