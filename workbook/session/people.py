"""The people of a workbook: who joins, what is known of them, who has left, and who answers now. Nobody is deleted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

from workbook.domain import OWNER, Part, Person, Problem, ProfileAt, day_text, one_line, person_id, unbroken
from workbook.domain.people import is_here, namesakes, those_here
from workbook.session.session import Session

if TYPE_CHECKING:
    from workbook.session.view import View

LONGEST = 120
"""Characters that a name, or what somebody does, may have."""

NOBODY = "Somebody has to be there to answer."


class Told(TypedDict, total=False):
    """What may be said of a person; what is left out stays as it is."""

    name: str
    role: str
    part: Part | None
    since: date | None
    until: date | None


def people_of(view: "View") -> tuple[Person, ...]:
    """Everybody of the workbook, those too who have left; the owner where nobody is named."""
    return view.folder.profile.people or (OWNER,)


def people_here(view: "View") -> tuple[Person, ...]:
    """Who is there today, in their order; where all have left, everybody."""
    return those_here(people_of(view), view.today) or people_of(view)


def add_person(session: Session, **told: "Unpack[Told]") -> Person | Problem:
    """Somebody joins, with an id that nobody of this workbook ever had."""
    if wrong := _wrong(told):
        return wrong
    name = _line(told.get("name", ""))
    made = _with(Person(person_id(name, set(_ids(session))), name), told)
    if wrong := _backwards(made):
        return wrong
    return _put(session, (*people_of(session), made), f"“{one_line(name, 40)}”") or made


def change_person(session: Session, id: str, **told: "Unpack[Told]") -> Problem | None:
    """Change what is said of a person: the name, what they do, their part, and from when until when they are there.

    Where it is the one who answers, and they are there no more, the first who is there answers from now on.
    """
    people = people_of(session)
    before = next((one for one in people if one.id == id), None)
    if before is None:
        return Problem("workbook.toml", None, f"Nobody of this workbook has the id “{one_line(id, 64)}”.")
    if wrong := _wrong(told):
        return wrong
    after = _with(before, told)
    if after == before:
        return None
    if wrong := _backwards(after):
        return wrong
    changed = tuple(after if one.id == id else one for one in people)
    day = max(after.until or session.today, session.today)
    if (before.since, before.until) != (after.since, after.until) and not those_here(changed, day):
        return Problem("workbook.toml", None, NOBODY, "Add somebody else first.")
    problem = _put(session, changed, f"“{one_line(after.name, 40)}”")
    if problem is None and id == session.person.id and not is_here(after, session.today):
        session.sit(people_here(session)[0])
    return problem


def end_person(session: Session, id: str, day: date) -> Problem | None:
    """They leave, and are there no more from `day` on. What they said stays, and counts as it did."""
    return change_person(session, id, until=day)


def bring_back(session: Session, id: str) -> Problem | None:
    """They are there again, as if they had never left."""
    return change_person(session, id, until=None)


def answers_now(session: Session, id: str) -> Problem | None:
    """This person answers from now on; only who is there today can."""
    person = next((one for one in people_of(session) if one.id == id), None)
    if person is None or not is_here(person, session.today):
        named = one_line(person.name if person is not None else id, 60)
        return Problem("workbook.toml", None, f"“{named}” is not there today.", "Choose somebody who is.")
    session.sit(person)
    return None


def worth_saying(session: Session, id: str) -> str:
    """What is to be known of a person beside what was asked for: that another has the name, or that the firm is said to be one person's."""
    people = people_of(session)
    person = next((one for one in people if one.id == id), None)
    if person is not None and namesakes(person, people):
        return same_name(person)
    if len(people_here(session)) > 1 and session.firm.size == "solo" and session.whole.varied:
        return "The kind of firm still says that the owner works alone: Settings changes it."
    return ""


def same_name(person: Person) -> str:
    """That another has the name of this person."""
    return f"Two people are called “{one_line(person.name, 40)}”. Tell them apart, by an initial for example."


def _line(words: str) -> str:
    return " ".join(unbroken(words).split())


def _wrong(told: Told) -> Problem | None:
    """What is wrong with the words of it."""
    for words, what in ((told.get("name"), "A name"), (told.get("role"), "What somebody does")):
        if words is not None and len(_line(words)) > LONGEST:
            return Problem("workbook.toml", None, f"{what} has {LONGEST} characters at most.", "Say it in fewer.")
    if "name" in told and not _line(told["name"]):
        return Problem("workbook.toml", None, "A person needs a name.", "It may be changed later.")
    return None


def _with(person: Person, told: Told) -> Person:
    """The person with what was told of them, each text as one line."""
    known = replace(person, **told)
    return replace(known, name=_line(known.name), role=_line(known.role))


def _backwards(person: Person) -> Problem | None:
    if person.since is None or person.until is None or person.since <= person.until:
        return None
    what = f"{one_line(person.name, 60)} would leave on {day_text(person.until)}, before coming on {day_text(person.since)}."
    return Problem("workbook.toml", None, what, "Change one of the two days.")


def _ids(session: Session) -> Iterator[str]:
    """Ids that stand for somebody already, also for those whom only answers, decisions and files still name."""
    yield "checkin"
    yield from (one.id for one in people_of(session))
    folder = session.folder
    yield from (one.by for one in folder.answers.values())
    yield from (one.by for one in session.decisions())
    yield from folder.strangers


def _put(session: Session, people: tuple[Person, ...], words: str) -> Problem | None:
    return session.put((ProfileAt(), replace(session.folder.profile, people=people)), words=words)
