"""Markdown to tokens, with its limits, and the shapes taken from them. It is read by `plain.py`, or by markdown-it (`stock.py`)."""

from collections.abc import Iterator, Sequence

from workbook.domain import dataclass
from workbook.packs.read import pack_limits, plain, stock
from workbook.packs.read.findings import Report
from workbook.packs.read.token import Token


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a file: its text, and the line of the file (from 1) on which the text begins."""

    text: str
    line: int


def tokens(chunk: Chunk, report: Report) -> list[Token] | None:
    """The tokens of `chunk`, with line numbers of the whole file; None, and a report, when a limit is passed."""
    if chunk.text.count("|") > pack_limits.LINE_BARS:
        for number, text in enumerate(chunk.text.split("\n"), chunk.line):
            if text.count("|") > pack_limits.LINE_BARS:
                report.error(number, "This line has too many “|” signs.", "Make the table smaller.")
                return None
    if chunk.text.count("<!--") > pack_limits.COMMENTS:
        report.error(chunk.line, "This text has too many comments.", "Take comments away.")
        return None
    found = plain.read(chunk.text, chunk.line)
    if found is None:
        found = stock.read(chunk.text, chunk.line)
    return None if _deep(found, report) or _large(found, report) else found


def weight(found: Sequence[Token]) -> int:
    """How many tokens these are, those inside lines counted too (`limits.PAGE_TOKENS`)."""
    return sum(1 + len(token.children) for token in found)


def line_of(token: Token) -> int:
    """The line of the file, from 1, on which `token` begins."""
    return token.line or 1


def groups(found: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The top-level blocks: each as the run of its tokens, from its opening to its closing one."""
    start, depth = 0, 0
    for index, token in enumerate(found):
        depth += token.nesting
        if depth == 0:
            yield found[start : index + 1]
            start = index + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its first line of text, its place, and whether it holds more than that."""

    inline: Token
    line: int
    more: bool


def entries(group: Sequence[Token]) -> list[Entry]:
    """The entries of a top-level list that have text, in order. `group` runs from the list's opening to its closing token."""
    found: list[Entry] = []
    for item in groups(group[1:-1]):
        inlines = [token for token in item if token.type in ("inline", "fence", "code_block", "html_block")]
        if inlines:
            found.append(Entry(inlines[0], line_of(inlines[0]), more=len(inlines) > 1))
    return found


def rows(group: Sequence[Token]) -> list[list[Token]]:
    """The cells of a table, row by row, the header first."""
    found: list[list[Token]] = []
    for token in group:
        if token.type == "tr_open":
            found.append([])
        elif token.type == "inline":
            found[-1].append(token)
    return found


def _deep(found: Sequence[Token], report: Report) -> bool:
    line = 1
    for token in found:
        line = token.line or line
        if token.level > pack_limits.NESTING:
            report.error(line, "Lists or quotes stand too deep inside each other here.", "Use fewer levels.")
            return True
    return False


def _large(found: Sequence[Token], report: Report) -> bool:
    for group in groups(found):
        if group[0].type != "table_open":
            continue
        table = rows(group)
        width, height = len(table[0]), len(table) - 1
        if (
            width > pack_limits.TABLE_COLUMNS
            or height > pack_limits.TABLE_ROWS
            or width * height > pack_limits.TABLE_CELLS
        ):
            most = f"{pack_limits.TABLE_COLUMNS} columns, {pack_limits.TABLE_ROWS} rows and {pack_limits.TABLE_CELLS} cells"
            report.error(line_of(group[0]), f"This table has more than {most}.", "Make it smaller.")
            return True
    return False
