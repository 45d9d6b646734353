"""The rows of a table from a file: tab-separated with a line of column keys, or a JSON list of objects."""

import csv
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from workbook.cli.faults import Refused
from workbook.cli.workplace import sound
from workbook.domain.answering import read_rows
from workbook.domain.item import TableItem
from workbook.domain.response import Row
from workbook.domain.text import one_line

MOST = 256 * 1024
"""Bytes that a file of rows may have."""


def rows_from(path: Path, item: TableItem, today: date) -> tuple[Row, ...]:
    """The rows in the file at `path` for a table; else refused with the first thing wrong in it."""
    name = one_line(path.name, 60)
    try:
        with path.open("rb") as file:
            data = file.read(MOST + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise Refused(f"{name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Refused(f"{name} is not readable text. Save it as UTF-8.") from error
    if len(data) > MOST:
        raise Refused(f"{name} is larger than {MOST // 1024} KB, too large for rows.")
    raw = _from_json(text, name) if path.suffix.lower() == ".json" else _from_tsv(text, name, item)
    rows, wrong = read_rows(item, [{key: sound(cell, lines=True) for key, cell in row.items()} for row in raw], today)
    if rows is None:
        raise Refused(f"{name}: {wrong}")
    if not rows:
        raise Refused(f"{name} has no rows. To empty the table, use --clear.")
    return rows


def _from_tsv(text: str, name: str, item: TableItem) -> list[Mapping[str, str]]:
    """Rows after a first line of column keys; what a spreadsheet copies or saves as tab-separated."""
    try:
        lines = [line for line in csv.reader(text.splitlines(keepends=True), "excel-tab") if any(map(str.strip, line))]
    except csv.Error as error:
        raise Refused(f"{name} is not tab-separated text: {error}.") from error
    keys = [column.key for column in item.columns]
    head = [cell.strip() for cell in lines[0]] if lines else []
    if not head or len(set(head)) < len(head) or not set(head) & set(keys):
        raise Refused(f"{name}: the first line names the columns, with tabs between: {', '.join(keys)}.")
    for number, line in enumerate(lines[1:], start=1):
        if len(line) > len(head):
            raise Refused(f"{name}: row {number} has {len(line)} cells, and there are {len(head)} columns.")
    return [dict(zip(head, line, strict=False)) for line in lines[1:]]


def _from_json(text: str, name: str) -> list[Mapping[str, str]]:
    """Rows as objects of column key and cell."""
    try:
        found = json.loads(text, parse_int=str, parse_float=str)  # as written: the number rules are those of typing
    except (ValueError, RecursionError) as error:
        where = f" in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise Refused(f"{name} is not JSON{where}.") from error
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise Refused(f'{name}: this wants a list of rows, each an object such as {{"name": "Okafor"}}.')
    return [{key: _cell(cell, name) for key, cell in row.items()} for row in found]


def _cell(cell: object, name: str) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case str():
            return cell
        case _:
            raise Refused(f"{name}: a cell is a text, a number, true, false or null, not a list or an object.")
