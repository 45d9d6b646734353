"""The head of Home: the question, one large number with its ladder, and what the next step of that needs."""

from workbook.app.home.canvas import ACCENT, INK, SOFT, TRACK, WARM, Canvas
from workbook.app.home.face_ladder import QUESTION, ladder
from workbook.app.home.home_data import HomeData
from workbook.app.widgets import big
from workbook.domain import Score, show
from workbook.reports import width

NONE_YET = ("No number yet: it comes with your first ratings.", "No number yet.")
NUMBER = ("number",)


def head(c: Canvas, data: HomeData, x: int, y: int, room: int, rows: int, *, question: bool) -> int:
    """The whole head in `room` cells, its digits `rows` high. Gives the row below it."""
    score = data.score
    digits = big(show(score.proven, 0) if data.rated else "?", 5 if rows == 5 else 3)
    left = x + len(digits[0]) + (4 if rows == 5 else 3)
    cells = min(x + room - left, 92)
    if question:
        figures = figure_words(score) if data.rated else ("",)
        needs = len(QUESTION) + 2 + width(figures[0])
        start = left if rows == 5 and cells >= needs else x
        c.text(start, y, QUESTION, SOFT, end=x + room)
        least = start + len(QUESTION) + 2
        c.right(left + cells, y, next((one for one in figures if left + cells - width(one) >= least), ""), SOFT)
        y += 1
    here = c.spot(NUMBER, x, y, left + cells - x, rows if rows == 5 else rows + 1)
    for row, line in enumerate(digits):
        c.text(x, y + row, line, ACCENT if data.rated else TRACK)
        if here:
            c.text(x - 1, y + row, "▌", ACCENT)
    below = ladder(c, left, y, cells, 2 if rows == 5 else 1, score.label, data.ink if data.rated else None)
    end = left + cells
    if here:
        end = c.chip(end, below, "enter", "Why") - 2
    _sentence(c, data, left, below, end)
    return below + 1


def figure_words(score: Score) -> tuple[str, ...]:
    """The figures with their fractions, all of them first, then fewer."""
    said = f" · {show(score.stated)} said" if score.stated is not None else ""
    proven, possible = f"{show(score.proven)} proven", f" · {show(score.possible)} possible"
    return (proven + said + possible, proven + possible, proven)


def _sentence(c: Canvas, data: HomeData, x: int, y: int, end: int) -> None:
    """What the next level needs: the longest that has room, its first half of more weight."""
    if not data.rated:
        words = next((words for words in NONE_YET if x + len(words) <= end), NONE_YET[-1])
        c.text(x, y, words, SOFT, end=end)
        return
    for first, more in data.sentences:
        if x + width(first) + (2 + width(more) if more else 0) + 1 <= end or (first, more) == data.sentences[-1]:
            at = c.text(x, y, first, INK, bold=True, end=end)
            c.text(at, y, f": {more}." if more else ".", SOFT, end=end)
            return


def care_line(c: Canvas, words: str, x: int, y: int, room: int) -> int:
    """What is wrong with the files, before all else, for the numbers leave it out. Gives the row below."""
    c.row(("problems",), x, y, room)
    c.text(x, y, f"! {words}", WARM, bold=True, end=x + room)
    return y + 1
