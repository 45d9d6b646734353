"""The commitment card of one action: who, by when, the moment to do it, and the sentence said once more."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from workbook.app.actions.action_detail import done_means, instruction
from workbook.app.base import ACCENT, QUIET, FormPage, Visit, gain
from workbook.app.base.park_one import park_one
from workbook.app.keys import bindings
from workbook.app.widgets import LEFT, Field, PageScroll
from workbook.domain import Problem, one_line, spelled
from workbook.domain.actions import ACTIVE_BUILDS, Action, Status, active_builds, promised
from workbook.domain.asked_days import passed, read_due
from workbook.reports.action_words import action_words, aim_words, effort_words
from workbook.session import Session
from workbook.session.acting import commit_action, stranger

HINTS = {
    "build": ("the offer is signed", "I open the calendar and book thirty minutes"),
    "finish": ("the till is counted on Friday", "I open this rating and choose what is true"),
}
"""What a moment and a first step may look like, for most actions, and for one that only wants its answer."""


class CommitScreen(FormPage):
    """The card. Nothing is kept before it is sent with f4; escape leaves it as it was."""

    PLACE = "card"
    CSS_PATH = "card_screen.tcss"
    AUTO_FOCUS = "#owner"
    BINDINGS: ClassVar[list[BindingType]] = bindings("commit")
    ABOUT = (
        "A promise with a name, a date and a moment is kept far more often than a good intention. "
        "Give the moment as something that happens anyway: the offer is signed, the van is back in the yard."
    )

    def __init__(self, session: Session, action: Action) -> None:
        title = "Commit" if action.status is Status.SUGGESTED else "Your commitment"
        super().__init__(title, session.drafting.form(f"card/{action.id}"), session.quarter)
        self.session, self.action = session, action
        own = session.person.name if session.folder.profile.people else ""
        self.owner = self._field("owner", action.owner or own, "one person")
        self.due = self._field("due", action.due.isoformat() if action.due else "", "fri, +2w")
        self.tell = self._field("tell", action.tell, "who asks")
        when, then = HINTS["finish" if action.gen.lane == "finish" else "build"]
        self.when = self._field("when", action.when, when)
        self.then = self._field("then", action.then, then)
        self.again = self._field("again", action.rehearsed, "")
        self._given = self._typed()

    def _field(self, name: str, text: str, hint: str) -> Field:
        made = Field(text, hint=hint, classes="bare", whole=True)
        made.id = name
        return made

    def shows(self, at: str) -> bool:
        """Each action has its card."""
        return at == self.action.id

    def content(self) -> Iterable[Widget]:
        """What it is, and the fields."""
        with PageScroll():
            yield Static(self._head(), markup=False, id="what")
            with Horizontal(classes="three"):
                for label, field in (("Who", self.owner), ("Due", self.due), ("Tell", self.tell)):
                    yield _line(label, field)
            yield self.note
            yield _line("When", self.when)
            yield _line("then", self.then)
            yield Static(Content.styled("Say it once more, in your words:", QUIET), markup=False, id="once")
            yield _line("", self.again)
            if done := done_means(self.session, self.action):
                yield Static(Content.assemble(("Done means  ", QUIET), done), markup=False, id="done")

    def on_mount(self) -> None:
        """Say what the date is, and that what was left half-typed is there again."""
        for name, text in self.form.left.items():
            if name in self._fields:
                self._fields[name].put(text[1:])
        self._say_due()
        if self.form.left:
            self.note.say(LEFT)

    @property
    def _fields(self) -> dict[str, Field]:
        fields = (self.owner, self.due, self.tell, self.when, self.then, self.again)
        return {str(field.id): field for field in fields}

    def _typed(self) -> dict[str, str]:
        return {name: field.value for name, field in self._fields.items()}

    def _head(self) -> Content:
        gen = self.action.gen
        worth = gain(promised(self.action, self.session.score())) if gen.lapses is None else ""
        parts = [
            (aim_words(self.action), QUIET),
            (worth and f"{worth} proven", f"bold {ACCENT}"),
            (effort_words(gen), QUIET),
        ]
        told = [Content.styled(words, style) for words, style in parts if words]
        about = f"\nFor “{one_line(gen.title)}”" if gen.item and gen.lane == "build" else ""
        how = f"\n{text}" if (text := instruction(self.action)) else ""
        head = Content.assemble((action_words(self.action), "bold"), how, (about, QUIET))
        return Content.assemble(head, "\n", Content.styled(" · ", QUIET).join(told)) if told else head

    def _say_due(self) -> bool:
        """Say which day was typed; whether it is one, or none at all."""
        typed = self.due.text.strip()
        if not typed:
            self.note.say("A date makes it likelier: fri, +2w or 2026-12-15.")
            return True
        day, wrong = read_due(typed, self.session.today)
        today = self.session.today
        self.note.say(f"{spelled(day, today)}  {passed(day, today)}".strip() if day else "", problem=wrong)
        return day is not None

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Say which day it is as it is typed, and draft what differs from how the card was."""
        # The mark in front keeps a field that was emptied, too.
        self.form.keep({name: f"={text}" for name, text in self._typed().items() if text != self._given[name]})
        if message.text_area is self.due:
            self._say_due()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some actions have no exercise."""
        return self.action.gen.exercise in self.session.pack.exercise_by_id if action == "exercise" else True

    def action_on(self) -> None:
        """Enter: the next field; in the last one, that is all."""
        if self.again.has_focus:
            self.action_keep()
        else:
            self.focus_next()

    def action_exercise(self) -> None:
        """The exercise that helps."""
        self.go("exercise", self.action.gen.exercise or "")

    def rescue(self) -> None:
        """Keep what is typed on the card of something taken on already: the app is about to end."""
        if self.action.status is Status.COMMITTED and self._say_due() and self._commit() is None:
            self.form.drop()

    def _commit(self) -> Problem | None:
        """Take it on with what stands in the fields."""
        due = self.due.text.strip()
        return commit_action(
            self.session,
            self.action.id,
            owner=self.owner.value.strip() or None,
            due=read_due(due, self.session.today)[0] if due else None,
            when=self.when.value.strip(),
            then=self.then.value.strip(),
            tell=self.tell.value.strip(),
            rehearsed=self.again.value.strip(),
        )

    def action_keep(self) -> None:
        """Take it on. A fourth build asks first which one to park."""
        if not self._say_due():
            self.set_focus(self.due)
            return
        others = [one for one in active_builds(self.session.actions()) if one.id != self.action.id]
        fresh = self.action.status is not Status.COMMITTED
        if fresh and self.action.gen.lane == "build" and len(others) >= ACTIVE_BUILDS:
            park_one(self, self.session, self.action_keep)
            return
        owner = self.owner.value.strip()
        unknown = stranger(self.session, owner) if owner != self.action.owner else ""
        self.finish(self._commit(), unknown)


def opened(visit: Visit) -> CommitScreen | None:
    """The card of that action, if there is one."""
    action = visit.session.action(visit.at)
    return CommitScreen(visit.session, action) if isinstance(action, Action) else None


def _line(label: str, field: Field) -> Horizontal:
    return Horizontal(Static(Content.styled(label, QUIET), markup=False, classes="label"), field, classes="line")
