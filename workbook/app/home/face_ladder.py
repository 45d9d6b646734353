"""The ladder of the score: the names of its levels, one strong bar, where each begins, and where one stands."""

from fractions import Fraction

from workbook.app.home.canvas import ACCENT, SOFT, TRACK, Canvas
from workbook.app.widgets.band import strong_ink
from workbook.domain import LABELS, show
from workbook.domain.scoring import LADDER, Label

QUESTION = "Would a client tell a friend?"

_LEAST = 40
"""Cells from which on a ladder names all of its levels."""


def ladder(
    c: Canvas,
    x: int,
    y: int,
    cells: int,
    rows: int,
    label: Label = "starting",
    ink: tuple[Fraction, Fraction] | None = None,
) -> int:
    """A ladder with a bar of so many rows; empty without `ink`, what is proven and what is claimed. Gives the row below it."""
    at = [round(cells * least) for _, least, _ in LABELS]
    here = [name for name, _, _ in LABELS].index(label)
    shown = range(len(LABELS)) if cells >= _LEAST else range(min(here, 2), min(here, 2) + 2)
    free = x
    for place in shown:
        now = ink is not None and place == here
        name = LADDER[LABELS[place][0]]
        start = min(x + at[place] + (1 if place else 0), x + cells - len(name))
        if start + 2 >= free:  # a name may stand a little late, and none runs into another
            free = c.text(max(start, free), y, name, ACCENT if now else SOFT, bold=now) + 1
    for row in range(y + 1, y + 1 + rows):
        c.marks(x, row, "·", cells, TRACK)
        for place in at[1:]:
            c.text(x + place, row, "┊", TRACK)
        if ink is not None:
            _inked(c, x, row, cells, *ink)
    below = y + 1 + rows
    c.right(x + cells, below, "100", SOFT)
    for place in range(len(LABELS)):
        if cells >= _LEAST or place < len(LABELS) - 1:
            c.text(x + at[place] + (1 if place else 0), below, show(LABELS[place][1], 0), SOFT)
        if place:
            c.text(x + at[place], below, "┊", TRACK)
    if ink is not None:
        above = at[here + 1] - 1 if here + 1 < len(at) else cells - 1
        c.text(x + min(int(ink[0] * cells), above), below, "▲", ACCENT, bold=True)
    return below + 1


def _inked(c: Canvas, x: int, y: int, cells: int, proven: Fraction, said: Fraction) -> None:
    """What is proven and what is claimed, over the dots: an end of ink within a cell stands on what is claimed there."""
    done, claimed, _ = ink = strong_ink(proven, said, cells)
    c.bar(x, y, (*ink[:2], ""))
    if claimed and not done.endswith("█"):
        c.ground(x + len(done) - 1, y, 1, 1, "on $tint")
