"""What stands on Home before its workbook is read, and was never seen before: the question, and the ladder that is still empty."""

from workbook.app.home.canvas import INK, SOFT, Canvas
from workbook.app.home.face_ladder import QUESTION, ladder
from workbook.app.widgets import margin

_MOST = 96


def first_lines(words: tuple[str, ...], columns: int, rows: int) -> Canvas:
    """The question and the ladder; `words` below say what is being waited for."""
    c = Canvas(columns)
    side = max(margin(columns), (columns - _MOST) // 2)
    c.text(side, 0, QUESTION, SOFT)
    ladder(c, side, 1, min(columns - 2 * side, 92), 1)
    for place, line in enumerate(words):
        c.text(side, 5 + place, line, SOFT if place else INK, end=columns - side)
    c.to(rows)
    return c
