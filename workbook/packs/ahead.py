"""Reading a pack ahead, in a process of its own: the first time a pack is read takes longer than the app takes to come up.

The other process does nothing but fill the cache (`cache.py`); whoever needs the pack waits for it and then reads that.
Whatever becomes of it, the pack can still be read here. Little is imported here, so that it begins at once.
"""

import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import workbook
from workbook.packs import SOURCES, bundled

if TYPE_CHECKING:
    from subprocess import Popen

AT_MOST = 30.0
"""Seconds that are waited for the other process; after that the pack is read here."""


class ReadingAhead:
    """A process that finds the pack `pack_id` (as `catalog.find`), and reads it into the cache in `cache_dir`."""

    def __init__(self, pack_id: str, root: Path, user_data: Path, cache_dir: Path) -> None:
        import subprocess

        home = Path(workbook.__file__).parents[1]
        # -P: a folder “workbook” in the place where somebody happens to be is not this program
        command = [sys.executable, "-P", "-m", __name__, pack_id, str(root), str(user_data), str(cache_dir)]
        path = os.pathsep.join(filter(None, [str(home), os.environ.get("PYTHONPATH")]))
        quiet = subprocess.DEVNULL
        self._process: Popen[bytes] | None = None
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
        os._exit(0)  # all is on the disk, and to take down what was made here would be waited for
