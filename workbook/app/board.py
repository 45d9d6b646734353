"""The plans on Home as rows, and where there is room the lenses; before the workbook is read only their titles."""

from functools import partial

from textual.content import Content

from workbook.app.lines import plan_line, sketch_line
from workbook.app.opening import Sketch
from workbook.app.widgets.rows import BLANK, Row, heading
from workbook.domain.scoring import GroupScore, Score
from workbook.session.session import Session

HIGH = 34
"""Lines from which on there is room for the lenses as well."""

LONG, SHORT = 99, 16
"""Cells that the bars of plans and of lenses have at most; a lens says less than a plan."""

ACROSS = "Across the plans"


def board_rows(session: Session, height: int) -> list[Row]:
    """The rows, with what each opens as its key, for a screen of this height."""
    score = session.score()
    groups = {group.id: group for group in score.plans + score.apart}
    shown = [groups[plan.id] for plan in session.pack.plans if plan.id in groups]
    titles = min(max((len(group.title) for group in shown), default=0), 22)
    rows = [Row(partial(_drawn, group, score, titles, LONG), ("plan", group.id)) for group in shown]
    if height >= HIGH:
        lenses = [Row(partial(_drawn, lens, score, titles, SHORT), ("lens", lens.id)) for lens in score.lenses]
        rows += [BLANK, heading(ACROSS), *lenses]
    return rows


def sketch_rows(sketch: Sketch, height: int) -> list[Row]:
    """The same rows with their titles alone."""
    titles = min(max((len(title) for title in sketch.plans), default=0), 22)
    rows = [Row(partial(_sketched, title, titles, LONG)) for title in sketch.plans]
    if height >= HIGH:
        rows += [BLANK, heading(ACROSS), *(Row(partial(_sketched, title, titles, SHORT)) for title in sketch.lenses)]
    return rows


def _drawn(group: GroupScore, score: Score, titles: int, most: int, width: int) -> Content:
    return plan_line(group, score, width, titles, scored=most != SHORT, most=most)


def _sketched(title: str, titles: int, most: int, width: int) -> Content:
    return sketch_line(title, width, titles, most=most)
