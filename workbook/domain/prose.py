"""Prose as blocks: lessons, help and chapter pages after Markdown was read, so that showing them needs no Markdown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from workbook.domain.firm import EVERYBODY, Applies
from workbook.domain.late_dataclass import dataclass

if TYPE_CHECKING:
    from workbook.domain.chart import Chart


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style.

    `place` names what stands here once it is filled, as `item` or `item.column`. A place without text is still to be
    filled; one with text is a hole: nothing was answered yet, and the text says where that is done.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    place: str = ""

    @property
    def words(self) -> str:
        """The text to read where a hole can be shown by words alone: `[to fill: “Your best customers”]`."""
        return f"[to fill: “{self.text or self.place}”]" if self.place else self.text


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `level` is 1 to 6 for a heading and the depth (from 1) of a list entry; `number` is that of a numbered one.

    A `row` is one row of a table: its text is in `cells`, and `level` is 0 for the row of headings. A `fact` is one line
    of a fact card: level 1 its verdict, 2 the claim, 3 its source and limits. A heading of level 2 has in `applies` which firms
    its section is for, up to the next heading of level 1 or 2. A `chart` is drawn from its `chart`; its spans say the same in
    sentences, for whatever draws nothing.
    """

    kind: Literal["heading", "paragraph", "bullet", "number", "quote", "code", "row", "fact", "chart"]
    spans: tuple[Span, ...]
    level: int = 1
    number: int = 0
    cells: tuple[tuple[Span, ...], ...] = ()
    applies: Applies = EVERYBODY
    chart: "Chart | None" = None

    @property
    def places(self) -> tuple[str, ...]:
        """The places in it, filled or not, in reading order."""
        return tuple([span.place for run in (self.spans, *self.cells) for span in run if span.place])


Prose = Sequence[Block]
"""Blocks in reading order, never changed once made."""


def plain(prose: Prose) -> str:
    """`prose` as plain text: a block a paragraph, list entries with their mark."""
    lines: list[str] = []
    for block in prose:
        text = " · ".join("".join(span.words for span in run) for run in (block.spans, *block.cells) if run)
        if block.kind == "bullet":
            text = "  " * (block.level - 1) + "· " + text
        elif block.kind == "number":
            text = "  " * (block.level - 1) + f"{block.number}. {text}"
        lines.append(text)
    return "\n\n".join(lines)
