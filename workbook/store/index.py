"""What the files hold, put together: the records of one section from whichever file, answers by item, check-ins by quarter."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from workbook.domain import OWNER, Problem, Profile, Rated, RatingAt, Record, Response, Round, RoundHead, did_you_mean
from workbook.store.format import Key
from workbook.store.kinds import ANSWER, ANSWERS, RATING, RATINGS, ROUND_HEAD, WORKBOOK, Kind, Section
from workbook.store.loaded_file import Document

Documents = Mapping[str, Document]
R = TypeVar("R", bound=Record)


def of_kind(documents: Documents, kind: Kind) -> list[Document]:
    """The files of one kind, by their names."""
    return [documents[name] for name in sorted(documents) if documents[name].kind is kind]


def records(documents: Iterable[Document], section: Section, record: type[R]) -> Iterable[tuple[Document, Key, R]]:
    """The records of one section in these files, each with its file and its key, in the order of the files."""
    for document in documents:
        for key, found in document.held(section):
            if isinstance(found, record):
                yield document, key, found


def answer_files(documents: Documents) -> tuple[dict[str, str], list[Problem]]:
    """Which file holds the answer that counts, by item, and a problem for every item that stands in two files.

    Of two answers to one item the later counts; both files are named, so that a person can settle it.
    """
    where: dict[str, str] = {}
    kept: dict[str, Response] = {}
    problems: list[Problem] = []
    for document, (item,), answer in records(of_kind(documents, ANSWERS), ANSWER, Response):
        first = where.setdefault(item, document.name)
        if first == document.name:
            kept[item] = answer
            continue
        if answer.at > kept[item].at:
            where[item], kept[item] = document.name, answer
        what = f"“{item}” is answered in “{first}” as well. The later answer is used, from “{where[item]}”."
        problems.append(Problem(document.name, None, what, "Delete one of the two in a text editor."))
    return where, problems


def answers(documents: Documents, where: Mapping[str, str]) -> dict[str, Response]:
    """The answers by item id."""
    found = ((item, documents[name].record((item,))) for item, name in where.items())
    return {item: record for item, record in found if isinstance(record, Response)}


def _given(document: Document) -> tuple[str, str]:
    """The label and the person of a file of ratings."""
    found = RATINGS.fields_of(document.name) or {}
    return found["label"], found["person"]


def strangers(profile: Profile, documents: Documents) -> list[str]:
    """The files of ratings whose person is none of the workbook's people: they count for nothing.

    While something is wrong with the people in `workbook.toml`, nobody is taken for a stranger.
    """
    head = documents.get(WORKBOOK)
    named = [key for key in head.entries if key[0] == "people"] if head is not None and not head.sealed else None
    if named is None or len(named) != len(profile.people):
        return []
    people = {person.id for person in profile.people or (OWNER,)}
    return [one.name for one in of_kind(documents, RATINGS) if _given(one)[1] not in people]


def stranger_notes(names: Iterable[str], profile: Profile) -> list[Problem]:
    """A note for each file of `strangers`."""
    problems = []
    people = [person.id for person in profile.people]
    for name in names:
        person = (RATINGS.fields_of(name) or {})["person"]
        what = f"“{person}” is not one of the people of this workbook, so these ratings count for nothing."
        like = [one for one in people if person.startswith(f"{one}-")]
        if like:
            of = max(like, key=len)
            mend = f"If this is a copy of “{of}.toml”, name it “{of} (1).toml”: then what it holds is taken over."
        else:
            what += did_you_mean(person, people)
            mend = f"If “{person}” is one of you, add them to the people in {WORKBOOK}. An id stays as it is, also where a name changes."
        problems.append(Problem(name, None, what, mend, "note"))
    return problems


def rounds(documents: Documents, without: Collection[str], waiting: Mapping[RatingAt, Rated]) -> dict[str, Round]:
    """The check-ins by label, oldest first, each with the ratings of everybody who gave some, but for the files `without`.

    Those that are `waiting` for their files count as if they stood there.
    """
    ratings: dict[str, dict[str, dict[str, Rated]]] = {}
    for document in of_kind(documents, RATINGS):
        if document.name not in without:
            label, person = _given(document)
            given = {key[0]: one for _, key, one in records((document,), RATING, Rated)}
            ratings.setdefault(label, {})[person] = given
    for at, rated in waiting.items():
        if RATINGS.file.format(label=at.label, person=at.person) not in without:
            ratings.setdefault(at.label, {}).setdefault(at.person, {})[at.item] = rated
    heads = {(ROUND_HEAD.fields_of(one.name) or {})["label"]: one.whole()[0] for one in of_kind(documents, ROUND_HEAD)}
    return {label: _round(label, heads.get(label), ratings.get(label, {})) for label in sorted({*ratings, *heads})}


def _round(label: str, head: Record | None, ratings: Mapping[str, Mapping[str, Rated]]) -> Round:
    """A check-in without a head of its own is one that nobody has closed yet."""
    known = head if isinstance(head, RoundHead) else RoundHead()
    return Round(
        label=label,
        kind=known.kind,
        state=known.state,
        opened=known.opened,
        closed=known.closed,
        ratings=ratings,
    )
