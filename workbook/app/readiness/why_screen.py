"""Why a number is what it is: the rows that were added, the rule in words, and the step that would raise it most."""

from fractions import Fraction
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbook.app.base import ACCENT, QUIET, SMALL, WARN, ListPage, Visit, gain, pad, right
from workbook.app.keys import bindings
from workbook.app.readiness.readiness_screen import glyph
from workbook.app.widgets import BLANK, ListRow, fit, spread, wrapped
from workbook.domain import clean, explain, one_line, show
from workbook.domain.actions import promised
from workbook.reports.action_words import action_words, effort_words
from workbook.session import Session


class WhyScreen(ListPage):
    """The sum behind one number, by its id as `explain` knows it."""

    PLACE = "why"
    BINDINGS: ClassVar[list[BindingType]] = bindings("why")
    ABOUT = (
        "Proven counts what is shown, possible counts what is open at its best. "
        "Enter goes down into a row: the sum behind a plan, or the page of a rating."
    )

    def __init__(self, session: Session, at: str = "") -> None:
        super().__init__("Why", session.quarter)
        self.session = session
        self.at = at or explain.OVERALL

    def shows(self, at: str) -> bool:
        """Every number has its own page."""
        return (at or explain.OVERALL) == self.at

    def refill(self) -> None:
        """Show the sum as it is now."""
        found = explain.explain(self.session.score(), self.at)
        if found is None:
            self.rows.fill([BLANK, wrapped(Content("This number is not part of the score any more."))])
            return
        number = show(found.proven, 1 if self.at == explain.OVERALL else 0)
        self.title_line.where = f"Why is {one_line(found.title)} {number}?" if found.rows[1:] else "Why this counts so"
        plans = self.at == explain.OVERALL
        alone = [] if found.rows[1:] else [BLANK, wrapped(Content.styled(clean(found.title), "bold"))]
        rows = [*alone, BLANK, _head(plans), *(_row(one, plans) for one in found.rows), BLANK]
        rows += [wrapped(Content(clean(sentence))) for sentence in found.sentences]
        step = explain.best_step(found, self.session.actions()) if not plans else None
        if step is not None:
            tail = Content.styled(f"{gain(promised(step, self.session.score()))}   {effort_words(step.gen)}", QUIET)
            rows += [BLANK, ListRow(spread(Content(action_words(step)), tail), ("action", step.id))]
        self.rows.fill(rows)

    @property
    def under(self) -> tuple[str, str]:
        """What is under the cursor."""
        return self.rows.key if isinstance(self.rows.key, tuple) else ("", "")

    def action_open(self) -> None:
        """Down into the row, or to the step."""
        match self.under:
            case ("plan", plan):
                self.go("why", f"plan:{plan}")
            case ("item", item):
                self.go("exercise", self.session.pack.exercise_of[item].id, item)
            case ("action", action):
                self.go("action", action)

    def action_overall(self) -> None:
        """The sum behind the whole score."""
        self.go("why", explain.OVERALL)


def opened(visit: Visit) -> WhyScreen:
    """The sum behind that number."""
    return WhyScreen(visit.session, visit.at)


def _head(plans: bool) -> ListRow:
    left = Content("" if plans else "weight  level")
    low, high = ("proven", "possible") if plans else ("counts", "if proven")
    ends = right(low, 9, QUIET) + right(high, 11, QUIET)
    return ListRow(spread(Content.styled(left.plain, QUIET), ends))


def _row(row: explain.Term, plans: bool) -> ListRow:
    if plans:
        left = right(f"{row.weight}x" if row.weight > 1 else "", 2, WARN) + Content(f"  {one_line(row.title)}")
        ends = right(show(row.low), 9) + right("" if row.low == row.high else show(row.high), 11, QUIET)
        return ListRow(spread(left, ends), ("plan", row.id))
    level = "–" if row.level is None else str(row.level)
    title = one_line(row.title)
    look = WARN if row.state in explain.UNPROVEN else ACCENT if row.state == "proven" else QUIET
    most = row.weight * 4
    left = Content.assemble(
        right(str(row.weight), 6),
        right(level, 5),
        "  ",
        pad(glyph(row.level, row.state), 3, look),
    )
    counts = "left out" if row.state == "na" else f"{_points(row.low, most)} of {most}"
    best = _points(row.high, most) if row.high != row.low else ""
    ends = right(counts, 9) + right(best, 11, QUIET)

    def draw(width: int) -> Content:
        if width < SMALL:
            return Content.assemble("  ", fit(Content(title), width - 2), "\n", spread(left, ends)(width))
        return spread(left + title, ends)(width)

    return ListRow(draw, ("item", row.id))


def _points(share: Fraction, most: int) -> str:
    """What a rating counts for in points of `most`; always whole."""
    return str(share * most)
