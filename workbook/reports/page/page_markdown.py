"""A filled page as Markdown. What people wrote is escaped, so that it reads the same and never becomes markup."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbook.domain import Block, Prose, Span, clean
from workbook.reports.charts.drawn import chart_lines
from workbook.reports.charts.runs import text_lines
from workbook.reports.page.page_text import WIDTH, groups

_ALWAYS = re.compile(r"([\\`*_\[\]<|~])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT_START = re.compile(r"(?m)^([#>+=:-])|^(\d{1,9})([.)])")
_HEADING_END = re.compile(r"(?<!\\)(#+)$")
_SPACES = re.compile("[ \n]+")


def page_markdown(prose: Prose) -> str:
    """`prose` as Markdown (CommonMark with tables), ending with a line end. A hole reads `[to fill: “…”]`."""
    parts: list[str] = []
    before: Block | None = None
    marks: list[int] = []  # how wide the marks of the list entries above are, outermost first
    for group in groups(prose):
        parts += [_between(before, group[0]), _block(group, marks)]
        before = group[0]
    return "".join(parts) + "\n"


def _between(before: Block | None, block: Block) -> str:
    """What stands between two blocks. A numbered list that begins with another number than 1 needs the empty line."""
    if before is None:
        return ""
    if before.kind == block.kind == "fact":
        return "\n>\n"
    counted_on = before.kind == "number" and before.level == block.level
    entry = block.kind == "bullet" or (block.kind == "number" and (block.number == 1 or counted_on))
    return "\n" if entry and before.kind in ("bullet", "number") else "\n\n"


def _block(group: Sequence[Block], marks: list[int]) -> str:
    block = group[0]
    if block.kind not in ("bullet", "number"):
        marks.clear()
    match block.kind:
        case "row":
            return _table(group)
        case "chart" if block.chart is not None:
            return _fenced("\n".join(text_lines(chart_lines(block.chart, WIDTH))))
        case "heading":
            return f"{'#' * block.level} {_HEADING_END.sub(_escaped_end, _flat(block.spans))}"
        case "bullet" | "number":
            del marks[block.level - 1 :]
            indent, mark = " " * sum(marks), f"{block.number}. " if block.kind == "number" else "- "
            marks.append(len(mark))
            return indent + mark + _lines(block.spans, indent + " " * len(mark))
        case "quote" | "fact":
            return f"> {_lines(block.spans, '> ')}"
        case "code":
            return _fenced("".join(span.words for span in block.spans))
        case _:
            return _lines(block.spans, "")


def _escaped_end(found: re.Match[str]) -> str:
    return "\\" + "\\".join(found[1])


def _lines(spans: Sequence[Span], indent: str) -> str:
    """The text of a block; a line end in it stays one, and the line after it begins with `indent`."""
    lines = [line for line in _styled(spans).split("\n") if line.strip()]
    return f"\\\n{indent}".join(lines)


def _flat(spans: Sequence[Span]) -> str:
    return _SPACES.sub(" ", _styled(spans)).strip()


def _table(rows: Sequence[Block]) -> str:
    count = max(len(row.cells) for row in rows)
    headed = rows[0].level == 0
    lines = [] if headed else [_row([""] * count), _row(["---"] * count)]
    for row in rows:
        lines.append(_row([_flat(cell) for cell in row.cells] + [""] * (count - len(row.cells))))
        if row.level == 0:
            lines.append(_row(["---"] * count))
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _fenced(text: str) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(longest + 1, 3)
    return f"{fence}\n{clean(text)}\n{fence}"


def _styled(spans: Sequence[Span]) -> str:
    """The text of `spans`, escaped, in bold and italics where Markdown would see it.

    It takes asterisks for marks only beside words and spaces, so that a style is left out where they would stay asterisks.
    """
    runs = list(_runs(spans))
    whole = "".join(run.text for run in runs)
    made = ""
    start = 0
    for run in runs:
        end = start + len(run.text)
        made += _run(run, whole[:start][-1:], whole[end:][:1], fresh=not made.endswith(("*", "`")))
        start = end
    lines = (line.strip(" ") for line in made.split("\n"))
    return _AT_START.sub(lambda at: f"\\{at[1]}" if at[1] else f"{at[2]}\\{at[3]}", "\n".join(lines))


def _runs(spans: Sequence[Span]) -> Iterator[Span]:
    """`spans` with their words as text, and neighbours of one style made one. A tab is a space."""
    last: Span | None = None
    for span in spans:
        one = replace(span, text=clean(span.words).expandtabs(1), place="")
        if last is not None and replace(last, text=one.text) == one:
            last = replace(last, text=last.text + one.text)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _run(run: Span, before: str, after: str, *, fresh: bool) -> str:
    """One run between the characters `before` and `after` it. It is not `fresh` when an asterisk stands there already."""
    core = run.text.strip()
    if run.code and fresh and core and not re.search(r"[`|\n]", core):
        return f"`{run.text}`"
    marks = "*" * (2 * run.bold + run.italic)
    lead, tail = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    seen = _flanks(core[:1], lead[-1:] or before) and _flanks(core[-1:], tail[:1] or after)
    if not marks or not core or "\n" in core or not fresh or not seen:
        return _inside(run.text)
    return f"{lead}{marks}{_inside(core)}{marks}{tail}"


def _flanks(inner: str, outer: str) -> bool:
    """Whether asterisks between these characters are marks: see “left-flanking” in the CommonMark specification."""
    return inner.isalnum() or not outer or outer.isspace()


def _inside(text: str) -> str:
    return _ENTITY.sub(r"\\&", _ALWAYS.sub(r"\\\1", text))
