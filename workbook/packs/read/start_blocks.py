"""The words to start an answer from, as a page writes them: a line “Start from:”, and below it a quote with places in it."""

import re
from collections.abc import Sequence

from workbook.domain import Applies, Block, Prose, Span, Start
from workbook.packs.read.conditions import conditions_in
from workbook.packs.read.findings import Report
from workbook.packs.read.markdown import line_of
from workbook.packs.read.prose_blocks import prose, text
from workbook.packs.read.token import Token

Group = Sequence[Token]

KINDS = ("line", "text", "list")
"""The kinds of question that can have them."""

_HEAD = re.compile(r"Start from\s*(?:\{(?P<inside>[^{}]*)\})?\s*:")
_SHAPE = "Write a line “Start from:”, and under it a quote: “> I promise {{ some-question }}.”"


def take_starts(kind: str, groups: list[Group], report: Report) -> tuple[tuple[Start, ...], list[Group], list[str]]:
    """The starts among the top-level `groups` of a block of this kind, the groups that are left, and every place that they had."""
    found: list[Start] = []
    rest: list[Group] = []
    places: list[str] = []
    head: tuple[int, Applies] | None = None
    for group in groups:
        if head is not None:
            (line, condition), head = head, None
            if group[0].type == "blockquote_open":
                words = tuple(map(_plain, prose(group[1:-1])))
                places += (place for block in words for place in block.places)
                if kind in KINDS and not _wrong(kind, words, line_of(group[0]), report):
                    found.append(Start(words, condition))
                continue
            report.error(line, "No quote stands under “Start from:”.", _SHAPE)
        if group[0].type == "paragraph_open" and (match := _HEAD.fullmatch(text(group[1]))):
            line = line_of(group[0])
            if kind not in KINDS:
                what = f"A {kind} cannot start from words."
                report.error(line, what, f"Only {', '.join(KINDS[:-1])} and {KINDS[-1]} can.")
            head = line, conditions_in(match["inside"] or "", line, report, "“Start from”")
        else:
            rest.append(group)
    if head is not None:
        report.error(head[0], "No quote stands under “Start from:”.", _SHAPE)
    return tuple(found), rest, places


def _wrong(kind: str, words: Prose, line: int, report: Report) -> bool:
    """Whether these words cannot stand in an answer of this kind; that is reported."""
    if not any(block.places for block in words):
        report.error(line, "These words to start from draw on no answer.", _SHAPE)
    elif kind == "list" and any(block.kind != "bullet" for block in words):
        report.error(line, "A list starts from entries.", "Begin each with a dash: “> - {{ some-question }}”.")
    elif kind == "line" and (len(words) > 1 or words[0].kind != "paragraph"):
        report.error(line, "A line starts from one paragraph.", "Put all of it into one, or make the question a text.")
    elif any(block.kind not in ("paragraph", "bullet") or block.level > 1 for block in words):
        report.error(line, "These words to start from hold more than text.", "Keep to paragraphs and plain entries.")
    else:
        return False
    return True


def _plain(block: Block) -> Block:
    """`block` as an answer has it: nothing in it is bold."""
    return Block(block.kind, tuple(Span(one.text, place=one.place) for one in block.spans), block.level, block.number)
