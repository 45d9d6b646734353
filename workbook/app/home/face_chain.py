"""The plans of Home as what they are: a chain, whose two weakest links are dashed and count twice."""

from collections.abc import Sequence

from workbook.app.home.canvas import ACCENT, CHOSEN, INK, LINE, RAISED, SOFT, WARM, Canvas
from workbook.app.home.home_data import HomeData
from workbook.app.widgets.band import thin_ink
from workbook.domain import GroupScore, one_line, show
from workbook.reports import short_title, shortened

LEAST = 76
"""Cells from which on the plans stand as a chain, if each has a link of at least so many cells:"""

_LINK, _ROOMY, _SAID = 10, 15, 16
"""of a link at all, of one with its name in its edge, and of one that has room to say that it counts."""


def fits(plans: Sequence[GroupScore], room: int) -> bool:
    """Whether the plans stand as a chain in so much room."""
    return room >= LEAST and len(plans) > 0 and (room - 2 * (len(plans) - 1)) // len(plans) >= _LINK


def chain(c: Canvas, data: HomeData, x: int, y: int, room: int, chosen: str) -> int:
    """The links in `room` cells. Gives the row below them."""
    plans = data.groups
    count = len(plans)
    joint = 2 if room < 90 else 3 if room < 130 else 4
    each = (room - joint * (count - 1)) // count
    roomy = each >= _ROOMY
    names = [short_title(one_line(plan.title), each - 4 if roomy else each) for plan in plans]
    top = y if roomy else y + 1
    lefts = [x + round(place * (room - each) / max(count - 1, 1)) for place in range(count)]
    for place, plan in enumerate(plans):
        left, weak = lefts[place], plan.id in data.score.weaker
        before = place > 0 and not weak and plans[place - 1].id not in data.score.weaker
        here = c.spot(("plan", plan.id), left, y, each, top + 3 - y)
        if here or c.hover == ("plan", plan.id):
            c.ground(left, top, each, 3, CHOSEN if here else RAISED)
        frame = ACCENT if here else WARM if weak else LINE
        flat, tall = ("╌", "┆") if weak and not here else ("─", "│")
        c.text(left, top, "╭" + flat * (each - 2) + "╮", frame)
        c.text(left, top + 1, "┥" if before and not here else tall, frame)
        c.text(left + each - 1, top + 1, tall, frame)
        c.text(left, top + 2, "╰" + flat * (each - 2) + "╯", frame)
        mark = "▸" if plan.id == chosen else " "
        if roomy:
            at = c.text(left + 1, top, mark, ACCENT)
            at = c.text(at, top, names[place], ACCENT if here else INK, bold=True)
            c.text(at, top, " ")
        else:
            at = c.text(left, y, mark.strip(), ACCENT)
            c.text(
                at,
                y,
                shortened(names[place], each - len(mark.strip())),
                ACCENT if here else INK,
                bold=plan.id == chosen,
            )
        inside(c, data, plan, left + 2, top + 1, left + each - (2 if roomy else 1))
        if weak:
            words = " counts 2x " if each >= _SAID else " 2x "
            c.text(left + (each - len(words)) // 2, top + 2, words, WARM, bold=True)
        if place < count - 1:
            dashed = weak or plans[place + 1].id in data.score.weaker
            end = lefts[place + 1]
            if not dashed and not here:
                c.text(left + each - 1, top + 1, "┝", frame)
            c.marks(left + each, top + 1, "╌" if dashed else "━", end - left - each, WARM if dashed else LINE)
    return top + 3


def names(c: Canvas, data: HomeData, x: int, y: int, room: int) -> int:
    """Where it is narrower: names and numbers in rows of three, or of two. Gives the row below them."""
    across = 3 if room >= 54 else 2
    each = room // across
    for place, plan in enumerate(data.groups):
        column, row = place % across, place // across
        at, line = x + column * each, y + row
        here = c.spot(("plan", plan.id), at, line, each - 1)
        if here or c.hover == ("plan", plan.id):
            c.ground(at - 1, line, each, 1, CHOSEN if here else RAISED)
        if here:
            c.text(at - 1, line, "▌", ACCENT)
        end = at + each - 1
        if plan.id in data.score.weaker:
            c.right(end, line, "2x", WARM, bold=True)
        number = c.right(end - 3, line, _number(plan), INK if plan.answered else SOFT, bold=bool(plan.answered))
        c.text(at, line, short_title(one_line(plan.title), number - 1 - at), INK, bold=here)
    return y + -(-len(data.groups) // across)


def inside(c: Canvas, data: HomeData, plan: GroupScore, x: int, y: int, end: int) -> None:
    """The number of a plan and its bar; where nothing of it is rated, words instead."""
    if not plan.answered:
        words = next((words for words in ("not rated", "–") if x + 1 + len(words) <= end), "–")
        c.text(x, y, words, SOFT, end=end)
        return
    at = c.text(x, y, f"{_number(plan):>2}", INK, bold=True) + 1
    if end - at >= 3:
        c.bar(at, y, thin_ink(plan.proven, data.claimed(plan), end - at))


def _number(plan: GroupScore) -> str:
    return show(plan.proven, 0) if plan.answered else "–"
