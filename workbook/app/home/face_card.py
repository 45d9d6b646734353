"""The card of Home: the one next step, with its reason, its minutes and what it makes."""

from workbook.app.home.canvas import ACCENT, INK, RAISED, SOFT, TRACK, Canvas
from workbook.app.home.home_data import HomeData
from workbook.reports import folded, width
from workbook.reports.next_report import NextCard

CARD = ("card",)
LOW, HIGH = 3, 7
"""Rows of a card without its reason, and with it."""

_PAD = 3
_MEASURE = 78
_CHAPTER = 12
"""Cells that the name of its chapter has at least, or it is left out."""
_CHIPPED = 46
"""Cells from which on the chip stands on the card: the footer says the same."""


def card(c: Canvas, data: HomeData, x: int, y: int, room: int, rows: int) -> int:
    """The card in `room` cells and so many rows. Gives the row below it."""
    c.ground(x, y, room, rows, RAISED)
    here = c.spot(CARD, x, y, room, rows)
    for row in range(y, y + rows):
        c.text(x, row, "▌" if here else "▏", ACCENT if here else TRACK)
    top = y + (rows > LOW)
    if data.card is not None:
        _step(c, data.card, x, top, room, rows, here=here)
    return y + rows


def _step(c: Canvas, step: NextCard, x: int, y: int, room: int, rows: int, *, here: bool) -> None:
    left, end = x + _PAD, x + room - _PAD
    fresh = step.word == "Begin"
    at = c.text(left, y, "Begin here" if fresh else "Next", ACCENT, bold=True)
    last = _far(c, step, at + 2, end, y)
    where = step.chapter or (
        step.why if rows == LOW else ""
    )  # what leads away from the way has no chapter: why it does
    if last - at - 4 >= _CHAPTER:
        c.text(at + 2, y, where, SOFT, end=last - 2)
    c.text(left, y + 1, step.name, INK, bold=True, end=end)
    foot = y + 2 if rows == LOW else y + rows - 3
    if rows > LOW:
        for row, line in enumerate(folded(step.why, min(room - 2 * _PAD, _MEASURE))[: rows - 5]):
            c.text(left, y + 2 + row, line, INK)
    if here and room >= _CHIPPED:
        end = c.chip(end, foot, "enter", step.word) - 2
    c.text(left, foot, step.holds, SOFT, end=end)


def _far(c: Canvas, step: NextCard, least: int, end: int, y: int) -> int:
    """How far the exercise is, with its dots where there is room. Gives where it begins."""
    dots = "●" * step.done + "○" * (step.total - step.done)
    for words, marks in ((step.far, dots), (step.far, "")):
        gap = 2 if words and marks else 0
        start = end - width(words) - len(marks) - gap
        if start >= least and words:
            at = c.text(start, y, words, SOFT) + gap
            c.marks(at, y, "●", step.done if marks else 0, ACCENT)
            c.marks(at + step.done, y, "○", step.total - step.done if marks else 0, TRACK)
            return start
    return end + 2
