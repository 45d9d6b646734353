"""Who is there on a day, what they can know, and what they are called: the rules about the people of a workbook (docs/files.md 3)."""

from collections.abc import Sequence
from datetime import date

from workbook.domain.text import one_line
from workbook.domain.workbook import Part, Person


def part_of(person: Person, people: Sequence[Person]) -> Part:
    """The part of one of these people. Where nobody has said, the first owns the firm, and others meet customers."""
    if person.part is not None:
        return person.part
    return "owner" if people and people[0].id == person.id else "customers"


def has_left(person: Person, day: date) -> bool:
    """Whether they have left by this day: on the day `until` they are there no more."""
    return person.until is not None and person.until <= day


def is_here(person: Person, day: date) -> bool:
    """Whether they are there on this day, so that they may answer and take on actions."""
    return (person.since is None or person.since <= day) and not has_left(person, day)


def those_here(people: Sequence[Person], day: date) -> tuple[Person, ...]:
    """Who of these people is there on this day, in their order."""
    return tuple(person for person in people if is_here(person, day))


def folded(name: str) -> str:
    """A name as it is compared: two are the same for whoever reads them when this is."""
    import unicodedata  # no start compares names

    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def namesakes(person: Person, people: Sequence[Person]) -> tuple[Person, ...]:
    """The others of these people who have the same name, however it is written."""
    return tuple(one for one in people if one.id != person.id and folded(one.name) == folded(person.name))


def short_name(person: Person, people: Sequence[Person]) -> str:
    """What they are called in few letters: the first of their names, and all of them where another begins alike."""
    first, *_ = one_line(person.name).split() or [person.id]
    alike = any(folded(one.name).split()[:1] == [folded(first)] for one in people if one.id != person.id)
    return one_line(person.name) if alike else first
