"""The people of the workbook: who is there, who answers now, and who has left."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbook.app.base import ACCENT, QUIET, WARN, AskScreen, Sit, TwoPanes, Visit, pad
from workbook.app.keys import bindings
from workbook.app.widgets import BLANK, Detail, ListRow, chip, heading, labelled, stacked
from workbook.domain import Person, Problem, one_line, read_date, spelled
from workbook.domain.people import has_left, is_here, namesakes, part_of
from workbook.reports.people_report import (
    COUNTING,
    ENDING,
    NOT_SAID,
    PARTS,
    days_told,
    days_words,
    done_words,
    part_words,
)
from workbook.session import Session
from workbook.session.people import bring_back, end_person, people_of, same_name, worth_saying

ADD = "add"
"""The key of the line that brings in somebody."""

_NAME = 24
"""Cells for a name, before what the person does."""

_ROOM = 50
"""Cells of a line below which what they do stands at the foot alone: the days go first."""


class PeopleScreen(TwoPanes):
    """The list, and beside it what is known of the one under the cursor."""

    PLACE = "people"
    BINDINGS: ClassVar[list[BindingType]] = bindings("people")
    ABOUT = (
        "Who takes part. ● marks who answers now: what is rated, answered and taken on from here is theirs. Nobody is deleted: "
        "whoever has left is asked no more, and what they said stays. Enter changes the name, what they do, their part and "
        "the days."
    )

    def __init__(self, session: Session, at: str = "") -> None:
        super().__init__("People", session.quarter)
        self.session, self._first = session, at or session.person.id
        self._sits = session.person.id

    def shows(self, at: str) -> bool:
        """There is one page of people; the cursor goes to the one that is asked for."""
        if at:
            self.rows.go(at)
        return True

    def refill(self) -> None:
        """Everybody, those who have left at the end."""
        people, today = people_of(self.session), self.session.today
        there = [self._row(one) for one in people if not has_left(one, today)]
        left = [self._row(one) for one in people if has_left(one, today)]
        rows = [heading("Who takes part", "● answers now"), *there]
        if left:
            rows += [BLANK, heading("Have left"), *left]
        rows += [BLANK, ListRow(lambda width: Content.styled("  Add somebody", "bold"), ADD)]
        first, self._first = self._first, ""
        self.rows.fill(rows)
        self.shows(first)
        self.show_detail()

    def detail(self, key: Hashable | None, width: int) -> Detail | None:
        """What is known of the person under the cursor, and what ending them would mean."""
        person = self._person(key)
        if person is None:
            words = "Everybody who rates or answers has a name here, so that each can say what they see."
            return Detail("Add somebody", [Content(""), *Content(words).wrap(width)], chip=chip("enter", "Add"))
        people, today = people_of(self.session), self.session.today
        part, knows = PARTS[part_of(person, people)]
        lines = [Content("")]
        if namesakes(person, people):
            lines += [*Content.styled(f"! {same_name(person)}", WARN).wrap(width), Content("")]
        if person.id == self.session.person.id:
            lines += [Content.styled("● Answers now", ACCENT), Content("")]
        for label, words in (
            ("does", one_line(person.role)),
            ("part", f"{part}: {knows}.{'' if person.part else f' {NOT_SAID}'}"),
            ("days", " ".join(days_told(person, today))),
            ("said", done_words(self.session.folder, person)),
        ):
            lines += labelled(label, [Content(words)] if words else [], width)
        for words in (COUNTING, ENDING):
            lines += [Content(""), *Content.styled(words, QUIET).wrap(width)]
        return Detail(one_line(person.name), lines, chip=chip("enter", "Change"))

    def foot(self, key: Hashable | None, width: int) -> Sequence[Content]:
        """That another has the name; else where they stand, what they can know, and the days."""
        person = self._person(key)
        if person is None:
            return Content("Everybody who rates or answers has a name here.").wrap(width)
        people = people_of(self.session)
        if namesakes(person, people):
            return Content.styled(f"! {same_name(person)}", WARN).wrap(width)
        part, knows = PARTS[part_of(person, people)]
        about = " ".join([f"{part}: {knows}.", *days_told(person, self.session.today)])
        role = one_line(person.role)
        return Content(f"{one_line(person.name)}{f', {role}' if role else ''}. {about}").wrap(width)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who is not there can't answer, and the line that adds somebody is nobody."""
        if action in ("sit", "end"):
            person = self._person(self.rows.key)
            if person is None:
                return False
            return action == "end" or (person.id != self.session.person.id and is_here(person, self.session.today))
        return True

    @property
    def labels_here(self) -> dict[str, str]:
        """Enter on the last line adds somebody, and who has left or will leave is brought back."""
        person = self._person(self.rows.key)
        if person is None:
            return {"open": "Add"}
        return {"end": "Bring back"} if person.until is not None else {}

    def on_rows_moved(self, message: object) -> None:
        """What can be done is another thing on another line."""
        self.show_detail()
        self.refresh_bindings()

    def action_open(self) -> None:
        """Change what is said of the person under the cursor."""
        self.go("person", "" if self.rows.key == ADD else str(self.rows.key))

    def action_add(self) -> None:
        """Bring in somebody."""
        self.go("person")

    def action_sit(self) -> None:
        """The person under the cursor answers from now on."""
        if (person := self._person(self.rows.key)) is not None:
            self.app.post_message(Sit(person.id))

    def action_end(self) -> None:
        """They have left, or are back."""
        person = self._person(self.rows.key)
        if person is None:
            return
        name = one_line(person.name)
        if person.until is not None:
            self._done(bring_back(self.session, person.id), f"{name} is there again.", person)
            return
        ask = AskScreen(
            f"From which day on is {name} no longer there?",
            self.session.drafting.form(f"leaves/{person.id}"),
            text=self.session.today.isoformat(),
            hint="today, fri, 2026-12-15",
            note=ENDING,
            wrong=lambda text: read_date(text, self.session.today)[1],
        )
        self.app.push_screen(ask, lambda text: self._left(person, text))

    def _left(self, person: Person, text: str | None) -> None:
        """A day was given, or none."""
        day, _ = read_date(text or "", self.session.today)
        if day is not None:
            name, when = one_line(person.name), spelled(day, self.session.today)
            told = f"{name} has left." if day <= self.session.today else f"{name} leaves on {when}."
            self._done(end_person(self.session, person.id, day), f"{told} ctrl+z takes that back.", person)

    def _done(self, problem: Problem | None, told: str, person: Person) -> None:
        """Say what became of it, and that somebody else answers now, if so."""
        if problem is not None:
            self.notify(f"{problem.what} {problem.mend}".strip(), severity="warning", timeout=8)
            return
        if person.id == self._sits and self.session.person.id != person.id:
            self.app.post_message(Sit(self.session.person.id))  # nothing of theirs stays open
            return
        self._first = person.id
        more = worth_saying(self.session, person.id)
        self.refill()
        self.refresh_bindings()
        self.app.show_saved()  # type: ignore[attr-defined]  # who answers stands in every title line
        self.notify(f"{told} {more}".strip(), timeout=8 if more else 4)

    def _person(self, key: Hashable | None) -> Person | None:
        return next((one for one in people_of(self.session) if one.id == key), None)

    def _row(self, person: Person) -> ListRow:
        people, today = people_of(self.session), self.session.today
        now, here = person.id == self.session.person.id, is_here(person, today)
        mark = Content.styled("● ", ACCENT) if now else Content.styled("○ " if here else "  ", QUIET)
        name = Content.styled(one_line(person.name), "bold" if here else "")
        if namesakes(person, people):
            name = Content.assemble(name, (" !", f"bold {WARN}"))
        does = Content.styled(one_line(person.role) or part_words(person, people), QUIET)
        when = Content.styled(days_words(person, today), QUIET)

        def draw(width: int) -> Content:
            return stacked(mark + (pad(name, _NAME) + does if width >= _ROOM else name), when)(width)

        return ListRow(draw, person.id)


def opened(visit: Visit) -> PeopleScreen:
    """The people, the cursor on the one that is asked for."""
    return PeopleScreen(visit.session, visit.at)
