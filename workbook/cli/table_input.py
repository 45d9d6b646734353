"""The rows of a table from a file or from stdin: tab-separated with a line of column names, or a JSON list of objects."""

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from workbook.cli.faults import Refused
from workbook.cli.workplace import sound
from workbook.domain import (
    Row,
    TableItem,
    cells_of,
    column_named,
    number_text,
    one_line,
    read_cell,
    read_rows,
    under_heading,
    understood_cell,
)

MOST = 256 * 1024
"""Bytes that a file of rows may have."""

_SAID = 6
"""Cells of which it is said what they were read as."""


def rows_from(name: str, item: TableItem, today: date) -> tuple[tuple[Row, ...], str]:
    """The rows in the file of this name, or `-` for stdin, and what cells were read as that say it otherwise.

    Refused with the first thing that is wrong.
    """
    path = Path(name)
    text, shown = _text(path), "stdin" if name == "-" else one_line(path.name, 60)
    is_json = path.suffix.lower() == ".json" or (name == "-" and text.lstrip().startswith("["))
    raw = _from_json(text, shown) if is_json else _from_tsv(text, shown, item)
    texts = [{key: sound(cell, lines=True) for key, cell in row.items()} for row in raw]
    rows, wrong = read_rows(item, texts, today)
    if rows is None:
        raise Refused(f"{shown}: {wrong}")
    if not rows:
        raise Refused(f"{shown} has no rows. To empty the table, use --clear.")
    return rows, _understood(item, texts, today)


def _text(path: Path) -> str:
    """What the file holds, or stdin for `-`: UTF-8, or UTF-16 with a mark at its beginning, as spreadsheets save it."""
    name = "stdin" if path.name == "-" else one_line(path.name, 60)
    try:
        if path.name == "-":
            data = _stdin()
        else:
            with path.open("rb") as file:
                data = file.read(MOST + 1)
        if len(data) > MOST:
            raise Refused(f"{name} is larger than {MOST // 1024} KB, too large for rows.")
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except OSError as error:
        raise Refused(f"{name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Refused(f"{name} is not readable text. Save it as UTF-8.") from error
    if "\0" in text:  # UTF-16 without a mark reads as UTF-8 with a zero beside each letter
        raise Refused(f"{name} is not readable text. Save it as UTF-8.")
    return text


def _stdin() -> bytes:
    """At most a byte more than a file may have; the line ends as they are."""
    if sys.stdin is None:
        return b""
    raw = getattr(sys.stdin, "buffer", None)
    found: bytes = raw.read(MOST + 1) if raw is not None else sys.stdin.read(MOST + 1).encode()
    return found


def _understood(item: TableItem, texts: Sequence[Mapping[str, str]], today: date) -> str:
    """`“1,250” as 1250, “fri” as Friday 27 November 2026`: what cells were read as, each once."""
    said: dict[str, None] = {}
    for row in texts:
        for name, text in row.items():
            column = column_named(item.columns, name)
            if column is not None and (words := understood_cell(column, text, read_cell(column, text, today)[0])):
                said[f"“{one_line(text, 30)}” as {words}"] = None
    more = f", and {len(said) - _SAID} more" if len(said) > _SAID else ""
    return ", ".join(list(said)[:_SAID]) + more


def _from_tsv(text: str, name: str, item: TableItem) -> list[dict[str, str]]:
    """Rows after a first line of column names; what a spreadsheet copies or saves as tab-separated."""
    found, wrong = under_heading(item.columns, cells_of(text))
    if wrong:
        raise Refused(f"{name}: {wrong}")
    return found


def _decimal(digits: str) -> str:
    """A decimal of JSON, whose dot stands for nothing else, as it would be typed."""
    return number_text(Decimal(digits))


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object of JSON; a key that stands in it twice is refused, because only one of the two could be kept."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, _ in pairs if [name for name, _ in pairs].count(key) > 1)
        raise Refused(f"“{one_line(twice, 60)}” stands twice in a row.")
    return found


def _from_json(text: str, name: str) -> list[dict[str, str]]:
    """Rows as objects of column key and cell."""
    try:
        found = json.loads(text, parse_int=str, parse_float=_decimal, object_pairs_hook=_each_once)
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
