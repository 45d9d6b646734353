"""How large and how deep a TOML file may be, checked before it can slow the reader down or break the writer (reliability.md 2.4)."""

import re
from decimal import Decimal
from typing import Any

MAX_DEPTH = 16
"""How many tables and lists may stand inside one another."""

MAX_PARTS = 100
"""How many parts a dotted key may have: reading one takes time by the square of them."""

MAX_TEXT = 65_536
"""How many characters one text may have."""

MAX_NUMBER = 2**53
"""The largest whole number that every program reads alike."""

MAX_DIGITS = 40
"""How many digits a decimal number may have, and how far its point may be moved."""

_QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""|\'\'\'(?:[^\']|\'(?!\'\'))*+\'\'\'|"(?:[^"\\\n]|\\.)*+"|\'[^\'\n]*+\'|#[^\n]*+',
    re.DOTALL,
)
_LONG_KEY = re.compile(rf"(?:[A-Za-z0-9_\-]*+[ \t]*+\.[ \t]*+){{{MAX_PARTS}}}")


def line_of_long_key(text: str) -> int | None:
    """The line, from 1, of a dotted key with too many parts; None when there is none. Dots inside texts don't count."""
    if not any(line.count(".") >= MAX_PARTS for line in text.split("\n")):
        return None
    bare = _QUOTED.sub(lambda match: "\n" * match.group().count("\n"), text)
    found = _LONG_KEY.search(bare)
    return bare.count("\n", 0, found.start()) + 1 if found else None


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
