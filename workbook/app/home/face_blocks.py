"""The blocks of Home below the card: work done, lines to open, the way through the chapters, pages that are ready, and why."""

from collections.abc import Sequence
from fractions import Fraction

from workbook.app.home.canvas import ACCENT, INK, LINE, SOFT, TRACK, WARM, Canvas
from workbook.app.home.face_chain import inside
from workbook.app.home.face_head import figure_words
from workbook.app.home.home_data import HomeData
from workbook.app.widgets.band import thin_ink
from workbook.domain import GroupScore, count, one_line, show
from workbook.domain.chapters_on_way import Far
from workbook.domain.explain import OVERALL, missing
from workbook.reports import folded, width
from workbook.reports.home_report import ChapterLine, Done, Line, RatingLine

LABEL = 10
"""Cells from where a label begins to its words."""

MARKS: dict[Far, str] = {"done": "●", "begun": "◐", "new": "○"}
_TICKS: dict[Far, str] = {"done": "✓", "begun": "◐", "new": "○"}
_MEASURE = 78
_NAME, _FAR = 7, 62
"""Cells from where a rating's row begins to its name, and from there to the end of its gain at most."""


def heading(c: Canvas, x: int, y: int, room: int, words: str, remark: str = "") -> int:
    """A name, a quiet rule after it, and a soft remark at its end. Gives the row below."""
    at = c.text(x, y, words, INK, bold=True, end=x + room) + 1
    end = x + room
    if remark:
        end = max(end - width(remark), at + 2)
        c.text(end, y, remark, SOFT, end=x + room)
        end -= 1
    c.marks(at, y, "─", end - at, LINE)
    return y + 1


def strip(c: Canvas, done: Done, x: int, y: int) -> int:
    """The chapters as marks: `●` finished, `◐` begun, `○` to come. Gives the next column."""
    for far in done.chapters:
        x = c.text(x, y, MARKS[far], TRACK if far == "new" else ACCENT)
    return x


def done_row(c: Canvas, done: Done, x: int, y: int, room: int) -> int:
    """Work done in one row, in as many words as there is room for. Gives the row below."""
    c.row(("exercises",), x, y, room)
    c.text(x, y, "Done", SOFT)
    at = strip(c, done, x + LABEL, y) + 2
    exercises = f"{done.exercises} of {count(done.of_exercises, 'exercise')}"
    few = count(done.pages, "page") if done.pages else ""
    pages = f"{done.pages} of {count(done.of_pages, 'page')} ready" if done.pages else ""
    actions = count(done.actions, "action") if done.actions else ""
    told = ("", "", "")
    for told in (
        (exercises, pages, f"{actions} this quarter" if actions else ""),
        (exercises, f"{few} ready" if few else "", actions),
        (exercises, few, actions),
        (exercises, few, ""),
        (exercises, "", ""),
        (f"{done.exercises} of {done.of_exercises}", "", ""),
    ):
        if at + width(" · ".join(filter(None, told))) <= x + room:
            break
    for key, words in zip(("exercises", "documents", "actions"), told, strict=True):
        if words:
            at = c.text(at, y, " · ", SOFT) if key != "exercises" else at
            start, at = at, c.text(at, y, words, INK, end=x + room)
            c.spot((key,), start, y, at - start, stop=False)
    return y + 1


def done_block(c: Canvas, done: Done, x: int, y: int, room: int) -> int:
    """Work done as a short column: the number, what it counts, and its picture where it has one. Gives the row below."""
    y = heading(c, x, y, room, "Done")
    bar = min(max(len(done.chapters), 12), room - 25)
    rows = [(("exercises",), f"{done.finished} of {len(done.chapters)}", "chapters")]
    rows.append((("exercises",), f"{done.exercises} of {done.of_exercises}", "exercises"))
    if done.pages:
        rows.append((("documents",), f"{done.pages} of {done.of_pages}", "pages ready"))
    rows.append(
        (("actions",), str(done.actions), "actions this quarter" if done.actions != 1 else "action this quarter")
    )
    for place, (key, number, words) in enumerate(rows):
        c.row(key + (("done",) if place == 1 else ()), x, y, room)
        at = c.right(x + 10, y, number, INK, bold=True) + width(number)
        c.text(at + 2, y, words, SOFT, end=x + room)
        if place == 0 and len(done.chapters) <= room - 25:
            strip(c, done, x + 25, y)
        if place == 1 and done.exercises and bar > 5:
            share = Fraction(done.exercises, done.of_exercises)
            c.bar(x + 25, y, thin_ink(share, share, bar))
        y += 1
    return y


def lines(c: Canvas, shown: Sequence[Line], x: int, y: int, room: int, *, labels: bool = True, most: int = 1) -> int:
    """Lines to open, each with its label the first time, its words, who, and when. Gives the row below.

    The words have `most` rows, but what is `whole` or has the focus has as many as it takes.
    """
    before, tails = "", max((width(line.tail) + 2 for line in shown if line.who), default=0)
    for line in shown:
        label = line.label if labels else ""
        left = x + (LABEL if labels else 0)
        end = x + room - (width(line.tail) + 2 if line.tail else 0)
        who = x + room - tails if room >= 50 and line.who else 0
        end = min(end, who - width(line.who) - 2) if who else end
        mark = 2 if line.label == "Due" or line.warm else 0
        texts = [line.words]
        if line.whole:
            texts = folded(line.words, min(x + room - left - mark, _MEASURE))
        elif line.key == c.at or most > 1:
            texts = _rows(line.words, max(end - left - mark, 12), 9 if line.key == c.at else most)
        c.row(line.key, x, y, room, len(texts))
        if label != before:
            c.text(x, y, label, SOFT)
        if mark and line.warm:
            c.text(left, y, "!", WARM, bold=True)
        for row, text in enumerate(texts):
            c.text(left + mark, y + row, text, INK, end=x + room if line.whole else end)
        if who:
            c.right(who, y, line.who, SOFT)
        c.right(x + room, y, line.tail, WARM if line.warm else SOFT)
        before, y = label, y + len(texts)
    return y


def _rows(words: str, cells: int, most: int) -> list[str]:
    """Words in so many rows at most; what is left is for the last one to cut."""
    found = folded(words, cells)
    return [*found[: most - 1], " ".join(found[most - 1 :])] if len(found) > most else found


def score_row(c: Canvas, data: HomeData, x: int, y: int, room: int) -> int:
    """The figures of the score, where the head has no room for them. Gives the row below."""
    figures = figure_words(data.score)
    words = next((one for one in figures if width(one) <= room - LABEL), figures[-1])
    c.row(("why", OVERALL), x, y, room)
    c.text(x, y, "Score", SOFT)
    c.text(x + LABEL, y, words, INK, end=x + room)
    return y + 1


def beside(c: Canvas, data: HomeData, x: int, y: int, room: int) -> int:
    """The plans that stand beside the score, as the foundation. Gives the row below."""
    for place, plan in enumerate(data.apart):
        c.row(("plan", plan.id), x, y, room)
        c.text(x, y, "" if place else "Also", SOFT)
        at = c.text(x + LABEL, y, one_line(plan.title), INK, end=x + room - 14) + 2
        inside(c, data, plan, at, y, min(at + 16, x + room))
        words = "stands beside the score"
        if at + 18 + len(words) <= x + room:
            c.text(at + 18, y, words, SOFT)
        y += 1
    return y


def way(c: Canvas, data: HomeData, x: int, y: int, room: int, rows: int) -> int:
    """The way through the chapters, where later the plans stand; where it is low, the group one is in alone. Gives the row below."""
    c.spot(("ways",), x, y, room, stop=False)
    y = heading(c, x, y, room, "The way", data.way_words)
    groups = data.way
    total = sum(len(chapters) for _, chapters in groups) + len(groups) - 1
    whole = total <= rows - 1
    here = next(
        (name for name, chapters in groups if any(one.here for one in chapters)), groups[0][0] if groups else ""
    )
    for place, (name, chapters) in enumerate(groups):
        y += whole and place > 0
        c.text(x, y, name, SOFT)
        if not whole and name != here:
            y = _folded_group(c, chapters, x, y, room)
            continue
        for chapter in chapters:
            y = _chapter(c, chapter, x, y, room)
    return y


def _folded_group(c: Canvas, chapters: Sequence[ChapterLine], x: int, y: int, room: int) -> int:
    c.row(("exercises", chapters[0].id), x, y, room)
    at = x + LABEL + 2
    for chapter in chapters:
        at = c.text(at, y, MARKS[chapter.far], TRACK if chapter.far == "new" else ACCENT)
    first, last = chapters[0].number, chapters[-1].number
    words = f"{first} to {last}: {', '.join(one.title for one in chapters)}" if last > first else chapters[0].title
    c.text(max(at + 2, x + LABEL + 10), y, words, INK, end=x + room)
    return y + 1


def _chapter(c: Canvas, chapter: ChapterLine, x: int, y: int, room: int) -> int:
    c.row(("chapter", chapter.id), x, y, room)
    at = x + (LABEL + 2 if room >= 50 else LABEL)
    mark = "▸" if chapter.here else _TICKS[chapter.far]
    c.text(at, y, mark, TRACK if mark == "○" else ACCENT, bold=chapter.here)
    c.right(at + 5, y, str(chapter.number), SOFT)
    time = at + 46 if room >= 66 else x + room
    c.text(at + 6, y, chapter.title, INK, bold=chapter.here, end=time - width(chapter.time) - 1)
    c.right(time, y, chapter.time, SOFT)
    if room >= 80:
        c.text(time + 3, y, chapter.makes, SOFT, end=x + room)
    return y + 1


def pages(c: Canvas, data: HomeData, x: int, y: int, room: int, rows: int) -> int:
    """Pages that are ready, as many as there are rows for. Gives the row below."""
    ready = [page for page in data.pages if page.ready]
    if not ready or rows < 3:
        return y
    y = heading(c, x, y, room, "Pages ready", "key o")
    most = rows - 1 if len(ready) < rows else rows - 2
    for page in ready[:most]:
        c.row(("document", page.id), x, y, room)
        c.text(x, y, "✓", ACCENT, bold=True)
        c.text(x + 2, y, one_line(page.title), INK, end=x + room)
        y += 1
    if len(ready) > most:
        c.row(("documents",), x, y, room)
        c.text(x + 2, y, f"and {count(len(ready) - most, 'more page')}", SOFT, end=x + room)
        y += 1
    return y


def why(c: Canvas, data: HomeData, group: GroupScore, x: int, y: int, room: int, most: int) -> int:
    """Why a plan stands where it does, in a pane of `most` rows at most: its ratings, and what the next step of each would gain.

    The names are there in full; where not all of the ratings have room, those stand there that gain most. Gives the row below.
    """
    here = c.at == ("plan", group.id)
    left, end = x + 3, x + room - 3
    found = data.ratings(group)
    names = [_rows(one.title, _name_end(one, left, end) - left - _NAME, 2) for one in found]
    body, fitting, used = most - 6 - here, 0, 0
    while fitting < len(names) and used + len(names[fitting]) <= body:
        used += len(names[fitting])
        fitting += 1
    rows = used + 6 + here
    _pane(c, group, x, y, room, rows, here=here)
    if group.answered:
        inside(c, data, group, left, y + 1, left + 24)
        c.text(left + 26, y + 1, missing(group, end - left - 26) or "all of it shown", SOFT, end=end)
    else:
        c.text(left, y + 1, f"{count(len(found), 'rating')}, and no number before the first", SOFT, end=end)
    below = y + 3
    if any(one.gain for one in found[:fitting]):
        edge = min(end, left + _NAME + _FAR)
        c.right(c.right(edge, y + 2, "gain", SOFT) - 3, y + 2, "next step", SOFT)
    for one, told in zip(found[:fitting], names, strict=False):
        below = _rating(c, one, told, left, below, end)
    foot = y + rows - 2
    words = data.scopes(group) or "! no dated line   ○ unanswered"
    if fitting < len(found):
        words = f"and {count(len(found) - fitting, 'more rating')}"
    if here:
        title = one_line(group.title)
        end = c.chip(end, foot, "enter", f"Open {title}" if room > 30 + width(title) else "Open") - 2
    c.text(left, foot, words if left + width(words) <= end else "", SOFT)
    return y + rows


def _pane(c: Canvas, group: GroupScore, x: int, y: int, room: int, rows: int, *, here: bool) -> None:
    """The frame around it, with what it is about in its edge."""
    frame = ACCENT if here else LINE
    title = one_line(group.title)
    head = f"Why {title} is {show(group.proven, 0)}" if group.answered else f"{title} is not rated yet"
    c.spot(("plan", group.id), x, y, room, rows, stop=False)
    c.text(x, y, "╭" + "─" * (room - 2) + "╮", frame)
    at = c.text(x + 3, y, head, ACCENT if here else INK, bold=True, end=x + room - 12)
    c.text(x + 2, y, " ")
    c.text(at, y, " ")
    corner = c.right(x + room - 3, y, "w Sum", SOFT)
    c.text(corner - 1, y, " ")
    c.text(x + room - 3, y, " ")
    c.spot(("why", group.id), corner, y, 5, stop=False)
    for row in range(y + 1, y + rows - 1):
        c.text(x, row, "▌" if here else "│", frame)
        c.text(x + room - 1, row, "│", frame)
    c.text(x, y + rows - 1, "╰" + "─" * (room - 2) + "╯", frame)


def _name_end(one: RatingLine, x: int, end: int) -> int:
    """Where the name of a rating ends at last: before the step and its gain, which stand no further than one sees at a glance."""
    edge = min(end, x + _NAME + _FAR)
    return edge - width(one.gain) - width(one.step) - 4 if one.gain else edge


def _rating(c: Canvas, one: RatingLine, names: Sequence[str], x: int, y: int, end: int) -> int:
    """One rating: its level, its name, the next step and what that gains. Gives the row below."""
    if not one.counts:
        c.text(x, y, "n/a", SOFT)
    else:
        at = c.marks(x, y, "●", one.level or 0, ACCENT)
        c.marks(at, y, "○", 4 - (one.level or 0), TRACK)
    mark = one.mark or ("○" if one.level is None and one.counts else "")
    c.text(x + 5, y, mark, WARM if one.mark else SOFT, bold=True)
    edge = _name_end(one, x, end)
    if one.gain:
        start = c.right(min(end, x + _NAME + _FAR), y, one.gain, ACCENT, bold=True)
        c.right(start - 2, y, one.step, SOFT)
    for row, words in enumerate(names):
        c.text(x + _NAME, y + row, words, INK, end=edge)
    return y + len(names)
