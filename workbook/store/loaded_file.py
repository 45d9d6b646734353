"""One file of a workbook in memory: what it holds now, what it held when it was read, and its records."""

from collections.abc import Collection
from dataclasses import field
from datetime import datetime
from itertools import islice
from typing import Any

from workbook.domain.addresses import Record
from workbook.domain.dataclass import dataclass
from workbook.domain.problem import Problem
from workbook.domain.text import one_line
from workbook.store.disk import files
from workbook.store.format.content import understand
from workbook.store.format.entries import Entries, Key, same, same_entries
from workbook.store.format.merge import ELSEWHERE, Merged, merge
from workbook.store.format.toml import line_of
from workbook.store.kinds.layout import Shape, shape_of
from workbook.store.kinds.records import decode, kind_of, misplaced

_BY_HAND = "Mend it in a text editor; until then it is left as it is."

MOST_TOLD = 100
"""Problems that are told of one file, and places that are looked for in it; how many more there are is said after them."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a file, made by a sync program, whose content has been taken over: where it is and what it held."""

    name: str
    seen: str


@dataclass(slots=True)
class Document:
    """A file. `seen` is the fingerprint of what was read, None for a file that is not there yet.

    `sealed` forbids writing it; `text` is the file as read, for the lines of what is wrong in
    it. `bad` holds the entries that are no proper records: they are kept and never written over.
    `version` counts the changes, `saved` is the version that is on the disk.
    """

    name: str
    shape: Shape
    seen: str | None = None
    entries: Entries = field(default_factory=dict)
    base: Entries = field(default_factory=dict)
    records: dict[Key, Record] = field(default_factory=dict)
    bad: dict[Key, Problem] = field(default_factory=dict)
    sealed: Problem | None = None
    notes: list[Problem] = field(default_factory=list)
    migrated: bool = False
    text: str = ""
    copies: list[Copy] = field(default_factory=list)
    version: int = 0
    saved: int = 0
    taken: int = 0  # the version in which only copies were taken over since it was read or saved

    @property
    def dirty(self) -> bool:
        """Whether there is something to save, or a copy to put away."""
        return self.version != self.saved or bool(self.copies)

    @property
    def untouched(self) -> bool:
        """Whether nothing waits to be saved that was set here: at most what copies hold."""
        return self.version in (self.saved, self.taken)

    @property
    def problems(self) -> list[Problem]:
        """All that is wrong in this file, but for the conflicts that wait in it."""
        sealed = [self.sealed] if self.sealed else []
        told = list(islice(self.bad.values(), MOST_TOLD))
        if len(self.bad) > MOST_TOLD:
            what = f"{len(self.bad) - MOST_TOLD} more of its entries are not read."
            told.append(Problem(self.name, None, what, _BY_HAND))
        return [*sealed, *self.notes, *told]

    def put(self, key: Key, value: Any, record: Record | None) -> bool:
        """Put `value` (None: nothing) at `key`; whether that changed anything."""
        before = self.entries.get(key)
        if (before is None and value is None) or (before is not None and value is not None and same(before, value)):
            return False
        if value is None:
            del self.entries[key]
        else:
            self.entries[key] = value
        if record is None:
            self.records.pop(key, None)
        else:
            self.records[key] = record
        self.version += 1
        return True

    def take(self, merged: Merged) -> None:
        """Hold the outcome of a merge as a change that waits to be saved."""
        untouched = self.untouched
        self.entries = dict(merged.entries)
        self.version += 1
        self.taken = self.version if untouched else self.taken
        self.decode()

    def meet(self, there: "Document", copies: Collection[str]) -> None:
        """Take in what others have written, beside what copies held; only `copies` are still where they were."""
        self.take(merge(self.base, self.entries, there.entries, self.shape, ELSEWHERE, _now()))
        self.base, self.seen, self.text, self.notes = there.base, there.seen, there.text, there.notes
        self.migrated = there.migrated
        self.copies = [copy for copy in self.copies if copy.name in copies]
        if same_entries(self.entries, self.base):
            self.saved = self.version

    def settle(self, job_version: int, job_entries: Entries, written: Entries, seen: str) -> bool:
        """Note that `written` is safely on the disk; it was made from what this document held at `job_version`.

        What others had changed comes into memory, and whether there was any is returned; what was set here in the meantime
        stays and waits for the next save.
        """
        now = written
        if self.version != job_version:
            now = merge(job_entries, self.entries, written, self.shape, ELSEWHERE, _now()).entries
        others = not same_entries(self.entries, now)
        if others:
            self.entries = dict(now)
            self.decode()
        self.base, self.seen, self.saved, self.migrated = dict(written), seen, job_version, False
        return others

    def decode(self) -> None:
        """Make the records anew from the entries."""
        self.bad, self.records = {}, {}
        for key, value in self.entries.items():
            wrong = misplaced(self.shape, key, value)
            if wrong is None:
                kind = kind_of(self.shape, key, value)
                if kind is None:
                    continue
                record = decode(kind, key, value)
                if not isinstance(record, str):
                    self.records[key] = record
                    continue
                wrong = record
            line = line_of(self.text, key) if self.text and len(self.bad) < MOST_TOLD else None
            what = f"“{one_line(key[-1], 60)}” is not read: {wrong}"
            self.bad[key] = Problem(self.name, line, what, _BY_HAND)


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)


def from_bytes(name: str, data: bytes | Problem) -> Document | None:
    """The document of a file that was read, whatever state it is in; None for a name that is none of a workbook's."""
    shape = shape_of(name)
    if shape is None:
        return None
    if isinstance(data, Problem):
        return Document(name, shape, sealed=data)
    content = understand(data, name, shape)
    document = Document(
        name,
        shape,
        files.fingerprint(data),
        content.entries,
        dict(content.entries),
        sealed=content.sealed,
        notes=content.notes,
        migrated=content.migrated,
        text=content.text,
    )
    document.decode()
    return document
