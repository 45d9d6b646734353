"""Bars as lines: a title, its number, a thin bar, what is possible beyond it, and columns of numbers beside."""

from collections.abc import Sequence
from fractions import Fraction

from workbook.domain import count, dataclass, show
from workbook.domain.chart import Bar, Bars, Cell
from workbook.domain.charting import cell_text
from workbook.reports.cell_width import width
from workbook.reports.charts.runs import Line, Run, figure, left, right, thin_bar

TITLES = 22
"""Cells that a title gets at most."""

_NUMBER, _TO, _TWICE, _GAP = 4, 7, 3, 2
_SIDE, _SIDE_NARROW, _ROOMY = 10, 6, 56
_LEAST_TITLE, _LEAST_BAR, _MOST_BAR = 10, 4, 30
_COUNT = 12

_SHORT = {"strategic": "strat.", "tactical": "tact."}


@dataclass(frozen=True, slots=True)
class BarShares:
    """How a line is shared out, in cells: the title, the bar, one column beside it, the count of ratings."""

    title: int
    bar: int
    side: int
    count: int


def shares(cells: int, titles: int, sides: int) -> BarShares:
    """The shares of a line of so many cells, for titles of `titles` cells and so many columns beside the bars.

    Numbers always have their room. Where it is narrow the bar goes first, then the end of the title, and then the columns.
    """
    side = (_SIDE if cells >= _ROOMY else _SIDE_NARROW) if sides else 0
    if sides and cells - _NUMBER - _TO - _TWICE - sides * side < _LEAST_TITLE - 2:
        sides = side = 0
    counted = _COUNT if not sides and cells >= _ROOMY else 0
    fixed = _NUMBER + _TO + _TWICE + sides * side + counted
    title = max(min(titles, TITLES, cells - fixed), 1)
    bar = min(cells - fixed - title - _GAP, _MOST_BAR)
    return BarShares(title, bar if bar >= _LEAST_BAR else 0, side, counted)


def title_cells(bars: Sequence[Bar]) -> int:
    """How many cells the longest title takes."""
    return max((width(bar.title) for bar in bars), default=0)


def bar_line(bar: Bar, cells: int, titles: int) -> Line:
    """One bar: `Customers  29 ━━━━━━········ to 37 2x   ▄ 40   ▃ 26`."""
    own = shares(cells, titles, len(bar.beside))
    title = left(bar.title, own.title, "soft" if bar.apart else "bold")
    sides = tuple(run for one in bar.beside if own.side for run in _side(one, own.side))
    rests = (left(f"  {count(bar.ratings, 'rating')}" if bar.ratings else "", own.count, "soft"),) if own.count else ()
    middle = cells - own.title - own.side * len(bar.beside) - own.count
    if bar.share is None:
        return (title, left("  not rated yet", middle, "soft"), right("", own.side * len(bar.beside)), *rests)
    low, high = show(bar.share.proven, 0), show(bar.share.possible, 0)
    gap: Run = (" " * _GAP, "")
    drawn = (gap, *thin_bar(bar.share.proven, bar.share.claimed, own.bar)) if own.bar else ()
    used = _NUMBER + own.bar + _GAP * bool(own.bar)
    to = f" to {high}" if high != low else ""
    return (
        title,
        right(low, _NUMBER, "bold"),
        *drawn,
        (to, "soft"),
        left(" 2x" if bar.twice else "", middle - used - len(to), "warm"),
        *sides,
        *rests,
    )


def bars_note(chart: Bars) -> str:
    """What stands beside the bars without a name, as far as it does: what is possible, and what counts twice."""
    shares = (one.share for one in chart.bars if one.share is not None)
    beyond = any(show(one.possible, 0) != show(one.proven, 0) for one in shares)
    said = [
        *(["to …: the most it can be now"] if beyond else []),
        *(["2x: counts twice"] if any(bar.twice for bar in chart.bars) else []),
    ]
    return "; ".join(said) + "." if said else ""


def head_words(chart: Bars, own: BarShares) -> tuple[str, ...]:
    """The names of the columns beside the bars, short enough for them."""
    return tuple(_head(head, own.side - 1) for head in chart.heads)


def bars_head(chart: Bars, cells: int, titles: int) -> Line:
    """What stands above the columns beside the bars, in `cells`; empty where there are none."""
    own = shares(cells, titles, len(chart.heads))
    if not own.side:
        return ()
    heads = (right(head, own.side, "soft") for head in head_words(chart, own))
    return (right("", cells - own.side * len(chart.heads)), *heads)


def bars_lines(chart: Bars, cells: int) -> list[Line]:
    """The whole chart."""
    titles = title_cells(chart.bars)
    head = bars_head(chart, cells, titles)
    return [*([head] if head else []), *(bar_line(bar, cells, titles) for bar in chart.bars)]


def _head(name: str, cells: int) -> str:
    word = name.lower()
    return word if width(word) <= cells else _SHORT.get(word, word)


def _side(one: Cell, cells: int) -> tuple[Run, ...]:
    """A small column and its number, at the right end of `cells`."""
    if not isinstance(one, Fraction):
        return (right(cell_text(one), cells, "open"),)
    return figure(one, cell_text(one), cells, ink="soft")
