"""A sum as one bar of parts, each as long as it counts, with the number of its row below."""

from workbook.domain import dataclass
from workbook.domain.chart import Part, Stack
from workbook.reports.charts.runs import Line, Run, strong_bar

_LEAST = 2
"""Cells of the shortest part, so that its number has room."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part as it is laid out: its number in the sum, from 1, and its cells."""

    number: int
    part: Part
    cells: int


def segments(chart: Stack, cells: int) -> list[list[Segment]]:
    """The parts in rows of at most `cells`, with one empty cell between two; all rows in one scale."""
    parts = list(enumerate(chart.parts, 1))
    for count in range(1, len(parts) + 1):
        per = -(-len(parts) // count)
        rows = [parts[first : first + per] for first in range(0, len(parts), per)]
        if all(cells - len(row) + 1 >= len(row) * _LEAST for row in rows):
            break
    scale = min((cells - len(row) + 1) / float(sum(part.size for _, part in row)) for row in rows)
    return [_laid(row, cells - len(row) + 1, scale) for row in rows]


def _laid(row: list[tuple[int, Part]], room: int, scale: float) -> list[Segment]:
    """Each part with its cells: the larger rests are rounded up first, so that the row is as long as its sum."""
    exact = [float(part.size) * scale for _, part in row]
    cells = [max(int(one), _LEAST) for one in exact]
    total = min(round(sum(exact)), room)
    for place in sorted(range(len(row)), key=lambda place: int(exact[place]) - exact[place]):
        if sum(cells) < total:
            cells[place] += 1
    while sum(cells) > room and max(cells) > 1:
        cells[cells.index(max(cells))] -= 1
    return [Segment(number, part, one) for (number, part), one in zip(row, cells, strict=True)]


def stack_lines(chart: Stack, cells: int) -> list[Line]:
    """The bar, and below it the number of each part; in several such rows where there are many."""
    lines: list[Line] = []
    for row in segments(chart, cells):
        bar: list[Run] = []
        numbers: list[Run] = []
        for segment in row:
            gap = " " if bar else ""
            share = segment.part.share
            bar += [(gap, ""), *strong_bar(share.proven, share.claimed, segment.cells)]
            label = str(segment.number)
            numbers.append((gap + label + " " * max(segment.cells - len(label), 0), "soft"))
        lines += [tuple(bar), tuple(numbers)]
    return lines
