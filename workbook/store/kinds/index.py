"""What the files hold, put together: answers by item from whichever file, check-ins by quarter, actions, decisions, progress."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import TypeVar

from workbook.domain.actions.action import Action
from workbook.domain.addresses import Record
from workbook.domain.ids import did_you_mean
from workbook.domain.problem import Problem
from workbook.domain.response import Rated, Response
from workbook.domain.workbook import OWNER, CheckIn, Decision, Profile, Track
from workbook.store.format.entries import Key
from workbook.store.kinds.layout import WORKBOOK, ratings_of
from workbook.store.loaded_file import Document

Documents = Mapping[str, Document]
R = TypeVar("R")

_STATES = ("open", "revealed", "closed")


def answer_files(documents: Documents) -> tuple[dict[str, str], list[Problem]]:
    """Which file holds the answer that counts, by item, and a problem for every item that stands in two files.

    Of two answers to one item the later counts; both files are named, so that a person can settle it.
    """
    where: dict[str, str] = {}
    problems: list[Problem] = []
    for name, document in _of_kind(documents, "answers"):
        for key in document.records:
            first = where.setdefault(key[0], name)
            if first == name:
                continue
            later = name if _is_later(document.records[key], documents[first].records[key]) else first
            where[key[0]] = later
            what = f"“{key[0]}” is answered in “{first}” as well. The later answer is used, from “{later}”."
            problems.append(Problem(name, None, what, "Delete one of the two in a text editor."))
    return where, problems


def answers(documents: Documents, where: Mapping[str, str]) -> dict[str, Response]:
    """The answers by item id."""
    found = ((item, documents[name].records[item,]) for item, name in where.items())
    return {item: record for item, record in found if isinstance(record, Response)}


def strangers(profile: Profile, documents: Documents) -> list[str]:
    """The files of ratings whose person is none of the workbook's people: they count for nothing.

    While something is wrong with the people in `workbook.toml`, nobody is taken for a stranger.
    """
    head = documents.get(WORKBOOK)
    named = [key for key in head.entries if key[0] == "people"] if head is not None and not head.sealed else None
    if named is None or len(named) != len(profile.people):
        return []
    people = {person.id for person in profile.people or (OWNER,)}
    return [name for name, _ in _of_kind(documents, "ratings") if ratings_of(name)[1] not in people]


def stranger_notes(names: Iterable[str], profile: Profile) -> list[Problem]:
    """A note for each file of `strangers`."""
    problems = []
    people = [person.id for person in profile.people]
    for name in names:
        _, person = ratings_of(name)
        what = f"“{person}” is not one of the people of this workbook, so these ratings count for nothing."
        like = [one for one in people if person.startswith(f"{one}-")]
        if like:
            of = max(like, key=len)
            mend = f"If this is a copy of “{of}.toml”, name it “{of} (1).toml”: then what it holds is taken over."
        else:
            what += did_you_mean(person, people)
            mend = f"If “{person}” is one of you, add them to the people in {WORKBOOK}."
        problems.append(Problem(name, None, what, mend, "note"))
    return problems


def checkins(documents: Documents, without: Collection[str]) -> dict[str, CheckIn]:
    """The check-ins by label, oldest first, each with the ratings of everybody who gave some, but for the files `without`."""
    ratings: dict[str, dict[str, Mapping[str, Rated]]] = {}
    for name, document in _of_kind(documents, "ratings"):
        if name in without:
            continue
        label, person = ratings_of(name)
        ratings.setdefault(label, {})[person] = {
            key[0]: record for key, record in document.records.items() if isinstance(record, Rated)
        }
    heads = {ratings_of(name)[0]: document for name, document in _of_kind(documents, "checkin")}
    return {label: _checkin(label, heads.get(label), ratings.get(label, {})) for label in sorted({*ratings, *heads})}


def _checkin(label: str, head: Document | None, ratings: Mapping[str, Mapping[str, Rated]]) -> CheckIn:
    entries = head.entries if head else {}
    state, opened, closed = (entries.get((name,)) for name in ("state", "opened", "closed"))
    return CheckIn(
        label=label,
        kind="team" if entries.get(("kind",)) == "team" else "solo",
        state="open" if state not in _STATES else state,
        opened=_day(opened),
        closed=_day(closed),
        ratings=ratings,
    )


def checkin_problems(document: Document) -> list[Problem]:
    """What is wrong with the lines of a `checkin.toml` itself."""
    rules = (("kind", ("solo", "team")), ("state", _STATES))
    return [
        Problem(document.name, None, f"“{name}” is not one of {', '.join(allowed)}.", "Mend it in a text editor.")
        for name, allowed in rules
        if document.entries.get((name,), allowed[0]) not in allowed
    ]


def _day(value: object) -> date | None:
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def actions(documents: Documents, name: str, group: str) -> tuple[Action, ...]:
    """The actions of one list of `actions.toml`, in the file's order."""
    return tuple(record for _, record in _group(documents, name, group, Action))


def decisions(documents: Documents, name: str) -> tuple[Decision, ...]:
    """The decisions, in the file's order."""
    return tuple(record for _, record in _group(documents, name, "decision", Decision))


def tracks(documents: Documents, name: str) -> dict[str, Track]:
    """How far each exercise is, by its id."""
    return {key[1]: record for key, record in _group(documents, name, "exercises", Track)}


def _group(documents: Documents, name: str, group: str, kind: type[R]) -> Iterable[tuple[Key, R]]:
    records: Mapping[Key, Record] = documents[name].records if name in documents else {}
    return [(key, record) for key, record in records.items() if key[0] == group and isinstance(record, kind)]


def _of_kind(documents: Documents, kind: str) -> Iterable[tuple[str, Document]]:
    return [(name, documents[name]) for name in sorted(documents) if documents[name].shape.kind == kind]


def _is_later(one: Record, other: Record) -> bool:
    return isinstance(one, Response) and isinstance(other, Response) and one.at > other.at
