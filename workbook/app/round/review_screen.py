"""The open actions at the start of a check-in: each is done, kept, made smaller, given to somebody, or dropped."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbook.app.base import QUIET, WARN, AskScreen, TwoPanes, Visit
from workbook.app.keys import bindings
from workbook.app.widgets import BLANK, Detail, ListRow, chip, labelled, spread
from workbook.domain import Problem, clean, count, day_words, one_line
from workbook.domain.actions import Action
from workbook.domain.actions.reviewing import needs_smaller_step
from workbook.session import Session
from workbook.session.rounds import reviewing

GOES_ON = "goes on"


class ReviewScreen(TwoPanes):
    """The list. A letter says what becomes of the action under the cursor; enter on the last line goes on."""

    PLACE = "review"
    BINDINGS: ClassVar[list[BindingType]] = bindings("review")
    ABOUT = (
        "What you took on before this quarter and have not finished. Each is done, kept as it is, made smaller, given to somebody "
        "else, or dropped with a reason. What was kept once already takes a smaller first step to be kept again: what does not "
        "move is too big, or not worth it."
    )

    def __init__(self, session: Session, round_id: str) -> None:
        super().__init__("Check-in › Open actions", session.quarter)
        self.session = session
        self._round = round_id
        self._met = [action.id for action in reviewing.waiting_actions(session)]

    def shows(self, at: str) -> bool:
        """The one of this round."""
        return at == self._round

    def refill(self) -> None:
        """Show what waits, and what was decided here."""
        rows: list[ListRow] = [BLANK]
        for action in self._actions():
            rows.append(ListRow(spread(Content(one_line(action.title)), self._said(action)), ("action", action.id)))
        left = len(reviewing.waiting_actions(self.session))
        words = "On to the ratings" if not left else f"On to the ratings; {count(left, 'action')} can wait"
        rows += [BLANK, ListRow(spread(Content.styled(words, "bold")), GOES_ON)]
        self.rows.fill(rows)
        self.title_line.note = f"{left} of {len(self._met)} left"
        self.show_detail()
        self.refresh_bindings()

    def _actions(self) -> list[Action]:
        found = (self.session.action(id) for id in self._met)
        return [one for one in found if isinstance(one, Action)]

    def _said(self, action: Action) -> Content:
        if action in reviewing.waiting_actions(self.session):
            times = f"carried {count(action.carried, 'time')}" if action.carried else ""
            return Content.styled(times, WARN if needs_smaller_step(action) else QUIET)
        last = action.history[-1] if action.history else None
        words = last.reason if last is not None and action.status == "committed" else action.status.value
        return Content.styled(one_line(words, 40), QUIET)

    def foot(self, key: Hashable | None, width: int) -> Sequence[Content]:
        """All of it, as far as there is room."""
        found = self.detail(key, width)
        return [line for line in found.lines if line.plain.strip()] if found is not None else ()

    @property
    def foot_room(self) -> int:
        """More than two lines where the list, which is short, leaves them."""
        return max(2, min(6, self.app.size.height - 17))

    def detail(self, key: Hashable | None, width: int) -> Detail | None:
        """The action's card, and how often it was carried."""
        action = self.action
        if action is None:
            words = "What you leave here undecided is asked again when you come back to this check-in."
            return Detail("On to the ratings", [Content(""), *Content(words).wrap(width)], chip=chip("enter", "Go on"))
        lines = [Content("")]
        for label, words in (
            ("Who", action.owner or ""),
            ("By", day_words(action.due, self.session.today) if action.due else ""),
            ("When", action.when),
            ("Then", action.then),
            ("Carried", count(action.carried, "time") if action.carried else "not yet"),
        ):
            if words:
                lines += labelled(label, [Content(clean(words))], width)
        if needs_smaller_step(action):
            told = "Kept once already. To keep it again, s says a smaller first step; d drops it."
            lines += [Content(""), *Content.styled(told, WARN).wrap(width)]
        return Detail(one_line(action.title), lines)

    @property
    def action(self) -> Action | None:
        """The action under the cursor."""
        match self.rows.key:
            case ("action", str() as id):
                found = self.session.action(id)
                return found if isinstance(found, Action) else None
        return None

    @property
    def labels_here(self) -> Mapping[str, str]:
        """Enter leads on from the last line, and to the next one from the others."""
        return {"open": "Go on" if self.rows.key == GOES_ON else "Next"}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only an action is decided on."""
        return action not in ("done", "keep", "shrink", "hand_on", "drop") or self.action is not None

    def on_rows_moved(self, message: object) -> None:
        """Other keys may work on another line."""
        self.show_detail()
        self.refresh_bindings()

    def action_open(self) -> None:
        """On: to the ratings, or to the next line."""
        if self.rows.key == GOES_ON:
            self.dismiss()
            if self._round in self.session.folder.rounds:  # its opening may have been undone
                self.go("round", self._round)
        else:
            self.rows.action_step(1)

    def action_done(self) -> None:
        self._decide(reviewing.finish_action)

    def action_keep(self) -> None:
        self._decide(reviewing.keep_action)

    def action_shrink(self) -> None:
        self._ask("What is the smaller first step?", "under half an hour", reviewing.shrink_action)

    def action_hand_on(self) -> None:
        self._ask("Who does it from now on?", "a name", reviewing.hand_on_action)

    def action_drop(self) -> None:
        self._ask("Why is it not worth doing?", "in a few words", reviewing.drop_action)

    def _decide(self, does: Callable[[Session, Action], Problem | None]) -> None:
        if (action := self.action) is not None:
            self._tell(does(self.session, action))

    def _ask(self, title: str, hint: str, does: Callable[[Session, Action, str], Problem | None]) -> None:
        action = self.action
        if action is None:
            return

        def answered(text: str | None) -> None:
            if text is not None:
                self._tell(does(self.session, action, text))

        form = self.session.drafting.form(f"review/{action.id}")
        self.app.push_screen(AskScreen(title, form, hint=hint), answered)

    def _tell(self, problem: Problem | None) -> None:
        """Show what became of it, and go to the next."""
        if problem is not None:
            self.notify(f"{problem.what} {problem.mend}", timeout=6)
            return
        self.refill()
        self.rows.action_step(1)


def opened(visit: Visit) -> ReviewScreen:
    """The open actions, before the ratings of that round."""
    return ReviewScreen(visit.session, visit.at)
