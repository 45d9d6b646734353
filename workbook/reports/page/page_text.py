"""A filled page as plain text of 76 columns: for the clipboard, mail, and paper."""

from collections.abc import Iterator, Sequence

from workbook.domain.prose import Block, Prose, Span
from workbook.domain.text import clean
from workbook.reports.cells import width
from workbook.reports.layout import folded
from workbook.reports.page.fitting import GAP, apart, columns, label, written_on

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
        case "row":
            return _table(group)
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


def _table(rows: list[Block]) -> list[str]:
    count = max(len(row.cells) for row in rows)
    cells = [[said(cell).strip() for cell in row.cells] + [""] * (count - len(row.cells)) for row in rows]
    widths = columns(list(zip(*cells, strict=True)), WIDTH)
    headed = rows[0].level == 0
    if widths is None:
        return _labelled(cells[0] if headed else [""] * count, cells[headed:])
    drawn = [_row(row, widths) for row in cells]
    between = [""] if apart([len(one) for one in drawn[headed:]]) else []
    lines = [*drawn[0], (" " * GAP).join("-" * wide for wide in widths)] if headed else []
    for number, one in enumerate(drawn[headed:]):
        lines += [*(between if number else []), *one]
    return lines


def _row(row: list[str], widths: list[int]) -> list[str]:
    """One row, as many lines high as its highest cell."""
    parts = [folded(text, wide) for text, wide in zip(row, widths, strict=True)]
    lines: list[str] = []
    for number in range(max(map(len, parts))):
        texts = [part[number] if number < len(part) else "" for part in parts]
        filled = [text + " " * (wide - width(text)) for text, wide in zip(texts, widths, strict=True)]
        lines.append((" " * GAP).join(filled))
    return lines


def _labelled(heads: list[str], rows: list[list[str]]) -> list[str]:
    """The rows as lines of `label: value`, where the columns don't fit side by side."""
    lines: list[str] = []
    for row in rows:
        lines += [""] if lines else []
        for head, text in zip(heads, row, strict=True):
            first, *rest = folded(f"{label(head)}{text}", WIDTH - 2) if text else [""]
            lines += [first, *(f"  {line}" for line in rest)] if text else []
    return lines
