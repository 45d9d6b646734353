"""What a person reads of a pack, passage by passage, with the place of each in its file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workbook.domain import Block, ChoiceItem, ChoicesItem, Item, Prose, RatingItem
from workbook.packs.read.locate_words import Lines
from workbook.packs.read.parser import Page

Part = Literal[
    "lesson", "heading", "question", "help", "option", "anchor", "evidence", "lift", "action", "page", "card"
]
"""What a passage is: of an exercise, or running prose of a chapter's `page` or a document; a `card` shows a fact."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text that is read as one. `start` is the line from which on it is looked for; `item` is whose it is.

    `listed` says that it is an entry of a list or a table, which is read for itself.
    """

    part: Part
    text: str
    start: int
    item: str = ""
    listed: bool = False
    quoted: bool = False

    def line(self, lines: Lines, words: str) -> int:
        """The line of `words` in this passage, as near as it can be told."""
        here = lines.of(self.text, self.start) or self.start
        return lines.of(words, here) or here


def of_page(page: Page) -> Iterator[Passage]:
    """The passages of a page, in the order of the file as far as it is known."""
    exercise = page.exercise
    if exercise is None:
        yield from _prose(page.prose, "page", 1)
        return
    if exercise.action:
        yield Passage("action", exercise.action, page.front.get("action", 1))
    first = max(page.front.values(), default=0) + 1
    yield from _prose(exercise.lesson, "lesson", first)
    for item in exercise.items:
        if not item.retired:
            yield from _item(item)


def _item(item: Item) -> Iterator[Passage]:
    yield Passage("question", item.prompt, item.line, item.id)
    yield from _prose(item.help, "help", item.line, item.id)
    match item:
        case RatingItem():
            for anchor in item.anchors:
                yield Passage("anchor", anchor, item.line, item.id, listed=True)
            yield Passage("evidence", item.evidence, item.line, item.id, listed=True)
            for lift in item.lifts:
                yield Passage("lift", lift.text, item.line, item.id, listed=True)
        case ChoiceItem() | ChoicesItem():
            for choice in item.choices:
                yield Passage("option", choice.text, item.line, item.id, listed=True)


def _prose(prose: Prose, part: Part, start: int, item: str = "") -> Iterator[Passage]:
    for block in prose:
        listed = block.kind in ("bullet", "number", "row")
        quoted = block.kind == "quote"
        here: Part = "heading" if block.kind == "heading" else "card" if block.kind == "fact" else part
        if block.kind != "code":
            for text in _texts(block):
                yield Passage(here, text, start, item, listed=listed, quoted=quoted)


def _texts(block: Block) -> Iterator[str]:
    """The text of a block, of each cell for a row; a place in it is one word."""
    for run in block.cells or (block.spans,):
        text = "".join(span.text if not span.place else f"{{{{{span.place}}}}}" for span in run).strip()
        if text:
            yield text
