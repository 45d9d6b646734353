"""Any chart as lines, with what its marks mean: for a page of text, and for the same page on the screen."""

from workbook.domain import show
from workbook.domain.chart import Bars, Chart, Grid, Part, Stack, Trend
from workbook.reports.charts.bar_lines import bars_lines, bars_note
from workbook.reports.charts.grid_lines import grid_lines, grid_note
from workbook.reports.charts.runs import Line, left, right
from workbook.reports.charts.stack_lines import stack_lines
from workbook.reports.charts.trend_lines import WIDEST, trend_lines
from workbook.reports.layout import folded

_MOST = 76
_TWICE = "2x: one of the two weakest, which count double."


def chart_lines(chart: Chart, cells: int) -> list[Line]:
    """The chart in lines of at most so many cells. Every mark is told apart without colour and weight."""
    room = min(cells, _MOST)
    match chart:
        case Bars():
            shares = [bar.share for bar in chart.bars if bar.share is not None]
            claimed = any(share.claimed > share.proven for share in shares)
            return [*bars_lines(chart, room), legend("━╍·", claimed), *_notes(bars_note(chart), room)]
        case Grid():
            return [*grid_lines(chart, room, marked=True), *_notes(grid_note(chart, marked=True), room)]
        case Stack():
            claimed = any(part.share.claimed > part.share.proven for part in chart.parts)
            rows = [_part_line(number, part, room) for number, part in enumerate(chart.parts, 1)]
            twice = _TWICE if any(part.again for part in chart.parts) else ""
            return [*stack_lines(chart, room), *rows, legend("█▒·", claimed), *_notes(twice, room)]
        case Trend():
            return trend_lines(chart, min(cells, WIDEST))


def _notes(words: str, cells: int) -> list[Line]:
    return [((line, "soft"),) for line in folded(words, max(cells, 8))] if words else []


def legend(glyphs: str, claimed: bool) -> Line:
    """What the three inks of a bar mean; what is claimed only where there is any."""
    middle: Line = ((f"   {glyphs[1]} ", "claimed"), ("claimed", "soft")) if claimed else ()
    return ((f"{glyphs[0]} ", "proven"), ("proven", "soft"), *middle, (f"   {glyphs[2]} ", "open"), ("open", "soft"))


def _part_line(number: int, part: Part, cells: int) -> Line:
    lead = (right(f"{number}", 2, "soft"), right(show(part.share.proven, 0), 5, "bold"))
    return (*lead, left(" 2x" if part.again else "", 4, "warm"), left(part.title, cells - 11))
