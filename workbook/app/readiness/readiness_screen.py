"""Readiness: the ratings behind the score, by plan, by lens, strategic and tactical, and by audience; beside them the chosen row."""

from collections.abc import Hashable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbook.app.base import QUIET, TwoPanes, Visit
from workbook.app.keys import bindings, key_name
from workbook.app.readiness.group_detail import group_foot, group_lines
from workbook.app.readiness.pictures import bar_heading, bar_row, grid_rows
from workbook.app.readiness.rating_detail import rating_foot, rating_lines
from workbook.app.readiness.rating_row import rating_row, steps_of
from workbook.app.widgets import BLANK, Detail, ListRow, Rows, chip, heading, wrapped
from workbook.domain import GroupScore, ItemScore, one_line
from workbook.domain.actions import Action
from workbook.domain.chart import Bar
from workbook.domain.charting import lens_grid, plan_bars, view_bars
from workbook.domain.scope_gap import STRATEGIC, TACTICAL, sides, sides_sentence
from workbook.reports.charts.bar_lines import bars_note, title_cells
from workbook.reports.edition_report import edition_lines
from workbook.reports.score_report import sides_text
from workbook.session import Session

VIEWS = ("plan", "lens", "scope", "audience")
"""The views, as `explain` calls their groups."""

NAMES = ("Plans", "Lenses", "Strategic and tactical", "Audiences")
"""What each is called above its rows."""

SHORT = ("Plans", "Lenses", "Both sides", "Audiences")
"""And as the next one, in the footer."""


_FRAME = 4
"""Lines of the pane that are not the detail's: its edges, its chip and the empty line above that."""


class ReadinessScreen(TwoPanes):
    """The ratings in their groups. A group unfolds; a rating opens its own page."""

    PLACE = "readiness"
    BINDINGS: ClassVar[list[BindingType]] = bindings("readiness")
    ABOUT = (
        "Every number is a sum of ratings, and w shows that sum. In a bar ━ is proven, ╍ claimed and unproven, · open. "
        "●●○○ is a level of 2 of 4. ✓ counts in full. ! is claimed without a fresh dated line of its own, or was given to an "
        "older wording, and counts as 2 until that is mended. A gain stands only beside what would earn it. 2x marks the two "
        "weakest plans, which count double. Strategic is what you have decided and written down, tactical what you do."
    )

    def __init__(self, session: Session, at: str = "") -> None:
        super().__init__("Readiness", session.quarter)
        self.session = session
        self.view = 0
        self.open: set[str] = {f"plan:{at}"} if at else set()
        self._first = ("group", f"plan:{at}") if at else None
        self._steps: Mapping[str, list[Action]] = {}

    def shows(self, at: str) -> bool:
        """Go to a plan."""
        if at:
            self.view = 0
            self.open.add(f"plan:{at}")
            self.rows.fill(self._rows(), ("group", f"plan:{at}"))
        return True

    def refill(self) -> None:
        """Show the workbook as it is now, at first with the cursor on the plan that was asked for."""
        first, self._first = self._first, None
        self.rows.fill(self._rows(), first)
        self.refresh_bindings()
        self.show_detail()

    # The rows

    def _groups(self) -> tuple[GroupScore, ...]:
        score = self.session.score()
        shown = {group.id: group for group in score.plans + score.apart}
        plans = tuple(shown[plan.id] for plan in self.session.pack.plans if plan.id in shown)
        return (plans, score.lenses, score.scopes, score.audiences)[self.view]

    def _rows(self) -> list[ListRow]:
        self._steps = steps_of(self.session.actions())
        groups, score = self._groups(), self.session.score()
        if not groups:
            return [wrapped(Content("These exercises have no ratings."))]
        chart = plan_bars(score) if self.view == 0 else view_bars(NAMES[self.view], groups)
        bars = {bar.id: bar for bar in chart.bars}
        titles = title_cells(chart.bars)
        rows = [bar_heading(NAMES[self.view], chart, titles)]
        for group in groups:
            rows += self._group(group, bars[group.id], titles)
        rows += [*self._edition(), *self._said(bars_note(chart))]
        return [*rows, *self._pictures()] if self.view == 0 else rows

    def _group(self, group: GroupScore, bar: Bar, titles: int) -> list[ListRow]:
        name = f"{VIEWS[self.view]}:{group.id}"
        row = bar_row(bar, titles, ("group", name))
        if name not in self.open:
            return [row]
        steps, lapses = self._steps, {one.id: one.on for one in self.session.lapsing()}
        rows = (rating_row(one, steps.get(one.item.id, ()), lapses.get(one.item.id)) for one in group.items)
        return [row, *rows]

    def _pictures(self) -> list[ListRow]:
        """Below the plans: where they cross the lenses, and the audiences."""
        score = self.session.score()
        rows: list[ListRow] = []
        if score.lenses and score.answered:
            rows += [BLANK, heading("Plans by lens"), *grid_rows(lens_grid(score))]
        if score.audiences and score.answered:
            chart = view_bars(NAMES[3], score.audiences)
            titles = title_cells(chart.bars)
            rows += [BLANK, heading(NAMES[3]), *(bar_row(bar, titles) for bar in chart.bars)]
        return rows

    def _edition(self) -> list[ListRow]:
        """Why numbers changed with the edition of the ratings, and the way to the first that waits for a word."""
        found = self.session.edition()
        lines = edition_lines(found)
        if not lines:
            return []
        first, *more = lines
        row = wrapped(Content(f"! {first}"))
        return [
            BLANK,
            ListRow(row.draw, ("waits", found.waiting[0].id)),
            *(wrapped(Content.styled(one, QUIET)) for one in more),
        ]

    def _said(self, note: str) -> list[ListRow]:
        """What is worth saying under a view, the `note` on its bars first."""
        score = self.session.score()
        told = {STRATEGIC, TACTICAL} <= {group.id for group in score.scopes}
        lines = {
            "plan": [sides_text(score)] if sides(score) and score.answered else [],
            "lens": ["A lens rests on few ratings: read the profile, not single points."],
            "scope": ["Strategic is what you have decided, tactical what you do.", sides_sentence(score)]
            if told
            else [],
            "audience": ["Whom the ratings are about: read the profile, not single points."],
        }[VIEWS[self.view]]
        rows = [wrapped(Content.styled(line, QUIET)) for line in (note, *lines) if line]
        return [BLANK, *rows] if rows else []

    # What the row under the cursor is about

    @property
    def under(self) -> tuple[str, str]:
        """What is under the cursor: `group`, `item` or `waits`, and its id."""
        return self.rows.key if isinstance(self.rows.key, tuple) else ("", "")

    def _found(self, key: Hashable | None) -> tuple[str, GroupScore | ItemScore] | None:
        """The group or the rating that a key stands for, a group with its kind."""
        if not isinstance(key, tuple):
            return None
        kind, at = key
        if kind != "group":
            entry = self.session.score().items.get(at)
            return ("item", entry) if entry is not None else None
        view, _, name = at.partition(":")
        group = next((one for one in self._groups() if one.id == name), None)
        return (view, group) if group is not None else None

    def detail(self, key: Hashable | None, width: int) -> Detail | None:
        """The levels of a rating with what shows them, or what a group is made of."""
        match self._found(key):
            case (_, ItemScore() as entry):
                steps = self._steps.get(entry.item.id, ())
                lines = rating_lines(self.session, entry, steps, width, self.pane.size.height - _FRAME)
                title = one_line(self.session.score().group_of[entry.item.id].title)
            case (kind, GroupScore() as group):
                lines = group_lines(self.session, kind, group, self.session.actions(), width)
                title = one_line(group.title)
            case _:
                return None
        keys = self._keys()
        why, open_ = keys.get("why", ""), keys.get("open", "")
        corner = Content.assemble((why, "bold $text-accent"), (" Why", QUIET)) if why else Content("")
        return Detail(title, lines, corner, chip(open_, self.labels_here["open"]) if open_ else Content(""))

    def foot(self, key: Hashable | None, width: int) -> Sequence[Content]:
        """The whole name, and where it stands."""
        match self._found(key):
            case (_, ItemScore() as entry):
                return rating_foot(self.session, entry, width)
            case (kind, GroupScore() as group):
                return group_foot(self.session, kind, group, width)
            case _:
                return ()

    def _keys(self) -> Mapping[str, str]:
        """The name of the first key of each action of this page, as people have it now."""
        found = [one.binding for one in self.active_bindings.values() if one.node is self]
        return {binding.action: key_name(binding) for binding in reversed(found)}

    @property
    def labels_here(self) -> Mapping[str, str]:
        """A group is not rated: it folds. What was rated is rated again; and the next view by its name."""
        kind, at = self.under
        entry = self.session.score().items.get(at) if kind in ("item", "waits") else None
        rated = entry is not None and entry.standing is not None
        word = ("Fold" if at in self.open else "Unfold") if kind == "group" else "Rate again" if rated else "Rate"
        return {"open": word, "view(1)": SHORT[(self.view + 1) % len(VIEWS)]}

    def on_rows_moved(self, message: Rows.Moved) -> None:
        super().on_rows_moved(message)
        self.refresh_bindings()

    # What can be done

    def action_open(self) -> None:
        """Rate the item, or unfold the group."""
        kind, at = self.under
        if kind in ("item", "waits"):
            self.go("exercise", self.session.pack.exercise_of[at].id, at)
        elif kind == "group":
            self.open ^= {at}
            self.refill()

    def action_why(self) -> None:
        """The sum behind what is under the cursor."""
        kind, at = self.under
        self.go("why", f"item:{at}" if kind in ("item", "waits") else at or "overall")

    def action_view(self, step: int) -> None:
        self.view = (self.view + step) % len(VIEWS)
        self.rows.fill(self._rows())
        self.rows.to_end(1)
        self.refresh_bindings()
        self.show_detail()


def opened(visit: Visit) -> ReadinessScreen:
    """The ratings, the cursor on that plan or rating."""
    return ReadinessScreen(visit.session, visit.at)
