"""Why a number is what it is: the sum as one bar of parts, the rows that were added, the rule in words, the step that raises it most."""

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbook.app.base import ACCENT, QUIET, SMALL, ListPage, Visit, gain, pad, right
from workbook.app.keys import bindings
from workbook.app.readiness.rating_words import glyph, level_dots, look
from workbook.app.widgets import BLANK, ListRow, Rows, fit, spread, wrapped
from workbook.app.widgets.inks import inked_line
from workbook.domain import GroupScore, Score, clean, explain, one_line, show
from workbook.domain.actions import Action, promised
from workbook.domain.chart import Bar, Bars, Part, Stack
from workbook.domain.charting import sum_of_plans, sum_of_ratings
from workbook.reports.action_words import action_words, effort_words
from workbook.reports.charts.bar_lines import bar_line, bars_note, title_cells
from workbook.reports.charts.drawn import legend
from workbook.reports.charts.stack_lines import stack_lines
from workbook.reports.lapse_report import outlook_sentence
from workbook.session import Session

_PLACE = 4
"""Cells for the number of a row, which stands under its part of the bar as well."""

_BAR_MOST, _BEST = 74, 11


class WhyScreen(ListPage):
    """The sum behind one number, by its id as `explain` knows it."""

    PLACE = "why"
    BINDINGS: ClassVar[list[BindingType]] = bindings("why")
    ABOUT = (
        "Proven counts what is shown, possible counts what is open at its best. The bar is the sum: each part is as long as it "
        "counts, █ of it is proven, ▒ claimed, · open, and what lacks most comes first. "
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
        plans = self.at == explain.OVERALL
        number = show(found.proven, 1 if plans else 0)
        sums = len(found.rows) > 1
        self.title_line.where = f"Why is {one_line(found.title)} {number}?" if sums else "Why this counts so"
        stack = self._stack() if sums else None
        rows = _picture(stack, found) if stack else []
        rows += [] if sums else [wrapped(Content.styled(clean(found.title), "bold")), BLANK]
        rows += _plan_rows(stack, found) if plans else [_head(found), *_rating_rows(found, stack)]
        rows += [
            BLANK,
            *(wrapped(Content(clean(sentence))) for sentence in (*found.sentences, self._outlook()) if sentence),
        ]
        step = explain.best_step(found, self.session.actions()) if not plans else None
        self.rows.fill([*rows, *(_step(step, self.session.score()) if step is not None else [])])

    def _outlook(self) -> str:
        """What it will be in 30, 60 and 90 days, if nothing is done."""
        return outlook_sentence(self.at, self.session.score(), self.session.outlook(), self.session.lapsing())

    def _stack(self) -> Stack | None:
        """The sum as a picture; None while there is nothing in it."""
        score = self.session.score()
        if self.at == explain.OVERALL:
            return sum_of_plans(score)
        group = explain.group_of(score, self.at)
        return sum_of_ratings(group) if isinstance(group, GroupScore) else None

    @property
    def under(self) -> tuple[str, str]:
        """What is under the cursor."""
        return self.rows.key if isinstance(self.rows.key, tuple) else ("", "")

    @property
    def labels_here(self) -> Mapping[str, str]:
        """What enter does on the row under the cursor."""
        return {"open": {"item": "Rate"}.get(self.under[0], "Open")}

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """What enter does is another thing on another row."""
        self.refresh_bindings()

    def action_open(self) -> None:
        """Down into the row, or to the step."""
        match self.under:
            case ("plan" | "again", plan):
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


def _picture(stack: Stack, found: explain.Explanation) -> list[ListRow]:
    """The number, the bar of its parts with their places below, and what the inks mean."""
    figure = show(found.proven) if found.id == explain.OVERALL else show(found.proven, 0)
    best = show(found.possible) if found.id == explain.OVERALL else show(found.possible, 0)
    to = f", to {best} possible" if best != figure else ""
    head = Content.assemble((figure, "bold"), " proven", (f"{to}, of 100", QUIET))
    claimed = any(part.share.claimed > part.share.proven for part in stack.parts)

    def draw(width: int) -> Content:
        lines = [inked_line(line) for line in stack_lines(stack, min(width, _BAR_MOST))]
        return Content("\n").join([fit(head, width), Content(""), *lines, inked_line(legend("█▒·", claimed))])

    return [ListRow(draw), BLANK]


def _plan_rows(stack: Stack | None, found: explain.Explanation) -> list[ListRow]:
    """The plans as they were added; the two weakest have a row for each time. Before anything is rated, each once."""
    bars = [Bar(term.id, one_line(term.title), None) for term in found.rows]
    if stack is not None:
        bars = [Bar(part.id, part.title, part.share, twice=part.again) for part in stack.parts]
    titles = title_cells(bars)
    rows = [_plan_row(place, bar, titles) for place, bar in enumerate(bars, 1)]
    note = bars_note(Bars("", tuple(bars)))
    return [*rows, wrapped(Content.styled(note, QUIET))] if note else rows


def _plan_row(place: int, bar: Bar, titles: int) -> ListRow:
    lead = right(str(place), _PLACE - 2, QUIET) + "  "
    key = ("again" if bar.twice else "plan", bar.id)
    return ListRow(lambda width: lead + inked_line(bar_line(bar, width - _PLACE, titles)), key)


def _head(found: explain.Explanation) -> ListRow:
    best = right("if proven", _BEST, QUIET) if _has_more(found) else Content("")
    ends = right("weight", 7, QUIET) + right("counts", 9, QUIET) + best
    left = Content.styled(" " * _PLACE + "level", QUIET)
    return ListRow(lambda width: spread(left if width >= SMALL else Content(""), ends)(width))


def _rating_rows(found: explain.Explanation, stack: Stack | None) -> list[ListRow]:
    """The ratings that were added, in the order of the bar; what is left out comes last."""
    terms = {term.id: term for term in found.rows}
    parts: tuple[Part, ...] = stack.parts if stack is not None else ()
    places = {part.id: place for place, part in enumerate(parts, 1)}
    rest = {term.id: 0 for term in found.rows if term.id not in places}
    shown = _has_more(found)
    return [_rating_row(terms[id], place, shown=shown) for id, place in (places | rest).items()]


def _has_more(found: explain.Explanation) -> bool:
    """Whether any of the rows could count for more if it were proven, or answered."""
    return any(term.high != term.low for term in found.rows)


def _rating_row(row: explain.Term, place: int, *, shown: bool) -> ListRow:
    """One rating; `shown` says whether there is a column for what it would count if proven."""
    title = one_line(row.title).rstrip(".")
    most = row.weight * 4
    left = Content.assemble(
        right(str(place or ""), _PLACE - 2, QUIET),
        "  ",
        level_dots(row.level),
        " ",
        pad(glyph(row.level, row.state), 3, f"bold {look(row.state)}"),
    )
    counts = "left out" if row.state == "na" else f"{_points(row.low, most)} of {most}"
    best = _points(row.high, most) if row.high != row.low else ""
    ends = right(str(row.weight), 7, QUIET) + right(counts, 9) + right(best, _BEST if shown else 0, QUIET)
    left_of = Content(" " * left.cell_length)

    def draw(width: int) -> Content:
        if width < SMALL:
            lines = [Content("  ") + line for line in Content(title).wrap(max(width - 2, 8))]
            return Content("\n").join([*lines, spread(left, ends)(width)])
        first, *rest = Content(title).wrap(width - left.cell_length - ends.cell_length - 2)
        return Content("\n").join([spread(left + first, ends)(width), *(left_of + line for line in rest)])

    return ListRow(draw, ("item", row.id))


def _step(step: Action, score: Score) -> list[ListRow]:
    """The step that would raise it most for its effort; its gain, unless it is an answer alone."""
    to = f"to {step.gen.to}   " if step.gen.lane == "build" else ""
    worth = gain(promised(step, score))
    tail = Content.assemble(
        (to, QUIET), (worth, f"bold {ACCENT}"), "   " if worth else "", (effort_words(step.gen), QUIET)
    )
    return [BLANK, ListRow(spread(Content(action_words(step)), tail), ("action", step.id))]


def _points(share: Fraction, most: int) -> str:
    """What a rating counts for in points of `most`; always whole."""
    return str(share * most)
