"""The action list: what people are doing, what would raise the score most for its effort, what waits, and what is over."""

import secrets
from collections.abc import Callable, Hashable, Mapping
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbook.app.base import QUIET, SMALL, WARN, AskScreen, ListPage, PickScreen, Visit, gain, pad, right
from workbook.app.base.park_one import park_one
from workbook.app.keys import bindings
from workbook.app.widgets import BLANK, ListRow, Rows, fit, heading, spread, wrapped
from workbook.domain import Problem, clean, count, day_words, due_words, one_line
from workbook.domain.actions import ACTIVE_BUILDS, Action, Groups, Status, active_builds, grouped
from workbook.reports.actions_report import LANES, effort_words, reckoned
from workbook.session import Session
from workbook.session.acting import add_action, move_action

FIRST = 8
"""Suggested actions shown before the rest is asked for."""

OVER = (("done", "Done"), ("dropped", "Dropped"), ("parked", "Parked"), ("retired", "No longer in the exercises"))
"""The groups that are folded away, and what they are called."""

AGAIN = (Status.PARKED, Status.DONE, Status.DROPPED)
"""Where an action stands that can be taken up again."""


class ActionsScreen(ListPage):
    """The list. Enter opens what is under the cursor: a card, or the rating that answers or proves it."""

    PLACE = "actions"
    BINDINGS: ClassVar[list[BindingType]] = bindings("actions")
    ABOUT = (
        "One currency ranks everything: points of proven readiness for the effort. Answer means give what is open its "
        "level: its gain is reckoned with a 2, and a 0 is an answer too. Prove means give a claim its dated line, build "
        "means raise a level. Three builds at once are the most."
    )

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
        groups = grouped(self.session.actions())
        builds = len(active_builds(self.session.actions()))
        self.title_line.note = f"{builds} of {ACTIVE_BUILDS} building"
        self.rows.fill([*self._doing(groups), *self._next(groups), *self._waiting(groups), *self._over(groups)], at)
        self.refresh_bindings()

    def _doing(self, groups: Groups) -> list[ListRow]:
        rows = [heading("Doing"), *(self._taken(action) for action in groups.doing)]
        if not groups.doing:
            words = "Nothing yet. Take one of the actions below on with c: who, by when, and the moment to do it."
            rows.append(wrapped(Content.styled(words, QUIET), indent=2))
        return [*rows, BLANK]

    def _taken(self, action: Action) -> ListRow:
        late = action.late(self.session.today)
        due = due_words(action.due, self.session.today) if action.due else "no date"
        more = f"carried {action.carried}x" if action.carried else f"{gain(action.gen.lift)}{reckoned(action.gen)}"
        if action.gen.met:
            more = "looks done?"

        def draw(width: int) -> Content:
            if width < SMALL:
                name = fit(Content(one_line(action.owner or "")), width - 31)
                below = Content.assemble("  ", name, "  " if name else "", (due, WARN if late else QUIET))
                first = Content.assemble(("! " if late else "  ", WARN), fit(Content(action.title), width - 2))
                return first + "\n" + spread(below, Content.styled(more, QUIET))(width)
            who = 8 if width < 90 else 18
            return Content.assemble(
                pad("!" if late else "", 2, WARN),
                pad(action.title, width - who - 30),
                "  ",
                pad(one_line(action.owner or ""), who),
                "  ",
                pad(due, 12, WARN if late else QUIET),
                right(more, 12, QUIET),
            )

        return ListRow(draw, ("action", action.id))

    def _next(self, groups: Groups) -> list[ListRow]:
        if not groups.next:
            words = "Nothing is left to suggest: every rating is answered, proven and at the top, or waits for another."
            return [heading("Next"), wrapped(Content.styled(words, QUIET), indent=2), BLANK]
        shown = groups.next if "next" in self.open else groups.next[:FIRST]
        rows = [heading("Next, by points for the effort"), *(self._offered(action) for action in shown)]
        if left := len(groups.next) - len(shown):
            rows.append(ListRow(lambda width: Content.styled(f"  … {left} more", QUIET), ("fold", "next")))
        return [*rows, BLANK]

    def _offered(self, action: Action) -> ListRow:
        gen = action.gen
        target = f"to {gen.to}" if gen.lane == "build" else reckoned(gen).strip()

        def draw(width: int) -> Content:
            if width < SMALL:
                worth = right(gain(gen.lift), 7) + right(effort_words(gen), 12, QUIET)
                first = Content.assemble("  ", pad(LANES[gen.lane], 8, QUIET), fit(Content(action.title), width - 10))
                return first + "\n" + spread(Content.styled(f"{'':10}{target}", QUIET), worth)(width)
            return Content.assemble(
                "  ",
                pad(LANES[gen.lane], 8, QUIET),
                pad(action.title, width - 36),
                "  ",
                pad(target, 5, QUIET),
                right(gain(gen.lift), 7),
                right(effort_words(gen), 12, QUIET),
            )

        return ListRow(draw, ("action", action.id))

    def _waiting(self, groups: Groups) -> list[ListRow]:
        if not groups.blocked:
            return []
        rows = [self._fold("blocked", "Waiting for something else", len(groups.blocked))]
        for action in groups.blocked if "blocked" in self.open else ():
            after = ", ".join(self._title(item) for item in action.gen.blocked_by)
            rows.append(self._after(action, f"after: {after}"))
        return [*rows, BLANK]

    def _title(self, item: str) -> str:
        found = self.session.pack.item_by_id.get(item)
        return one_line(found.prompt).rstrip(".") if found is not None else one_line(item)

    def _after(self, action: Action, why: str) -> ListRow:
        def draw(width: int) -> Content:
            half = (width - 12) // 2
            return Content.assemble(
                "  ",
                pad(LANES[action.gen.lane], 8, QUIET),
                pad(action.title, half),
                "  ",
                pad(why, width - half - 12, QUIET),
            )

        return ListRow(draw, ("action", action.id))

    def _over(self, groups: Groups) -> list[ListRow]:
        rows: list[ListRow] = []
        for name, title in OVER:
            found: tuple[Action, ...] = getattr(groups, name)
            if found:
                rows.append(self._fold(name, title, len(found)))
                rows += [self._after(action, self._story(action)) for action in found if name in self.open]
        return rows

    def _story(self, action: Action) -> str:
        step = action.history[-1] if action.history else None
        day = day_words(step.at.date(), self.session.today) if step else ""
        return ": ".join(filter(None, [day, one_line(step.reason) if step else ""]))

    def _fold(self, name: str, title: str, number: int) -> ListRow:
        mark = "▾" if name in self.open else "▹"
        words = Content.assemble((f"{mark} ", QUIET), (title, "bold"), (f"  {number}", QUIET))
        return ListRow(lambda width: words, ("fold", name))

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
            return True
        here = self.action
        if here is None or (here.status is Status.RETIRED and action != "why"):
            return False
        if here.status in (Status.DONE, Status.DROPPED):
            return action in ("why", "park")
        return action != "why" or here.gen.item is not None

    @property
    def labels_here(self) -> Mapping[str, str]:
        """A group folds, and what is over or set aside is taken up again."""
        match self.rows.key:
            case ("fold", str() as name):
                return {"open": "Fold" if name in self.open else "Unfold"}
            case _:
                return {"park": "Take up"} if self.action is not None and self.action.status in AGAIN else {}

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Other keys may work on another line."""
        self.refresh_bindings()

    def action_open(self) -> None:
        """Open the card, or the rating that answers or proves it; fold a group open or shut."""
        match self.rows.key:
            case ("fold", str() as name):
                self.open ^= {name}
                self.refill()
            case _ if (action := self.action) is not None:
                self.go("action", action.id)

    def action_commit(self) -> None:
        if self.action is not None:
            self.go("card", self.action.id)

    def _rate(self, action: Action) -> None:
        exercise = self.session.pack.exercise_of.get(action.gen.item or "")
        if exercise is not None:
            self.go("exercise", exercise.id, action.gen.item or "")

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
        minutes = f" {count(gen.points, 'point')} of effort is {effort_words(gen)}." if effort_words(gen) else ""
        if gen.best is not None:
            minutes += f" With a 4 and its proof it would be up to {gain(gen.best)}."
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
