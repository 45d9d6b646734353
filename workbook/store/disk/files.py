"""The one way to read a file of a workbook and the one way to write one (docs/reliability.md 3 and 12).

Reading never follows a link, never waits on a pipe and never takes more than the size limit. Writing never touches
the old file until the new one is whole and on the disk: what is there is the old content or the new, never a part.
A folder of the workbook that is a link is neither read nor written through. A new file or folder is for its owner only,
but in a folder that a group shares (its setgid bit is set) it is for that group as well, as the folder is.
Errors come back as values that say what to do; nothing here raises for a full disk or a missing permission.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from workbook.domain import Problem, dataclass
from workbook.domain.digest import sha256
from workbook.store.format import OWN, Limits

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
    errno.ELOOP: ("This is a link, and links are not followed here.", "Put what it leads to in its place."),
    errno.ENOENT: ("The folder is gone.", "Bring it back, or connect its disk again."),
    errno.ENOTDIR: ("A file stands where a folder should be.", "Move that file away."),
    errno.EISDIR: ("This is a folder, not a file.", "Move that folder away."),
}

_IN_USE = ("Another program holds this file.", "Close that program, or wait until the file is synced; then try again.")
_NOT_FETCHED = (
    "This file has not been fetched yet by the sync program.",
    "Have that program download it, or wait until it has; then try again.",
)

_FETCHED_LATER = (("", ".nextcloud"), ("", ".owncloud"), ("", ".cloud"), (".", ".icloud"))
"""What sync programs put before and after the name of a file that they hold back: only this stands in the folder."""

LARGE = 100_000
"""Bytes from which on it pays to load OpenSSL for a sum: it is five times as quick."""

_PIECE = 64 * 1024
"""Bytes that are compared at a time."""

_HELD_BACK_FLAGS = 0x40_0000 | 0x4_0000 | 0x1000
"""Windows' marks of a file whose content is elsewhere: recall on data access, recall on open, offline."""

_DATALESS = 0x4000_0000
"""The mark of the same on a Mac (SF_DATALESS)."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The file on the disk is not the one that was read before: somebody else wrote it, and it was left alone."""


def explain(error: OSError, name: str, *, windows: bool = os.name == "nt") -> Problem:
    """The problem that says what went wrong with file `name`, and what to do about it.

    On `windows` a file without permission is nearly always one that a sync program or a virus scanner has open.
    """
    what, mend = _WORDS.get(error.errno or 0, (f"The system says: {error.strerror or error}.", "Try again."))
    if windows and error.errno in (errno.EACCES, errno.EPERM):
        what, mend = _IN_USE
    return Problem(name, None, what, mend)


def is_link(path: Path) -> bool:
    """Whether `path` leads elsewhere: a link, or on Windows a junction. What is not there is none."""
    try:
        status = path.lstat()
    except OSError:
        return False
    # Files that OneDrive holds back are reparse points as well, and no links: the tag tells which it is.
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == 0xA000_0003


def link_in(root: Path, name: str) -> Problem | None:
    """The problem that a folder or the file itself on the way from `root` to `name` is a link; `root` may be one."""
    path, shown = root, ""
    for part in name.split("/"):
        path, shown = path / part, f"{shown}/{part}".lstrip("/")
        if is_link(path):
            return explain(OSError(errno.ELOOP, ""), shown)
    return None


def links_in(root: Path, names: Iterable[str]) -> Iterator[Problem]:
    """The problem of each link on the way from `root` to any of `names`. Each place is looked at once, and nothing below a missing one."""
    known: dict[str, bool | Problem] = {"": True}
    for name in names:
        shown = ""
        for part in name.split("/"):
            shown = f"{shown}/{part}".lstrip("/")
            if shown not in known:
                path = root / shown
                known[shown] = explain(OSError(errno.ELOOP, ""), shown) if is_link(path) else path.exists()
                if isinstance(found := known[shown], Problem):
                    yield found
            if known[shown] is not True:
                break


def held_back(name: str) -> str | None:
    """The file that `name`, as found in a folder, stands for while a sync program holds it back; None for other names."""
    for before, after in _FETCHED_LATER:
        inner = name.removeprefix(before).removesuffix(after)
        if inner.endswith(".toml") and name == f"{before}{inner}{after}":
            return inner
    return None


def is_held_back(path: Path) -> bool:
    """Whether a sync program holds back the file `path`, so that only a mark of it stands in the folder."""
    return any(os.path.lexists(path.with_name(f"{before}{path.name}{after}")) for before, after in _FETCHED_LATER)


def fingerprint(data: bytes) -> str:
    """The SHA-256 of a file's bytes, in hex: how a change made by somebody else is noticed."""
    if len(data) > LARGE:
        from hashlib import sha256 as quick

        return quick(data).hexdigest()
    return sha256(data).hexdigest()


def read(path: Path, name: str, most: Limits = OWN, known: bytes | None = None) -> bytes | Problem | None:
    """The bytes of `path`; None when there is no such file; a problem when it may not or cannot be read.

    `known` is what it probably holds; it is given back itself where it does. All of the file is read then as well.
    A file that a sync program holds back is not there and not missing either: that is a problem too.
    """
    try:
        if not hasattr(os, "O_NOFOLLOW") and is_link(path):
            raise OSError(errno.ELOOP, "")
        handle = os.open(path, _READ_FLAGS)
    except FileNotFoundError:
        return Problem(name, None, *_NOT_FETCHED) if is_held_back(path) else None
    except OSError as error:
        return explain(error, name)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return Problem(name, None, "This is not an ordinary file.", "Move it out of the workbook.")
        if status.st_size > most.bytes:
            what = f"The file is too large: {status.st_size / 1_000_000:.1f} MB, and {size(most.bytes)} is the limit."
            return Problem(name, None, what, "Make it smaller.")
        if known is not None and status.st_size == len(known) and _holds(handle, known):
            return known
        return _read_all(handle, status.st_size, most.bytes)
    except OSError as error:
        return Problem(name, None, *_NOT_FETCHED) if _is_elsewhere(handle) else explain(error, name)
    finally:
        with suppress(OSError):  # what was read has been read
            os.close(handle)


def size(count: int) -> str:
    """A number of bytes in words, as `4 MB`."""
    return f"{count / 1_000_000:g} MB" if count >= 1_000_000 else f"{count / 1_000:g} KB"


def _is_elsewhere(handle: int) -> bool:
    """Whether the content of a file that could not be read is not on this computer."""
    try:
        status = os.fstat(handle)
    except OSError:
        return False
    marks = (getattr(status, "st_file_attributes", 0) & _HELD_BACK_FLAGS, getattr(status, "st_flags", 0) & _DATALESS)
    return any(marks)


def _holds(handle: int, known: bytes) -> bool:
    """Whether a file holds just the bytes `known`. They are compared piece by piece; if not, it is at its start again."""
    place = 0
    while (piece := os.read(handle, _PIECE)) and known.startswith(piece, place):
        place += len(piece)
    if not piece and place == len(known):
        return True
    os.lseek(handle, 0, os.SEEK_SET)
    return False


def _read_all(handle: int, size: int, most: int) -> bytes:
    chunks: list[bytes] = []
    left = most
    while left > 0 and (chunk := os.read(handle, min(left, size + 1))):
        chunks.append(chunk)
        left -= len(chunk)
    return b"".join(chunks)


def save(path: Path, name: str, data: bytes, seen: bytes | None) -> Changed | Problem | None:
    """Write `data` to `path` so that it survives a power cut; None means that it is safely there.

    `seen` is what the file held when it was last read, None when there was no file; any other content
    found is left alone and `Changed` comes back. The caller holds the workbook's lock and has checked that `data`
    reads back as it should. Flushes twice: the new file, then its folder. A mode and a group that are there are kept.
    """
    temp = path.parent / f"{TEMP_PREFIX}{os.urandom(6).hex()}{TEMP_SUFFIX}"
    try:
        _write_temp(temp, data, path)
        now = read(path, name, known=seen)
        if isinstance(now, Problem):
            return now
        if now != seen:
            return Changed()
        replace(temp, path)
        flush_folder(path.parent)
    except OSError as error:
        return explain(error, name)
    finally:
        with suppress(OSError):
            temp.unlink(missing_ok=True)
    return None


def mode_for(folder: Path) -> int:
    """The mode of a new file in `folder`: for its owner, and for the group that shares the folder, if one does."""
    mode = folder.stat().st_mode
    return 0o600 | (mode & 0o060 if mode & stat.S_ISGID else 0)


def _write_temp(temp: Path, data: bytes, path: Path) -> None:
    handle = os.open(temp, _WRITE_FLAGS, 0o600)
    try:
        _write_all(handle, data)
        if hasattr(os, "fchmod"):
            _liken(handle, path)
        _flush(handle)
    finally:
        os.close(handle)


def _liken(handle: int, path: Path) -> None:
    """Give a new file the group and the mode of the one at `path`, else those that the folder asks for."""
    new = os.fstat(handle)
    try:
        old = path.lstat()
        mode, group = stat.S_IMODE(old.st_mode), old.st_gid
    except FileNotFoundError:
        mode, group = mode_for(path.parent), new.st_gid
    if group != new.st_gid:
        with suppress(PermissionError):  # only a member of a group can give a file to it
            os.fchown(handle, -1, group)
    if mode != stat.S_IMODE(new.st_mode):
        with suppress(PermissionError):  # a disk without modes: the new file is then stricter, never looser
            os.fchmod(handle, mode)


def _flush(handle: int) -> None:
    """Have a file's content reach the disk. A Mac's `fsync` only reaches the drive's own memory."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # a disk that is not the Mac's own
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def replace(source: Path, target: Path) -> None:
    """Move `source` to `target`, over what is there. Raises OSError.

    On Windows a sync program or a virus scanner may hold either for a moment, so that it is tried for some seconds.
    """
    for attempt in range(10 if os.name == "nt" else 0):
        try:
            source.replace(target)
            return
        except PermissionError:
            time.sleep(0.05 * (attempt + 1))
    source.replace(target)


def flush_folder(folder: Path) -> None:
    """Have the names in `folder` reach the disk, as far as the system and the disk can do that.

    Many can't: shared folders of virtual machines, network disks, Windows. What was written is there all the same.
    """
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def new_folder(path: Path) -> None:
    """Make the folder `path`: for its owner only, or as the folder above it where a group shares that. Raises OSError."""
    path.mkdir(mode=0o700)
    above = path.parent.stat().st_mode
    if above & stat.S_ISGID:
        with suppress(PermissionError):
            path.chmod(0o700 | above & 0o2070)


def make_folder(root: Path, name: str, *, lasting: bool = True) -> None:
    """Make the folder `name` (a path with `/`, relative to `root`) and those above it, but never `root` itself.

    A new folder survives a power cut when `lasting`. Raises OSError, as when the disk that holds `root` has been
    unplugged, or when one of those that are there is a link.
    """
    path = root
    for part in name.split("/"):
        parent, path = path, path / part
        try:
            new_folder(path)
        except FileExistsError:
            if is_link(path):
                raise OSError(errno.ELOOP, "") from None
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
        put_loosely(path, data)


def put_loosely(path: Path, data: bytes) -> None:
    """Write `data` to `path` whole or not at all, without waiting for the disk: for what may be lost. Raises OSError."""
    temp = path.parent / f"{TEMP_PREFIX}{os.urandom(6).hex()}{TEMP_SUFFIX}"
    try:
        handle = os.open(temp, _WRITE_FLAGS, 0o600)
        try:
            _write_all(handle, data)
            if hasattr(os, "fchmod"):
                _liken(handle, path)
        finally:
            os.close(handle)
        replace(temp, path)
    finally:
        temp.unlink(missing_ok=True)
