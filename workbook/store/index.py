"""What the files hold, put together: the records of one section from whichever file, answers by item, words by person, rounds."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from workbook.domain import OWNER, Problem, Profile, RatingAt, Record, ReplyAt, Response, StandingWord, did_you_mean
from workbook.domain.rounds.round import Reply, Round, RoundHead
from workbook.store.format import Key
from workbook.store.kinds import (
    ANSWER,
    ANSWERS,
    RATING,
    RATINGS,
    REPLIES,
    REPLY,
    RESULT,
    ROUND_HEAD,
    WORKBOOK,
    Kind,
    Section,
)
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


def _person(name: str) -> str:
    """The person of a file of ratings."""
    return (RATINGS.fields_of(name) or {})["person"]


def strangers(profile: Profile, documents: Documents) -> list[str]:
    """The files of ratings whose person is none of the workbook's people: they count for nothing.

    While something is wrong with the people in `workbook.toml`, nobody is taken for a stranger.
    """
    head = documents.get(WORKBOOK)
    named = [key for key in head.entries if key[0] == "people"] if head is not None and not head.sealed else None
    if named is None or len(named) != len(profile.people):
        return []
    people = {person.id for person in profile.people or (OWNER,)}
    return [one.name for one in of_kind(documents, RATINGS) if _person(one.name) not in people]


def stranger_notes(names: Iterable[str], profile: Profile) -> list[Problem]:
    """A note for each file of `strangers`."""
    problems = []
    people = [person.id for person in profile.people]
    for name in names:
        person = _person(name)
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


def words(
    documents: Documents, without: Collection[str], waiting: Mapping[RatingAt, StandingWord]
) -> dict[str, dict[str, StandingWord]]:
    """What each person says of each rating, but for the files `without`. What is `waiting` for its file counts as if it stood there."""
    found: dict[str, dict[str, StandingWord]] = {}
    for document in of_kind(documents, RATINGS):
        if document.name not in without:
            said = {key[0]: one for _, key, one in records((document,), RATING, StandingWord)}
            found[_person(document.name)] = said
    for at, word in waiting.items():
        if RATINGS.file.format(person=at.person) not in without:
            found.setdefault(at.person, {})[at.item] = word
    return {person: found[person] for person in sorted(found)}


def rounds(
    documents: Documents, results: Collection[str], waiting: Mapping[ReplyAt, Reply], *, replies: bool = True
) -> dict[str, Round]:
    """The rounds by their ids, each with the replies to it if they are wanted; `results` are the files of results that there are."""
    given_to: dict[str, dict[str, dict[str, Reply]]] = {}
    for document in of_kind(documents, REPLIES) if replies else ():
        fields = REPLIES.fields_of(document.name) or {}
        given = {key[0]: one for _, key, one in records((document,), REPLY, Reply)}
        given_to.setdefault(fields["id"], {})[fields["person"]] = given
    for at, reply in waiting.items():
        given_to.setdefault(at.id, {}).setdefault(at.person, {})[at.item] = reply
    found: dict[str, Round] = {}
    for document in of_kind(documents, ROUND_HEAD):
        id, head = (ROUND_HEAD.fields_of(document.name) or {})["id"], document.whole()[0]
        if isinstance(head, RoundHead):
            known = head.state if head.state in ("open", "revealed", "closed") else "unknown"
            found[id] = Round(
                id=id,
                head=head,
                state=known,
                replies=given_to.get(id, {}),
                result=RESULT.file.format(id=id) in results,
            )
    return dict(sorted(found.items()))
