"""One business's workbook: its folder read into memory, changed one value at a time, and saved so that nothing is lost."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.domain import AnswerAt, At, Problem, Profile, Record, Response, is_workbook_id
from workbook.domain.actions import Action
from workbook.store import former, load
from workbook.store.following import follow_results
from workbook.store.format import same
from workbook.store.kinds import ACTIONS, RESULT, SUGGESTED, WORKBOOK, Address, change, decode, encode_whole, home_of
from workbook.store.loaded_file import Document
from workbook.store.memory import Memory
from workbook.store.reading import Opened, load_file, profile_of

if TYPE_CHECKING:
    from workbook.store import saving
    from workbook.store.conflicts import ConflictAt, Contest
    from workbook.store.disk import History


class Folder(Memory):
    """An open workbook. `set` and the readers may be called while `save` runs in another thread.

    `taken_in` counts how often something that was written elsewhere came into memory.
    """

    def __init__(self, root: Path, found: Opened, profile: Profile) -> None:
        """Use `Folder.open`."""
        super().__init__(root, found, profile)
        self._history: History | None = None
        self._written: dict[str, saving.Written] = {}
        self._saving = threading.Lock()
        self.taken_in = 0
        self._told_unlocked = False

    @classmethod
    def open(cls, root: Path) -> "tuple[Folder | None, list[Problem]]":
        """The workbook in `root`; its `problems` say what is wrong in it.

        None when there is none, or it cannot be told whose it is, with the problems that say why.
        """
        found = load.read_all(root)
        return (cls(root, found, found.profile), []) if found.profile is not None else (None, found.problems)

    def set_contest(self, at: "ConflictAt", contest: "Contest") -> Problem | None:
        """Settle a conflict, or bring it back as it was; in memory only, until `save`."""
        from workbook.store.conflicts import put_contest

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
                self._touched(document.kind)
            return problem

    def keep_beside(self, at: At, record: Record, source: str, moment: datetime) -> Problem | None:
        """Keep `record` as the other version of what stands at a place, for a person to choose: in memory until `save`."""
        from workbook.store.conflicts import put_beside

        with self._lock:
            if self.read_only:
                return Problem(WORKBOOK, None, self.read_only, "Nothing was changed.")
            address = self._locate(at)
            if isinstance(address, Problem):
                return address
            document = self._document(address.name)
            problem = put_beside(document, address.key, record, source, moment)
            if problem is None:
                self._documents[address.name] = document
                self._touched(document.kind)
            return problem

    def set(self, at: At, value: Record | None) -> Problem | None:
        """Put `value` at a place, or clear it with None: in memory only, until `save`.

        A problem comes back, and nothing is changed, when the file is damaged, of a newer format or read-only, when
        what stands there is no proper record (it would be lost), and when the value itself could not be read back.
        """
        with self._lock:
            if self.read_only:
                return Problem(WORKBOOK, None, self.read_only, "Nothing was changed.")
            address = self._locate(at)
            if isinstance(address, Problem):
                return address
            if address.section is None:
                return self._set_whole(address, value)
            document = self._document(address.name)
            problem = document.sealed or document.bad(address.key) or document.bad(address.key[:1])
            if problem:
                return problem
            changed = change(address, value, document.entries.get(address.key))
            if isinstance(changed, Problem):
                return changed
            table, record = changed
            before = document.record(address.key)
            if document.put(address.key, table, record):
                self._documents[address.name] = document
                if isinstance(at, AnswerAt) and isinstance(before, Response) and isinstance(record, Response):
                    self._answered_anew(at.item, record)
                else:
                    self._touched(document.kind)
            return None

    def set_waiting(self, at: At, record: Record | None) -> None:
        """Have `record` counted where its file does not take it, or nothing any more with None. No save writes it."""
        with self._lock:
            others = {place: one for place, one in self._waiting.items() if place != at}
            self._waiting = others if record is None else {**others, at: record}
            self._touched(home_of(type(at))[0])

    def suggest(self, actions: Sequence[Action]) -> None:
        """Replace the generated actions that are kept; nothing waits to be saved when they are the same."""
        with self._lock:
            document = self._document(ACTIONS.file)
            if self.read_only or document.sealed or ("suggested",) in document.entries:
                return
            assert SUGGESTED.shorten is not None
            new = {SUGGESTED.key(action.id): SUGGESTED.shorten(action) for action in actions}
            old = {key: value for key, value in document.entries.items() if SUGGESTED.holds(key)}
            if list(new) == list(old) and all(same(value, old[key]) for key, value in new.items()):
                return
            for key in old:
                document.put(key, None, None)
            for key, table in new.items():
                record = decode(SUGGESTED, key, table)
                document.put(key, table, None if isinstance(record, str) else record)
            self._documents[ACTIONS.file] = document
            self._made.clear()  # what is suggested follows from the rest: nothing rests on it

    def save(self) -> tuple[Problem, ...]:
        """Bring all that changed to the disk. When this returns without an error, it is there for good.

        What could not be saved is in the problems and still waits; notes tell of changes from elsewhere that were merged.
        """
        from workbook.store import saving

        with self._saving:
            with self._lock:
                waiting = [
                    one for one in self._documents.values() if one.dirty and not one.sealed and not one.kind.former
                ]
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
        from workbook.store import saving

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
            from workbook.store.create import new_id

            self.profile = load.named(head, self.profile, new_id())
        return head if head.dirty else None

    def _write(self, jobs: "Sequence[saving.Job]") -> tuple[Problem, ...]:
        """Bring these to the disk. The caller holds `_saving`."""
        if not jobs:
            return ()
        from workbook.store import saving
        from workbook.store.disk import History, locking, sums

        self._history = self._history or History(self.root)
        problems: list[Problem] = []
        with locking.hold(self.root) as held:
            if held and held.severity == "error":
                return (held,)
            if held and not self._told_unlocked:
                self._told_unlocked = True
                problems.append(held)
            written: dict[str, str] = {}
            for job in jobs:
                last = self._written.setdefault(job.name, saving.Written(job.kind))
                outcome = saving.write(self.root, job, self._history, last)
                problems.extend(self._settle(job, outcome))
                if outcome.problem is None:
                    written[job.name] = outcome.seen
            if written:
                self._put_former_away()
            sums.settle(self.root, written)
        return tuple(problems)

    def _put_former_away(self) -> None:
        """Once all that files of an older format hold is on the disk elsewhere, have those leave their places."""
        from workbook.store import saving

        with self._lock:
            done = former.taken_over(self._documents)
            if not done or any(one.dirty for one in self._documents.values() if not one.kind.former):
                return
        assert self._history is not None  # something has just been written
        for document in done:
            if saving.retire(self.root, document, self._history):
                with self._lock:
                    del self._documents[document.name]
                    self._touched(document.kind)

    def _settle(self, job: "saving.Job", outcome: "saving.Outcome") -> list[Problem]:
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
                if job.kind is RESULT:
                    follow_results(self._documents, partial(load_file, self.root))
                self._touched(None if job.kind is RESULT else job.kind)
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
                known, later = dict(self._documents), set(self._later)
            fresh = load.changed(self.root, known, later)
            if fresh is None:
                return None
            with self._lock:
                before = self._stamp()
                self._later = fresh.later - set(self._documents)
                self._found = load.take_in(fresh, known, self._documents)
                if not self.read_only:
                    self._found += load.take_copies(self.root, fresh.found.copies, self._documents)
                load_it = partial(load_file, self.root)
                former.take_over(self._documents, load_it)
                follow_results(self._documents, load_it)
                if self._stamp() == before:
                    return None  # a file, or a copy, that still cannot be read
                self._read_profile()
                self._touched(None)
                self.taken_in += 1
                return self.problems
        finally:
            self._saving.release()

    def _stamp(self) -> object:
        """Something that is another when any file in memory is, or holds something else, or something else is wrong."""
        return (
            [(name, id(one), one.version, len(one.copies)) for name, one in self._documents.items()],
            self._found,
            self._later,
        )

    def _read_profile(self) -> None:
        document = self._documents.get(WORKBOOK)
        found = profile_of(document)[0] if document else None
        self.profile = found or self.profile

    def _set_whole(self, address: Address, value: Record | None) -> Problem | None:
        """Put a record that is a whole file, or clear it: then what it does not know stays."""
        document = self._document(address.name)
        if document.sealed:
            return document.sealed
        if address.name == WORKBOOK:
            if not isinstance(value, Profile):
                return Problem(WORKBOOK, None, "A workbook cannot be without its profile.", "Nothing was changed.")
            # The id is nobody's to set: it may have been made since whoever sets this looked.
            value = replace(value, id=self.profile.id)
        entries = encode_whole(document.kind, value, document.entries)
        trial = Document(document.name, document.kind, entries=entries)
        found, problems = trial.whole()
        if (found is None and value is not None) or len(problems) > len(document.whole()[1]):
            return problems[-1]
        for key in [key for key in document.entries if key not in entries]:
            document.put(key, None, None)
        for key, table in entries.items():
            document.put(key, table, None)
        self._documents[document.name] = document
        self._read_profile()
        self._touched(document.kind)
        return None
