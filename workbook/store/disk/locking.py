"""The lock of a workbook: one program writes at a time, for the milliseconds of a save."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from workbook.domain import Problem
from workbook.store.disk import files
from workbook.store.inside import INSIDE

LOCK = f"{INSIDE}/lock"

PATIENCE = 10.0
"""Seconds to wait for another program to finish its save."""

_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})

UNLOCKED = Problem(
    LOCK,
    None,
    "This disk has no locks, so two programs that save at the same moment are not kept apart.",
    "Change the workbook in one window at a time.",
    "note",
)
"""What is said once when the lock cannot be had because the disk knows none; the save goes on."""


@contextmanager
def hold(root: Path) -> Iterator[Problem | None]:
    """Hold the lock of the workbook at `root`. Gives None, or `UNLOCKED` (go on), or the problem that stops the save."""
    import filelock

    lock = None
    problem = files.link_in(root, LOCK) or _no_file(root / LOCK)
    if problem is not None:
        yield problem
        return
    try:
        files.make_folder(root, INSIDE, lasting=False)
        _keep_out_of_git(root / INSIDE)
        lock = filelock.FileLock(str(root / LOCK), mode=files.mode_for(root / INSIDE))
        lock.acquire(timeout=PATIENCE, poll_interval=0.01)
    except filelock.Timeout:
        mend = "Close the other window, or wait for it; the save is tried again."
        problem = Problem(LOCK, None, "Another program is saving this workbook and does not finish.", mend)
    except NotImplementedError:
        problem = UNLOCKED
    except OSError as error:
        problem = UNLOCKED if error.errno in _NO_LOCKS else files.explain(error, LOCK)
    try:
        yield problem
    finally:
        if lock is not None and lock.is_locked:
            with suppress(OSError):  # the save is done; the lock goes with its file at the latest
                lock.release()


def _no_file(lock: Path) -> Problem | None:
    """The problem that something else stands where the lock should be: to open it might wait, or change what it is."""
    try:
        mode = lock.lstat().st_mode
    except OSError:
        return None  # not there yet, or what is wrong is said when it is to be made
    what = "This is not an ordinary file, so the workbook cannot be locked for a save."
    return None if stat.S_ISREG(mode) else Problem(LOCK, None, what, "Move it out of the workbook.")


def _keep_out_of_git(inside: Path) -> None:
    """Have git pass over `.workbook`: it holds copies of every answer, private ones too. A file that is there stays as it is."""
    with suppress(OSError):
        if not os.path.lexists(inside / ".gitignore"):
            files.put_loosely(inside / ".gitignore", b"*\n")
