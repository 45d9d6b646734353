"""Readiness: the ratings behind the score, by plan, by lens, strategic and tactical, and by audience."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from workbook.app.base import ACCENT, QUIET, SMALL, WARN, ListPage, Visit, pad, plan_heads, plan_line, right, view_line
from workbook.app.keys import bindings
from workbook.app.widgets import BLANK, ListRow, Rows, wrapped
from workbook.app.widgets.view_tabs import Views
from workbook.domain import GroupScore, ItemScore, one_line
from workbook.domain.explain import UNPROVEN, State, state_of
from workbook.domain.proof import is_earlier
from workbook.domain.scope_gap import STRATEGIC, TACTICAL, sides, sides_sentence
from workbook.reports.edition_report import edition_lines
from workbook.reports.score_report import sides_text
from workbook.session import Session

VIEWS = ("plan", "lens", "scope", "audience")
"""The views, as `explain` calls their groups."""

GLYPHS = {"proven": "✓", **dict.fromkeys(UNPROVEN, "!"), "open": "○", "na": "–"}
EARLIER, EARLIER_IN_SHORT = "given to an earlier wording", "older wording"
"""Of a rating whose levels said something else when it was given; in short where there is little room."""

STATES = {
    "proven": "",
    "claimed": "without proof",
    "stale": "proof too old",
    "short": "line too short",
    "same": "same words",
    "earlier": EARLIER,
    "open": "open",
    "na": "does not apply",
}
"""How a rating stands, as a glyph and in words."""


def glyph(level: int | None, state: State) -> str:
    """The glyph of a rating; none beside a level of 2 or less, which needs no proof."""
    return "" if state == "proven" and (level or 0) < 3 else GLYPHS[state]


def _shares(width: int) -> tuple[int, int]:
    """How many cells the words and the title of a rating get."""
    tail = 0 if width < SMALL else 14 if width < 90 else 30
    return tail, width - tail - 18


def _heads() -> ListRow:
    def draw(width: int) -> Content:
        return Content.styled(f"  level  {' ' * (_shares(width)[1] - 1)} weight", QUIET)

    return ListRow(draw)


def _waits(words: str, item_id: str) -> ListRow:
    row = wrapped(Content(words))
    return ListRow(row.draw, ("waits", item_id))


class ReadinessScreen(ListPage):
    """The ratings in their groups. A group unfolds; a rating opens its own page."""

    PLACE = "readiness"
    CSS_PATH = "readiness_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("readiness")
    ABOUT = (
        "Every number is a sum of ratings, and w shows that sum. ✓ counts in full. ! is claimed without a fresh dated line of "
        "its own, or was given to an older wording, and counts as 2 until that is mended. ○ is open. 2x marks the two weakest "
        "plans, which count double. Strategic is what you have decided and written down, tactical what you do."
    )

    def __init__(self, session: Session, at: str = "") -> None:
        super().__init__("Readiness", session.quarter)
        self.session = session
        self.view = 0
        self.open: set[str] = {f"plan:{at}"} if at else set()
        self._first = ("group", f"plan:{at}") if at else None
        self.views = Views(["Plans", "Lenses", "Strategic, tactical", "Audiences"])

    def content(self) -> Iterable[Widget]:
        """The views, and the groups of the one shown."""
        yield self.views
        yield self.rows

    def shows(self, at: str) -> bool:
        """Go to a plan."""
        if at:
            self.view = 0
            self.views.show(0)
            self.open.add(f"plan:{at}")
            self.rows.fill(self._rows(), ("group", f"plan:{at}"))
        return True

    def refill(self) -> None:
        """Show the workbook as it is now, at first with the cursor on the plan that was asked for."""
        first, self._first = self._first, None
        self.rows.fill(self._rows(), first)
        self.refresh_bindings()

    def _groups(self) -> tuple[GroupScore, ...]:
        score = self.session.score()
        shown = {group.id: group for group in score.plans + score.apart}
        plans = tuple(shown[plan.id] for plan in self.session.pack.plans if plan.id in shown)
        return (plans, score.lenses, score.scopes, score.audiences)[self.view]

    def _rows(self) -> list[ListRow]:
        groups, score = self._groups(), self.session.score()
        titles = min(max((len(group.title) for group in groups), default=0), 22)
        rows: list[ListRow] = []
        if VIEWS[self.view] == "plan" and groups and sides(score):
            rows.append(ListRow(lambda width: plan_heads(score, width, titles)))
        for group in groups:
            name = f"{VIEWS[self.view]}:{group.id}"
            rows.append(ListRow(partial(self._group, group, titles), ("group", name)))
            if name in self.open:
                rows += [_heads(), *(self._item(entry) for entry in group.items)]
                rows.append(BLANK)
        if not rows:
            return [wrapped(Content("These exercises have no ratings."))]
        return [*rows, *self._edition(), *self._said()]

    def _group(self, group: GroupScore, titles: int, width: int) -> Content:
        if VIEWS[self.view] == "plan":
            return plan_line(group, self.session.score(), width, titles, beside=True)
        return view_line(group, width, titles)

    def _edition(self) -> list[ListRow]:
        """Why numbers changed with the edition of the ratings, and the way to the first that waits for a word."""
        found = self.session.edition()
        lines = edition_lines(found)
        if not lines:
            return []
        first, *more = lines
        return [
            BLANK,
            _waits(f"! {first}", found.waiting[0].id),
            *(wrapped(Content.styled(one, QUIET)) for one in more),
        ]

    def _said(self) -> list[ListRow]:
        """What is worth saying under a view."""
        score = self.session.score()
        told = {STRATEGIC, TACTICAL} <= {group.id for group in score.scopes}
        lines = {
            "plan": [sides_text(score)] if sides(score) else [],
            "lens": ["A lens rests on few ratings: read the profile, not single points."],
            "scope": ["Strategic is what you have decided, tactical what you do.", sides_sentence(score)]
            if told
            else [],
            "audience": ["Whom the ratings are about: read the profile, not single points."],
        }[VIEWS[self.view]]
        rows = [wrapped(Content.styled(line, QUIET)) for line in lines if line]
        return [BLANK, *rows] if rows else []

    def _item(self, entry: ItemScore) -> ListRow:
        state = state_of(entry)
        level = "" if entry.level is None else str(entry.level)
        carried = entry.standing is not None and entry.standing.carried
        reworded = entry.level is not None and entry.standing is not None and is_earlier(entry.item, entry.standing)
        words = ", ".join(
            filter(
                None,
                [
                    STATES[state] or (EARLIER if reworded else ""),
                    f"from {entry.standing.label}" if carried and entry.standing else "",
                ],
            )
        )
        look = WARN if state in UNPROVEN else ACCENT if state == "proven" else QUIET

        def draw(width: int) -> Content:
            tail, title = _shares(width)
            told = words if len(words) <= tail else words.replace(EARLIER, EARLIER_IN_SHORT)
            return Content.assemble(
                right(level, 5),
                " ",
                pad(glyph(entry.level, state), 3, look),
                pad(one_line(entry.item.prompt), title),
                right(str(entry.item.weight), 7, QUIET),
                "  ",
                pad(one_line(told), tail, look if look != ACCENT else QUIET),
            )

        return ListRow(draw, ("item", entry.item.id))

    @property
    def under(self) -> tuple[str, str]:
        """What is under the cursor: `group` or `item`, and its id."""
        return self.rows.key if isinstance(self.rows.key, tuple) else ("", "")

    @property
    def labels_here(self) -> Mapping[str, str]:
        """A group is not rated: it folds."""
        kind, at = self.under
        return {"open": "Fold" if at in self.open else "Unfold"} if kind == "group" else {}

    def on_rows_moved(self, message: Rows.Moved) -> None:
        self.refresh_bindings()

    def on_views_chosen(self, message: Views.Chosen) -> None:
        self.action_view(message.place - self.view)

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
        self.views.show(self.view)
        self.rows.fill(self._rows())
        self.rows.to_end(1)


def opened(visit: Visit) -> ReadinessScreen:
    """The ratings, the cursor on that plan or rating."""
    return ReadinessScreen(visit.session, visit.at)
