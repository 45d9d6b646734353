"""Markdown tokens to `domain.prose` blocks: lessons, help and chapter pages, with nothing left in them that could act."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbook.domain.prose import Block, Prose, Span
from workbook.domain.text import clean

if TYPE_CHECKING:
    from markdown_it.token import Token

_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)


def spans(inline: "Token") -> tuple[Span, ...]:
    """The runs of text of one inline token: links as `text (address)`, images as their words, HTML as literal text."""
    found: list[Span] = []
    bold = italic = 0
    targets: list[tuple[str, int]] = []  # of open links: the address, and how many spans there were before it
    for token in inline.children or ():
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                targets.append((str(token.attrGet("href") or ""), len(found)))
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
                found.append(Span(clean(token.content), bold > 0, italic > 0))
    return _joined(found)


def text(inline: "Token") -> str:
    """The words of one inline token, without their styles."""
    return "".join(span.text for span in spans(inline)).strip()


def prose(tokens: "Sequence[Token]") -> Prose:
    """The blocks of `tokens` in reading order. Rows of a table become paragraphs; rules and comments are dropped."""
    return _Writer().write(tokens)


def _worth_showing(address: str, shown: Sequence[Span]) -> bool:
    words = "".join(span.text for span in shown)
    return address.startswith(("http://", "https://")) and words.strip("/") != address.strip("/")


def _joined(found: Sequence[Span]) -> tuple[Span, ...]:
    """`found` with neighbours of one style made one, and empty ones dropped."""
    joined: list[Span] = []
    for span in found:
        if joined and (joined[-1].bold, joined[-1].italic, joined[-1].code) == (span.bold, span.italic, span.code):
            joined[-1] = replace(joined[-1], text=joined[-1].text + span.text)
        elif span.text:
            joined.append(span)
    return tuple(joined)


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
        self.row: list[Span] | None = None

    def write(self, tokens: "Sequence[Token]") -> Prose:
        """The blocks of `tokens`."""
        for token in tokens:
            match token.type:
                case "bullet_list_open":
                    self.lists.append(_List(numbered=False, number=0))
                case "ordered_list_open":
                    start = token.attrGet("start")  # absent for 1
                    self.lists.append(_List(numbered=True, number=(1 if start is None else int(start)) - 1))
                case "bullet_list_close" | "ordered_list_close":
                    self.lists.pop()
                case "list_item_open":
                    self.lists[-1].begun = False
                    self.lists[-1].number += self.lists[-1].numbered
                case "blockquote_open" | "blockquote_close":
                    self.quotes += token.nesting
                case "heading_open":
                    self.heading = int(token.tag[1])
                case "heading_close":
                    self.heading = 0
                case "tr_open":
                    self.row = []
                case "tr_close":
                    self.blocks.append(Block("paragraph", tuple(self.row or ())))
                    self.row = None
                case "inline":
                    self._line(spans(token))
                case "fence" | "code_block":
                    self.blocks.append(Block("code", (Span(clean(token.content).rstrip("\n"), code=True),)))
                case "html_block":
                    self._line((Span(clean(_COMMENT.sub("", token.content)).strip("\n")),))
        return tuple(block for block in self.blocks if any(span.text.strip() for span in block.spans))

    def _line(self, found: tuple[Span, ...]) -> None:
        """Puts one run of text where it belongs: a cell, a heading, the first line of a list entry, a quote, a paragraph."""
        if self.row is not None:
            if found:
                self.row.extend([Span(" · "), *found] if self.row else found)
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
