"""Prose as blocks: lessons, help and chapter pages after Markdown was read, so that showing them needs no Markdown."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `level` is 1 to 6 for a heading and the depth (from 1) of a list entry; `number` is that of a numbered one."""

    kind: Literal["heading", "paragraph", "bullet", "number", "quote", "code"]
    spans: tuple[Span, ...]
    level: int = 1
    number: int = 0


Prose = tuple[Block, ...]
"""Blocks in reading order."""


def plain(prose: Prose) -> str:
    """`prose` as plain text: a block a paragraph, list entries with their mark."""
    lines: list[str] = []
    for block in prose:
        text = "".join(span.text for span in block.spans)
        if block.kind == "bullet":
            text = "  " * (block.level - 1) + "· " + text
        elif block.kind == "number":
            text = "  " * (block.level - 1) + f"{block.number}. {text}"
        lines.append(text)
    return "\n\n".join(lines)
