"""One person of the workbook: the name, what they do, their part, and from when until when they are there."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from workbook.app.base import QUIET, FormPage, Sit, Visit
from workbook.app.keys import bindings
from workbook.app.widgets import LEFT, Field, Mark, MarkList, PageScroll
from workbook.domain import Part, Person, Problem, read_date, spelled
from workbook.domain.people import part_of
from workbook.reports.people_report import PARTS
from workbook.session import Session
from workbook.session.people import add_person, change_person, people_of, worth_saying

ORDER: tuple[Part, ...] = ("owner", "customers", "inside")
"""The parts in the order in which they are offered."""


class PersonScreen(FormPage):
    """A form on one person; without one for somebody who joins. Nothing is kept before it is sent with f4."""

    PLACE = "person"
    CSS_PATH = "person_screen.tcss"
    AUTO_FOCUS = "#name"
    BINDINGS: ClassVar[list[BindingType]] = bindings("person")
    ABOUT = (
        "A name may change at any time; what the person said stays theirs. The part says what one can know: when a team rates, "
        "a word counts only of those who can. Days may stay empty. Whoever has left is asked no more, and nothing of "
        "theirs is lost."
    )

    def __init__(self, session: Session, person: Person | None) -> None:
        name = f"person/{person.id if person is not None else ''}"
        super().__init__(
            "Add somebody" if person is None else person.name, session.drafting.form(name), session.quarter
        )
        self.session, self.person, self._sits = session, person, session.person.id
        people = people_of(session)
        shown = person or Person("", "")
        self.name_field = self._field("name", shown.name, "Ana Ruiz")
        self.role = self._field("role", shown.role, "bookkeeper")
        self.since = self._field("since", _typed(shown.since), "2026-03-01, or empty")
        self.until = self._field("until", _typed(shown.until), "empty while they are there")
        self.parts = MarkList([Mark(str(at), *PARTS[part]) for at, part in enumerate(ORDER, 1)])
        self.part: Part | None = shown.part
        self.parts.mark({ORDER.index(part_of(shown, people) if person is not None else "customers")})
        self._given = self._filled()

    def _field(self, name: str, text: str, hint: str) -> Field:
        made = Field(text, hint=hint, whole=True)
        made.id = name
        return made

    def shows(self, at: str) -> bool:
        """Each person has a page."""
        return at == (self.person.id if self.person is not None else "")

    def content(self) -> Iterable[Widget]:
        """The fields, and what to know of them."""
        with PageScroll():
            yield _label("Name")
            yield self.name_field
            yield _label("What they do", "as you would say it: owner, front desk, workshop")
            yield self.role
            yield _label("Their part", "it says what they can know")
            yield self.parts
            yield _label("There since")
            yield self.since
            yield _label("Left on", "from that day on they are asked no more; what they said stays")
            yield self.until
            yield self.note

    def on_mount(self) -> None:
        """What was left half-typed is there again."""
        left = self.form.left
        for name, text in left.items():
            if name in self._fields:
                self._fields[name].put(text[1:])
            elif name == "part" and (found := next((one for one in ORDER if one == text[1:]), None)):
                self._choose(found)
        if left:
            self.note.say(LEFT)

    @property
    def _fields(self) -> dict[str, Field]:
        return {str(field.id): field for field in (self.name_field, self.role, self.since, self.until)}

    def _filled(self) -> dict[str, str]:
        """What stands in the form, by the names of the draft."""
        return {**{name: field.value for name, field in self._fields.items()}, "part": self.part or ""}

    def _draft(self) -> None:
        self.form.keep({name: f"={text}" for name, text in self._filled().items() if text != self._given[name]})

    def _choose(self, part: Part) -> None:
        self.part = part
        self.parts.mark({ORDER.index(part)})

    @on(MarkList.Chosen)
    def _chose(self, event: MarkList.Chosen) -> None:
        self._choose(ORDER[event.index])
        self._draft()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Draft what differs from how it was, and say which day it is as it is typed."""
        self._draft()
        if message.text_area in (self.since, self.until) and isinstance(message.text_area, Field):
            day, wrong = self._day(message.text_area)
            self.note.say(spelled(day, self.session.today) if day is not None else "", problem=wrong)

    def _day(self, field: Field) -> tuple[date | None, str]:
        """The day in a field; None, and nothing wrong, where it is empty."""
        typed = field.text.strip()
        return read_date(typed, self.session.today) if typed else (None, "")

    def action_on(self) -> None:
        """Enter: the next field; in the last one, that is all."""
        if self.until.has_focus:
            self.action_keep()
        else:
            self.focus_next()

    def action_keep(self) -> None:
        """Keep what stands here."""
        if not self.name_field.text.strip():
            self.refuse("A person needs a name. It may be changed later.", self.name_field)
            return
        days: dict[str, date | None] = {}
        for field in (self.since, self.until):
            days[str(field.id)], wrong = self._day(field)
            if wrong:
                self.refuse(wrong, field)
                return
        name, role = self.name_field.value, self.role.value
        id, problem = self.person.id if self.person is not None else "", None
        if self.person is None:
            made = add_person(
                self.session, name=name, role=role, part=self.part, since=days["since"], until=days["until"]
            )
            id, problem = (made.id, None) if isinstance(made, Person) else ("", made)
        else:
            problem = change_person(
                self.session, id, name=name, role=role, part=self.part, since=days["since"], until=days["until"]
            )
        self._send(problem, id)

    def _send(self, problem: Problem | None, id: str) -> None:
        self.finish(problem, worth_saying(self.session, id))
        if problem is None and self.session.person.id != self._sits:
            self.app.post_message(Sit(self.session.person.id))  # nothing of theirs stays open
        elif problem is None:
            self.app.show_saved()  # type: ignore[attr-defined]  # who answers stands in every title line


def _typed(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _label(words: str, more: str = "") -> Static:
    return Static(Content.assemble((words, "bold"), (f"  {more}" if more else "", QUIET)), markup=False)


def opened(visit: Visit) -> PersonScreen | None:
    """The form on that person; on somebody new where none is named; none where there is no such person."""
    if not visit.at:
        return PersonScreen(visit.session, None)
    person = next((one for one in people_of(visit.session) if one.id == visit.at), None)
    return PersonScreen(visit.session, person) if person is not None else None
