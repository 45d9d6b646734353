"""Markdown as nearly every page writes it, read in a fraction of the time: the very first start waits for all pages.

Paragraphs, headings, lists of paragraphs, quotes of these, and tables; in them words, bold and slanted ones, and code. A text
that may hold anything else is not read here but by markdown-it (`stock.py`), and so is a line. What is read here is read just
as markdown-it does: a test holds the one against the other.
"""

import re
from functools import cache

from workbook.packs.read import stock
from workbook.packs.read.token import Token

_WORDS = r"(?:[^\W\d_]|\d+(?:[^\d.)]|\.\d|$)|[\"“‘'($\u00a3\u20ac.{]|\*\*?[^\W_]|\*\*?\{|`[^`])"
"""How a line begins that can be nothing but words."""

_LINE = re.compile(_WORDS)
_ENTRY = re.compile(rf"(?:-|(\d{{1,9}})\.) (?={_WORDS})")
_HEADING = re.compile(r"(#{1,6}) +([^\s#](?:[^#]*[^\s#])?) *")
_UNDER_HEAD = re.compile(r"\|(?: *:?-+:? *\|)+ *")
_ROW = re.compile(r"\|(?:[^\\]*\|)? *")

_MOST_MISSING = 1000
_MOST_QUOTES = 4

_MARKS = r"\n\\`*_\[<&"
_MARK = re.compile(f"[{_MARKS}]")
"""What a line must hold to be more than its words. Anything else that Markdown marks words with needs one of these."""

_RUN = re.compile(
    rf"(?P<text>[^{_MARKS}]+|&(?![#\w]))"
    r"|`(?P<code>[^`\s](?:[^`\n]*[^`\s])?)`(?!`)"
    r"|(?<!\S)(?P<mark>\*\*?)"
    rf"(?P<words>(?:[^\W_]|\{{)(?:[^{_MARKS}]*[^\s{_MARKS}])?)(?P=mark)(?=[\s.,;:!?)”’\"']|\Z)"
    r"|(?<! )(?P<end>\n)(?! )"
)
"""One run of a line: its words, code, bold or slanted words, or where the next line of a paragraph begins."""


def read(text: str, first: int) -> list[Token] | None:
    """The tokens of `text`, which begins on the line `first` of its file; None when it may hold what is not read here."""
    found: list[Token] = []
    odd = "\t" in text or "\r" in text or "\0" in text
    return found if not odd and _Reader(first, found).blocks(text.split("\n"), 0) else None


def runs(content: str) -> tuple[Token, ...]:
    """What stands within the lines of a paragraph, a heading or a cell."""
    if not _MARK.search(content):
        return (Token("text", content=content),) if content else ()
    made: list[Token] = []
    words: str | None = None  # not yet among those made; markdown-it has empty ones around what is bold
    place, end = 0, len(content)
    while place < end:
        match = _RUN.match(content, place)
        if match is None:
            return stock.runs(content)
        place, kind = match.end(), match.lastgroup
        if kind == "text":
            words = (words or "") + match[0]
            continue
        bold = match["mark"] == "**"
        if words is not None or bold:
            made.append(Token("text", content=words or ""))
        words = "" if bold else None
        if kind == "code":
            made.append(Token("code_inline", content=match["code"]))
        elif kind == "end":
            made.append(Token("softbreak"))
        else:
            name = "strong" if bold else "em"
            made += [Token(f"{name}_open", 1), Token("text", content=match["words"]), Token(f"{name}_close", -1)]
    if words is not None:
        made.append(Token("text", content=words))
    return tuple(made)


class _Reader:
    """Puts tokens behind those `found`. Each method returns the place of the line after what it has read, and 0 when it can't."""

    def __init__(self, first: int, found: list[Token]) -> None:
        self.first = first
        self.found = found

    def blocks(self, lines: list[str], level: int) -> int:
        """All of `lines`."""
        place, end = 0, len(lines)
        while place < end:
            line = lines[place]
            if not line:
                place += 1
                continue
            if _ENTRY.match(line):
                after = self._list(lines, place, level)
            elif _LINE.match(line):
                after = self._paragraph(lines, place, level)
            elif line[0] == "#":
                after = self._heading(lines, place, level)
            elif line[0] == "|":
                after = self._table(lines, place, level)
            elif line[0] == ">":
                after = self._quote(lines, place, level)
            else:
                return 0
            if not after:
                return 0
            place = after
        return end

    def _open(self, kind: str, level: int, place: int, number: int = 1) -> None:
        self.found.append(Token(kind, 1, level, self.first + place, "", (), number))

    def _inline(self, content: str, level: int, place: int) -> bool:
        """The words of a block; False when other white space than blanks surrounds them."""
        content = content.strip(" ")
        if content[:1].isspace() or content[-1:].isspace():
            return False
        self.found.append(Token("inline", 0, level, self.first + place, content, runs(content)))
        return True

    def _words(self, lines: list[str], place: int, level: int, begin: int = 0) -> int:
        """A paragraph; its first line begins at `begin`."""
        self._open("paragraph_open", level, place)
        after = place + 1
        while after < len(lines) and lines[after] and not _ENTRY.match(lines[after]):
            if not _LINE.match(lines[after]):
                return 0
            after += 1
        content = "\n".join(lines[place:after])[begin:] if after > place + 1 else lines[place][begin:]
        if not self._inline(content, level + 1, place):
            return 0
        self.found.append(_end("paragraph_close", level))
        return after

    def _paragraph(self, lines: list[str], place: int, level: int) -> int:
        after = self._words(lines, place, level)
        # whether a list may begin in the midst of a paragraph depends on its number
        return after if after == len(lines) or not lines[after] else 0

    def _heading(self, lines: list[str], place: int, level: int) -> int:
        match = _HEADING.fullmatch(lines[place])
        if match is None:
            return 0
        depth = len(match[1])
        self._open("heading_open", level, place, depth)
        if not self._inline(match[2], level + 1, place):
            return 0
        self.found.append(_end("heading_close", level, depth))
        return place + 1

    def _list(self, lines: list[str], place: int, level: int) -> int:
        """A list whose entries are a paragraph each."""
        number = _number(lines[place])
        kind = "bullet_list" if number is None else "ordered_list"
        self._open(f"{kind}_open", level, place, 1 if number is None else number)
        apart = True
        while place < len(lines):
            line = lines[place]
            if not line:
                place, apart = place + 1, True
                continue
            entry = _ENTRY.match(line)
            if entry is None or (entry[1] is None) != (number is None):
                if not apart:
                    return 0
                break
            self._open("list_item_open", level + 1, place)
            place = self._words(lines, place, level + 2, entry.end())
            if not place:
                return 0
            self.found.append(_end("list_item_close", level + 1))
            apart = False
        self.found.append(_end(f"{kind}_close", level))
        return place

    def _quote(self, lines: list[str], place: int, level: int) -> int:
        after = place
        while after < len(lines) and lines[after].startswith(">"):
            after += 1
        if (after < len(lines) and lines[after]) or level > _MOST_QUOTES:
            return 0  # a line that goes on without the mark
        inside = [line[2:] if line.startswith("> ") else line[1:] for line in lines[place:after]]
        self._open("blockquote_open", level, place)
        if not _Reader(self.first + place, self.found).blocks(inside, level + 1):
            return 0
        self.found.append(_end("blockquote_close", level))
        return after

    def _table(self, lines: list[str], place: int, level: int) -> int:
        after = place
        while after < len(lines) and lines[after]:
            if not _ROW.fullmatch(lines[after]):
                return 0
            after += 1
        if after < place + 2 or not _UNDER_HEAD.fullmatch(lines[place + 1]):
            return 0
        rows = [line.split("|")[1:-1] for line in lines[place:after]]
        width = len(rows[0])
        if not width or len(rows[1]) != width or sum(max(width - len(row), 0) for row in rows) > _MOST_MISSING:
            return 0
        self._open("table_open", level, place)
        self._open("thead_open", level + 1, place)
        if not self._row(rows[0], width, level + 2, place, "th"):
            return 0
        self.found.append(_end("thead_close", level + 1))
        if after > place + 2:
            self._open("tbody_open", level + 1, place + 2)
            for number, row in enumerate(rows[2:], place + 2):
                if not self._row(row, width, level + 2, number, "td"):
                    return 0
            self.found.append(_end("tbody_close", level + 1))
        self.found.append(_end("table_close", level))
        return after

    def _row(self, cells: list[str], width: int, level: int, place: int, kind: str) -> bool:
        self._open("tr_open", level, place)
        for column in range(width):
            self.found.append(_cell(kind, level + 1))
            if not self._inline(cells[column] if column < len(cells) else "", level + 2, place):
                return False
            self.found.append(_end(f"{kind}_close", level + 1))
        self.found.append(_end("tr_close", level))
        return True


@cache
def _end(kind: str, level: int, number: int = 1) -> Token:
    """The end of a block. It stands on no line, so that one serves for all."""
    return Token(kind, -1, level, number=number)


@cache
def _cell(kind: str, level: int) -> Token:
    """The beginning of a cell, which stands on no line either."""
    return Token(f"{kind}_open", 1, level)


def _number(line: str) -> int | None:
    """The number with which an entry begins; None for one of a list that has none."""
    match = _ENTRY.match(line)
    return int(match[1]) if match is not None and match[1] is not None else None
