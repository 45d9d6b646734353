"""Drafts: what is being typed and not yet in its file, kept in the user's state folder, outside anything that is shared.

Every open workbook writes one journal of its own and holds a lock on it; a journal whose lock is free was left behind
by a program that ended without closing it. A journal belongs to a workbook by the workbook's own id, and to the place
where that workbook was: another workbook that comes to stand at the same place has nothing to do with it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.domain import Problem, dataclass, one_line
from workbook.domain.digest import sha256
from workbook.store.disk import files
from workbook.store.disk.draft_file import Left, read_left, write_left

if TYPE_CHECKING:
    from filelock import BaseFileLock

_NAME = "drafts"


def _place(root: Path) -> str:
    """What stands for the place of a workbook in the name of its journals."""
    return sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:16]


def _lock(path: Path) -> "BaseFileLock":
    from filelock import FileLock

    return FileLock(path.with_suffix(".lock"))


class Journal:
    """The drafts of one open workbook. Nothing is on the disk until there is something to keep."""

    def __init__(self, state: Path, root: Path) -> None:
        self._drafts, self._root, self._place = state / "drafts", os.path.realpath(root), _place(root)
        self._token = os.urandom(8).hex()
        self._path: Path | None = None
        self._held: BaseFileLock | None = None
        self._data: bytes | None = None

    def write(self, workbook: str, left: Left) -> Problem | None:
        """Keep exactly this, for the workbook with that id (empty while it has none); durable when it returns."""
        if not left:
            self._remove()
            return None
        # Without an id nobody can tell later whose words these are: they are found by the place, and only offered.
        path = self._drafts / (workbook or self._place) / f"{self._place}-{self._token}.toml"
        try:
            data = write_left(left, self._root)
        except ValueError:
            return Problem(
                _NAME, None, "What is being typed cannot be kept as a draft.", "It is kept once it is saved."
            )
        if data == self._data and path == self._path:
            return None
        if self._path is None or path == self._path:
            return self._put(path, data)
        before, lock, self._held = self._path, self._held, None
        seen, self._data = self._data, None
        problem = self._put(path, data)
        if problem is not None:
            self._path, self._held, self._data = before, lock, seen
        else:
            _let_go(before, lock)
        return problem

    def _put(self, path: Path, data: bytes) -> Problem | None:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = self._held
            if lock is None:
                lock = _lock(path)
                lock.acquire(timeout=1)
        except (OSError, NotImplementedError) as error:
            return files.explain(OSError(getattr(error, "errno", None), str(error)), _NAME)
        wrong = files.save(path, _NAME, data, self._data)
        if isinstance(wrong, files.Changed):
            wrong = files.save(path, _NAME, data, _held_by(path))
        self._path, self._held = path, lock
        if wrong is not None:
            return wrong if isinstance(wrong, Problem) else Problem(_NAME, None, "Another program changes the drafts.")
        self._data = data
        return None

    def close(self, *, keep: bool) -> None:
        """The workbook is closed: let go of the drafts, or leave them to be found when `keep` is set."""
        if not keep:
            self._remove()
        if self._held is not None:
            lock, self._held = self._held, None
            lock.release()
            if not keep and self._path is not None:
                with suppress(OSError):
                    self._path.with_suffix(".lock").unlink(missing_ok=True)

    def _remove(self) -> None:
        if self._data is not None and self._path is not None:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
            self._data = None


def _held_by(path: Path) -> bytes | None:
    data = files.read(path, _NAME)
    return data if isinstance(data, bytes) else None


def _let_go(path: Path, lock: "BaseFileLock | None") -> None:
    """Take a journal away with its lock."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
    if lock is not None:
        lock.release()
    with suppress(OSError):
        path.with_suffix(".lock").unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Found:
    """A journal that was left behind: its file, what is in it (None: it cannot be read), from where, and when it was last written."""

    path: Path
    left: Left | None
    folder: str
    at: datetime

    def done(self, rest: Left | None) -> Problem | None:
        """All that was in it has its place now, but for `rest`, which stays in it."""
        if not rest:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
            return None
        data = write_left(rest, self.folder)
        wrong = files.save(self.path, _NAME, data, _held_by(self.path))
        return wrong if isinstance(wrong, Problem) else None


def own(state: Path, workbook: str, root: Path) -> list[Path]:
    """The journals of the workbook with this id, written while it was at `root`; oldest first. Those in use are among them."""
    return _by_age((state / "drafts" / workbook).glob(f"{_place(root)}-*.toml")) if workbook else []


def elsewhere(state: Path, workbook: str, root: Path) -> list[Path]:
    """The journals that may be of this workbook, to be offered and never put back unasked; oldest first.

    They have its id and were written while it was at another place, or they were written at this place for a workbook
    that had no id yet, as an earlier version of this program wrote them all.
    """
    here = state / "drafts" / _place(root)
    nameless = [*here.glob("*.toml"), *here.glob("*.kept")]
    others = set((state / "drafts" / workbook).glob("*.toml")) - set(own(state, workbook, root)) if workbook else set()
    return _by_age([*others, *nameless])


def _by_age(paths: Iterator[Path] | list[Path]) -> list[Path]:
    """Oldest first. One that another window takes away meanwhile is none any more."""
    aged: list[tuple[int, str, Path]] = []
    for path in paths:
        with suppress(OSError):
            aged.append((path.stat().st_mtime_ns, path.name, path))
    return [path for *_, path in sorted(aged)]


def waiting(state: Path, workbook: str, root: Path) -> list[Found]:
    """All that was left behind, nobody uses, and is not put back by itself: what `own` and `elsewhere` find, as it is now."""
    left: list[Found] = []
    for path in [*own(state, workbook, root), *elsewhere(state, workbook, root)]:
        with taken(path) as found:
            if found is not None:
                left.append(found)
    return left


def note_of(found: Found) -> Problem:
    """That these words wait, where they are, and what to do."""
    file, day = str(found.path), f"{found.at:%Y-%m-%d %H:%M}"
    if found.left is None:
        what = f"Words that were being typed here on {day} wait in this file, which the program cannot read."
        return Problem(file, None, what, "Open it in a text editor and copy what you want to keep.", "note")
    where = f" while this workbook was in “{one_line(found.folder, 80)}”" if found.folder else " in this folder"
    what = f"Words that were being typed{where}, last on {day}, are in no file of this workbook."
    mend = "In the app, “Files that need care” (f7) takes them over with enter; or copy what you want from this file."
    return Problem(file, None, what, mend, "note")


@contextmanager
def taken(path: Path) -> Iterator[Found | None]:
    """A journal, held for as long as the caller looks at it; None when its program still runs, or it is gone."""
    lock = _lock(path)
    try:
        lock.acquire(timeout=0)
    except (TimeoutError, OSError, NotImplementedError):
        yield None
        return
    try:
        yield _read(path)
    finally:
        lock.release()
        if not path.exists():
            with suppress(OSError):
                path.with_suffix(".lock").unlink(missing_ok=True)


def _read(path: Path) -> Found | None:
    data = files.read(path, _NAME)
    if data is None:
        return None
    try:
        at = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except (OSError, OverflowError, ValueError):
        return None
    left, folder = read_left(data) if isinstance(data, bytes) else (None, "")
    return Found(path, left, folder, at)
