"""The people of a workbook in words: where they stand, what they can know, from when until when they are there."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain import Part, Person, day_text, day_words, one_line
from workbook.domain.people import has_left, part_of

if TYPE_CHECKING:
    from workbook.store.folder import Folder

PARTS: dict[Part, tuple[str, str]] = {
    "owner": ("Owns the firm", "can know every rating"),
    "customers": ("Meets customers", "can know all but what only the owner sees"),
    "inside": ("Works inside", "can know what anybody inside sees"),
}
"""What each part is called, and what one can know in it."""

ENDING = (
    "Whoever has left is asked no more, and takes on no new actions. What they said stays where it is and counts as before, "
    "and no check-in of the past loses them. They can be brought back."
)
"""What it means that somebody has left."""

COUNTING = "Whose word counts, where a team rates, follows from the part."

NOT_SAID = "Nobody has said so yet."
"""What is added where the part is only taken for granted."""


def part_words(person: Person, people: Sequence[Person]) -> str:
    """Where they stand, as it stands in the middle of a line: `meets customers`."""
    words = PARTS[part_of(person, people)][0]
    return words[0].lower() + words[1:]


def person_words(person: Person, people: Sequence[Person]) -> str:
    """A person in one line: the name, and what they do, or else where they stand."""
    return f"{one_line(person.name)}, {one_line(person.role) or part_words(person, people)}"


def days_words(person: Person, today: date) -> str:
    """From when until when they are there, as far as that is known: `left 14 Aug`, `since 3 Mar`, `from 4 Jan 2027`."""
    since, until = person.since, person.until
    if until is not None:
        return f"left {day_words(until, today)}" if has_left(person, today) else f"leaves {day_words(until, today)}"
    if since is not None:
        return f"{'since' if since <= today else 'from'} {day_words(since, today)}"
    return ""


def days_told(person: Person, today: date) -> list[str]:
    """The same in sentences, one for each day that is known."""
    told = []
    if person.since is not None:
        told.append(f"{'There since' if person.since <= today else 'Comes on'} {day_text(person.since)}.")
    if person.until is not None:
        told.append(f"{'Left on' if has_left(person, today) else 'Leaves on'} {day_text(person.until)}.")
    return told


def done_words(folder: "Folder", person: Person) -> str:
    """What of the workbook is theirs: `7 answers, 64 ratings`; empty where nothing is."""
    answers = sum(one.by == person.id for one in folder.answers.values())
    rated = folder.words.get(person.id, {})
    counts = ((answers, "answer"), (len(rated), "rating"))
    return ", ".join(f"{count} {what}{'s' if count != 1 else ''}" for count, what in counts if count)
