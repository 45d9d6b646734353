"""How large and how deep a TOML file may be, checked before it can slow the reader down or break the writer (docs/files.md 14).

Each check takes time by the length of the text and no more: no character is looked at again and again.
"""

import re
from decimal import Decimal
from itertools import islice
from typing import Any

MAX_DEPTH = 16
"""How many tables and lists may stand inside one another."""

MAX_PARTS = 100
"""How many parts a dotted key may have: reading one takes time by the square of them."""

MAX_DOTS = 50_000
"""How many parts the dotted keys of a file may have together: each costs the reader about a thousand bytes."""

MAX_TABLES = 60_000
"""How many tables a file may have: more than 4 MB of answers can be, and each costs the reader nearly as much."""

MAX_TEXT = 65_536
"""How many characters one text may have."""

MAX_NUMBER = 2**53
"""The largest whole number that every program reads alike."""

MAX_DIGITS = 40
"""How many digits a decimal number may have, and how far its point may be moved."""

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


def line_of_excess(text: str) -> int | None:
    """The line, from 1, where a file's keys or tables become too many, or one key too long; None while they do not.

    What stands inside texts and comments doesn't count.
    """
    if (
        text.count(".") <= MAX_DOTS
        and text.count("[") <= MAX_TABLES
        and not any(line.count(".") >= MAX_PARTS for line in text.split("\n"))
    ):
        return None
    bare = _QUOTED.sub(lambda match: "_" + "\n" * match.group().count("\n"), text)
    tables = next(islice(_TABLE.finditer(bare), MAX_TABLES, None), None)
    place = tables.start() if tables is not None else None
    total = 0
    for word in _WORD.finditer(bare):
        dots = word.group().count(".")
        total += (
            dots if dots > 1 or not word.group().lstrip("-")[:1].isdecimal() else 0
        )  # one dot in a number makes no key
        if dots >= MAX_PARTS or total > MAX_DOTS:
            place = word.start()
            break
    return bare.count("\n", 0, place) + 1 if place is not None else None


def flaw_in(value: Any) -> str | None:
    """What makes `value`, as read from TOML, unsafe to keep: a sentence, or None. Never calls itself, however deep it is."""
    pending: list[tuple[Any, int]] = [([value], 0)]
    while pending:
        holder, depth = pending.pop()
        if depth > MAX_DEPTH:
            return "Tables or lists stand too deep inside one another."
        for part in holder.values() if type(holder) is dict else holder:
            kind = type(part)
            if kind is str:
                if len(part) > MAX_TEXT:
                    return f"A text is too long: {len(part)} characters, and {MAX_TEXT} is the limit."
            elif kind is dict or kind is list:
                pending.append((part, depth + 1))
            elif kind is int:
                if not -MAX_NUMBER <= part <= MAX_NUMBER:
                    return "A number is too large."
            elif kind is Decimal and not _is_plain(part):
                return "A number is too large or has too many digits."
    return None


def _is_plain(number: Decimal) -> bool:
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        return True  # nan and inf can be kept; no record accepts them
    return len(digits) <= MAX_DIGITS and abs(exponent) <= MAX_DIGITS
