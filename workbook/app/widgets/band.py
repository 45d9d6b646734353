"""The bar with three inks: `█` proven, `▒` claimed or still open, `░` missing; the numbers always stand beside it."""

from fractions import Fraction

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from workbook.domain import show
from workbook.reports import MISSING, OPEN, PROVEN, inked


def band(proven: Fraction, possible: Fraction, cells: int) -> Content:
    """A bar of `cells` cells for two shares, 0 to 1. What is there at all gets a cell, and only all of it fills the bar."""
    filled = inked(proven, cells)
    reached = max(inked(possible, cells), filled)
    return Content.assemble(
        (PROVEN * filled, "$foreground 72%"),
        (OPEN * (reached - filled), "$text-accent"),
        (MISSING * (cells - reached), "$border-blurred"),
    )


def steps(done: int, total: int, cells: int) -> Content:
    """A bar for so many of so many, in one ink: how much of a chapter or an exercise is there."""
    return band(Fraction(done, total), Fraction(done, total), cells) if total else Content(MISSING * cells)


LEAST = 8
"""Cells that the bar has at least, or it is left out."""


class Band(Widget):
    """`proven 39  ▐███▒▒▒░░░▌  possible 51   stated 45`, as wide as there is room."""

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
            bar = band(proven, possible, room)
            return Content.assemble(before, "  ", ("▐", edge), bar, ("▌", edge), "  ", wide)
        lines = (Content(gap).join(told[:count]) for count in range(len(told), 0, -1) for gap in ("   ", " "))
        return next((line for line in lines if line.cell_length <= self.size.width), before)
