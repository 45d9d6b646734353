"""The one set-up of markdown-it. It is loaded for what `plain.py` leaves to it: most packs are read without."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from workbook.domain import dataclass
from workbook.packs.read.token import Token

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token as TheirToken


@cache
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


@cache
def _block_reader() -> "MarkdownIt":
    """The same for blocks alone: what stands within the lines is not looked at."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark")
    reader.core.ruler.enableOnly(["normalize", "block"])
    return reader


def read(text: str, first: int) -> list[Token]:
    """The tokens of `text`, which begins on the line `first` of its file."""
    return list(taken(_reader().parse(text), first))


def runs(content: str) -> tuple[Token, ...]:
    """What stands within the lines of a paragraph, in a text that gives no link a name."""
    return tuple(taken(_reader().parseInline(content)[0].children or (), 0))


def taken(found: "Iterable[TheirToken]", first: int) -> Iterator[Token]:
    """Markdown-it's tokens as ours, of a text that begins on the line `first` of its file."""
    for one in found:
        line = first + one.map[0] if one.map is not None and first else 0
        start = one.attrGet("start")  # absent for 1
        number = int(one.tag[1]) if one.type.startswith("heading") else 1 if start is None else int(start)
        children = tuple(taken(one.children or (), 0))
        level = one.level if first else 0
        yield Token(one.type, one.nesting, level, line, one.content, children, number, str(one.attrGet("href") or ""))


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
