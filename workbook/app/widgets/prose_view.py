"""Lessons, help and pages on the screen: the blocks of `domain.prose` in one widget, wrapped with hanging indents."""

from collections.abc import Sequence
from itertools import count

from textual.content import Content
from textual.style import Style

from workbook.app.widgets.drawn_lines import DrawnLines
from workbook.app.widgets.inks import inked_line
from workbook.domain import Block, Prose, Span, clean
from workbook.reports.charts.drawn import chart_lines
from workbook.reports.page.fitting import GAP, written_on
from workbook.reports.page.page_text import groups
from workbook.reports.page.table_layout import table

HOLE = "hole"
"""The key in a style's `meta` under which a hole has its number: from 0, in the order of its page."""

_QUIET = "$text-muted"


def _style(span: Span) -> str:
    words = ["bold"] * span.bold + ["italic"] * span.italic + ["$text-accent"] * span.code
    return " ".join(words)


def hanging(first: Content, rest: str, body: Content, width: int) -> list[Content]:
    """`body` wrapped so that all fits `width` cells: the first line after `first`, the others after `rest`, as wide."""
    lines = body.wrap(max(width - first.cell_length, 8))
    return [(first if index == 0 else Content(rest)) + line for index, line in enumerate(lines)]


def prose_lines(prose: Prose, width: int, here: int = -1) -> list[Content]:
    """`prose` as lines of at most `width` cells: an empty line between blocks, none between entries of a list.

    Holes stand in square brackets, that of the number `here` between `▸` and `◂`; each carries its number (`HOLE`).
    """
    lines: list[Content] = []
    before = ""
    holes = count()
    for group in groups(prose):
        kind = group[0].kind
        together = {before, kind} <= {"bullet", "number"} or before == kind == "fact"
        if before and not together:
            lines.append(Content(""))
        lines += _lines(group, max(width, 12), holes, here)
        before = kind
    return lines


def _content(spans: tuple[Span, ...], holes: "count[int]", here: int) -> Content:
    return Content("").join(
        _hole(span, next(holes), here) if span.place else Content.styled(clean(span.text), _style(span))
        for span in spans
    )


def _hole(span: Span, number: int, here: int) -> Content:
    (before, after), style = ("▸◂", "bold reverse $text-warning") if number == here else ("[]", "$text-warning")
    words = Content.styled(f"{before}{clean(span.text or span.place)}{after}", style)
    return words.stylize(Style.from_meta({HOLE: number}))


def _lines(group: list[Block], width: int, holes: "count[int]", here: int) -> list[Content]:
    block = group[0]
    if block.kind == "chart" and block.chart is not None:
        return [inked_line(line) for line in chart_lines(block.chart, width)]
    if block.kind == "row":
        cells = [[_content(cell, holes, here) for cell in row.cells] for row in group]
        return table(cells, block.level == 0, width, _Coloured())
    indent = "  " * (block.level - 1 if block.kind in ("bullet", "number") else 0)
    mark = f"{block.number}. "
    leads = {
        "bullet": (Content.assemble("  ", indent, ("· ", _QUIET)), f"  {indent}  "),
        "number": (Content.assemble("  ", indent, (mark, _QUIET)), f"  {indent}{' ' * len(mark)}"),
    }
    first, rest = leads.get(block.kind, (Content(""), ""))
    body = _content(written_on(block.spans, width - first.cell_length), holes, here)
    match block.kind:
        case "heading":
            return body.stylize_before("bold").wrap(width)
        case "quote":
            return _barred("│ ", body.stylize_before("italic"), width)
        case "fact":
            return _barred("▌ ", body.stylize_before(_QUIET) if block.level == 3 else body, width)
        case "code":
            return [Content("    ") + line for line in body.split("\n", allow_blank=True)]
        case _:
            return hanging(first, rest, body, width)


def _barred(bar: str, body: Content, width: int) -> list[Content]:
    lead = Content.styled(bar, _QUIET)
    return [lead + line for line in body.wrap(max(width - lead.cell_length, 8))]


class _Coloured:
    """Text with its colours, as a table is laid out with it."""

    blank = Content("")

    def plain(self, text: Content) -> str:
        return text.plain

    def folded(self, text: Content, width: int) -> list[Content]:
        return text.wrap(width)

    def row(self, parts: Sequence[Content], widths: Sequence[int]) -> Content:
        filled = [part.truncate(wide, pad=True) for part, wide in zip(parts, widths, strict=True)]
        return Content(" " * GAP).join(filled)

    def head(self, line: Content) -> Content:
        return line.stylize(_QUIET)

    def rule(self, widths: Sequence[int]) -> Content:
        return Content.styled((" " * GAP).join("─" * wide for wide in widths), "$border-blurred")

    def labelled(self, place: int, name: str, cell: Content, width: int) -> list[Content]:
        body = cell.stylize_before("bold") if place == 0 else cell
        first = Content("" if place == 0 else "  ")
        lead = Content.styled(name, _QUIET)
        return hanging(first, "    ", lead + body, width - 4 + first.cell_length)


class ProseText(DrawnLines):
    """Prose as one quick widget: no Markdown is read here, and a long lesson is a single piece to lay out."""

    DEFAULT_CSS = """
    ProseText { max-width: 76; color: $foreground; }
    """

    def __init__(self, prose: Prose = (), *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._prose = prose
        self._here = -1
        self._wrapped: tuple[int, list[Content]] | None = None

    def update(self, prose: Prose, here: int = -1) -> None:
        """Show other prose, with the hole of number `here` marked."""
        before = len(self._wrapped[1]) if self._wrapped else -1
        self._prose, self._here, self._wrapped = prose, here, None
        self.refresh(layout=before != len(self.lines))

    @property
    def lines(self) -> list[Content]:
        """All lines as they are drawn now."""
        return self.draw(self.content_size.width or 76)

    def draw(self, width: int) -> list[Content]:
        """The prose at this width; it is wrapped once for each."""
        if self._wrapped is None or self._wrapped[0] != width:
            self._wrapped = (width, prose_lines(self._prose, width, self._here))
        return self._wrapped[1]
