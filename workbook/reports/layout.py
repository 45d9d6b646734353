"""Plain text for a terminal of 80 columns: bars, columns that count wide characters as two, and wrapped sentences."""

from fractions import Fraction
from unicodedata import combining, east_asian_width

from workbook.domain.text import one_line

WIDTH = 80
PROVEN, OPEN, MISSING = "█", "▒", "░"


def inked(share: Fraction, cells: int) -> int:
    """How many of `cells` a share of 1 fills: anything at all fills one, and only the whole fills them all."""
    if share <= 0 or share >= 1:
        return cells if share >= 1 else 0
    return min(max(round(share * cells), 1), max(cells - 1, 0))


def bar(proven: Fraction, possible: Fraction, cells: int) -> str:
    """A bar with three inks: `█` proven, `▒` claimed or still open, `░` missing."""
    filled = inked(proven, cells)
    reached = max(inked(possible, cells), filled)
    return PROVEN * filled + OPEN * (reached - filled) + MISSING * (cells - reached)


def width(text: str) -> int:
    """How many columns `text` takes: wide characters two, combining ones none."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def cut(text: str, columns: int) -> str:
    """`text` on one line, made safe to show, with an ellipsis when it is wider than `columns`."""
    line = one_line(text)
    if width(line) <= columns:
        return line
    while line and width(line) >= columns:
        line = line[:-1]
    return line.rstrip() + "…"


def pad(text: str, columns: int) -> str:
    """`text` cut or filled up to exactly `columns`."""
    line = cut(text, columns)
    return line + " " * (columns - width(line))


def ends(left: str, right: str) -> str:
    """`left`, which must be safe to show already, and `right` at the two ends of one line."""
    return left + " " * max(WIDTH - width(left) - width(right), 1) + right


def wrap(text: str, indent: str = "") -> str:
    """Sentences made safe to show, broken between words to 80 columns, each line after `indent`."""
    lines, line = list[str](), ""
    for word in one_line(text).split():
        if line and width(f"{indent}{line} {word}") > WIDTH:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else cut(word, WIDTH - width(indent))
    return "\n".join(indent + each for each in [*lines, line] if each)
