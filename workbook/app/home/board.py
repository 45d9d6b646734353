"""The plans on Home as rows; where there is room strategic and tactical beside them, and the lenses below.

Before the workbook is read there are only their titles.
"""

from functools import partial

from textual.content import Content
from textual.geometry import Size

from workbook.app.base import plan_heads, plan_line, sketch_line, view_line
from workbook.app.home.first_picture import Sketch
from workbook.app.widgets import BLANK, ListRow, heading
from workbook.domain import GroupScore, Score
from workbook.domain.scope_gap import sides
from workbook.session import Session

HIGH, WIDE = 34, 110
"""Lines from which on there is room for the lenses as well, and columns from which on for strategic and tactical."""

LONG, SHORT = 99, 16
"""Cells that the bars of plans and of lenses have at most; a lens says less than a plan."""

ACROSS = "Across the plans"


def board_rows(session: Session, size: Size) -> list[ListRow]:
    """The rows, with what each opens as its key, for a screen of this size."""
    score = session.score()
    groups = {group.id: group for group in score.plans + score.apart}
    shown = [groups[plan.id] for plan in session.pack.plans if plan.id in groups]
    titles = min(max((len(group.title) for group in shown), default=0), 22)
    columns = len(sides(score)) if size.width >= WIDE else 0
    rows = [ListRow(lambda width: plan_heads(score, width, titles))] if columns else []
    rows += [ListRow(partial(_plan, group, score, titles, columns > 0), ("plan", group.id)) for group in shown]
    if size.height >= HIGH and score.lenses:
        rows += [BLANK, heading(ACROSS)]
        rows += [ListRow(partial(_lens, lens, titles, columns), ("lens", lens.id)) for lens in score.lenses]
    return rows


def sketch_rows(sketch: Sketch, size: Size) -> list[ListRow]:
    """The same rows with their titles alone."""
    titles = min(max((len(title) for title in sketch.plans), default=0), 22)
    columns = sketch.sides if size.width >= WIDE else 0
    rows = [BLANK] if columns else []
    rows += [ListRow(partial(_sketched, title, titles, LONG, columns)) for title in sketch.plans]
    if size.height >= HIGH and sketch.lenses:
        rows += [BLANK, heading(ACROSS)]
        rows += [ListRow(partial(_sketched, title, titles, SHORT, columns)) for title in sketch.lenses]
    return rows


def _plan(group: GroupScore, score: Score, titles: int, beside: bool, width: int) -> Content:
    return plan_line(group, score, width, titles, beside=beside)


def _lens(group: GroupScore, titles: int, columns: int, width: int) -> Content:
    return view_line(group, width, titles, most=SHORT, sides=columns)


def _sketched(title: str, titles: int, most: int, columns: int, width: int) -> Content:
    return sketch_line(title, width, titles, most=most, sides=columns)
