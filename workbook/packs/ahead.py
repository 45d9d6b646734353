"""Reading a pack ahead, in a process of its own: the first time a pack is read takes longer than the app takes to come up.

The other process does nothing but fill the cache (`cache.py`); whoever needs the pack waits for it and then reads that.
Whatever becomes of it, the pack can still be read here. Little is imported here, so that it begins at once.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import workbook
from workbook.packs import SOURCES, bundled

if TYPE_CHECKING:
    from subprocess import Popen

AT_MOST = 30.0
"""Seconds that are waited for the other process; after that the pack is read here."""


class ReadingAhead:
    """A process that finds the pack `pack_id` (as `catalog.find`), and reads it into the cache in `cache_dir`."""

    def __init__(self, pack_id: str, root: Path, user_data: Path, cache_dir: Path) -> None:
        self._process: Forked | Popen[bytes] | None = None
        if can_fork():
            self._process = Forked(partial(_read, pack_id, root, user_data, cache_dir))
            return
        import subprocess

        home = Path(workbook.__file__).parents[1]
        # -P: a folder “workbook” in the place where somebody happens to be is not this program
        command = [sys.executable, "-P", "-m", __name__, pack_id, str(root), str(user_data), str(cache_dir)]
        path = os.pathsep.join(filter(None, [str(home), os.environ.get("PYTHONPATH")]))
        quiet = subprocess.DEVNULL
        with suppress(OSError, ValueError):  # an id that no command line can hold
            env = os.environ | {"PYTHONPATH": path}
            self._process = subprocess.Popen(command, env=env, stdin=quiet, stdout=quiet, stderr=quiet)

    def wait(self) -> None:
        """Wait until it is done, or has failed, or takes too long. It is safe to call this from any thread."""
        if self._process is None:
            return
        overdue = threading.Timer(AT_MOST, self._process.kill)  # a wait with a limit would look only now and then
        overdue.start()
        self._process.wait()
        overdue.cancel()


class Forked:
    """A copy of this process that does `work` and ends: what is loaded here by now it need not load again."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._ended = False
        try:
            self._id = os.fork()
        except OSError:  # no more processes: it is read here
            self._ended = True
            return
        if self._id == 0:
            _alone(work)

    def wait(self) -> None:
        """Wait until it has ended."""
        if not self._ended:
            with suppress(ChildProcessError):
                os.waitpid(self._id, 0)
            self._ended = True

    def kill(self) -> None:
        """End it, if it has not ended."""
        if not self._ended:
            with suppress(ProcessLookupError):
                os.kill(self._id, signal.SIGKILL)


def can_fork() -> bool:
    """Whether a copy of this process can go on by itself: other systems forbid some of it, and threads would be missing in it."""
    return sys.platform == "linux" and threading.active_count() == 1


def _alone(work: Callable[[], None]) -> NoReturn:
    """Do `work` in the copy, which shares the terminal and must never say a word there, and end."""
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        os.closerange(3, 1024)  # a start has opened but a few
        work()
    finally:
        os._exit(0)  # all is on the disk, and to take down what was made here would be waited for


def worth_it(cache_dir: Path) -> bool:
    """Whether nothing that the cache keeps can be of this program: it is empty, or older than the program. Costs next to nothing."""
    package = Path(workbook.__file__).parent
    if _newest(cache_dir / "packs", ".pack") > max(_newest(package / folder, ".py") for folder in SOURCES):
        return False
    return not bundled.parsed().is_dir()


def _newest(folder: Path, ending: str) -> int:
    """When the newest file with this ending was written, in nanoseconds; 0 without any."""
    try:
        with os.scandir(folder) as entries:
            return max((entry.stat().st_mtime_ns for entry in entries if entry.name.endswith(ending)), default=0)
    except OSError:
        return 0


def _read(pack_id: str, root: Path, user_data: Path, cache_dir: Path) -> None:
    from workbook.packs import catalog  # brings the whole domain

    found = catalog.find(pack_id, root, user_data)
    if found is not None:
        catalog.load(found, cache_dir)


if __name__ == "__main__":
    from workbook.quick_start import quick_start

    name, *folders = sys.argv[1:]
    with quick_start():
        _read(name, *map(Path, folders))
        os._exit(0)  # as in `_alone`
