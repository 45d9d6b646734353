"""One file to the disk: merge with what others wrote, keep the version before, write, and put copies away (docs/reliability.md 3)."""

import os
from contextlib import suppress
from dataclasses import field
from datetime import datetime
from pathlib import Path

from workbook.domain import Problem, command, dataclass, is_workbook_id, one_line
from workbook.store.conflicts import conflicts_in, note
from workbook.store.disk import History, files, sums
from workbook.store.disk.history import versions
from workbook.store.disk.running_sum import RunningSum
from workbook.store.format import OWN, Content, Entries, Key, line_of, same_entries, understand
from workbook.store.format.render import Renderer, render
from workbook.store.inside import INSIDE
from workbook.store.kinds import WORKBOOK, Kind
from workbook.store.loaded_file import Copy, Document
from workbook.store.merge import ELSEWHERE, merge

_TRIES = 3
_ID = ("id",)


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be saved of one document, as it was when the save began."""

    name: str
    kind: Kind
    version: int
    seen: str | None
    base: Entries
    entries: Entries
    touched: tuple[Key, ...] | None
    migrated: bool
    copies: tuple[Copy, ...]
    room: int
    data: bytes
    sum: RunningSum

    @classmethod
    def of(cls, document: Document) -> "Job":
        """A snapshot of `document`. Neither values nor `base` are ever changed in place: another takes its place."""
        return cls(
            document.name,
            document.kind,
            document.version,
            document.seen,
            document.base,
            dict(document.entries),
            None if document.touched is None else tuple(document.touched),
            document.migrated,
            tuple(document.copies),
            document.room,
            document.data,
            document.sum,
        )


class Written:
    """What this program last wrote into one file: the texts of its entries, all of it, and its sum."""

    def __init__(self, kind: Kind) -> None:
        self.renderer = Renderer(kind)
        self.data: bytes | None = None
        self.sum = ""
        self._sum = RunningSum()

    def go_on_from(self, data: bytes, found: str, job: "Job") -> None:
        """Go on from what an earlier run of the program wrote, as `job` has read it: `data`, with the sum `found`."""
        self.data, self.sum, self._sum = data, found, job.sum
        self.renderer.go_on_from(data, job.base, job.room)

    def known(self, job: "Job") -> bytes | None:
        """What the file holds, if nobody else has written it since `job` read it."""
        return job.data or None if self.data is None else self.data

    def sum_of(self, data: bytes, known: bytes | None, job: "Job") -> str:
        """The sum of what the file holds; it takes time only when that is not what was `known`."""
        if data is known and self.data is not None:
            return self.sum
        return job.seen if data is known and job.seen is not None else files.fingerprint(data)

    def sum_after(self, data: bytes) -> str:
        """The sum of what is about to be written."""
        return self._sum.of(data)

    def holds(self, new: bytes, data: bytes, base: Entries, entries: Entries) -> bool:
        """Whether the file holds these `entries` already: `data`, read as `base`, though perhaps not as this program writes it."""
        return new == data or (data is not self.data and data != self.data and same_entries(base, entries))


@dataclass(slots=True)
class Outcome:
    """How a job went: what is on the disk now and its fingerprint, or the problem that kept it from getting there."""

    entries: Entries
    seen: str = ""
    problem: Problem | None = None
    notes: list[Problem] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)


def write(root: Path, job: Job, history: History, last: Written) -> Outcome:
    """Bring `job` to the disk. The caller holds the lock. What failed is unchanged on the disk."""
    for _ in range(_TRIES):
        outcome = _attempt(root, job, history, last)
        if outcome is not None:
            return outcome
    what = "The file changes faster than it can be saved."
    return Outcome(job.entries, problem=Problem(job.name, None, what, "Close the other program that writes it."))


def _attempt(root: Path, job: Job, history: History, last: Written) -> Outcome | None:
    path = root / job.name
    linked = files.link_in(root, job.name)
    if job.copies:
        linked = linked or files.link_in(root, f"{INSIDE}/quarantine/{job.name}")
    known = last.known(job)
    data = linked or files.read(path, job.name, known=known)
    if isinstance(data, Problem):
        return Outcome(job.entries, problem=data)
    outcome = Outcome(job.entries)
    found = last.sum_of(data, known, job) if data is not None else None
    if data is not None and found != job.seen:
        content = understand(data, job.name, job.kind)
        if content.state != "good":
            return Outcome(job.entries, problem=_spoilt(job.name, content))
        merged = merge(
            job.base,
            _with_their_id(job, content.entries),
            content.entries,
            job.kind,
            ELSEWHERE,
            datetime.now().astimezone().replace(microsecond=0),
        )
        outcome.entries = merged.entries
        if job.kind.stands is not None and not same_entries(content.entries, job.base):
            ours = render(job.entries, job.kind) if not same_entries(job.entries, job.base) else data
            outcome.notes = _put_aside(root, job, [(content.entries, data), (job.entries, ours)], merged.entries)
        before, here = (
            [note(one) for one in conflicts_in(Document(job.name, job.kind, entries=entries))]
            for entries in (job.entries, merged.entries)
        )
        outcome.notes += [one for one in here if one not in before]
    elif data is not None and found is not None and last.data is None and sums.is_rendered(root, job.name, found):
        last.go_on_from(data, found, job)
    if job.kind.stands is not None and job.copies and data is not None and found == job.seen:
        outcome.notes = _put_aside(root, job, [(job.base, data)], job.entries)
    try:
        # what a merge makes has values of others in it
        touched = job.touched if outcome.entries is job.entries else None
        new = last.renderer.render(outcome.entries, job.base, touched)
    except ValueError:
        return Outcome(job.entries, problem=unwritable(job.name, outcome.entries, job.kind, data))
    if len(new) > OWN.bytes:
        what = f"The file would grow over its limit of {files.size(OWN.bytes)}."
        return Outcome(job.entries, problem=Problem(job.name, None, what, "Make its texts shorter."))
    unchanged = data is not None and found == job.seen and last.holds(new, data, job.base, outcome.entries)
    if not unchanged or (job.migrated and job.version):
        linked = None
        if data is not None and found is not None:
            linked = history.keep(job.name, data, found, always=job.migrated)
        after = last.sum_after(new)
        linked = linked or sums.note_down(root, job.name, after, found, rendered=last.renderer.readable)
        if linked is not None:
            return Outcome(job.entries, problem=linked)
        result = _put(root, job.name, new, data)
        if isinstance(result, files.Changed):
            return None
        if result is not None:
            return Outcome(job.entries, problem=result)
        found, last.data, last.sum = after, new, after
    outcome.seen = found or ""
    outcome.copies = [copy for copy in job.copies if _quarantined(root, copy)]
    return outcome


def _put_aside(root: Path, job: Job, versions: list[tuple[Entries, bytes]], stands: Entries) -> list[Problem]:
    """Keep in the quarantine what gives way where of several `versions` of a whole file one `stands`; a note if there is any."""
    lost = [data for entries, data in versions if entries and not same_entries(entries, stands)]
    for data in lost:
        keep_in_quarantine(root, job.name, data)
    what = f"There are two versions of {job.kind.called}. That of the earlier day stands; the other is in {INSIDE}/quarantine."
    return [Problem(job.name, None, what, "Nothing needs to be done.", "note")] if lost else []


def _with_their_id(job: Job, there: Entries) -> Entries:
    """What is to be saved. An id made for this very save gives way to one that is there by now: drafts may be kept under it."""
    made, known = there.get(_ID), job.base.get(_ID)
    if job.name != WORKBOOK or not _is_made(made) or _is_made(known):
        return job.entries
    return {**job.entries, _ID: made}


def _is_made(id: object) -> bool:
    return isinstance(id, str) and is_workbook_id(id)


def unwritable(name: str, entries: Entries, kind: Kind, data: bytes | None) -> Problem | None:
    """The problem that an entry cannot be written so that it reads back the same, with its line in `data`; None if all can be."""
    for key, value in entries.items():
        try:
            render({key: value}, kind)
        except ValueError:
            text = data.decode("utf-8", "replace") if data is not None else ""
            what = f"What stands under “{one_line('.'.join(key), 80)}” cannot be written back as it is, so nothing was changed."
            return Problem(name, line_of(text, key), what, "Mend it in a text editor, or take it out.")
    return None


def _put(root: Path, name: str, data: bytes, seen: bytes | None) -> files.Changed | Problem | None:
    folder, _, _ = name.rpartition("/")
    if folder:
        try:
            files.make_folder(root, folder)
        except OSError as error:
            return files.explain(error, name)
    return files.save(root / name, name, data, seen)


def _spoilt(name: str, content: Content) -> Problem:
    """Another program has just left the file in a state in which it must not be written over."""
    sealed = content.sealed
    why = sealed.what if sealed else ""
    what = f"Another program has changed this file, and it was left alone. {why}".rstrip()
    return Problem(name, sealed.line if sealed else None, what, f"Mend it, or run {command('doctor --repair')}.")


def _quarantined(root: Path, copy: Copy) -> bool:
    """Whether nothing more is to be done for a copy whose content is safely merged: it was moved away, or is another one now."""
    data = files.read(root / copy.name, copy.name)
    if not isinstance(data, bytes) or files.fingerprint(data) != copy.seen:
        return not isinstance(data, Problem)
    try:
        move_to_quarantine(root, copy.name)
    except OSError:
        return False
    return True


def retire(root: Path, document: Document, history: History) -> bool:
    """Keep a file of an older format among the earlier versions and take it from its place; whether it has left that.

    One that somebody has changed since it was read stays: what is new in it is to be taken over first. The caller holds the lock.
    """
    name = document.name
    data = files.read(root / name, name)
    if not isinstance(data, bytes) or (sum := files.fingerprint(data)) != document.seen:
        return data is None
    if history.keep(name, data, sum, always=True) is not None or not _is_kept(root, name, data):
        return False
    try:
        (root / name).unlink()
    except OSError:
        return False
    with suppress(OSError):  # other files may stand there
        (root / name).parent.rmdir()
        (root / name).parent.parent.rmdir()
    return all(_quarantined(root, copy) for copy in document.copies)


def _is_kept(root: Path, name: str, data: bytes) -> bool:
    """Whether an earlier version of the file says just this."""
    return any(files.read(path, path.name) == data for path in versions(root, name))


def move_to_quarantine(root: Path, name: str) -> str:
    """Move a file of the workbook to `.workbook/quarantine`, and say where it is now. Never replaces one there. Raises OSError."""
    target = quarantine_name(root, name)
    files.make_folder(root, target.rpartition("/")[0])
    files.replace(root / name, root / target)
    return target


def keep_in_quarantine(root: Path, name: str, data: bytes) -> None:
    """Keep `data`, a version of the file `name` that gave way to another, in the quarantine. Once is enough, and no link is followed."""
    target = quarantine_name(root, name)
    if files.link_in(root, target):
        return
    with suppress(OSError):
        files.make_folder(root, target.rpartition("/")[0])
        if not any(files.read(path, path.name) == data for path in (root / target).parent.glob("*.toml")):
            files.save(root / target, target, data, None)


def quarantine_name(root: Path, name: str) -> str:
    """A name in the quarantine that is still free for the file `name`."""
    stem, dot, suffix = f"{INSIDE}/quarantine/{name}".rpartition(".")
    number, target = 1, f"{stem}{dot}{suffix}"
    while os.path.lexists(root / target):
        number += 1
        target = f"{stem}.{number}{dot}{suffix}"
    return target
