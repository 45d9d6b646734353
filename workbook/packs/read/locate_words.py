"""Where words stand in a file: found by the words alone, whatever marks of Markdown or line ends stand between them."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from workbook.domain import Block

_WORD = re.compile(r"[^\W_]+")
_MOST = 12
"""Words that are compared: enough to know a sentence by, even where it goes on with something that reads otherwise."""


class Lines:
    """The words of a file in order, and the line of each. The look-up is made when it is first needed."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def _index(self) -> tuple[str, list[int], list[int]]:
        """All words behind a blank each; where each begins; and its line."""
        words: list[str] = []
        lines: list[int] = []
        for number, text in enumerate(self.source.split("\n"), 1):
            found = _WORD.findall(text.casefold())
            words += found
            lines += [number] * len(found)
        starts: list[int] = []
        end = 0
        for word in words:
            starts.append(end)
            end += len(word) + 1
        return f" {' '.join(words)} ", starts, lines

    def of(self, words: str, start: int = 1) -> int | None:
        """The line, from `start` on, where the first dozen of `words` stand one after the other; None when they do not."""
        wanted = _WORD.findall(words.casefold())[:_MOST]
        text, starts, lines = self._index
        first = bisect_left(lines, start)
        if not wanted or first == len(lines):
            return None
        place = text.find(f" {' '.join(wanted)} ", starts[first])
        return lines[bisect_right(starts, place) - 1] if place >= 0 else None

    def of_heading(self, block: Block, start: int = 1) -> int | None:
        """The line of a heading, found by how it ends; what is written otherwise than it reads is looked for by its words."""
        end = block.spans[-1].text.rstrip()
        lines = self.source.split("\n")
        for number in range(start, len(lines) + 1):
            if lines[number - 1].startswith("#") and lines[number - 1].rstrip().endswith(end):
                return number
        return self.of_block(block, start)

    def of_mark(self, mark: str, start: int = 1) -> int | None:
        """The first line from `start` on that holds `mark` just as it is written."""
        lines = self.source.split("\n")
        return next((number for number in range(start, len(lines) + 1) if mark in lines[number - 1]), None)

    def of_block(self, block: Block, start: int = 1) -> int | None:
        """The line, from `start` on, on which a block of prose begins."""
        return self.of(block_words(block), start)


def block_words(block: Block) -> str:
    """The words of a block as its file has them: the name of a place where it is not filled."""
    return " ".join("".join(span.text or f" {span.place} " for span in run) for run in (block.spans, *block.cells))
