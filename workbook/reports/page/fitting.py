"""Making things fit a width: the columns of a table, lines of text, and the dotted lines that people write on.

Widths are cells of a terminal; `measure` says how many a text takes. The screens and the printed pages share this.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from workbook.domain import Span
from workbook.reports.cell_width import width

GAP = 2
"""Cells between two columns."""

NARROW, LONG, WORD, DAY = 8, 12, 14, 18
"""Cells that a column has at least, if it needs as many; that one with sentences has; up to which the longest word is kept
whole; and up to which all of a column is kept on one line where there is room, as a day is, the shortest first."""

_DOTS = re.compile(r"\.{8,}")
_LEAST_DOTS = 6


def columns(cells: Sequence[Sequence[str]], room: int, measure: Callable[[str], int] = width) -> list[int] | None:
    """How wide each column is, for the texts in `cells`, a list for each column; None when they don't fit side by side."""
    lines = [[line for text in column for line in text.split("\n")] for column in cells]
    natural = [max(map(measure, column), default=1) or 1 for column in lines]
    words = [max((measure(word) for line in column for word in line.split()), default=1) for column in lines]
    space = room - GAP * (len(cells) - 1)
    widths = [
        min(want, max(LONG if want > 2 * LONG else NARROW, min(word, WORD)))
        for want, word in zip(natural, words, strict=True)
    ]
    if sum(widths) > space:
        return None
    for index in sorted(range(len(widths)), key=lambda index: natural[index]):
        more = min(natural[index], DAY) - widths[index]
        widths[index] += more if 0 < more <= space - sum(widths) else 0
    for _ in range(space - sum(widths)):
        tallest = max(range(len(widths)), key=lambda index: natural[index] / widths[index])
        if natural[tallest] <= widths[tallest]:
            break
        widths[tallest] += 1
    return widths


def apart(heights: Sequence[int]) -> bool:
    """Whether rows of so many lines each are easier to read with an empty line between them."""
    return sum(height > 1 for height in heights) * 2 > len(heights)


def written_on(spans: tuple[Span, ...], room: int, measure: Callable[[str], int] = width) -> tuple[Span, ...]:
    """`spans` with dotted lines made as much shorter as it takes for all to fit one line, if they stay long enough."""
    runs = [len(run) for span in spans for run in _DOTS.findall(span.words)]
    over = sum(measure(span.words) for span in spans) - room
    if not runs or over <= 0 or sum(runs) - over < _LEAST_DOTS * len(runs):
        return spans
    share = (sum(runs) - over) / sum(runs)
    return tuple(replace(one, text=_DOTS.sub(lambda run: "." * int(len(run[0]) * share), one.text)) for one in spans)


def label(head: str) -> str:
    """A heading of a column as it stands before its value."""
    folded_head = " ".join(head.split())
    return f"{folded_head}{'' if folded_head.endswith(('?', ':', '.', '!')) else ':'} " if folded_head else ""
