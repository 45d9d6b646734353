"""TOML text to values, for files that may be damaged, hostile or merely edited by hand."""

import re
from decimal import Decimal
from typing import Any

import tomli

from workbook.domain import one_line
from workbook.store.format.entries import Key
from workbook.store.format.limits import OWN, Limits, line_of_excess

FORMAT = 2
"""The format that this program writes."""

END = "# end"
"""The last line of every file: without it, one that was cut off at a line's end would look whole."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_MARKER = re.compile(r"^(?:<{7} |={7}\r?$|>{7} )", re.MULTILINE)


class BadToml(Exception):
    """The text cannot be read. `what` is a sentence; `line` counts from 1, None when the whole file is meant."""

    def __init__(self, what: str, line: int | None = None) -> None:
        super().__init__(what)
        self.what, self.line = what, line


def parse(data: bytes, most: Limits = OWN) -> tuple[dict[str, Any], str]:
    """The document and its text. Decimal numbers stay exact. Raises BadToml, and nothing else, for what cannot be read."""
    if not data.strip(b" \t\r\n\x00"):
        raise BadToml("The file is empty. It may not have been fetched yet by a sync program.")
    text = _decode(data)
    line = line_of_excess(text, most)
    if line is not None:
        raise BadToml("The keys or tables from here on are too many, or a key has too many parts.", line)
    try:
        return tomli.loads(text, parse_float=Decimal), text
    except tomli.TOMLDecodeError as error:
        raise _located(error, text) from None
    except RecursionError:
        raise BadToml("Tables or lists stand too deep inside one another.") from None
    except (ValueError, ArithmeticError):
        raise BadToml("A number is too large.") from None


def _decode(data: bytes) -> str:
    data = data.removeprefix(b"\xef\xbb\xbf")  # Notepad puts this mark in front
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadToml("The file is not saved as UTF-8 text.", line) from None


def _located(error: tomli.TOMLDecodeError, text: str) -> BadToml:
    marker = _MARKER.search(text)
    if marker is not None:
        line = text.count("\n", 0, marker.start()) + 1
        return BadToml(
            "Two versions of this file were put together by git, and the marks of that are still in it.", line
        )
    words = str(error)
    where = _AT_LINE.search(words)
    line = int(where[1]) if where and where[1] else text.rstrip("\n").count("\n") + 1
    if words.startswith("Invalid date") and (day := _DAY.search(text.split("\n")[line - 1])):
        return BadToml(f"There is no such day as “{day[0]}”.", line)
    return BadToml(f"This cannot be read as TOML: {one_line(words[: where.start()] if where else words, 160)}.", line)


def has_end(data: bytes) -> bool:
    """Whether the file's last line is the one that says it is whole."""
    return data.rstrip(b" \t\r\n").endswith((b"\n" + END.encode(), b"\r" + END.encode()))


def line_of_marks(text: str) -> int | None:
    """The line where a text inside a readable file holds both versions of a merge by git, marks and all; None if none does."""
    if "<<<<<<< " not in text:  # nearly every file: its lines need not be looked at one by one
        return None
    marks = list(_MARKER.finditer(text))
    kinds = [mark.group()[0] for mark in marks]
    if "<" in kinds and "=" in kinds and ">" in kinds:
        return text.count("\n", 0, marks[0].start()) + 1
    return None


def line_of(text: str, key: Key) -> int | None:
    """The line, from 1, where an entry stands; None when it cannot be told. Good enough to point a person at the place."""
    name, last = re.escape(key[0]), re.escape(key[-1])
    begin = 0
    if len(key) == 2 and (table := re.search(rf"^[ \t]*\[\s*[\"']?{name}[\"']?\s*\]", text, re.MULTILINE)):
        begin = table.end()  # an entry of that table stands below its heading
    if key[-1].startswith("?"):
        headers = list(re.finditer(rf"^[ \t]*\[\[\s*{name}\s*\]\]", text, re.MULTILINE))
        number = int(key[-1][1:])
        return text.count("\n", 0, headers[number].start()) + 1 if number < len(headers) else None
    path = r"\s*\.\s*".join(rf"[\"']?{re.escape(part)}[\"']?" for part in key)
    for pattern in (rf"\[{{1,2}}\s*{path}\s*[\].]", rf"id\s*=\s*[\"']{last}[\"']", rf"[\"']?{last}[\"']?\s*[=.]"):
        found = re.compile(rf"^[ \t]*{pattern}", re.MULTILINE).search(text, begin)
        if found:
            return text.count("\n", 0, found.start()) + 1
    return None
