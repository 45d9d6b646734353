"""How wide the columns of a table are, so that it fits the screen; and which of many are shown."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from workbook.domain import dataclass

LEAST = 6
"""Cells a column has at least, unless it needs fewer."""

FIRST = 12
"""The same for the first column, which says what a row is about, where there is room for it."""

MOST = 40
"""Cells a column asks for at most; its full text is shown under the table."""

SHORT_HEAD = 9
"""Cells of a heading that is read at a glance: it is not cut while another column can give way."""

COMFORT = 22
"""Cells that free text keeps as long as headings over short values can give way instead."""

GAP = 2
"""Cells before each column, the second of which holds the cursor's mark."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one column is drawn: its index, the first cell of its text, and its width in cells."""

    index: int
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column would like: cells for its heading, cells for what stands in it, and whether that is free text."""

    head: int
    body: int
    free: bool = False

    @property
    def natural(self) -> int:
        """Enough for all of it, within reason."""
        return min(max(self.head, self.body, 1), MOST)

    @property
    def short_head(self) -> int:
        """What a heading that is not to be cut takes; 0 for a long one, which goes on in a second line."""
        return self.head if self.head <= SHORT_HEAD else 0


def in_two(label: str, width: int) -> tuple[str, str]:
    """A heading on two lines of `width` cells: broken between words, or else inside the word. The second may be too long."""
    if cell_len(label) <= width:
        return label, ""
    words = label.split(" ")
    first = words.pop(0)
    while words and cell_len(f"{first} {words[0]}") <= width:
        first = f"{first} {words.pop(0)}"
    if cell_len(first) <= width:
        return first, " ".join(words)
    at = max(min(width - 1, len(first) - 2), 1)
    return f"{first[:at]}-", " ".join([first[at:], *words])


def least(wishes: Sequence[Wish], first: int = LEAST) -> list[int]:
    """The fewest cells that each column may have."""
    return [min(wish.natural, LEAST if index else first) for index, wish in enumerate(wishes)]


def _floors(wishes: Sequence[Wish]) -> Iterator[list[int]]:
    """How far columns may give way, one step after another: long texts, then headings over short values, then the rest."""
    naturals = [wish.natural for wish in wishes]
    comfort = [min(cells, COMFORT) if wish.free else cells for wish, cells in zip(wishes, naturals, strict=True)]
    values = [min(cells, max(wish.body, wish.short_head, LEAST)) for wish, cells in zip(wishes, naturals, strict=True)]
    yield comfort
    yield [cells if wish.free else short for wish, cells, short in zip(wishes, comfort, values, strict=True)]
    yield [few if wish.free else short for wish, few, short in zip(wishes, least(wishes, FIRST), values, strict=True)]
    yield least(wishes, FIRST)
    yield least(wishes)


def fit(wishes: Sequence[Wish], room: int) -> list[int]:
    """Widths for these columns in `room` cells: of those that can still give way the widest does so first.

    What is left over goes to the columns that hold free text, evenly.
    """
    widths = [wish.natural for wish in wishes]
    for floor in _floors(wishes):
        while sum(widths) > room:
            giving = [index for index, cells in enumerate(widths) if cells > floor[index]]
            if not giving:
                break
            widths[max(giving, key=lambda index: widths[index])] -= 1
    growing = [index for index, wish in enumerate(wishes) if wish.free]
    spare = room - sum(widths)
    while spare > 0 and growing:
        narrow = min(growing, key=lambda index: widths[index])
        widths[narrow] += 1
        spare -= 1
    return widths


def lay_out(wishes: Sequence[Wish], lead: int, width: int, current: int) -> list[Slot]:
    """The columns to draw in `width` cells after `lead`: all when they fit, else the first and those about `current`."""
    need = [cells + GAP for cells in least(wishes)]
    room = width - lead
    shown = list(range(len(wishes)))
    if sum(need) > room and len(wishes) > 1:
        shown = [0]
        left = room - need[0]
        near = sorted(range(1, len(wishes)), key=lambda index: (abs(index - max(current, 1)), -index))
        for index in near:
            if need[index] > left:
                break
            shown.append(index)
            left -= need[index]
        shown.sort()
    widths = fit([wishes[index] for index in shown], room - GAP * len(shown))
    places: list[Slot] = []
    start = lead
    for index, cells in zip(shown, widths, strict=True):
        start += GAP
        places.append(Slot(index, start, max(min(cells, width - start), 1)))
        start += cells
    return places
