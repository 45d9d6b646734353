"""Plain text for a terminal of 80 columns: bars, columns that count wide characters as two, and folded sentences."""

import re
from fractions import Fraction

from workbook.domain import one_line
from workbook.reports.cell_width import cells, reach, width

WIDTH = 80
_BEGUN = 10
"""Cells that must be left in a line for a word to begin there that is longer than any line, as a link or a sentence in Japanese."""

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


def cut(text: str, columns: int) -> str:
    """`text` on one line, made safe to show, with an ellipsis when it is wider than `columns`; never within a number."""
    return shortened(one_line(text), columns)


def shortened(line: str, columns: int) -> str:
    """A line that is safe to show already, cut in the same way; nothing where there is no room."""
    if width(line) <= columns:
        return line
    return whole_numbers(line, reach(line, columns - 1)) + "…" if columns > 0 else ""


def by_words(line: str, columns: int) -> str:
    """As `shortened`, but cut between two words, with as many of them as have room; inside the first one only where that has none."""
    if width(line) <= columns:
        return line
    kept = line[: reach(line, columns - 1) + 1]  # with the character behind: a word that ends there is whole
    words = re.sub(r"[\s,;:–—(“]+$", "", kept[: kept.rfind(" ")]) if " " in kept.strip() else ""
    return whole_numbers(f"{words} ", len(words)) + "…" if words else shortened(line, columns)


def short_title(title: str, columns: int) -> str:
    """A title, of a longer one the words that have room, and at last what is left of the first: of a name its beginning says which."""
    if width(title) <= columns:
        return title
    words = title.split(" ")
    while len(words) > 1 and width(" ".join(words)) > columns:
        words.pop()
    while len(words) > 1 and len(words[-1]) < 4:
        words.pop()  # a name that ends in “to” says less than one without
    return shortened(" ".join(words), columns)


def whole_numbers(text: str, end: int) -> str:
    """The first `end` characters of `text`, to be cut there, without the numbers at their end: nobody could tell a part from the whole."""
    kept = text[:end].rstrip()
    return (
        re.sub(r"\d[\d.,:/ -]*$", "", kept).rstrip() if kept[-1:].isdigit() or text[end : end + 1].isdigit() else kept
    )


def pad(text: str, columns: int) -> str:
    """`text` cut or filled up to exactly `columns`."""
    line = cut(text, columns)
    return line + " " * (columns - width(line))


def ends(left: str, right: str) -> str:
    """`left`, which must be safe to show already, and `right` at the two ends of one line."""
    return left + " " * max(WIDTH - width(left) - width(right), 1) + right


def column(lead: str, text: str, columns: int, tail: str = "") -> list[str]:
    """A row: `lead`, `text` made safe and folded into so many columns, and `tail` behind its first line. Nothing is cut."""
    first, *more = folded(one_line(text), columns)
    row = f"{lead}{first}{' ' * (columns - width(first))}{tail}".rstrip()
    return [row, *(" " * width(lead) + line for line in more)]


def folded(text: str, room: int) -> list[str]:
    """`text` broken between words into lines of at most `room` cells; its own line ends stay, a word too long is broken."""
    lines: list[str] = []
    for part in text.expandtabs(1).split("\n"):
        line, used = "", 0
        for gap, word in re.findall("( *)([^ ]+)", part.strip(" ")):
            wide = width(word)
            if line and used + len(gap) + wide <= room:
                line, used = line + gap + word, used + len(gap) + wide
                continue
            if line and wide > room and room - used - len(gap) >= _BEGUN:  # it will be broken in any case
                word = line + gap + word
            elif line:
                lines.append(line)
            *full, line = _broken(word, room)
            lines += full
            used = width(line)
        lines.append(line)
    return lines


def _broken(word: str, room: int) -> list[str]:
    """`word` in pieces of at most `room` cells, each of one character at least."""
    pieces, start, used = [], 0, 0
    for place, wide in enumerate(cells(word)):
        if used + wide > room and place > start:
            pieces.append(word[start:place])
            start, used = place, 0
        used += wide
    return [*pieces, word[start:]]


def wrap(text: str, indent: str = "") -> str:
    """Sentences made safe to show, broken between words to 80 columns, each line after `indent`."""
    return "\n".join(indent + line for line in folded(one_line(text), WIDTH - width(indent)) if line)
