"""The action list: what people are doing, what would raise the score most for its effort, what is to be rated, and what is over."""

import secrets
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from workbook.app.actions.action_detail import action_detail, done_means, group_detail, instruction, rate_detail
from workbook.app.actions.action_rows import aside, finished, fold, more, offered, taken, to_rate
from workbook.app.base import QUIET, AskScreen, PickScreen, TwoPanes, Visit, evidence_of, gain
from workbook.app.base.park_one import park_one
from workbook.app.keys import bindings
from workbook.app.widgets import BLANK, Detail, ListRow, Rows, heading, wrapped
from workbook.domain import Problem, clean, count, day_words, one_line, quarter_of
from workbook.domain.actions import ACTIVE_BUILDS, Action, Listing, Status, ToRate, active_builds, promised
from workbook.reports.action_words import (
    BEGIN,
    DOING,
    NEXT,
    STATES,
    TO_RATE,
    action_words,
    aims_legend,
    effort_words,
    rate_words,
    states_text,
)
from workbook.session import Session
from workbook.session.acting import add_action, move_action

FEW, MANY, HIGH = 5, 9, 32
"""Actions of Next that are shown before the rest is asked for; and the lines of a screen from which on there is room for many."""

LATELY = 5
"""Actions done this quarter that are shown by themselves; what was done before is folded away."""

AGAIN = (Status.PARKED, Status.DONE, Status.DROPPED)
"""Where an action stands that can be taken up again."""


class ActionsScreen(TwoPanes):
    """The list. Enter opens what is under the cursor: a card, or the rating that answers or proves it."""

    PLACE = "actions"
    CSS_PATH = "actions_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("actions")
    ABOUT = (
        "One currency ranks everything: points of proven readiness for the effort. “to 2” means do what leads to level 2, "
        "“prove” means add a dated line, “lapses” means that the line there is will be too old on that day, and a new one keeps "
        "those points. “rate” means choose a level: that promises no gain, for it may be a 0. Three are done "
        "at once at most, ratings and proofs apart. An action stands in one of these places: "
    ) + f"{states_text()}."

    def __init__(self, session: Session, at: str = "") -> None:
        super().__init__("Actions", session.quarter)
        self.session = session
        self.open: set[str] = set()
        self._first = at

    def refill(self) -> None:
        """Show the list as it is now, at first with the cursor on the action that was asked for."""
        first, self._first = self._first, ""
        self._fill(("action", first) if first else None)

    # What is shown

    def _fill(self, at: Hashable | None) -> None:
        listing = self.session.listing()
        builds = len(active_builds(listing.doing))
        self.title_line.note = f"{builds} of {ACTIVE_BUILDS} being done"
        groups = (self._doing(listing), self._next(listing), self._to_rate(listing), self._done(listing))
        blocks = [group for group in (*groups, self._folded(listing)) if group]
        self.rows.fill([row for group in blocks for row in (BLANK, *group)][1:], at)
        self.show_detail()
        self.refresh_bindings()

    def _doing(self, listing: Listing) -> list[ListRow]:
        score, today = self.session.score(), self.session.today
        rows = [heading("Doing", DOING), *(taken(action, score, today) for action in listing.doing)]
        if not listing.doing:
            words = "Nothing yet. Take one of these on with c: who, by when, and the moment to do it."
            rows.append(wrapped(Content.styled(words, QUIET), indent=2))
        return rows

    def _next(self, listing: Listing) -> list[ListRow]:
        score = self.session.score()
        if not listing.next and not listing.begin:
            words = "Every rating is proven and at the top, or waits for another."
            if listing.rate:
                words = "What to do next comes with your ratings."
            return [heading("Next"), wrapped(Content.styled(words, QUIET), indent=2)]
        few = MANY if self.size.height >= HIGH else FEW
        shown = listing.next if "next" in self.open or len(listing.next) <= few + 1 else listing.next[:few]
        rows = [heading("Next", NEXT if listing.next else BEGIN)]
        rows += [offered(action, score) for action in (*shown, *listing.begin)]
        rows += [more(len(listing.next) - len(shown))] if len(shown) < len(listing.next) else []
        said = aims_legend(shown)
        return [*rows, wrapped(Content.styled(said, QUIET), indent=2)] if said else rows

    def _to_rate(self, listing: Listing) -> list[ListRow]:
        return [heading("To rate", TO_RATE), *map(to_rate, listing.rate)] if listing.rate else []

    def _done(self, listing: Listing) -> list[ListRow]:
        rows = [finished(action, self._day(action)) for action in self._lately(listing)]
        return [heading("Done this quarter", str(len(rows))), *rows] if rows else []

    def _lately(self, listing: Listing) -> tuple[Action, ...]:
        """What was done this quarter, newest first, as far as it is shown by itself."""
        year = self.session.folder.profile.settings.year_start
        now = self.session.quarter
        return tuple(
            action
            for action in listing.done[:LATELY]
            if action.history and quarter_of(action.history[-1].at.date(), year) == now
        )

    def _groups(self, listing: Listing) -> dict[str, tuple[Action, ...]]:
        """What is folded away, by its name."""
        before = tuple(action for action in listing.done if action not in self._lately(listing))
        groups = {"waiting": listing.waiting, "done": before, "parked": listing.parked}
        return groups | {"dropped": listing.dropped, "retired": listing.retired}

    def _folded(self, listing: Listing) -> list[ListRow]:
        rows: list[ListRow] = []
        for name, actions in self._groups(listing).items():
            if actions:
                unfolded = name in self.open
                rows.append(fold(name, self._called(name, listing), len(actions), unfolded=unfolded))
                rows += [aside(action, self._why(action)) for action in actions if unfolded]
        return rows

    def _called(self, name: str, listing: Listing) -> str:
        word = STATES[name][0].capitalize()
        return f"{word} before" if name == "done" and self._lately(listing) else word

    def _why(self, action: Action) -> str:
        """Why it stands where it stands: what it waits for, or when it was moved, and why."""
        if action.status is Status.SUGGESTED:
            items = self.session.pack.item_by_id
            names = (one_line(items[id].prompt).rstrip(".") for id in action.gen.blocked_by if id in items)
            return f"after: {', '.join(names)}"
        reason = one_line(action.history[-1].reason) if action.history else ""
        return ": ".join(filter(None, [self._day(action), reason]))

    def _day(self, action: Action) -> str:
        return day_words(action.history[-1].at.date(), self.session.today) if action.history else ""

    # The pane, or the foot

    def detail(self, key: Hashable | None, width: int) -> Detail | None:
        """The whole card of an action, what a plan still asks, or what is folded away."""
        listing = self.session.listing()
        match key:
            case ("rate", str() as plan) if (row := self._row(plan)) is not None:
                return rate_detail(self.session, row, width)
            case ("fold", "next"):
                return group_detail("Next", listing.next, width, self.labels_here["open"])
            case ("fold", str() as name):
                actions = self._groups(listing).get(name, ())
                return group_detail(self._called(name, listing), actions, width, self.labels_here["open"])
            case _ if (action := self.action) is not None:
                return action_detail(self.session, action, width)
        return None

    def foot(self, key: Hashable | None, width: int) -> Sequence[Content]:
        """The whole text of the row, its name before it where the list has no room for that, and what done means if there is room."""
        match key:
            case ("rate", str() as plan) if (row := self._row(plan)) is not None:
                return Content.styled(f"{rate_words(row)}. Choose what is fully true today.", QUIET).wrap(width)
            case _ if (action := self.action) is not None:
                name = action_words(action)
                cut = Content(name).cell_length > width - 31
                told = instruction(action)
                head = (f"{name.rstrip('.')}. " if told else name, "bold") if cut else ""
                lines = list(Content.assemble(head, told).wrap(width)) if cut or told else []
                means = done_means(self.session, action)
                last = Content.assemble(("Done means  ", QUIET), means).wrap(width) if means else []
                return [*lines, *last] if len(lines) + len(last) <= self.foot_room else lines
        return ()

    @property
    def foot_room(self) -> int:
        """Three lines hold all that an exercise says of an action; where it is narrower, four."""
        return 3 if self.size.width >= 78 else 4 if self.size.height >= 18 else 2

    def on_resize(self, event: events.Resize | None = None) -> None:
        """More room, more lines."""
        if self.is_mounted:
            self.refill()
        super().on_resize()

    def _row(self, plan: str) -> ToRate | None:
        return next((row for row in self.session.listing().rate if row.plan == plan), None)

    # What is done

    @property
    def action(self) -> Action | None:
        """The action under the cursor."""
        match self.rows.key:
            case ("action", str() as at):
                found = self.session.action(at)
                return found if isinstance(found, Action) else None
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the action under the cursor can do."""
        if action not in ("commit", "done", "park", "drop", "why"):
            return super().check_action(action, parameters)
        here = self.action
        if here is None or (here.status is Status.RETIRED and action != "why"):
            return False
        if here.status in (Status.DONE, Status.DROPPED):
            return action in ("why", "park")
        return action != "why" or here.gen.item is not None

    @property
    def labels_here(self) -> Mapping[str, str]:
        """A group folds, a plan is rated, a claim proven, the rest has its card; what is over or set aside is taken up again."""
        match self.rows.key:
            case ("fold", str() as name):
                return {"open": "Fold" if name in self.open else "Unfold"}
            case ("rate", _):
                return {"open": "Rate"}
            case _ if (action := self.action) is None:
                return {}
            case _ if action.status in AGAIN:
                return {"park": "Take up", "open": "Card"}
            case _ if action.status is Status.SUGGESTED and action.gen.lane != "build":
                return {"open": "Renew" if action.renews else "Prove it" if action.gen.lane == "prove" else "Rate"}
        return {"open": "Card"}

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Other keys may work on another line, and the pane follows."""
        super().on_rows_moved(message)
        self.refresh_bindings()

    def action_open(self) -> None:
        """Open the card, the rating that proves it, or the first that a plan still asks; fold a group open or shut."""
        match self.rows.key:
            case ("fold", str() as name):
                self.open ^= {name}
                self.refill()
            case ("rate", str() as plan) if (row := self._row(plan)) is not None:
                self.go("exercise", self.session.pack.exercise_of[row.first].id, row.first)
            case _ if (action := self.action) is not None:
                self.go("action", action.id)

    def action_commit(self) -> None:
        if self.action is not None:
            self.go("card", self.action.id)

    def _rate(self, action: Action) -> None:
        exercise = self.session.pack.exercise_of.get(action.gen.item or "")
        if exercise is not None:
            item = action.gen.item or ""
            self.go("exercise", exercise.id, evidence_of(item) if action.renews else item)

    def action_done(self) -> None:
        """Done: with the new level, or as it is."""
        action = self.action
        if action is None:
            return
        if action.gen.item is None or action.gen.met:
            self._move(action, Status.DONE)
            return
        title = f"Done: {action.title}"
        ways = [("rate", "Yes, and the level has risen: rate it now"), ("just", "Yes, the level stays as it is")]
        if action.renews:
            ways = [("rate", "Yes: add the new line now"), ("just", "Yes, without a new line")]
        self.app.push_screen(PickScreen(title, ways), self._then(lambda way: self._finish(action, way)))

    def _finish(self, action: Action, way: Hashable) -> None:
        if self._move(action, Status.DONE) and way == "rate":
            self._rate(action)

    def action_park(self) -> None:
        """Set it aside, or take it up again."""
        action = self.action
        if action is not None:
            self._move(action, Status.SUGGESTED if action.status in AGAIN else Status.PARKED)

    def action_drop(self) -> None:
        """Drop it, with a reason."""
        action = self.action
        if action is not None:
            form = self.session.drafting.form(f"drop/{action.id}")
            ask = AskScreen(
                f"Drop “{action.title}”. Why?", form, hint="not for us, did not help, somebody else does it …"
            )
            self.app.push_screen(ask, self._then(lambda why: self._move(action, Status.DROPPED, str(why))))

    def action_add(self) -> None:
        """An action of one's own; its card follows."""
        form = self.session.drafting.form("add")
        ask = AskScreen(
            "What will you do?", form, hint="Call Marta about the partner form", note="Its card comes next."
        )
        self.app.push_screen(ask, self._then(lambda title: self._add(str(title))))

    def _add(self, title: str) -> None:
        if len(active_builds(self.session.actions())) >= ACTIVE_BUILDS:
            park_one(self, self.session, lambda: self._add(title))
            return
        made = add_action(self.session, title, secrets.token_hex(8))
        if isinstance(made, Problem):
            self.notify(clean(str(made)), severity="error")
            self.refill()
        else:
            self._fill(("action", made.id))
            self.go("card", made.id)

    def action_why(self) -> None:
        """Why it stands where it stands."""
        action = self.action
        if action is None:
            return
        gen = action.gen
        minutes = f" {count(gen.points, 'point')} of effort, {effort_words(gen)}." if effort_words(gen) else ""
        if gen.best is not None:
            minutes += f" With a 4 and its proof it would be up to {gain(gen.best)}, with a 0 nothing."
        elif gen.lift > promised(action, self.session.score()):
            minutes += " Its rating is still open, so nothing is promised."
        self.notify(
            f"{clean(gen.why)}.{minutes} The list is in the order of points for the effort.",
            title=f"Place {gen.rank}" if gen.rank else "",
            timeout=12,
        )

    def _move(self, action: Action, status: Status, reason: str = "") -> bool:
        problem = move_action(self.session, action.id, status, reason)
        if problem is not None:
            self.notify(str(problem), severity="error")
        self.refill()
        return problem is None

    def _then(self, go_on: Callable[[Hashable], object]) -> Callable[[Hashable | None], None]:
        def call(given: Hashable | None) -> None:
            if given is not None:
                go_on(given)

        return call


def opened(visit: Visit) -> ActionsScreen:
    """The action list, the cursor on that action."""
    return ActionsScreen(visit.session, visit.at)
