"""What files of format 1 hold is taken over into those of format 2 (docs/files.md 11): in memory at once, on the disk with the next save.

A person's ratings in check-ins alone become standing words, the newest above the others; each such check-in becomes a closed
round. A team's become sealed replies of a round, which is closed if the check-in was revealed or closed. All of it follows from
those files alone: it can be done again and again, after a kill at any point, and when an older program or a sync brings them back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from workbook.domain import Problem, Rated, dataclass
from workbook.domain.rounds.round import Asked, Reply, Round, RoundHead, Said, Seat, Vote
from workbook.store.format import CONFLICT, Entries, Key, known_keys
from workbook.store.kinds import (
    FORMER_CHECKIN,
    FORMER_RATINGS,
    RATING,
    RATINGS,
    REPLIES,
    REPLY,
    RESULT,
    ROUND_HEAD,
    Kind,
    both_words,
    decode,
    encode,
    encode_whole,
)
from workbook.store.kinds.former import FORMER_RATING, FormerCheckin
from workbook.store.loaded_file import Document, Documents, Load, fetch

_STATES = ("open", "revealed", "closed")
_OURS = {*known_keys(FormerCheckin), *known_keys(RoundHead), *CONFLICT}
"""The keys at the top of a check-in's file, or of a round's, that are no person's own."""


@dataclass(frozen=True, slots=True)
class _Word:
    """One rating in a file of format 1: whose, of which item, its table, and the record that it is."""

    person: str
    item: str
    table: dict[str, Any]
    rated: Rated


def former_files(documents: Mapping[str, Document]) -> list[Document]:
    """The files of format 1 that are no more in format 2, by their names."""
    return [documents[name] for name in sorted(documents) if documents[name].kind.former]


def take_over(documents: Documents, load: Load) -> None:
    """Have the files of format 2 hold what those of format 1 do, as changes that wait for the next save.

    `load` reads those of them that nobody has asked for so far.
    """
    labels: dict[str, dict[str, Document]] = {}
    for one in former_files(documents):
        people = labels.setdefault(_label(one), {})
        if one.kind is FORMER_RATINGS:
            people[(FORMER_RATINGS.fields_of(one.name) or {})["person"]] = one
    for label, people in sorted(labels.items()):
        for kind in (ROUND_HEAD, RATINGS, REPLIES):
            for person in people or ("",):
                fetch(documents, kind.file.format(id=label, person=person), load)
        fetch(documents, RESULT.file.format(id=label), load)
        for person in _seated(documents, label):
            fetch(documents, REPLIES.file.format(id=label, person=person), load)
        checkin = _checkin(documents, label)
        if checkin is not None:
            _take_over(documents, label, checkin, people)


def taken_over(documents: Documents) -> list[Document]:
    """The files of format 1 of which all that they hold stands in those of format 2, so that they may leave their places.

    That of a check-in itself comes after its ratings, and only with them: it says whether they are sealed.
    """
    files = former_files(documents)
    ratings = [one for one in files if one.kind is FORMER_RATINGS and _is_taken_over(one, documents)]
    stay = {_label(one) for one in files if one.kind is FORMER_RATINGS and one not in ratings}
    heads = [one for one in files if one.kind is FORMER_CHECKIN and _label(one) not in stay]
    return [*ratings, *(one for one in heads if _is_head_taken_over(one, documents))]


def waiting(documents: Documents) -> list[Problem]:
    """A note for each check-in of which the ratings came without its own file: it says whether they are sealed."""
    labels = dict.fromkeys(_label(one) for one in former_files(documents))
    names = [FORMER_CHECKIN.file.format(label=label) for label in labels if _checkin(documents, label) is None]
    what = "This file has not come yet. It says whether the ratings beside it are sealed, so they count for nothing so far."
    mend = "If it is lost, and each of you rated in turn, make it with the two lines `format = 1` and `# end`."
    return [Problem(name, None, what, mend) for name in names if name not in documents]


def _label(document: Document) -> str:
    return (document.kind.fields_of(document.name) or {})["label"]


def _is_taken_over(document: Document, documents: Documents) -> bool:
    """Whether all that a person's file of format 1 holds stands in the file of format 2, and that can be read."""
    label, person = _label(document), (FORMER_RATINGS.fields_of(document.name) or {})["person"]
    checkin = _checkin(documents, label)
    if document.sealed or document.problems or checkin is None:
        return False
    kind, section = (RATINGS, RATING) if checkin.kind == "solo" else (REPLIES, REPLY)
    place = documents.get(kind.file.format(id=label, person=person))
    if place is None or place.sealed:
        return not any(key != CONFLICT for key in document.entries)
    clear = all(
        isinstance(decode(section, key, place.entries[key]), section.record)
        for key, _ in document.held(FORMER_RATING)
        if key in place.entries
    )
    return clear and all(_is_word(one) for one in _conflicts(document))


def _is_head_taken_over(document: Document, documents: Documents) -> bool:
    head = documents.get(ROUND_HEAD.file.format(id=_label(document)))
    return not (document.sealed or document.whole()[1]) and head is not None and isinstance(head.whole()[0], RoundHead)


def _checkin(documents: Documents, label: str) -> FormerCheckin | None:
    """What a check-in was, by its own file or by the round that was made of it; None where that cannot be told.

    Then nothing of it is shown or moved, for it may be sealed.
    """
    head, round_ = (
        documents.get(FORMER_CHECKIN.file.format(label=label)),
        documents.get(ROUND_HEAD.file.format(id=label)),
    )
    made = round_.whole()[0] if round_ is not None else None
    if head is None:
        if not isinstance(made, RoundHead) or made.kind == "outside" or made.state not in _STATES:
            return None
        return FormerCheckin(kind=made.kind, state=made.state)
    record = head.whole()[0]
    if not isinstance(record, FormerCheckin) or head.sealed or (round_ is not None and round_.sealed):
        return None
    told = record.kind == "solo" or (record.kind == "team" and record.state in _STATES)
    return record if told else None


def _take_over(documents: Documents, label: str, checkin: FormerCheckin, people: Mapping[str, Document]) -> None:
    given = [word for person, one in people.items() for word in _words(person, one)]
    for person, one in people.items():
        if checkin.kind == "solo":
            _put(documents, RATINGS, {"person": person}, _standing(documents, person, one, given))
        else:
            _put(documents, REPLIES, {"id": label, "person": person}, _replies(documents, label, person, one, given))
    name, head = ROUND_HEAD.file.format(id=label), documents.get(FORMER_CHECKIN.file.format(label=label))
    there = documents[name].whole()[0] if name in documents else None
    if there is None or (isinstance(there, RoundHead) and _is_made_here(documents, label, there)):
        record = _head(label, checkin, given, there if isinstance(there, RoundHead) else None)
        record = replace(record, word=_word_of(documents, label, record))
        before = documents[name].entries if name in documents else {}
        own = {key: value for key, value in head.entries.items() if key[0] not in _OURS} if head is not None else {}
        _put(documents, ROUND_HEAD, {"id": label}, {**own, **encode_whole(ROUND_HEAD, record, {**own, **before})})


def _seated(documents: Documents, label: str) -> Iterable[str]:
    """Who took part in the round that was made of a check-in, by other parts of it that came before."""
    made = documents.get(ROUND_HEAD.file.format(id=label))
    head = made.whole()[0] if made is not None else None
    return [seat.id for seat in head.roster] if isinstance(head, RoundHead) else ()


def _is_made_here(documents: Documents, label: str, head: RoundHead) -> bool:
    """Whether a round is one that was made here and that nobody has closed since: it does not know from which exercises it asked."""
    return head.pack is None and head.size == "full" and RESULT.file.format(id=label) not in documents


def _word_of(documents: Documents, label: str, head: RoundHead) -> Mapping[str, Said]:
    """What a team's closed round says by its replies. Who can know a rating was not asked then: everybody is taken to."""
    if head.state != "closed" or head.kind != "team":
        return {}
    from workbook.domain.rounds.team_word import words  # few workbooks had a team's check-in

    replies: dict[str, dict[str, Reply]] = {}
    for one in documents.values():
        found = REPLIES.fields_of(one.name) if one.kind is REPLIES else None
        if found is not None and found["id"] == label:
            given = ((key[0], record) for key, record in one.held(REPLY))
            replies[found["person"]] = {item: record for item, record in given if isinstance(record, Reply)}
    return words(Round(id=label, head=head, state="closed", replies=replies))


def _words(person: str, document: Document) -> list[_Word]:
    """The proper ratings in a file, those of both sides of a conflict among them."""
    found = [(key[0], document.entries[key]) for key, _ in document.held(FORMER_RATING)]
    found += [(str(one["key"]), one["theirs"]) for one in _conflicts(document) if _is_word(one)]
    words = []
    for item, table in found:
        rated = decode(FORMER_RATING, (item,), table)
        if isinstance(rated, Rated):
            words.append(_Word(person, item, {key: part for key, part in table.items() if key != "by"}, rated))
    return words


def _conflicts(document: Document) -> list[Any]:
    found = document.entries.get(CONFLICT, [])
    return found if isinstance(found, list) else [found]


def _is_word(conflict: Any) -> bool:
    """Whether what a conflict keeps is a rating of one item, so that it can stand among the words of its person."""
    if not isinstance(conflict, dict) or not isinstance(conflict.get("key"), str):
        return False
    theirs = conflict.get("theirs")
    return isinstance(theirs, dict) and isinstance(decode(FORMER_RATING, (conflict["key"],), theirs), Rated)


def _standing(documents: Documents, person: str, document: Document, words: Iterable[_Word]) -> Entries:
    """A person's standing words together with those of one check-in, and what else the file held."""
    there = documents.get(RATINGS.file.format(person=person))
    entries: Entries = dict(there.entries) if there is not None else {}
    for word in words:
        if word.person == person:
            key: Key = (word.item,)
            if key not in entries or isinstance(decode(RATING, key, entries[key]), RATING.record):
                entries[key] = both_words(entries[key], word.table) if key in entries else word.table
    return _with_the_rest(entries, document)


def _with_the_rest(entries: Entries, document: Document) -> Entries:
    """With what is no rating: notes, and tables that are not ours."""
    rest = {key: value for key, value in document.entries.items() if document.kind.section_at(key, value) is None}
    return {**{key: value for key, value in rest.items() if key != CONFLICT and not document.bad(key)}, **entries}


def _replies(documents: Documents, label: str, person: str, document: Document, words: Iterable[_Word]) -> Entries:
    """A person's sealed votes; one that is there already is not given again."""
    there = documents.get(REPLIES.file.format(id=label, person=person))
    entries: Entries = dict(there.entries) if there is not None else {}
    for word in words:
        if word.person == person and (word.item,) not in entries:
            vote = Vote(level=word.rated.level, na=word.rated.na, evidence=word.rated.evidence, at=word.rated.at)
            entries[word.item,] = encode(Reply(first=vote), None)
    return _with_the_rest(entries, document)


def _head(label: str, checkin: FormerCheckin, words: Iterable[_Word], there: RoundHead | None) -> RoundHead:
    """The round that a check-in becomes, together with what was made of other files of it before."""
    given = list(words)
    moments = [word.rated.at for word in given]
    revs = {one.id: one.rev for one in there.items} if there is not None else {}
    for word in given:
        revs[word.item] = max(word.rated.rev, revs.get(word.item, 1))
    seats = {seat.id: seat for seat in there.roster} if there is not None else {}
    seats |= {word.person: Seat(word.person) for word in given if word.person not in seats}
    old = [there.opened, there.closed] if there is not None else []
    known = [moment for moment in (*moments, *old) if isinstance(moment, datetime)]
    closed = checkin.kind == "solo" or checkin.state != "open"
    return RoundHead(
        label=label,
        kind=checkin.kind,
        state="closed" if closed else "open",
        items=tuple(Asked(id, rev) for id, rev in sorted(revs.items())),
        roster=tuple(seat for _, seat in sorted(seats.items())),
        opened=min(known, default=None),
        closed=max(known, default=None) if closed else None,
    )


def _put(documents: Documents, kind: Kind, fields: Mapping[str, str], entries: Entries) -> None:
    """Have a file hold these entries, if it may be changed and does not yet."""
    name = kind.file.format(**fields)
    document = documents.get(name) or Document(name, kind)
    if document.sealed is None and entries and document.take_over(entries):
        documents[name] = document
