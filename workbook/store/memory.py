"""The files of a workbook in memory, to be read: what stands where, and what follows from all of them together."""

import threading
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from workbook.domain import (
    AnswerAt,
    At,
    Bookmark,
    BookmarkAt,
    Decision,
    Problem,
    Profile,
    ProfileAt,
    RatingAt,
    Record,
    ReplyAt,
    Response,
    StandingWord,
    Track,
    TrackAt,
    Words,
    is_workbook_id,
)
from workbook.domain.actions import Action
from workbook.domain.rounds.round import Reply, Round
from workbook.store import former, index
from workbook.store.following import follow_results
from workbook.store.format import CONFLICT, line_of
from workbook.store.kinds import (
    ACTION,
    ACTIONS,
    ANSWERS,
    DECISION,
    DECISIONS,
    REPLIES,
    RESULT,
    ROUND_HEAD,
    SUGGESTED,
    WORKBOOK,
    Address,
    Kind,
    Section,
    home_of,
    kind_of,
    locate,
    place_of,
)
from workbook.store.loaded_file import Document
from workbook.store.reading import Opened, load_file, profile_of

if TYPE_CHECKING:
    from workbook.store.conflicts import Choice, Conflict, ConflictAt, Contest

T = TypeVar("T")
A = TypeVar("A", bound=At)
R = TypeVar("R", bound=Record)


_NEWEST = 3
"""Rounds of each way of naming that are looked at to tell which was the last."""


class Memory:
    """What a workbook's files hold. It may be read from any thread; what changes it holds `_lock` and calls `_touched`.

    `profile` is who the workbook is for; `read_only` says why nothing can be changed, or is None.
    """

    def __init__(self, root: Path, found: Opened, profile: Profile) -> None:
        self.root = root
        self.profile = profile
        self.read_only = found.read_only
        self._documents = found.documents
        self._later = set(found.later)
        self._found = found.problems
        self._lock = threading.RLock()
        self._waiting: dict[At, Record] = {}
        self._made: dict[str, Any] = {}
        self._revisions = Counter[Kind | None]()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with the files, as last read."""
        return self._view("problems", self._all_problems)

    @property
    def conflicts(self) -> "tuple[Conflict, ...]":
        """What was changed in two places, and waits for a person to choose."""
        return self._view("conflicts", self._conflicts)

    def _conflicts(self) -> "tuple[Conflict, ...]":
        found = (one for _, one in sorted(self._documents.items()) if CONFLICT in one.entries)
        # What former files kept twice is taken over, or stays as it is. Whoever chooses sees both versions: none of a vote.
        documents = [one for one in found if not one.kind.former and one.kind is not REPLIES]
        if not documents:
            return ()
        from workbook.store.conflicts import all_conflicts

        return all_conflicts(documents)

    def chosen(self, conflict: "Conflict", choice: "Choice") -> "Contest | Problem":
        """What is to stand where `conflict` is, for `set_contest`, once a person has chosen; a problem when it can't be chosen."""
        from workbook.store.conflicts import chosen

        with self._lock:
            document = self._documents.get(conflict.at.file)
            gone = Problem(conflict.at.file, None, "That file is no longer there.", "Nothing was changed.")
            return chosen(document, conflict, choice) if document is not None else gone

    def contest(self, at: "ConflictAt") -> "Contest":
        """What stands where a conflict is or was, and the conflict while it waits."""
        from workbook.store.conflicts import Contest, contest_at

        with self._lock:
            document = self._documents.get(at.file)
            return contest_at(document, at) if document is not None else Contest(None, None)

    @property
    def waiting(self) -> Mapping[At, Record]:
        """What was put where a file does not take it, by its place; the newest stands last.

        It counts among `answers`, `words`, `rounds`, `actions`, `decisions` and `tracks`; `get` and `table` give what the files hold.
        """
        return self._waiting

    @property
    def answers(self) -> Mapping[str, Response]:
        """The answers by item id, from whichever file."""
        return self._view("answers", self._answers)

    @property
    def words(self) -> Words:
        """What each person says of each rating, by the person's id and the rating's."""
        return self._view(
            "words", lambda: index.words(self._documents, self._strangers, self._waits(RatingAt, StandingWord))
        )

    @property
    def rounds(self) -> Mapping[str, Round]:
        """The rounds by their ids, with the replies to them."""
        return self._view("rounds", self._rounds)

    def _rounds(self) -> dict[str, Round]:
        read = (name for name, one in self._documents.items() if one.entries)
        there = {name for name in (*read, *self._later.difference(self._documents)) if kind_of(name) is RESULT}
        for kind in (ROUND_HEAD, REPLIES):
            self._of_kind(kind)
        return index.rounds(self._documents, there, self._waits(ReplyAt, Reply))

    @property
    def newest_rounds(self) -> Sequence[Round]:
        """The rounds whose ids come last, of those named by a quarter and of those named by a day: no others are read for it."""
        return self._view("newest", self._newest)

    def _newest(self) -> tuple[Round, ...]:
        there = [name for name in (*self._documents, *self._later) if kind_of(name) is ROUND_HEAD]
        by_quarter = sorted(name for name in there if "-Q" in name)
        chosen = [*by_quarter[-_NEWEST:], *sorted(set(there).difference(by_quarter))[-_NEWEST:]]
        ids = {name.split("/")[1] for name in chosen}
        self._look_at(
            [
                name
                for name in self._later
                if name.split("/")[1:2] and name.split("/")[1] in ids and kind_of(name) is not RESULT
            ]
        )
        found = {
            name: one
            for name, one in self._documents.items()
            if name.split("/")[:1] == ["rounds"] and name.split("/")[1] in ids
        }
        results = {name for name in (*self._documents, *self._later) if kind_of(name) is RESULT}
        return tuple(index.rounds(found, results, self._waits(ReplyAt, Reply)).values())

    @property
    def telling_rounds(self) -> Sequence[Round]:
        """The rounds whose word may count, without the replies: those of which it is known that they say nothing may be missing."""
        return self._view("telling", lambda: tuple(index.rounds(self._documents, (), {}, replies=False).values()))

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions that people have touched."""
        return self._view("actions", lambda: self._listed(ACTIONS, ACTION, Action))

    @property
    def suggested(self) -> tuple[Action, ...]:
        """The generated actions as last kept, without their `text` and `why`."""
        return self._view("suggested", lambda: self._listed(ACTIONS, SUGGESTED, Action))

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The records of the tell-a-friend filter, oldest first."""
        return self._view("decisions", lambda: self._listed(DECISIONS, DECISION, Decision))

    @property
    def tracks(self) -> Mapping[str, Track]:
        """How far each exercise is, by its id."""
        return self._view("tracks", self._tracks)

    @property
    def left_at(self) -> Bookmark | None:
        """The place to go on from."""
        found = self.get(BookmarkAt())
        return found if isinstance(found, Bookmark) else None

    @property
    def dirty(self) -> bool:
        """Whether something waits to be saved."""
        with self._lock:
            return any(document.dirty for document in self._documents.values())

    @property
    def names(self) -> frozenset[str]:
        """The files in memory, by their names; one of an older format until all that it holds stands elsewhere on the disk."""
        with self._lock:
            return frozenset(self._documents)

    def revision(self, *kinds: Kind) -> int:
        """A number that grows whenever files of these kinds come to hold something else, whoever wrote it."""
        with self._lock:
            return sum(self._revisions[kind] for kind in (*kinds, None))

    def get(self, at: At) -> Record | None:
        """What stands at a place, or None."""
        if isinstance(at, ProfileAt):
            return self.profile
        with self._lock:
            address = self._locate(at)
            if isinstance(address, Problem) or address.name not in self._documents:
                return None
            document = self._documents[address.name]
            return document.record(address.key) if address.section is not None else document.whole()[0]

    def all(self, at: type[A]) -> Mapping[A, Record]:
        """All that stands at places of this type, in the order of the files and of what is in them."""
        return self._view(f"all {at.__name__}", lambda: self._all(at))

    def _all(self, at: type[A]) -> dict[A, Record]:
        kind, section = home_of(at)
        found: dict[A, Record] = {}
        for document in self._of_kind(kind):
            if section is None:
                record = document.whole()[0]
                found |= {place_of(at, kind, document.name, ()): record} if record is not None else {}
            else:
                held = index.records((document,), section, section.record)
                found |= {place_of(at, kind, document.name, key): record for _, key, record in held}
        return found

    def _answers(self) -> dict[str, Response]:
        waiting = {at.item: one for at, one in self._waits(AnswerAt, Response).items()}
        return index.answers(self._documents, self._where) | waiting

    def _listed(self, kind: Kind, section: Section, record: type[R]) -> tuple[R, ...]:
        found = {key: one for _, key, one in index.records(self._of_kind(kind), section, record)}
        if section.at is not None:
            found |= {
                section.key(str(getattr(at, at.names()[-1]))): one
                for at, one in self._waits(section.at, record).items()
            }
        return tuple(found.values())

    def _tracks(self) -> dict[str, Track]:
        found = {at.exercise: one for at, one in self._all(TrackAt).items() if isinstance(one, Track)}
        return found | {at.exercise: one for at, one in self._waits(TrackAt, Track).items()}

    def _waits(self, at: type[A], record: type[R]) -> dict[A, R]:
        """What of `waiting` is at places of this type."""
        return {place: one for place, one in self._waiting.items() if isinstance(place, at) and isinstance(one, record)}

    def _locate(self, at: At) -> Address | Problem:
        """Where a place is; its file is looked at if nobody has done so yet."""
        address = locate(at, self._where if hasattr(at, "file") else {})
        if isinstance(address, Address) and address.name in self._later:
            self._look_at([address.name])
        return address

    def _of_kind(self, kind: Kind) -> list[Document]:
        self._look_at([name for name in sorted(self._later) if kind_of(name) is kind])
        return index.of_kind(self._documents, kind)

    def look_at_all(self) -> None:
        """Read the files that nobody has asked for so far, so that `problems` are those of all."""
        with self._lock:
            self._look_at(sorted(self._later))

    def _look_at(self, names: Collection[str]) -> None:
        """Read files that are read when they are asked for. What was known of the others stays as it is."""
        for name in names:
            self._later.discard(name)
            document = load_file(self.root, name) if name not in self._documents else None
            if document is not None:
                self._documents[name] = document
                self._made.pop("problems", None)
                self._made.pop("conflicts", None)
                if document.kind is RESULT:
                    self._follow_results()

    def _follow_results(self) -> None:
        """A head that says something else than the result of its round, as when only one of them came, follows it."""
        before = [one.version for one in self._documents.values()]
        follow_results(self._documents, partial(load_file, self.root))
        if [one.version for one in self._documents.values()] != before:
            self._touched(ROUND_HEAD)

    @property
    def id(self) -> str:
        """The workbook's own id as it stands on the disk; empty until it has one."""
        with self._lock:
            found = self._documents[WORKBOOK].base.get(("id",)) if WORKBOOK in self._documents else None
        return found if isinstance(found, str) and is_workbook_id(found) else ""

    def table(self, at: At, *, saved: bool = False) -> Any:
        """What stands at a place as its file holds it, keys of others included; as it was last read or written when `saved`."""
        with self._lock:
            address = self._locate(at)
            document = None if isinstance(address, Problem) else self._documents.get(address.name)
            if document is None or isinstance(address, Problem):
                return None
            return (document.base if saved else document.entries).get(address.key)

    def file_of(self, at: At) -> str:
        """The name of the file in which a place is."""
        with self._lock:
            address = self._locate(at)
            return address.file if isinstance(address, Problem) else address.name

    def line_of(self, at: At) -> int | None:
        """The line, from 1, at which a place begins in its file as read; None when that cannot be told."""
        with self._lock:
            address = self._locate(at)
            document = None if isinstance(address, Problem) else self._documents.get(address.name)
            return line_of(document.text, address.key) if document and isinstance(address, Address) else None

    @property
    def strangers(self) -> frozenset[str]:
        """The ids of those who have files of ratings, and are none of the people."""
        return frozenset(name.rpartition("/")[2].removesuffix(".toml") for name in self._strangers)

    @property
    def _strangers(self) -> Sequence[str]:
        return self._view("strangers", lambda: index.strangers(self.profile, self._documents))

    @property
    def _where(self) -> Mapping[str, str]:
        return self._view("where", lambda: index.answer_files(self._documents)[0])

    def _all_problems(self) -> tuple[Problem, ...]:
        found = list(self._found)
        head = self._documents.get(WORKBOOK)
        found.extend(profile_of(head)[1] if head else [])
        for name in sorted(self._documents):
            found.extend(self._documents[name].problems)
            if self._documents[name].kind.whole is not None and name != WORKBOOK:
                found.extend(self._documents[name].whole()[1])
        found.extend(former.waiting(self._documents))
        found.extend(index.stranger_notes(self._strangers, self.profile))
        return (*found, *self._conflict_notes(), *index.answer_files(self._documents)[1])

    def _conflict_notes(self) -> list[Problem]:
        if not self.conflicts:
            return []
        from workbook.store.conflicts import note

        return [note(one) for one in self.conflicts]

    def _view(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once until something changes."""
        with self._lock:
            if name not in self._made:
                self._made[name] = make()
            return cast(T, self._made[name])

    def _touched(self, kind: Kind | None) -> None:
        """What files of this kind hold has changed, or of any: nothing that was made from it before holds any more."""
        self._made.clear()
        self._revisions[kind] += 1

    def _answered_anew(self, item: str, response: Response) -> None:
        """As `_touched`, for the one change that comes with every key: the other answers, and where they are, stay as they were."""
        where, answers = self._made.get("where"), self._made.get("answers")
        self._touched(ANSWERS)
        if where is not None and answers is not None:
            self._made |= {"where": where, "answers": {**answers, item: response}}

    def _document(self, name: str) -> Document:
        """The document of that name; a new one, not yet part of the workbook, when there is none."""
        if name in self._documents:
            return self._documents[name]
        kind = kind_of(name)
        assert kind is not None, name  # `locate` gives only names of some kind
        return Document(name, kind)
