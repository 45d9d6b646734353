"""One business's workbook: its folder read into memory, changed one value at a time, and saved so that nothing is lost."""

import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from workbook.domain.action import Action
from workbook.domain.ids import is_workbook_id
from workbook.domain.places import At, ProfileAt, Record
from workbook.domain.problem import Problem
from workbook.domain.response import Response
from workbook.domain.workbook import CheckIn, Decision, Place, Profile, Track
from workbook.store import index, locking, opening, saving, sums
from workbook.store.changes import Address, change, head_of_checkin, locate
from workbook.store.conflicts import (
    Choice,
    Conflict,
    ConflictAt,
    Contest,
    all_conflicts,
    chosen,
    contest_at,
    note,
    put_beside,
    put_contest,
)
from workbook.store.create import new_id
from workbook.store.document import Document
from workbook.store.entries import same
from workbook.store.history import History
from workbook.store.layout import ACTIONS, DECISIONS, PROGRESS, WORKBOOK, shape_of
from workbook.store.profile import write_profile
from workbook.store.records import decode, encode_suggested
from workbook.store.toml import line_of

T = TypeVar("T")


class Folder:
    """An open workbook. `set` and the readers may be called while `save` runs in another thread.

    `profile` is who the workbook is for; `read_only` says why nothing can be changed, or is None. `taken_in` counts how
    often something that was written elsewhere came into memory.
    """

    def __init__(self, root: Path, found: opening.Opened, profile: Profile) -> None:
        """Use `Folder.open`."""
        self.root = root
        self.profile = profile
        self.read_only = found.read_only
        self._documents = found.documents
        self._found = found.problems
        self._history = History(root)
        self._lock = threading.RLock()
        self._saving = threading.Lock()
        self._made: dict[str, Any] = {}
        self._revisions = Counter[str]()
        self.taken_in = 0
        self._told_unlocked = False

    @classmethod
    def open(cls, root: Path) -> "tuple[Folder | None, list[Problem]]":
        """The workbook in `root`, and all that is wrong with it. None when there is none, or it cannot be told whose it is."""
        found = opening.read_all(root)
        if found.profile is None:
            return None, found.problems
        folder = cls(root, found, found.profile)
        return folder, list(folder.problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with the files, as last read."""
        return self._view("problems", self._all_problems)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What was changed in two places, and waits for a person to choose."""
        return self._view("conflicts", lambda: all_conflicts(one for _, one in sorted(self._documents.items())))

    def chosen(self, conflict: Conflict, choice: Choice) -> Contest | Problem:
        """What is to stand where `conflict` is, for `set_contest`, once a person has chosen; a problem when it can't be chosen."""
        with self._lock:
            document = self._documents.get(conflict.at.file)
            gone = Problem(conflict.at.file, None, "That file is no longer there.", "Nothing was changed.")
            return chosen(document, conflict, choice) if document is not None else gone

    def contest(self, at: ConflictAt) -> Contest:
        """What stands where a conflict is or was, and the conflict while it waits."""
        with self._lock:
            document = self._documents.get(at.file)
            return contest_at(document, at) if document is not None else Contest(None, None)

    def set_contest(self, at: ConflictAt, contest: Contest) -> Problem | None:
        """Settle a conflict, or bring it back as it was; in memory only, until `save`."""
        with self._lock:
            if self.read_only:
                return Problem(WORKBOOK, None, self.read_only, "Nothing was changed.")
            document = self._documents.get(at.file)
            if document is None:
                return Problem(at.file, None, "That file is no longer there.", "Nothing was changed.")
            problem = put_contest(document, at, contest)
            if problem is None:
                if at.file == WORKBOOK:
                    self._read_profile()
                self._touched(document.shape.kind)
            return problem

    @property
    def answers(self) -> Mapping[str, Response]:
        """The answers by item id, from whichever file."""
        return self._view("answers", lambda: index.answers(self._documents, self._where))

    @property
    def checkins(self) -> Mapping[str, CheckIn]:
        """The check-ins by label, oldest first."""
        return self._view("checkins", lambda: index.checkins(self._documents, self._strangers))

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions that people have touched."""
        return self._view("actions", lambda: index.actions(self._documents, ACTIONS, "action"))

    @property
    def suggested(self) -> tuple[Action, ...]:
        """The generated actions as last kept, without their `text` and `why`."""
        return self._view("suggested", lambda: index.actions(self._documents, ACTIONS, "suggested"))

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The records of the tell-a-friend filter, oldest first."""
        return self._view("decisions", lambda: index.decisions(self._documents, DECISIONS))

    @property
    def tracks(self) -> Mapping[str, Track]:
        """How far each exercise is, by its id."""
        return self._view("tracks", lambda: index.tracks(self._documents, PROGRESS))

    @property
    def left_at(self) -> Place | None:
        """The place to go on from."""
        with self._lock:
            found = self._documents[PROGRESS].records.get(("left_at",)) if PROGRESS in self._documents else None
        return found if isinstance(found, Place) else None

    @property
    def dirty(self) -> bool:
        """Whether something waits to be saved."""
        with self._lock:
            return any(document.dirty for document in self._documents.values())

    def revision(self, *kinds: str) -> int:
        """A number that grows whenever files of these kinds (`Shape.kind`) come to hold something else, whoever wrote it."""
        with self._lock:
            return sum(self._revisions[kind] for kind in (*kinds, "any"))

    def get(self, at: At) -> Record | None:
        """What stands at a place, or None."""
        if isinstance(at, ProfileAt):
            return self.profile
        with self._lock:
            address = locate(at, self._where)
            if isinstance(address, Problem) or address.name not in self._documents:
                return None
            return self._documents[address.name].records.get(address.key)

    @property
    def id(self) -> str:
        """The workbook's own id as it stands on the disk; empty until it has one."""
        with self._lock:
            found = self._documents[WORKBOOK].base.get(("id",)) if WORKBOOK in self._documents else None
        return found if isinstance(found, str) and is_workbook_id(found) else ""

    def table(self, at: At, *, saved: bool = False) -> Any:
        """What stands at a place as its file holds it, keys of others included; as it was last read or written when `saved`."""
        with self._lock:
            address = locate(at, self._where)
            document = None if isinstance(address, Problem) else self._documents.get(address.name)
            if document is None or isinstance(address, Problem):
                return None
            return (document.base if saved else document.entries).get(address.key)

    def keep_beside(self, at: At, record: Record, source: str, moment: datetime) -> Problem | None:
        """Keep `record` as the other version of what stands at a place, for a person to choose: in memory until `save`."""
        with self._lock:
            if self.read_only:
                return Problem(WORKBOOK, None, self.read_only, "Nothing was changed.")
            address = locate(at, self._where)
            if isinstance(address, Problem):
                return address
            document = self._document(address.name)
            problem = put_beside(document, address.key, record, source, moment)
            if problem is None:
                self._documents[address.name] = document
                self._touched(document.shape.kind)
            return problem

    def set(self, at: At, value: Record | None) -> Problem | None:
        """Put `value` at a place, or clear it with None: in memory only, until `save`.

        A problem comes back, and nothing is changed, when the file is damaged, of a newer format or read-only, when
        what stands there is no proper record (it would be lost), and when the value itself could not be read back.
        """
        with self._lock:
            if self.read_only:
                return Problem(WORKBOOK, None, self.read_only, "Nothing was changed.")
            if isinstance(at, ProfileAt):
                return self._set_profile(value)
            address = locate(at, self._where)
            if isinstance(address, Problem):
                return address
            document = self._document(address.name)
            problem = document.sealed or document.bad.get(address.key) or document.bad.get(address.key[:1])
            if problem:
                return problem
            changed = change(address, value, document.entries.get(address.key))
            if isinstance(changed, Problem):
                return changed
            table, record = changed
            if document.put(address.key, table, record):
                self._documents[address.name] = document
                self._begin_checkin(value, address)
                self._touched(document.shape.kind)
            return None

    def suggest(self, actions: Sequence[Action]) -> None:
        """Replace the generated actions that are kept; nothing waits to be saved when they are the same."""
        with self._lock:
            document = self._document(ACTIONS)
            if self.read_only or document.sealed or ("suggested",) in document.entries:
                return
            new = {("suggested", action.id): encode_suggested(action) for action in actions}
            old = {key: value for key, value in document.entries.items() if key[0] == "suggested"}
            if list(new) == list(old) and all(same(value, old[key]) for key, value in new.items()):
                return
            for key in old:
                document.put(key, None, None)
                document.bad.pop(key, None)
            for key, table in new.items():
                record = decode(Action, key, table)
                document.put(key, table, None if isinstance(record, str) else record)
            self._documents[ACTIONS] = document
            self._touched("suggested")

    def save(self) -> tuple[Problem, ...]:
        """Bring all that changed to the disk. When this returns without an error, it is there for good.

        What could not be saved is in the problems and still waits; notes tell of changes from elsewhere that were merged.
        """
        with self._saving:
            with self._lock:
                waiting = [one for one in self._documents.values() if one.dirty and not one.sealed]
                head = self._named() if waiting else None
                first = [head] if head is not None else []
                jobs = [saving.Job.of(one) for one in [*first, *(one for one in waiting if one is not head)]]
            return self._write(jobs)

    def identify(self) -> None:
        """See that the workbook has an id of its own on the disk, before words are kept elsewhere under it.

        Nothing happens when it has one, may not be written, or is being saved at this moment: a save gives it one as well.
        """
        if self.id or self.read_only or not self._saving.acquire(blocking=False):
            return
        try:
            with self._lock:
                head = self._named()
                jobs = [saving.Job.of(head)] if head is not None else []
            self._write(jobs)
        finally:
            self._saving.release()

    def _named(self) -> Document | None:
        """`workbook.toml` with an id of its own in it, made now if there was none; None when the file may not be written."""
        head = self._documents.get(WORKBOOK)
        if head is None or head.sealed or self.read_only:
            return None
        if not is_workbook_id(self.profile.id):
            self.profile = opening.named(head, self.profile, new_id())
        return head if head.dirty else None

    def _write(self, jobs: Sequence[saving.Job]) -> tuple[Problem, ...]:
        """Bring these to the disk. The caller holds `_saving`."""
        if not jobs:
            return ()
        problems: list[Problem] = []
        with locking.hold(self.root) as held:
            if held and held.severity == "error":
                return (held,)
            if held and not self._told_unlocked:
                self._told_unlocked = True
                problems.append(held)
            written: dict[str, str] = {}
            for job in jobs:
                outcome = saving.write(self.root, job, self._history)
                problems.extend(self._settle(job, outcome))
                if outcome.problem is None:
                    written[job.name] = outcome.seen
            sums.settle(self.root, written)
        return tuple(problems)

    def _settle(self, job: saving.Job, outcome: saving.Outcome) -> list[Problem]:
        if outcome.problem:
            return [outcome.problem]
        with self._lock:
            document = self._documents[job.name]
            others = document.settle(job.version, job.entries, outcome.entries, outcome.seen)
            document.copies = [copy for copy in document.copies if copy not in outcome.copies]
            if job.name == WORKBOOK:
                self._read_profile()
            self._made.clear()
            if others:
                self._touched(job.shape.kind)
                self.taken_in += 1
        return outcome.notes

    def refresh(self) -> tuple[Problem, ...] | None:
        """Read again what was changed outside and does not wait to be saved here. None when nothing had changed.

        A file that cannot be read now, and a workbook whose disk is gone, stay in memory as they were.
        """
        if not self._saving.acquire(blocking=False):
            return None
        try:
            with self._lock:
                known = dict(self._documents)
            fresh = opening.changed(self.root, known)
            if fresh is None:
                return None
            with self._lock:
                self._found = opening.take_in(fresh, known, self._documents)
                if not self.read_only:
                    self._found += opening.take_copies(self.root, fresh.found.copies, self._documents)
                self._read_profile()
                self._touched("any")
                self.taken_in += 1
                return self.problems
        finally:
            self._saving.release()

    def _read_profile(self) -> None:
        document = self._documents.get(WORKBOOK)
        found = opening.profile_of(document)[0] if document else None
        self.profile = found or self.profile

    def _set_profile(self, value: Record | None) -> Problem | None:
        if not isinstance(value, Profile):
            return Problem(WORKBOOK, None, "A workbook cannot be without its profile.", "Nothing was changed.")
        document = self._documents[WORKBOOK]
        if document.sealed:
            return document.sealed
        # The id is nobody's to set: it may have been made since whoever sets this looked.
        entries = write_profile(replace(value, id=self.profile.id), document.entries)
        trial = Document(WORKBOOK, document.shape, entries=entries)
        found, problems = opening.profile_of(trial)
        if found is None or len(problems) > len(opening.profile_of(document)[1]):
            return problems[-1]
        for key in [key for key in document.entries if key not in entries]:
            document.put(key, None, None)
        for key, table in entries.items():
            document.put(key, table, None)
        self.profile = found
        self._touched(document.shape.kind)
        return None

    def _begin_checkin(self, value: Record | None, address: Address) -> None:
        """The first rating of a quarter makes its check-in: solo, open, from that day."""
        head = head_of_checkin(address, value)
        if head is None or head[0] in self._documents:
            return
        document = self._document(head[0])
        for key, line in head[1].items():
            document.put(key, line, None)
        self._documents[document.name] = document

    def _touched(self, kind: str) -> None:
        """What files of this kind hold has changed: nothing that was made from it before holds any more."""
        self._made.clear()
        self._revisions[kind] += 1

    def _document(self, name: str) -> Document:
        """The document of that name; a new one, not yet part of the workbook, when there is none."""
        if name in self._documents:
            return self._documents[name]
        shape = shape_of(name)
        assert shape is not None, name  # `locate` gives only names that have a shape
        return Document(name, shape)

    def file_of(self, at: At) -> str:
        """The name of the file in which a place is."""
        with self._lock:
            address = locate(at, self._where)
            return address.file if isinstance(address, Problem) else address.name

    def line_of(self, at: At) -> int | None:
        """The line, from 1, at which a place begins in its file as read; None when that cannot be told."""
        with self._lock:
            address = locate(at, self._where)
            document = None if isinstance(address, Problem) else self._documents.get(address.name)
            return line_of(document.text, address.key) if document and isinstance(address, Address) else None

    @property
    def _strangers(self) -> Sequence[str]:
        return self._view("strangers", lambda: index.strangers(self.profile, self._documents))

    @property
    def _where(self) -> Mapping[str, str]:
        return self._view("where", lambda: index.answer_files(self._documents)[0])

    def _all_problems(self) -> tuple[Problem, ...]:
        found = list(self._found)
        head = self._documents.get(WORKBOOK)
        found.extend(opening.profile_of(head)[1] if head else [])
        for name in sorted(self._documents):
            found.extend(self._documents[name].problems)
            if self._documents[name].shape.kind == "checkin":
                found.extend(index.checkin_problems(self._documents[name]))
        found.extend(index.stranger_notes(self._strangers, self.profile))
        return (*found, *map(note, self.conflicts), *index.answer_files(self._documents)[1])

    def _view(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once until something changes."""
        with self._lock:
            if name not in self._made:
                self._made[name] = make()
            return cast(T, self._made[name])
