"""The one way to read a file of a workbook and the one way to write one (reliability.md 2.7 and 3.1).

Reading never follows a link, never waits on a pipe and never takes more than the size limit. Writing never touches
the old file until the new one is whole and on the disk: what is there is the old content or the new, never a part.
Errors come back as values that say what to do; nothing here raises for a full disk or a missing permission.
"""

import errno
import hashlib
import os
import stat
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workbook.domain.problem import Problem

MAX_BYTES = 4_000_000
"""The size limit of a file of one's own workbook, in bytes (design.md section 5)."""

TEMP_PREFIX, TEMP_SUFFIX = ".wb-", ".tmp"
"""How the temporary file of a save is named; one is left only by a crash."""

_READ_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_WRITE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)

_WORDS = {
    errno.ENOSPC: ("The disk is full.", "Free some space on it, then save again."),
    errno.EDQUOT: ("Your share of the disk is used up.", "Free some space, then save again."),
    errno.EFBIG: ("The file may not grow any further on this disk.", "Free some space, then save again."),
    errno.EROFS: ("The disk is read-only.", "Make it writable, or move the workbook to another disk."),
    errno.EACCES: ("You may not do that with this file or its folder.", "Change its permissions, then try again."),
    errno.EPERM: ("You may not do that with this file or its folder.", "Change its permissions, then try again."),
    errno.EIO: ("The disk reports an error.", "Copy the workbook to another disk, then try again."),
    errno.EMFILE: ("Too many files are open.", "Close other programs, then try again."),
    errno.ENFILE: ("Too many files are open.", "Close other programs, then try again."),
    errno.ELOOP: ("This is a link, not a file.", "Put the file itself in its place."),
    errno.ENOENT: ("The folder is gone.", "Bring it back, or connect its disk again."),
    errno.ENOTDIR: ("A file stands where a folder should be.", "Move that file away."),
    errno.EISDIR: ("This is a folder, not a file.", "Move that folder away."),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """The file on the disk is not the one that was read before: somebody else wrote it, and it was left alone."""


def explain(error: OSError, name: str) -> Problem:
    """The problem that says what went wrong with file `name`, and what to do about it."""
    what, mend = _WORDS.get(error.errno or 0, (f"The system says: {error.strerror or error}.", "Try again."))
    return Problem(name, None, what, mend)


def fingerprint(data: bytes) -> str:
    """The SHA-256 of a file's bytes, in hex: how a change made by somebody else is noticed."""
    return hashlib.sha256(data).hexdigest()


def read(path: Path, name: str) -> bytes | Problem | None:
    """The bytes of `path`; None when there is no such file; a problem when it may not or cannot be read."""
    try:
        handle = os.open(path, _READ_FLAGS)
    except FileNotFoundError:
        return None
    except OSError as error:
        return explain(error, name)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return Problem(name, None, "This is not an ordinary file.", "Move it out of the workbook.")
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size / 1_000_000:.1f}"
            return Problem(name, None, f"The file is too large: {size} MB, and 4 MB is the limit.", "Make it smaller.")
        return _read_all(handle, status.st_size)
    except OSError as error:
        return explain(error, name)
    finally:
        with suppress(OSError):  # what was read has been read
            os.close(handle)


def _read_all(handle: int, size: int) -> bytes:
    chunks: list[bytes] = []
    left = MAX_BYTES
    while left > 0 and (chunk := os.read(handle, min(left, size + 1))):
        chunks.append(chunk)
        left -= len(chunk)
    return b"".join(chunks)


def save(path: Path, name: str, data: bytes, seen: str | None) -> Changed | Problem | None:
    """Write `data` to `path` so that it survives a power cut; None means that it is safely there.

    `seen` is the fingerprint that the file had when it was last read, None when there was no file; any other content
    found is left alone and `Changed` comes back. The caller holds the workbook's lock and has checked that `data`
    reads back as it should. Flushes twice: the new file, then its folder. A mode that is there is kept; a new file
    is for its owner only.
    """
    temp = path.parent / f"{TEMP_PREFIX}{os.urandom(6).hex()}{TEMP_SUFFIX}"
    try:
        _write_temp(temp, data, _mode_of(path))
        now = read(path, name)
        if isinstance(now, Problem):
            return now
        if (fingerprint(now) if now is not None else None) != seen:
            return Changed()
        _replace(temp, path)
        flush_folder(path.parent)
    except OSError as error:
        return explain(error, name)
    finally:
        with suppress(OSError):
            temp.unlink(missing_ok=True)
    return None


def _mode_of(path: Path) -> int:
    try:
        status = path.lstat()
    except FileNotFoundError:
        return 0o600
    return stat.S_IMODE(status.st_mode)


def _write_temp(temp: Path, data: bytes, mode: int) -> None:
    handle = os.open(temp, _WRITE_FLAGS, 0o600)
    try:
        _write_all(handle, data)
        if mode != 0o600 and hasattr(os, "fchmod"):
            with suppress(PermissionError):  # a disk without modes: the new file is then stricter, never looser
                os.fchmod(handle, mode)
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def _replace(temp: Path, path: Path) -> None:
    """Put `temp` in the place of `path`. On Windows a sync program or a virus scanner may hold the file for a moment."""
    for attempt in range(10 if os.name == "nt" else 0):
        try:
            temp.replace(path)
            return
        except PermissionError:
            time.sleep(0.05 * (attempt + 1))
    temp.replace(path)


def flush_folder(folder: Path) -> None:
    """Have the names in `folder` reach the disk. Nothing is done where the system cannot open a folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(root: Path, name: str, *, lasting: bool = True) -> None:
    """Make the folder `name` (a path with `/`, relative to `root`) and those above it, but never `root` itself.

    A new folder is for its owner only, and survives a power cut when `lasting`. Raises OSError, as when the
    disk that holds `root` has been unplugged.
    """
    path = root
    for part in name.split("/"):
        parent, path = path, path / part
        try:
            path.mkdir(mode=0o700)
        except FileExistsError:
            continue
        if lasting:
            flush_folder(parent)


def put_aside(source: Path, path: Path, data: bytes) -> None:
    """Keep `data`, what `source` holds, at `path` as well: as a second name for that file, else as a copy. Raises OSError."""
    try:
        os.link(source, path, follow_symlinks=False)
    except FileExistsError:
        return  # kept in this very second already
    except (OSError, NotImplementedError):
        _copy_aside(path, data)


def _copy_aside(path: Path, data: bytes) -> None:
    temp = path.parent / f"{TEMP_PREFIX}{os.urandom(6).hex()}{TEMP_SUFFIX}"
    try:
        handle = os.open(temp, _WRITE_FLAGS, 0o600)
        try:
            _write_all(handle, data)
        finally:
            os.close(handle)
        temp.replace(path)
    finally:
        temp.unlink(missing_ok=True)
