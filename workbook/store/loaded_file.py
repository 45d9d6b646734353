"""One file of a workbook in memory: what it holds now, what it held when it was read, and its records."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from workbook.domain import Problem, Record, dataclass, one_line
from workbook.store.disk.running_sum import RunningSum
from workbook.store.format import OWN, Entries, Key, Limits, line_of, room, same, same_entries, understand
from workbook.store.kinds import Kind, Section, decode, decode_whole, kind_of

if TYPE_CHECKING:
    from workbook.store.merge import Merged

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

    `sealed` forbids writing it; `data` is the file as read, for the lines of what is wrong in it, and `sum` goes on from that. An
    entry is made a record when somebody first asks for it; `read` holds what came of that, a sentence where it is no proper record:
    such an entry is kept and never written over.
    `room` is how much can be added to what was read, for certain, within the limits (`limits.room`).
    `touched` has the keys of which alone `entries` may differ from `base`, in the order in which they were first put there; None when
    that is not known.
    `version` counts the changes, `saved` is the version that is on the disk.
    """

    name: str
    kind: Kind
    seen: str | None = None
    entries: Entries = field(default_factory=dict)
    base: Entries = field(default_factory=dict)
    sealed: Problem | None = None
    notes: list[Problem] = field(default_factory=list)
    migrated: bool = False
    data: bytes = b""
    sum: RunningSum = field(default_factory=RunningSum)
    room: int = 0
    copies: list[Copy] = field(default_factory=list)
    touched: dict[Key, None] | None = field(default_factory=dict)
    version: int = 0
    saved: int = 0
    read: dict[Key, tuple[Any, Record | str | None]] = field(default_factory=dict)
    made: tuple[Entries, int, Record | None, list[Problem]] | None = None  # what `whole` gave, and for what
    taken: int = 0  # the version in which only copies, or older files, were taken over since it was read or saved

    @property
    def text(self) -> str:
        """The file as read, as text; empty for one that could not be."""
        return self.data.decode("utf-8-sig", "replace")

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
        bad = [key for key in self.entries if isinstance(self._read(key), str)]
        told = [one for key in bad[:MOST_TOLD] if (one := self.bad(key))]
        if len(bad) > MOST_TOLD:
            told.append(Problem(self.name, None, f"{len(bad) - MOST_TOLD} more of its entries are not read.", _BY_HAND))
        return [*sealed, *self.notes, *told]

    def record(self, key: Key) -> Record | None:
        """The record at `key`; None where there is none, or what stands there is not ours or no proper one."""
        found = self._read(key)
        return None if isinstance(found, str) else found

    def held(self, section: Section) -> Iterator[tuple[Key, Record]]:
        """The records of a section, in the order of the file."""
        for key in self.entries:
            if section.holds(key) and (record := self.record(key)) is not None:
                yield key, record

    def bad(self, key: Key) -> Problem | None:
        """What is wrong with the entry at `key`, if it is no proper record."""
        wrong = self._read(key)
        if not isinstance(wrong, str):
            return None
        line = line_of(self.text, key) if self.text else None
        return Problem(self.name, line, f"“{one_line(key[-1], 60)}” is not read: {wrong}", _BY_HAND)

    def _read(self, key: Key) -> Record | str | None:
        """The record that an entry is, or a sentence; None for what is not ours. Values are never changed in place."""
        value = self.entries.get(key)
        if value is None:
            return None
        known = self.read.get(key)
        if known is None or known[0] is not value:
            section = self.kind.section_at(key, value)
            found = self.kind.misplaced(key, value) or (decode(section, key, value) if section is not None else None)
            known = self.read[key] = value, found
        return known[1]

    def whole(self) -> tuple[Record | None, list[Problem]]:
        """The record that the whole file is, and what is wrong in its lines. A damaged file has none, and says so itself."""
        if self.sealed and not self.entries:
            return None, []
        if self.made is None or self.made[0] is not self.entries or self.made[1] != self.version:
            record, wrong = decode_whole(self.kind, self.entries)
            lines = ((line_of(self.text, key) if self.text else None, says) for key, says in wrong)
            told = [Problem(self.name, line, says, "Mend it in a text editor.") for line, says in lines]
            self.made = self.entries, self.version, record, told
        return self.made[2], [*self.made[3]]

    def put(self, key: Key, value: Any, record: Record | None) -> bool:
        """Put `value` (None: nothing) at `key`; whether that changed anything."""
        before = self.entries.get(key)
        if (before is None and value is None) or (before is not None and value is not None and same(before, value)):
            return False
        if value is None:
            del self.entries[key]
            self.touched = None  # put there again it would stand elsewhere
        else:
            self.entries[key] = value
            if self.touched is not None:
                self.touched[key] = None
        if record is not None:
            self.read[key] = value, record
        self.version += 1
        return True

    def take(self, merged: "Merged") -> None:
        """Hold the outcome of a merge as a change that waits to be saved."""
        self._hold(merged.entries)

    def take_over(self, entries: Entries) -> bool:
        """Hold what files of an older format bring, as a change that goes along with a save; whether that is anything new."""
        if same_entries(self.entries, entries):
            return False
        self._hold(entries)
        return True

    def _hold(self, entries: Entries) -> None:
        untouched = self.untouched
        self.entries, self.touched = dict(entries), None
        self.version += 1
        self.taken = self.version if untouched else self.taken

    def meet(self, there: "Document", copies: Collection[str]) -> None:
        """Take in what others have written, beside what copies held; only `copies` are still where they were."""
        from workbook.store.merge import ELSEWHERE, merge

        self.take(merge(self.base, self.entries, there.entries, self.kind, ELSEWHERE, _now()))
        self.base, self.seen, self.data, self.sum, self.notes = (
            there.base,
            there.seen,
            there.data,
            there.sum,
            there.notes,
        )
        self.migrated, self.room = there.migrated, there.room
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
            from workbook.store.merge import ELSEWHERE, merge

            now = merge(job_entries, self.entries, written, self.kind, ELSEWHERE, _now()).entries
        others = now is not job_entries and not same_entries(self.entries, now)
        if others:
            self.entries = dict(now)
        if others or written is not job_entries:
            self.touched = None
        elif self.version == job_version:
            self.touched = {}
        self.base, self.seen, self.saved, self.migrated = written, seen, job_version, False
        return others


Documents = dict[str, Document]
"""The files of a workbook in memory, by their names."""

Load = Callable[[str], Document | None]
"""Reads a file that nobody has asked for so far; None when there is none of that name."""


def fetch(documents: Documents, name: str, load: Load) -> Document | None:
    """The file `name`, read by `load` if that is not in memory yet; None when there is none."""
    if name not in documents and (found := load(name)) is not None:
        documents[name] = found
    return documents.get(name)


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)


def from_bytes(name: str, data: bytes | Problem, most: Limits = OWN) -> Document | None:
    """The document of a file that was read, whatever state it is in; None for a name that is none of a workbook's."""
    kind = kind_of(name)
    if kind is None:
        return None
    if isinstance(data, Problem):
        return Document(name, kind, sealed=data)
    content = understand(data, name, kind, most)
    sum = RunningSum()
    return Document(
        name,
        kind,
        sum.of(data),
        content.entries,
        dict(content.entries),
        sealed=content.sealed,
        notes=content.notes,
        migrated=content.migrated,
        data=data if content.text else b"",
        sum=sum,
        room=room(data),
    )
