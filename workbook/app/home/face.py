"""Home as one drawing: what stands where, for the room that there is."""

from workbook.app.home import face_blocks as blocks
from workbook.app.home.canvas import Canvas, Key
from workbook.app.home.face_card import HIGH, LOW, card
from workbook.app.home.face_chain import chain, fits, names
from workbook.app.home.face_head import care_line, head
from workbook.app.home.home_data import HomeData
from workbook.app.widgets import margin, rows_for
from workbook.domain.explain import number
from workbook.reports import width

MOST, COLUMN, FULL = 152, 96, 140
"""Columns that the content takes at most; in one column at most; and from which on there is room for a third thing beside."""

QUESTIONED = 72
"""Cells from which on the figures with their fractions have room beside the question."""

AIRY, ASKED, CLOSE = 46, 24, 20
"""Rows from which on there is more air, from which on the question is asked, and below which no row stays empty."""

FEW, MANY = 5, 10
"""Rows of the list of pages that are ready at most, and where there is more air: all of them are one key away."""

FRAME = 3
"""Rows of the frame around: the title, its edge, and the keys."""


def drawn_home(data: HomeData, columns: int, rows: int, at: Key = (), plan: str = "", hover: Key = ()) -> Canvas:
    """Home on a screen of so many columns and rows, with the focus on `at`, and `plan` the one whose why is told."""
    c = Canvas(columns, at=at, hover=hover)
    if rows_for(columns, rows) == 3:
        side = max(margin(columns), (columns - COLUMN) // 2)
        _one_column(c, data, side, columns - 2 * side, rows, plan)
    else:
        side = max(margin(columns), (columns - MOST) // 2)
        room = columns - 2 * side
        (_two_panes if data.rated else _way_alone)(c, data, side, room, rows, plan)
    c.to(rows - FRAME)
    return c


def _one_column(c: Canvas, data: HomeData, x: int, room: int, rows: int, plan: str) -> None:
    close = rows < CLOSE
    y = care_line(c, data.care, x, 0, room) if data.care else 0
    asked = rows >= ASKED and not data.care and room >= QUESTIONED
    y = head(c, data, x, y, room, 3, question=asked) + (not close)
    y = card(c, data, x, y, room, LOW)
    if not data.rated:
        _way_below(c, data, x, y, room, rows, close=close)
        return
    y += not close
    y = chain(c, data, x, y, room, plan) if fits(data.groups, room) else names(c, data, x, y, room)
    if not close:
        _told(c, data, x, y, room)
        y += 1
    if data.done is None:
        return
    y = blocks.done_row(c, data.done, x, y, room)
    y = blocks.lines(c, data.urgent, x, y, room)
    y = blocks.lines(c, data.due, x, y, room)
    if rows >= ASKED or any(line.warm for line in data.lapses) or _fits(data, y, rows, asked=asked):
        y = blocks.lines(c, data.lapses, x, y, room)
    if not asked:
        y = blocks.score_row(c, data, x, y, room)
    y = blocks.lines(c, data.other[:1], x, y, room)
    y = blocks.beside(c, data, x, y, room)
    blocks.lines(c, data.other[1:], x, y, room)


def _fits(data: HomeData, y: int, rows: int, *, asked: bool) -> bool:
    """Whether what lapses has room beside all that comes after it: on a low screen it is the first to go."""
    return y + len(data.lapses) + (not asked) + len(data.apart) + len(data.other) <= rows - FRAME


def _told(c: Canvas, data: HomeData, x: int, y: int, room: int) -> None:
    """Under the chain, while a plan has the focus: what enter does with it."""
    group = data.group(c.at[1]) if c.at[:1] == ("plan",) else None
    if group is not None and group in data.groups and room >= 46:
        c.chip(x + room, y, "enter", f"Open {group.title}" if width(group.title) < room - 30 else "Open")


def _way_below(c: Canvas, data: HomeData, x: int, y: int, room: int, rows: int, *, close: bool) -> None:
    """Without ratings: what was done, what is to be read, and the way through the chapters."""
    if data.done is None:
        return
    y += not close
    before = y
    if data.done.any:
        y = blocks.done_row(c, data.done, x, y, room)
    y = blocks.lines(c, data.urgent, x, y, room)
    y = blocks.lines(c, data.due, x, y, room)
    notes = [line for line in data.other if line.label != "Way"]
    y = blocks.lines(c, notes, x, y, room)
    y += y > before and not close
    blocks.way(c, data, x, y, room, max(rows - FRAME - y, 6))


def _way_alone(c: Canvas, data: HomeData, x: int, room: int, rows: int, plan: str) -> None:
    """The same where there is room: in one column of a measure, centred where it is very wide."""
    air = 1 + (rows >= AIRY)
    if room > 104:
        x, room = (x + (room - 104) // 2 if room >= FULL else x), 104
    y = care_line(c, data.care, x, 0, room) if data.care else 0
    y = head(c, data, x, max(y, air), room, 5, question=True) + air
    y = card(c, data, x, y, room, HIGH)
    _way_below(c, data, x, y, room, rows, close=False)


def _two_panes(c: Canvas, data: HomeData, x: int, room: int, rows: int, plan: str) -> None:
    air, full = 1 + (rows >= AIRY), room >= FULL - 6
    side, gap = (56, 4) if full else (42, 3)
    main, right = room - side - gap, x + room - side
    y = care_line(c, data.care, x, 0, room) if data.care else 0
    top = max(y, air)
    y = head(c, data, x, top, main if full else room, 5, question=True)
    done_below, due_below = 0, 0
    if full and data.done is not None:
        done_below = blocks.done_block(c, data.done, right, top, side) + 1
    y = max(y + air, done_below if full else 0)
    beside_card = y
    y = card(c, data, x, y, main, HIGH)
    if data.done is not None:
        if full:
            due_below = _due(c, data, right, beside_card, side) if data.due else beside_card
        else:
            due_below = blocks.done_block(c, data.done, right, beside_card, side)
    y = max(y, due_below) + air
    many = number(len(data.groups)).capitalize() if data.groups else ""
    remark = "the two weakest links count twice" if len(data.score.weaker) == 2 else ""
    if len(data.score.weaker) == 1:
        remark = "the weakest link counts twice"
    y = blocks.heading(c, x, y, room, f"{many} plans, one chain" if len(data.groups) > 1 else "Plans", remark)
    y = chain(c, data, x, y, room, plan) if fits(data.groups, room) else names(c, data, x, y, room)
    y += air
    _below(c, data, x, y, room, rows, plan, full=full)


def _below(c: Canvas, data: HomeData, x: int, y: int, room: int, rows: int, plan: str, *, full: bool) -> None:
    """Why the chosen plan is where it is, and beside that what is due, what is to be read, and the pages that are ready."""
    gap = 4 if full else 3
    left = room - 56 - gap if full else (room - gap) // 2
    right, beside = x + left + gap, room - left - gap
    group = data.group(plan)
    rest = rows - FRAME - y
    if group is not None:
        blocks.why(c, data, group, x, y, left, max(rest - 1, 9))
    if data.urgent:
        y = blocks.lines(c, data.urgent, right, y, beside, most=2) + 1
    if data.due and not full:
        y = _due(c, data, right, y, beside) + 1
    y = blocks.lines(c, [*data.lapses, *data.trend], right, y, beside, most=2)
    y = blocks.lines(c, data.other[:1], right, y, beside, most=2)
    y = blocks.beside(c, data, right, y, beside)
    y = blocks.lines(c, data.other[1:], right, y, beside, most=2)
    blocks.pages(c, data, right, y + 1, beside, min(rows - FRAME - y - 2, MANY if rows >= AIRY else FEW))


def _due(c: Canvas, data: HomeData, x: int, y: int, room: int) -> int:
    """What is due, under its heading."""
    y = blocks.heading(c, x, y, room, "Due")
    return blocks.lines(c, data.due, x, y, room, labels=False, most=2)
