"""How large and how deep a TOML file may be, checked before it can slow the reader down or break the writer (docs/files.md 19).

Each check takes time by the length of the text and no more: no character is looked at again and again.
"""

import re
from decimal import Decimal
from itertools import islice, repeat
from typing import Any

from workbook.domain import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may be at most.

    `bytes` is its size. `parts` are those of one dotted key: reading one takes time by the square of them. `dots` are the parts of
    all dotted keys together: each costs the reader about a thousand bytes. `tables` cost it nearly as much. `depth` is how many
    tables and lists stand inside one another, `text` how many characters one text has, `number` the largest whole number, and
    `digits` how many a decimal number has, and how far its point is moved.
    """

    bytes: int
    dots: int
    tables: int
    parts: int = 100
    depth: int = 16
    text: int = 65_536
    number: int = 2**53  # the largest that every program reads alike
    digits: int = 40


OWN = Limits(bytes=4_000_000, dots=50_000, tables=60_000)
"""For the files of one's own workbook: 4 MB of answers are fewer tables than that."""

FOREIGN = Limits(bytes=256_000, dots=5_000, tables=5_000)
"""For files that come from others, many at once."""

_QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{0,5}'
    r"|'''(?:[^']|'(?!''))*+'{0,5}"
    r'|"(?:[^"\\\n]|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
"""A text or a comment. One that never ends is taken to the end, so that nobody looks for its end a second time."""

_WORD = re.compile(r"[\w\-]++(?:[ \t]*+\.[ \t]*+[\w\-]*+)*+")
"""A bare word with all that follows it by dots: a key, a number, a part of a day."""

_TABLE = re.compile(r"^[ \t]*+\[", re.MULTILINE)


def room(data: bytes, limits: Limits = OWN) -> int:
    """How many dots and brackets can be added to a file for certain before its keys or tables are too many; negative if none can."""
    return min(limits.dots - data.count(b"."), limits.tables - data.count(b"["))


def line_of_excess(text: str, limits: Limits = OWN) -> int | None:
    """The line, from 1, where a file's keys or tables become too many, or one key too long; None while they do not.

    What stands inside texts and comments doesn't count.
    """
    if (
        text.count(".") <= limits.dots
        and text.count("[") <= limits.tables
        and max(map(str.count, text.split("\n"), repeat("."))) < limits.parts
    ):
        return None
    bare = _QUOTED.sub(lambda match: "_" + "\n" * match.group().count("\n"), text)
    tables = next(islice(_TABLE.finditer(bare), limits.tables, None), None)
    place = tables.start() if tables is not None else None
    total = 0
    for word in _WORD.finditer(bare):
        dots = word.group().count(".")
        total += (
            dots if dots > 1 or not word.group().lstrip("-")[:1].isdecimal() else 0
        )  # one dot in a number makes no key
        if dots >= limits.parts or total > limits.dots:
            place = word.start()
            break
    return bare.count("\n", 0, place) + 1 if place is not None else None


def flaw_in(value: Any, limits: Limits = OWN) -> str | None:
    """What makes `value`, as read from TOML, unsafe to keep: a sentence, or None. Never calls itself, however deep it is."""
    pending: list[tuple[Any, int]] = [([value], 0)]
    while pending:
        holder, depth = pending.pop()
        if depth > limits.depth:
            return "Tables or lists stand too deep inside one another."
        for part in holder.values() if type(holder) is dict else holder:
            kind = type(part)
            if kind is str:
                if len(part) > limits.text:
                    return f"A text is too long: {len(part)} characters, and {limits.text} is the limit."
            elif kind is dict or kind is list:
                pending.append((part, depth + 1))
            elif kind is int:
                if not -limits.number <= part <= limits.number:
                    return "A number is too large."
            elif kind is Decimal and not _is_plain(part, limits.digits):
                return "A number is too large or has too many digits."
    return None


def _is_plain(number: Decimal, most: int) -> bool:
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        return True  # nan and inf can be kept; no record accepts them
    return len(digits) <= most and abs(exponent) <= most
