"""How wide the columns of a table are, so that it fits the screen; and which of many are shown."""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 6
"""Cells a column has at least, unless it needs fewer."""

FIRST = 12
"""The same for the first column, which says what a row is about, where there is room for it."""

MOST = 40
"""Cells a column asks for at most; its full text is shown under the table."""

GAP = 2
"""Cells before each column, the second of which holds the cursor's mark."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one column is drawn: its index, the first cell of its text, and its width in cells."""

    index: int
    start: int
    width: int


def least(natural: Sequence[int], first: int = LEAST) -> list[int]:
    """The fewest cells that each column may have."""
    return [min(max(want, 1), LEAST if index else first) for index, want in enumerate(natural)]


def fit(natural: Sequence[int], room: int, stretchy: Sequence[bool]) -> list[int]:
    """Widths for columns that would like `natural` cells each, in `room` cells: the widest give way first.

    What is left over goes to the columns that hold free text, evenly.
    """
    widths = [min(max(want, 1), MOST) for want in natural]
    floor = least(natural, FIRST)
    if sum(floor) > room:
        floor = least(natural)
    while sum(widths) > room:
        giving = [index for index, cells in enumerate(widths) if cells > floor[index]]
        if not giving:
            break
        widths[max(giving, key=lambda index: widths[index])] -= 1
    growing = [index for index, free in enumerate(stretchy) if free and natural[index] <= MOST]
    spare = room - sum(widths)
    while spare > 0 and growing:
        narrow = min(growing, key=lambda index: widths[index])
        widths[narrow] += 1
        spare -= 1
    return widths


def lay_out(natural: Sequence[int], stretchy: Sequence[bool], lead: int, width: int, current: int) -> list[Place]:
    """The columns to draw in `width` cells after `lead`: all when they fit, else the first and those about `current`."""
    need = [cells + GAP for cells in least(natural)]
    room = width - lead
    shown = list(range(len(natural)))
    if sum(need) > room and len(natural) > 1:
        shown = [0]
        left = room - need[0]
        near = sorted(range(1, len(natural)), key=lambda index: (abs(index - max(current, 1)), -index))
        for index in near:
            if need[index] > left:
                break
            shown.append(index)
            left -= need[index]
        shown.sort()
    widths = fit([natural[i] for i in shown], room - GAP * len(shown), [stretchy[i] for i in shown])
    places: list[Place] = []
    start = lead
    for index, cells in zip(shown, widths, strict=True):
        start += GAP
        places.append(Place(index, start, max(min(cells, width - start), 1)))
        start += cells
    return places
