"""A grid with numbers as lines: a small column before each number, `–` where there is none, weak ones marked."""

from collections.abc import Sequence
from fractions import Fraction

from workbook.domain import show
from workbook.domain.chart import WEAK, Cell, Grid
from workbook.domain.charting import cell_text
from workbook.reports.cell_width import width
from workbook.reports.charts.runs import Line, Run, figure, left, right
from workbook.reports.layout import short_title, shortened

_MOST, _LEAST, _WITH_COLUMN = 8, 4, 6
"""Cells of a column at most, at least, and from which on there is room for more than the number."""

_TITLE, _TITLES = 11, 22


def is_weak(one: Cell) -> bool:
    """Whether a number is marked as weak."""
    return isinstance(one, Fraction) and one < WEAK


def grid_lines(chart: Grid, cells: int, *, marked: bool = False) -> list[Line]:
    """The whole grid. Where it is too narrow for all columns, the others follow below.

    `marked` puts `!` before a weak number, for where nothing can be bold.
    """
    if not chart.heads:
        return []
    titles = min(max((width(title) for title, _ in chart.rows), default=0), _TITLES)
    room = cells - min(titles, _TITLE)
    per = max(min(len(chart.heads), room // _LEAST), 1)
    each = max(min(_MOST, room // per), _LEAST)
    title = min(max(cells - per * each, 0), titles + 2)
    lines: list[Line] = []
    for first in range(0, len(chart.heads), per):
        chosen = slice(first, first + per)
        lines += [(left("", title), *heads) for heads in _heads(_named(chart, each)[chosen], each)]
        for name, row in chart.rows:
            drawn = (run for one in row[chosen] for run in _cell(one, each, marked))
            lines.append((left(short_title(name, title), title), *drawn))
    return lines


def grid_note(chart: Grid, *, marked: bool = False) -> str:
    """What the marks of a grid mean, as far as there are any."""
    cells = [one for _, row in chart.rows for one in row]
    weak = f"Below {show(WEAK, 0)} stands {'after a !' if marked else 'in bold'}"
    said = [
        *([weak] if any(map(is_weak, cells)) else []),
        *(["? is open"] if "open" in cells else []),
        *(["– has no rating"] if None in cells else []),
    ]
    return "; ".join(said) + "." if said else ""


def _cell(one: Cell, cells: int, marked: bool) -> tuple[Run, ...]:
    number = cell_text(one)
    if not isinstance(one, Fraction):
        return (right(number, cells, "open"),)
    weak = is_weak(one)
    if cells < _WITH_COLUMN:
        return (right(f"!{number}" if weak and marked else number, cells, "warm" if weak else ""),)
    mark = "!" if weak else " "
    return figure(one, number, cells, mark=(mark if marked else "", "warm"), weak=weak)


def _named(chart: Grid, each: int) -> tuple[str, ...]:
    """The names of the columns: in full where all of them have room, else the short ones."""
    whole = all(width(head) < each for head in chart.heads)
    return chart.heads if whole else chart.short or chart.heads


def _heads(heads: Sequence[str], each: int) -> list[Line]:
    """The names above their columns, each at its right edge; in two lines by turns where they have no room beside each other.

    One that is too long for that too is cut.
    """
    if all(width(head) < each for head in heads):
        return [tuple(right(head, each, "soft") for head in heads)]
    lines: list[Line] = []
    for line in (0, 1):
        drawn: list[Run] = []
        for place in range(line, len(heads), 2):
            cells = each * (1 if place == 0 else 2)
            drawn.append(right(shortened(heads[place], cells - (place > 0)), cells, "soft"))
        rest = each * len(heads) - sum(width(words) for words, _ in drawn)
        lines.append((*drawn, (" " * rest, "")))
    return lines
