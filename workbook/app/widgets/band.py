"""Bars, steps and levels. Ink is earned: most goes to what is proven, half of it to what is claimed, and what is open is dots.

The number always stands beside a bar. In rows bars are thin; the strong one stands once on a screen.
"""

from fractions import Fraction

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from workbook.domain import show
from workbook.reports import inked

ACCENT, TINT, TRACK = "$text-accent", "$tint", "$track"

PROVEN, CLAIMED, OPEN = "━", "╍", "·"

_EIGHTHS = "▏▎▍▌▋▊▉"


def thin(proven: Fraction, possible: Fraction, cells: int) -> Content:
    """A bar of one row for two shares, 0 to 1: `━` proven, `╍` claimed or still to be had, `·` open.

    What is there at all gets a cell, and only all of it fills the bar.
    """
    filled = inked(proven, cells)
    reached = max(inked(possible, cells), filled)
    return _inked(PROVEN * filled, CLAIMED * (reached - filled), cells)


def strong(proven: Fraction, possible: Fraction, cells: int) -> Content:
    """The same as `█`, `▒` and `·`, with the end of what is proven in eighths of a cell."""
    exact = max(min(proven, Fraction(1)), Fraction(0)) * cells
    full, part = divmod(int(exact * 8), 8)
    if proven < 1 and full >= cells:
        full, part = cells - 1, 7
    if proven > 0 and not full and not part:
        part = 1
    ends = _EIGHTHS[part - 1] if part else ""
    reached = max(inked(possible, cells), full + len(ends))
    return _inked("█" * full + ends, "▒" * (reached - full - len(ends)), cells)


def _inked(proven: str, claimed: str, cells: int) -> Content:
    left = cells - len(proven) - len(claimed)
    return Content.assemble((proven, ACCENT), (claimed, TINT), (OPEN * left, TRACK))


def steps(done: int, total: int, cells: int) -> Content:
    """A thin bar for so many of so many: how much of a chapter or an exercise is there."""
    share = Fraction(done, total) if total else Fraction(0)
    return thin(share, share, cells)


def dots(done: int, total: int) -> Content:
    """`●●○○`: so many of so many, as a level of 4 or the questions of a page."""
    return Content.assemble(("●" * done, ACCENT), ("○" * (total - done), TRACK))


LEAST = 8
"""Cells that the bar has at least, or it is left out."""


class Band(Widget):
    """`proven 39  ▐███▒▒▒···▌  possible 51   stated 45`, as wide as there is room."""

    DEFAULT_CSS = """
    Band { height: 1; width: 1fr; }
    """

    reading: reactive[tuple[Fraction, Fraction, Fraction | None]] = reactive((Fraction(0), Fraction(1), None))
    """Proven, possible and, when anything is stated, stated; each of 1."""

    def render(self) -> Content:
        """The line. Where it is narrow the bar goes before any number does, and what is stated before what is proven."""
        proven, possible, stated = self.reading
        before = Content.assemble(("proven ", "$text-muted"), (show(proven), "bold"))
        after = Content.assemble(("possible ", "$text-muted"), show(possible))
        last = Content.assemble(("stated ", "$text-muted"), show(stated)) if stated is not None else Content("")
        told = [part for part in (before, after, last) if part]
        wide = Content("   ").join(told[1:])
        room = self.size.width - before.cell_length - wide.cell_length - 6
        if room >= LEAST:
            edge = "$border-blurred"
            bar = strong(proven, possible, room)
            return Content.assemble(before, "  ", ("▐", edge), bar, ("▌", edge), "  ", wide)
        lines = (Content(gap).join(told[:count]) for count in range(len(told), 0, -1) for gap in ("   ", " "))
        return next((line for line in lines if line.cell_length <= self.size.width), before)
