"""Bars, steps and levels. Ink is earned: most goes to what is proven, half of it to what is claimed, and what is open is dots.

The number always stands beside a bar. In rows bars are thin; the strong one stands once on a screen.
"""

from fractions import Fraction

from textual.content import Content

from workbook.reports import inked

ACCENT, TINT, TRACK = "$text-accent", "$tint", "$track"

PROVEN, CLAIMED, OPEN = "━", "╍", "·"

_EIGHTHS = "▏▎▍▌▋▊▉"


Ink = tuple[str, str, str]
"""The marks of a bar: what is proven, what is claimed, and what is open."""


def thin_ink(proven: Fraction, possible: Fraction, cells: int) -> Ink:
    """The marks of a thin bar, for whoever draws them."""
    filled = inked(proven, cells)
    reached = max(inked(possible, cells), filled)
    return PROVEN * filled, CLAIMED * (reached - filled), OPEN * (cells - reached)


def strong_ink(proven: Fraction, possible: Fraction, cells: int) -> Ink:
    """The marks of a strong bar; the last of what is proven may be a part of a cell."""
    exact = max(min(proven, Fraction(1)), Fraction(0)) * cells
    full, part = divmod(int(exact * 8), 8)
    if proven < 1 and full >= cells:
        full, part = cells - 1, 7
    if proven > 0 and not full and not part:
        part = 1
    ends = _EIGHTHS[part - 1] if part else ""
    reached = max(inked(possible, cells), full + len(ends))
    return "█" * full + ends, "▒" * (reached - full - len(ends)), OPEN * (cells - reached)


def thin(proven: Fraction, possible: Fraction, cells: int) -> Content:
    """A bar of one row for two shares, 0 to 1: `━` proven, `╍` claimed or still to be had, `·` open.

    What is there at all gets a cell, and only all of it fills the bar.
    """
    return _inked(thin_ink(proven, possible, cells))


def strong(proven: Fraction, possible: Fraction, cells: int) -> Content:
    """The same as `█`, `▒` and `·`, with the end of what is proven in eighths of a cell."""
    return _inked(strong_ink(proven, possible, cells))


def _inked(ink: Ink) -> Content:
    return Content.assemble(*zip(ink, (ACCENT, TINT, TRACK), strict=True))


def steps(done: int, total: int, cells: int) -> Content:
    """A thin bar for so many of so many: how much of a chapter or an exercise is there."""
    share = Fraction(done, total) if total else Fraction(0)
    return thin(share, share, cells)


def dots(done: int, total: int) -> Content:
    """`●●○○`: so many of so many, as a level of 4 or the questions of a page."""
    return Content.assemble(("●" * done, ACCENT), ("○" * (total - done), TRACK))
