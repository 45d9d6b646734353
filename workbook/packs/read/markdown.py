"""The one set-up of markdown-it that reads packs, its limits, and the shapes taken from its tokens."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from workbook.domain import dataclass
from workbook.packs.read import pack_limits
from workbook.packs.read.findings import Report

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

_BEGUN = re.compile(r"[^\W\d_]|\*\*[^\W_]")
"""How a line begins that can be nothing but words: with a letter, or with bold ones."""

_MARKS = r"\n\\`*_\[<&"
_MARK = re.compile(f"[{_MARKS}]")
"""What a line must hold to be more than its words. Anything else that Markdown marks lines with needs one of these."""

_BOLD = re.compile(rf"\*\*([^\W_](?:[^{_MARKS}]*[^\s{_MARKS}])?)\*\*((?: [^{_MARKS}]*)?)")
"""A line that begins with words in bold and has no other mark: every question, and many an entry of a list."""


@cache
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from markdown_it.parser_inline import ParserInline
    from markdown_it.token import Token

    class Lines(ParserInline):
        """Reads the inside of lines; most hold no mark but bold words, and need not be gone through letter by letter."""

        def parse(self, src: str, md: "MarkdownIt", env: Any, tokens: "list[Token]") -> "list[Token]":
            if src and not _MARK.search(src):
                tokens.append(Token("text", "", 0, content=src))
                return tokens
            if bold := _BOLD.fullmatch(src):
                tokens += [
                    Token("text", "", 0),
                    Token("strong_open", "strong", 1, markup="**"),
                    Token("text", "", 0, content=bold[1], level=1),
                    Token("strong_close", "strong", -1, markup="**"),
                    Token("text", "", 0, content=bold[2]),
                ]
                return tokens
            return super().parse(src, md, env, tokens)

    reader = MarkdownIt("commonmark").enable("table")
    reader.block.ruler.before("table", "words", _words)
    lines = Lines()
    lines.ruler, lines.ruler2 = reader.inline.ruler, reader.inline.ruler2
    reader.inline = lines
    return reader


def _words(state: "StateBlock", start: int, _: int, silent: bool) -> bool:
    """A paragraph all of whose lines begin as words do. Most are such, and need not be held against each rule line by line."""
    if silent or state.is_code_block(start):
        return False
    end = start
    while end < state.lineMax and not state.isEmpty(end):
        if not _BEGUN.match(state.src, state.bMarks[end] + state.tShift[end]):
            return False
        end += 1
    state.line = end
    state.push("paragraph_open", "p", 1).map = [start, end]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, end, state.blkIndent, False).strip()
    inline.map, inline.children = [start, end], []
    state.push("paragraph_close", "p", -1)
    return True


@cache
def _block_reader() -> "MarkdownIt":
    """The same for blocks alone: what stands within the lines is not looked at."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark")
    reader.core.ruler.enableOnly(["normalize", "block"])
    return reader


@dataclass(frozen=True, slots=True)
class Shut:
    """A fence of code or a comment: its lines from `start` to before `end`, counted from 0, and the `mark` that ends it.

    It is `open` when it runs to the end of the text for want of that mark. Within a list or a quote the end of that ends it.
    """

    start: int
    end: int
    mark: str
    open: bool


def shut_lines(text: str) -> list[Shut]:
    """The fences and comments of `text`, opened and closed as CommonMark has it, in lists and quotes as well."""
    found: list[Shut] = []
    for token in _block_reader().parse(f"{text}\n"):
        start, end = token.map or (0, 0)
        if token.type == "fence":
            closed = token.content.count("\n") < end - start - 1
            found.append(Shut(start, end, token.markup, not closed and token.level == 0))
        elif token.type == "html_block" and token.content.lstrip().startswith("<!--"):
            found.append(Shut(start, end, "-->", "-->" not in token.content and token.level == 0))
    return found


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a file: its text, and the line of the file (from 1) on which the text begins."""

    text: str
    line: int


def tokens(chunk: Chunk, report: Report) -> "list[Token] | None":
    """The tokens of `chunk`, with line numbers of the whole file in `map`; None, and a report, when a limit is passed."""
    if chunk.text.count("|") > pack_limits.LINE_BARS:
        for number, text in enumerate(chunk.text.split("\n"), chunk.line):
            if text.count("|") > pack_limits.LINE_BARS:
                report.error(number, "This line has too many “|” signs.", "Make the table smaller.")
                return None
    if chunk.text.count("<!--") > pack_limits.COMMENTS:
        report.error(chunk.line, "This text has too many comments.", "Take comments away.")
        return None
    found = _reader().parse(chunk.text)
    for token in found:
        if token.map is not None:
            token.map = [token.map[0] + chunk.line - 1, token.map[1] + chunk.line - 1]
    return None if _deep(found, report) or _large(found, report) else found


def weight(found: "Sequence[Token]") -> int:
    """How many tokens these are, those inside lines counted too (`limits.PAGE_TOKENS`)."""
    return sum(1 + len(token.children or ()) for token in found)


def line_of(token: "Token") -> int:
    """The line of the file, from 1, on which `token` begins."""
    return token.map[0] + 1 if token.map else 1


def groups(found: "Sequence[Token]") -> "Iterator[Sequence[Token]]":
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

    inline: "Token"
    line: int
    more: bool


def entries(group: "Sequence[Token]") -> list[Entry]:
    """The entries of a top-level list that have text, in order. `group` runs from the list's opening to its closing token."""
    found: list[Entry] = []
    for item in groups(group[1:-1]):
        inlines = [token for token in item if token.type in ("inline", "fence", "code_block", "html_block")]
        if inlines:
            found.append(Entry(inlines[0], line_of(inlines[0]), more=len(inlines) > 1))
    return found


def rows(group: "Sequence[Token]") -> "list[list[Token]]":
    """The cells of a table, row by row, the header first."""
    found: list[list[Token]] = []
    for token in group:
        if token.type == "tr_open":
            found.append([])
        elif token.type == "inline":
            found[-1].append(token)
    return found


def _deep(found: "Sequence[Token]", report: Report) -> bool:
    line = 1
    for token in found:
        line = line_of(token) if token.map else line
        if token.level > pack_limits.NESTING:
            report.error(line, "Lists or quotes stand too deep inside each other here.", "Use fewer levels.")
            return True
    return False


def _large(found: "Sequence[Token]", report: Report) -> bool:
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
