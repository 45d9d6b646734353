"""Markdown tokens to `domain.prose` blocks: lessons, help and chapter pages, with nothing left in them that could act."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from workbook.domain import Block, Prose, Span, clean, dataclass
from workbook.packs.read.token import Token

_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_NAME = "[a-z0-9]{1,64}(?:-[a-z0-9]{1,64}){0,32}"
_PLACE = re.compile(rf"\{{\{{ {{0,3}}({_NAME}(?:\.{_NAME})?) {{0,3}}\}}\}}")


def spans(inline: Token) -> tuple[Span, ...]:
    """The runs of text of one inline token: links as `text (address)`, images as their words, HTML as literal text."""
    found: list[Span] = []
    bold = italic = 0
    targets: list[tuple[str, int]] = []  # of open links: the address, and how many spans there were before it
    for token in inline.children:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                targets.append((token.href, len(found)))
            case "link_close":
                address, start = targets.pop()
                if _worth_showing(address, found[start:]):
                    found.append(Span(f" ({clean(address)})", bold > 0, italic > 0))
            case "softbreak":
                found.append(Span(" ", bold > 0, italic > 0))
            case "hardbreak":
                found.append(Span("\n", bold > 0, italic > 0))
            case "code_inline":
                found.append(Span(clean(token.content), bold > 0, italic > 0, True))
            case "html_inline":
                found.append(Span(clean(_COMMENT.sub("", token.content)), bold > 0, italic > 0))
            case "image":
                found.append(Span(text(token), bold > 0, italic > 0))
            case _:
                words = clean(token.content)
                if "{{" in words:
                    found.extend(_with_places(words, bold > 0, italic > 0))
                else:
                    found.append(Span(words, bold > 0, italic > 0))
    return _joined(found)


def _with_places(words: str, bold: bool, italic: bool) -> Iterator[Span]:
    """The runs of `words`: every `{{ item }}` or `{{ item.column }}` is a place of its own."""
    for index, part in enumerate(_PLACE.split(words)):
        yield Span("" if index % 2 else part, bold, italic, place=part if index % 2 else "")


def text(inline: Token) -> str:
    """The words of one inline token, without their styles; a place as it is written."""
    return said(spans(inline)).strip()


def said(found: Sequence[Span]) -> str:
    """The words of a run; a place as it is written."""
    return "".join(span.text or literal(span.place) for span in found)


def literal(place: str) -> str:
    """A place as a page writes it."""
    return f"{{{{ {place} }}}}" if place else ""


def without_places(block: Block, bad: Collection[str]) -> Block:
    """`block` with these places as mere text."""

    def run(found: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(replace(one, text=literal(one.place), place="") if one.place in bad else one for one in found)

    return replace(block, spans=run(block.spans), cells=tuple(map(run, block.cells)))


def prose(tokens: Sequence[Token]) -> Prose:
    """The blocks of `tokens` in reading order; rules and comments are dropped."""
    return _Writer().write(tokens)


def _worth_showing(address: str, shown: Sequence[Span]) -> bool:
    words = "".join(span.text for span in shown)
    return address.startswith(("http://", "https://")) and words.strip("/") != address.strip("/")


def _joined(found: Sequence[Span]) -> tuple[Span, ...]:
    """`found` with neighbours of one style made one, and empty ones dropped; a place stays by itself."""
    joined: list[Span] = []
    for span in found:
        if span.place:
            joined.append(span)
        elif (
            joined
            and not joined[-1].place
            and (joined[-1].bold, joined[-1].italic, joined[-1].code) == (span.bold, span.italic, span.code)
        ):
            joined[-1] = Span(joined[-1].text + span.text, span.bold, span.italic, span.code)
        elif span.text:
            joined.append(span)
    return tuple(joined)


def _says(block: Block) -> bool:
    return any(span.text.strip() or span.place for run in (block.spans, *block.cells) for span in run)


@dataclass(slots=True)
class _List:
    """An open list: whether it is numbered, the number of the entry at hand, and whether that has its first line yet."""

    numbered: bool
    number: int
    begun: bool = True


class _Writer:
    """Walks the tokens once, with the open lists, quotes and table row in hand."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.lists: list[_List] = []
        self.quotes = 0
        self.heading = 0
        self.row: list[tuple[Span, ...]] | None = None
        self.in_head = False

    def write(self, tokens: Sequence[Token]) -> Prose:
        """The blocks of `tokens`."""
        for token in tokens:
            match token.type:
                case "bullet_list_open":
                    self.lists.append(_List(numbered=False, number=0))
                case "ordered_list_open":
                    self.lists.append(_List(numbered=True, number=token.number - 1))
                case "bullet_list_close" | "ordered_list_close":
                    self.lists.pop()
                case "list_item_open":
                    self.lists[-1].begun = False
                    self.lists[-1].number += self.lists[-1].numbered
                case "blockquote_open" | "blockquote_close":
                    self.quotes += token.nesting
                case "heading_open":
                    self.heading = token.number
                case "heading_close":
                    self.heading = 0
                case "thead_open" | "thead_close":
                    self.in_head = token.nesting > 0
                case "tr_open":
                    self.row = []
                case "tr_close":
                    self.blocks.append(Block("row", (), 0 if self.in_head else 1, cells=tuple(self.row or ())))
                    self.row = None
                case "inline":
                    self._line(spans(token))
                case "fence" | "code_block":
                    self.blocks.append(Block("code", (Span(clean(token.content).rstrip("\n"), code=True),)))
                case "html_block":
                    self._line((Span(clean(_COMMENT.sub("", token.content)).strip("\n")),))
        return tuple(block for block in self.blocks if _says(block))

    def _line(self, found: tuple[Span, ...]) -> None:
        """Puts one run of text where it belongs: a cell, a heading, the first line of a list entry, a quote, a paragraph."""
        if self.row is not None:
            self.row.append(found)
        elif self.heading:
            self.blocks.append(Block("heading", found, self.heading))
        elif self.lists and not self.lists[-1].begun:
            entry = self.lists[-1]
            entry.begun = True
            depth = len(self.lists)
            self.blocks.append(
                Block("number", found, depth, entry.number) if entry.numbered else Block("bullet", found, depth)
            )
        else:
            self.blocks.append(Block("quote" if self.quotes else "paragraph", found))
