"""Lines made of runs: words with what they mean, so that a screen can colour what a text file shows by glyphs alone."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

from workbook.reports.cell_width import width
from workbook.reports.layout import cut, inked

Ink = Literal["", "bold", "soft", "proven", "claimed", "open", "warm", "rule"]
"""What a run is: words, words of weight, a label, one of the three inks of a bar, what needs you, a rule."""

Run = tuple[str, Ink]
Line = tuple[Run, ...]


def words(line: Line) -> str:
    """A line without its inks."""
    return "".join(text for text, _ in line)


def text_lines(lines: Iterable[Line]) -> list[str]:
    """The lines as plain text."""
    return [words(line).rstrip() for line in lines]


def left(text: str, cells: int, ink: Ink = "") -> Run:
    """`text` in exactly so many cells, cut if it must be; spaces before it stay."""
    lead = text[: len(text) - len(text.lstrip(" "))]
    shown = lead + cut(text, cells - len(lead)) if text.strip() and cells > len(lead) else ""
    return shown + " " * max(cells - width(shown), 0), ink


def right(text: str, cells: int, ink: Ink = "") -> Run:
    """The same at the right end of its cells; never cut, for what stands there is a number or a short word."""
    return " " * max(cells - width(text), 0) + text, ink


def thin_bar(proven: Fraction, claimed: Fraction, cells: int) -> Line:
    """`━` proven, `╍` claimed, `·` open: what is there at all gets a cell, and only all of it fills the bar."""
    return _bar("━╍·", proven, claimed, cells)


def strong_bar(proven: Fraction, claimed: Fraction, cells: int) -> Line:
    """The same as `█▒·`."""
    return _bar("█▒·", proven, claimed, cells)


def _bar(glyphs: str, proven: Fraction, claimed: Fraction, cells: int) -> Line:
    filled = inked(proven, cells)
    reached = max(inked(claimed, cells), filled)
    counts = (filled, reached - filled, cells - reached)
    inks: tuple[Ink, ...] = ("proven", "claimed", "open")
    return tuple((glyph * count, ink) for glyph, count, ink in zip(glyphs, counts, inks, strict=True) if count)


def figure(
    share: Fraction, number: str, cells: int, *, mark: Run = ("", ""), weak: bool = False, ink: Ink = ""
) -> Line:
    """A number at the right end of so many cells, two of them or three for itself, and its small column before it."""
    lead = max(width(number), 2) + 1
    inks: tuple[Ink, Ink] = ("warm", "warm") if weak else ("proven", ink)
    glyph = right(column(share), cells - lead - width(mark[0]), inks[0])
    return (glyph, *((mark,) if mark[0] else ()), right(number, lead, inks[1]))


def column(share: Fraction) -> str:
    """A small column for one number, `▁` to `█`: anything at all gets the lowest, only all of it the highest, nothing none."""
    return " ▁▂▃▄▅▆▇█"[inked(share, 8)]
