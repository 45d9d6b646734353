"""A filled page as plain text of 76 columns: for the clipboard, mail, and paper."""

from collections.abc import Iterator, Sequence

from workbook.domain import Block, Prose, Span, clean
from workbook.reports.cell_width import width
from workbook.reports.charts.drawn import chart_lines
from workbook.reports.charts.runs import text_lines
from workbook.reports.layout import folded
from workbook.reports.page.fitting import GAP, written_on
from workbook.reports.page.table_layout import table

WIDTH = 76


def page_text(prose: Prose) -> str:
    """`prose` in lines of at most 76 columns, ending with a line end. A hole reads `[to fill: “Your best customers”]`."""
    parts: list[str] = []
    before: Block | None = None
    for group in groups(prose):
        gap = "" if before is None else "\n" if _together(before, group[0]) else "\n\n"
        parts += [gap, "\n".join(line.rstrip() for line in _lines(group))]
        before = group[0]
    return "".join(parts) + "\n"


def _together(before: Block, after: Block) -> bool:
    """Whether two blocks belong to one list, or to the facts at the top: a list of another kind begins after an empty line."""
    if {before.kind, after.kind} <= {"bullet", "number"}:
        return before.kind == after.kind or before.level != after.level
    return before.kind == after.kind == "fact"


def groups(prose: Prose) -> Iterator[list[Block]]:
    """The blocks one by one, but the rows of a table together."""
    rows: list[Block] = []
    for block in prose:
        if rows and (block.kind != "row" or block.level == 0):
            yield rows
            rows = []
        if block.kind == "row":
            rows.append(block)
        else:
            yield [block]
    if rows:
        yield rows


def said(spans: Sequence[Span]) -> str:
    """The words of `spans`, holes as what they want, without control characters."""
    return clean("".join(span.words for span in spans))


def _lines(group: list[Block]) -> list[str]:
    block = group[0]
    indent = "  " * (block.level - 1)
    match block.kind:
        case "chart" if block.chart is not None:
            return text_lines(chart_lines(block.chart, WIDTH))
        case "row":
            cells = [[said(cell).strip() for cell in row.cells] for row in group]
            return table(cells, block.level == 0, WIDTH, _Plain())
        case "heading":
            title = folded(" ".join(said(block.spans).split()), WIDTH)
            rule = {1: "=", 2: "-"}.get(block.level)
            return [*title, rule * max(map(width, title))] if rule else title
        case "bullet":
            return _hanging(block, f"{indent}- ")
        case "number":
            return _hanging(block, f"{indent}{block.number}. ")
        case "quote":
            return _hanging(block, "    ")
        case "code":
            return [f"    {line}" for line in said(block.spans).split("\n")]
        case "fact":
            return [f"| {line}" for line in folded(said(block.spans), WIDTH - 2)]
        case _:
            return _hanging(block, "")


def _hanging(block: Block, lead: str) -> list[str]:
    room = WIDTH - len(lead)
    lines = folded(said(written_on(block.spans, room)), room)
    return [(lead if number == 0 else " " * len(lead)) + line for number, line in enumerate(lines)]


class _Plain:
    """Text without colours, as a table is laid out with it."""

    blank = ""

    def plain(self, text: str) -> str:
        return text

    def folded(self, text: str, width: int) -> list[str]:
        return folded(text, width)

    def row(self, parts: Sequence[str], widths: Sequence[int]) -> str:
        filled = [text + " " * (wide - width(text)) for text, wide in zip(parts, widths, strict=True)]
        return (" " * GAP).join(filled)

    def head(self, line: str) -> str:
        return line

    def rule(self, widths: Sequence[int]) -> str:
        return (" " * GAP).join("-" * wide for wide in widths)

    def labelled(self, place: int, name: str, cell: str, width: int) -> list[str]:
        first, *rest = folded(f"{name}{cell}", width - 2)
        return [first, *(f"  {line}" for line in rest)]
