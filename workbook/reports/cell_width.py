"""How many cells of a terminal a text takes, as the terminals that the screens are drawn for count them.

What joins or changes the character before it takes none: accents, vowels of Thai and Hindi, the joiner inside an emoji.
"""

import re
from collections.abc import Iterator
from unicodedata import category, east_asian_width

_JOINER, _AS_PICTURE = "\u200d", "\ufe0f"
_PICTURES = frozenset("#*0123456789©®‼⁉™ℹ")
"""Characters that no category names and that still become a picture two cells wide before the mark that asks for one."""

_NARROW = re.compile(
    "["
    + "".join(
        f"{chr(first)}-{chr(last)}"
        for first, last in (
            *((0x20, 0x7E), (0xA0, 0x2FF)),  # letters of Europe
            *((0x2010, 0x2027), (0x2030, 0x203A)),  # dashes and quotes
            *((0x2190, 0x21FF), (0x2212, 0x2212), (0x2500, 0x25FC), (0x2713, 0x2713)),  # what screens are drawn with
        )
    )
    + "]*"
)

_NONE = ("Mn", "Me", "Mc", "Cf", "Zl", "Zp")
_ARABIC = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Signs that stand around figures: of the category of what is not seen, and seen all the same."""


def cells(text: str) -> Iterator[int]:
    """For each character of `text` how many cells it takes there: 0, 1 or 2."""
    joined = False
    for place, char in enumerate(text):
        own = 0 if joined else _cells(char)
        if own == 1 and text[place + 1 : place + 2] == _AS_PICTURE:
            own += char in _PICTURES or category(char) in ("So", "Sm")
        yield own
        joined = char == _JOINER


def narrow(text: str) -> bool:
    """Whether every character of `text` is known to take one cell; of all other text each has to be looked at."""
    return _NARROW.fullmatch(text) is not None


def width(text: str) -> int:
    """How many cells `text` takes: wide characters two, those that join another none."""
    return len(text) if narrow(text) else sum(cells(text))


def reach(text: str, room: int) -> int:
    """How many characters of `text` fit `room` cells, with all that belongs to the last of them."""
    used = 0
    for end, wide in enumerate(cells(text)):
        used += wide
        if used > room:
            return end
    return len(text)


def _cells(char: str) -> int:
    code = ord(char)
    if code < 0x300:
        return 0 if code < 0x20 or 0x7F <= code < 0xA0 else 1
    kind = category(char)
    if (kind in _NONE and char not in _ARABIC) or 0x1160 <= code < 0x1200 or 0x1F3FB <= code < 0x1F400:
        return 0  # a vowel or an end inside a Korean syllable, a skin colour
    return 2 if kind != "Cn" and east_asian_width(char) in "WF" else 1
