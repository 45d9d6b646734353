"""A number drawn large, as seven segments of half blocks: the one strong mark at the head of Home and of a moment.

Drawn of `█`, `▀` and `▄` alone, which plain marks replace one for one (`#`, `-`, `_`), so that it is read without them too.
"""

from typing import Literal, NamedTuple

Height = Literal[3, 5]
"""Rows that it takes."""

GAP = 2
"""Cells between two digits."""


class _Pen(NamedTuple):
    """How wide a digit is, and how thick its strokes: in cells across, and in half cells down."""

    width: int
    across: int
    down: int


_PENS = {3: _Pen(5, 2, 1), 5: _Pen(9, 3, 2)}
_LIT = {
    "0": "abcdef", "2": "abged", "3": "abgcd", "4": "fgbc", "5": "afgcd",
    "6": "afgedc", "7": "abc", "8": "abcdefg", "9": "abcdfg",
}  # fmt: skip
_HALVES = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}

Span = tuple[int, int, int, int]
"""What is filled: from and to in half cells down, from and to in cells across."""


def rows_for(width: int, height: int) -> Height:
    """How high it stands on a screen of so many cells: five rows from 110x32, else three."""
    return 5 if width >= 110 and height >= 32 else 3


def big(text: str, rows: Height = 3) -> list[str]:
    """The lines of a text of digits, or of `?` where there is no number: `rows` of them, all of one width."""
    pen = _PENS[rows]
    drawn = [_digit(digit, pen, rows * 2) for digit in text]
    return [(" " * GAP).join(digit[row] for digit in drawn) for row in range(rows)]


def _digit(digit: str, pen: _Pen, height: int) -> list[str]:
    spans = _spans(digit, pen, height)
    width = max(right for *_, right in spans)
    filled = {(y, x) for top, bottom, left, right in spans for y in range(top, bottom) for x in range(left, right)}
    return ["".join(_HALVES[(y, x) in filled, (y + 1, x) in filled] for x in range(width)) for y in range(0, height, 2)]


def _spans(digit: str, pen: _Pen, height: int) -> list[Span]:
    width, across, down = pen
    middle = (height - down) // 2
    if digit == "1":  # narrow and with its flag: the two segments at the right of an empty digit would stand askew
        return [(0, down, 0, across), (0, height, across, across * 2)]
    if digit == "?":
        centre = width // 2 - across // 2 + (1 - across % 2)
        return [
            (0, down, 0, width),
            (0, middle + down, width - across, width),
            (middle, middle + down, centre, width),
            (middle, height - 2 * down, centre, centre + across),
            (height - down, height, centre, centre + across),
        ]
    strokes: dict[str, Span] = {
        "a": (0, down, 0, width),
        "b": (0, middle + down, width - across, width),
        "c": (middle, height, width - across, width),
        "d": (height - down, height, 0, width),
        "e": (middle, height, 0, across),
        "f": (0, middle + down, 0, across),
        "g": (middle, middle + down, 0, width),
    }
    return [strokes[name] for name in _LIT[digit]]
