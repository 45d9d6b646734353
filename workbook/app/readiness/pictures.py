"""The charts of Readiness as rows of its list: bars that can be chosen, a heading with their columns, the grid below."""

from collections.abc import Hashable

from textual.content import Content

from workbook.app.base import QUIET
from workbook.app.widgets import MARK, ListRow, fit, headed
from workbook.app.widgets.inks import inked_line
from workbook.domain.chart import Bar, Bars, Grid
from workbook.reports.charts.bar_lines import bar_line, head_words, shares
from workbook.reports.charts.grid_lines import grid_lines, grid_note

_RULE = "$border-blurred"


def bar_row(bar: Bar, titles: int, key: Hashable | None = None) -> ListRow:
    """A bar; with a key it can be chosen."""
    return ListRow(lambda width: inked_line(bar_line(bar, width, titles)), key)


def bar_heading(words: str, chart: Bars, titles: int) -> ListRow:
    """The name of the rows, a rule, and above each column beside the bars its name: `Plans ─── strategic ─ tactical`."""

    def draw(width: int) -> Content:
        cells = shares(width - MARK, titles, len(chart.heads))
        heads = head_words(chart, cells) if cells.side else ()
        before = max(width - cells.side * len(heads), 0)
        if not heads:
            return headed(words, "", width)
        name = fit(Content.styled(words, "bold"), before)
        tight = Content(heads[0]).cell_length >= cells.side
        line = Content.assemble(name, _rule(before - name.cell_length, last=tight))
        for head in heads:
            line = Content.assemble(line, _rule(cells.side - Content(head).cell_length), (head, QUIET))
        return line

    return ListRow(draw, whole=True)


def _rule(cells: int, *, last: bool = True) -> Content:
    """A rule in so many cells, with a space before it, and after it where a word follows."""
    if cells < 3:
        return Content(" " * cells)
    return Content.assemble(" ", ("─" * (cells - 1 - last), _RULE), " " * last)


def grid_rows(chart: Grid) -> list[ListRow]:
    """The grid and the note on its marks; from one edge to the other, for it needs the room."""
    note = grid_note(chart)

    def draw(width: int) -> Content:
        lines = [inked_line(line) for line in grid_lines(chart, width)]
        return Content("\n").join([*lines, *(Content.styled(note, QUIET).wrap(max(width, 8)) if note else [])])

    return [ListRow(draw, whole=True)]
