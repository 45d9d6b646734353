"""Any chart as lines, with what its marks mean: for a page of text, and for the same page on the screen."""

from workbook.domain import show
from workbook.domain.chart import Bars, Chart, Grid, Part, Stack
from workbook.reports.charts.bar_lines import bars_lines
from workbook.reports.charts.grid_lines import grid_lines, grid_note
from workbook.reports.charts.runs import Line, left, right
from workbook.reports.charts.stack_lines import stack_lines

_MOST = 76


def chart_lines(chart: Chart, cells: int) -> list[Line]:
    """The chart in lines of at most so many cells. Every mark is told apart without colour and weight."""
    room = min(cells, _MOST)
    match chart:
        case Bars():
            shares = [bar.share for bar in chart.bars if bar.share is not None]
            claimed = any(share.claimed > share.proven for share in shares)
            lines = bars_lines(chart, room)
            twice = any(bar.twice for bar in chart.bars)
            return [
                *lines,
                legend("━╍·", claimed),
                *([_soft("2x: one of the two weakest, which count double.")] if twice else []),
            ]
        case Grid():
            note = grid_note(chart, marked=True)
            return [*grid_lines(chart, room, marked=True), *([_soft(note)] if note else [])]
        case Stack():
            claimed = any(part.share.claimed > part.share.proven for part in chart.parts)
            rows = [_part_line(number, part, room) for number, part in enumerate(chart.parts, 1)]
            return [*stack_lines(chart, room), *rows, legend("█▒·", claimed)]


def _soft(words: str) -> Line:
    return ((words, "soft"),)


def legend(glyphs: str, claimed: bool) -> Line:
    """What the three inks of a bar mean; what is claimed only where there is any."""
    middle: Line = ((f"   {glyphs[1]} ", "claimed"), ("claimed", "soft")) if claimed else ()
    return ((f"{glyphs[0]} ", "proven"), ("proven", "soft"), *middle, (f"   {glyphs[2]} ", "open"), ("open", "soft"))


def _part_line(number: int, part: Part, cells: int) -> Line:
    lead = (right(f"{number}", 2, "soft"), right(show(part.share.proven, 0), 5, "bold"))
    return (*lead, left(" 2x" if part.again else "", 4, "warm"), left(part.title, cells - 11))
