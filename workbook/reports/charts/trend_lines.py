"""The score over rounds as lines: a column for each round with a dot at what is proven, its number, and below them the plans.

Proven is solid below the dot; what is claimed and what is open reach up from it. Where the line at the foot is broken, too few
ratings count both times to compare the two.
"""

from collections.abc import Sequence
from fractions import Fraction

from workbook.domain import one_line, show
from workbook.domain.chart import Dot, Share, Strand, Trend
from workbook.domain.days import day_and_month
from workbook.reports.cell_width import width
from workbook.reports.charts.runs import Ink, Line, Run, column, left, right
from workbook.reports.layout import folded

WIDEST = 110
"""Cells of a trend at most: it may be wider than other charts, as it is words only at its left edge."""

HEIGHT = 10
"""Steps from 0 to 100."""

MARKS = {False: "●", True: "○"}
"""The dot of a round that froze its figures, and of one of which they are computed later."""

_LEAST_PITCH, _MOST_PITCH = 10, 16
_LEAST_TITLE, _MOST_TITLE = 9, 20


def trend_lines(chart: Trend, cells: int) -> list[Line]:
    """The picture, its plans, and what its marks mean. Where there is no room for all rounds the newest are shown."""
    title, shown, pitch = _shares(chart, cells)
    first = len(chart.stages) - shown
    dots = chart.whole[first:]
    stages = chart.stages[first:]
    marks = [MARKS[stage.later] for stage in stages]
    lines = [_row(step, dots, marks, title, pitch) for step in range(HEIGHT, -1, -1)]
    lines.append((right("0 └", title + 1, "soft"), *_foot(dots, pitch)))
    lines += [
        (left("", title + 1), *_labels([one.name for one in stages], pitch, "bold")),
        (left("", title + 1), *_labels([day_and_month(one.day) for one in stages], pitch, "soft")),
    ]
    if chart.plans:
        lines += [(), *(_strand(one, first, title, pitch) for one in chart.plans)]
    return [*lines, (), *_notes(chart, first, cells)]


def _shares(chart: Trend, cells: int) -> tuple[int, int, int]:
    """The cells of a title, how many rounds are shown, and the cells of one."""
    longest = max((width(one.title) for one in chart.plans), default=0)
    title = max(min(longest + 1, _MOST_TITLE, cells - _LEAST_PITCH - 1), _LEAST_TITLE)
    room = cells - title - 1
    shown = max(min(room // _LEAST_PITCH, len(chart.stages)), 1)
    return title, shown, max(min(room // shown, _MOST_PITCH), _LEAST_PITCH)


def _step(value: Fraction) -> int:
    """The step on which a share stands: 100 alone stands on the highest."""
    return int(value * HEIGHT)


def _row(step: int, dots: tuple[Dot, ...], marks: Sequence[str], title: int, pitch: int) -> Line:
    """One step of the picture."""
    named = f"{step * 100 // HEIGHT} ┤" if step % 2 == 0 and step else "│"
    runs: list[Run] = [right(named, title + 1, "soft")]
    for dot, mark in zip(dots, marks, strict=True):
        runs += _mark(dot.share, mark, step, pitch)
    return tuple(runs)


def _mark(share: Share | None, mark: str, step: int, pitch: int) -> Line:
    """What stands in one round's column on one step."""
    if share is None:
        return (("".ljust(pitch), ""),)
    here = _step(share.proven)
    if step == here:
        number = show(share.proven)
        return ((" ", ""), (mark, "proven"), left(f" {number}", pitch - 2, "bold"))
    glyph, ink = _inked(share, step, here)
    return ((" ", ""), (glyph, ink), ("".ljust(pitch - 2), ""))


def _inked(share: Share, step: int, here: int) -> tuple[str, Ink]:
    if step < here:
        return "┃", "proven"
    if step <= _step(share.claimed) and share.claimed > share.proven:
        return "╏", "claimed"
    return ("·", "open") if step <= _step(share.possible) and share.possible > share.proven else (" ", "")


def _foot(dots: tuple[Dot, ...], pitch: int) -> Line:
    """The line below the picture: unbroken from a round to the next where the two can be compared."""
    runs: list[Run] = []
    for place, dot in enumerate(dots):
        follows = place + 1 < len(dots) and dots[place + 1].joined
        mark = "┴" if dot.share is not None else "–"
        runs.append(
            (f"{'─' if dot.joined or not place else ' '}{mark}{('─' if follows else ' ') * (pitch - 2)}", "soft")
        )
    return tuple(runs)


def _labels(words: list[str], pitch: int, ink: Ink) -> Line:
    return tuple(run for word in words for run in ((" ", ""), left(one_line(word), pitch - 2, ink), (" ", "")))


def _strand(strand: Strand, first: int, title: int, pitch: int) -> Line:
    """A plan: a small column and its number for each round; a broken line before one that cannot be compared."""
    runs: list[Run] = [left(one_line(strand.title), title, "soft" if strand.apart else "bold"), (" ", "")]
    for place, dot in enumerate(strand.dots[first:]):
        gap = "┊" if place and dot.share is not None and not dot.joined else " "
        if dot.share is None:
            runs.append((f"{gap}–".ljust(pitch), "open"))
            continue
        number = show(dot.share.proven, 0)
        runs += [(gap, "soft"), (column(dot.share.proven), "proven"), left(f" {number}", pitch - 2)]
    return tuple(runs)


def _notes(chart: Trend, first: int, cells: int) -> list[Line]:
    """What the marks mean, as far as there are any, and what is left out."""
    dots, hidden = chart.whole[first:], first + chart.before
    shares = [dot.share for dot in dots if dot.share is not None]
    marks: list[tuple[str, Ink, str]] = [("●", "proven", "proven")]
    if any(stage.later and dot.share is not None for stage, dot in zip(chart.stages[first:], dots, strict=True)):
        marks.append(("○", "proven", "computed later"))
    if any(share.claimed > share.proven for share in shares):
        marks.append(("╏", "claimed", "claimed"))
    if any(share.possible > share.claimed for share in shares):
        marks.append(("·", "open", "open"))
    strands = [strand.dots[first:] for strand in chart.plans]
    apart = any(not dot.joined and dot.share is not None for line in (dots, *strands) for dot in line[1:])
    said = [
        *(["Where the line is broken, or ┊ stands, too few ratings count both times."] if apart else []),
        *(["– has no number."] if any(dot.share is None for line in (dots, *strands) for dot in line) else []),
        *([f"{hidden} earlier {'one is' if hidden == 1 else 'ones are'} not shown."] if hidden else []),
    ]
    notes: list[Line] = [((line, "soft"),) for line in folded(" ".join(said), max(min(cells, 78), 8))] if said else []
    return [*_legend(marks, cells), *notes]


def _legend(marks: Sequence[tuple[str, Ink, str]], cells: int) -> list[Line]:
    """What each mark means, as many in a line as have room."""
    lines: list[list[Run]] = [[]]
    for mark, ink, says in marks:
        gap = "   " if lines[-1] else ""
        if gap and sum(width(text) for text, _ in lines[-1]) + len(gap) + 2 + width(says) > cells:
            lines.append([])
            gap = ""
        lines[-1] += [(f"{gap}{mark} ", ink), (says, "soft")]
    return [tuple(line) for line in lines]
