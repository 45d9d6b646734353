"""Reading a pack ahead, in a process of its own: the first time a pack is read takes longer than the app takes to come up.

The other process does nothing but fill the cache (`cache.py`); whoever needs the pack waits for it and then reads that.
Whatever becomes of it, the pack can still be read here.
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import workbook
from workbook.packs import SOURCES

AT_MOST = 30.0
"""Seconds that are waited for the other process; after that the pack is read here."""


class ReadingAhead:
    """A process that reads the pack in the folder `root` into the cache in `cache_dir`."""

    def __init__(self, root: Path, cache_dir: Path) -> None:
        home = Path(workbook.__file__).parents[1]
        # -P: a folder “workbook” in the place where somebody happens to be is not this program
        command = [sys.executable, "-P", "-m", "workbook.packs.ahead", str(root), str(cache_dir)]
        path = os.pathsep.join(filter(None, [str(home), os.environ.get("PYTHONPATH")]))
        quiet = subprocess.DEVNULL
        self._process: subprocess.Popen[bytes] | None = None
        with suppress(OSError):
            env = os.environ | {"PYTHONPATH": path}
            self._process = subprocess.Popen(command, env=env, stdin=quiet, stdout=quiet, stderr=quiet)

    def wait(self) -> None:
        """Wait until it is done, or has failed, or takes too long. It is safe to call this from any thread."""
        if self._process is None:
            return
        try:
            self._process.wait(AT_MOST)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def worth_it(cache_dir: Path) -> bool:
    """Whether nothing that the cache keeps can be of this program: it is empty, or older than the program. Costs next to nothing."""
    package = Path(workbook.__file__).parent
    if _newest(cache_dir / "packs", ".json") > max(_newest(package / folder, ".py") for folder in SOURCES):
        return False
    from workbook.packs import catalog  # brings the whole domain

    return not catalog.parsed().is_dir()


def _newest(folder: Path, ending: str) -> int:
    """When the newest file with this ending was written, in nanoseconds; 0 without any."""
    try:
        with os.scandir(folder) as entries:
            return max((entry.stat().st_mtime_ns for entry in entries if entry.name.endswith(ending)), default=0)
    except OSError:
        return 0


if __name__ == "__main__":
    from workbook.packs import catalog
    from workbook.quick_start import quick_start

    with quick_start():
        catalog.load(Path(sys.argv[1]), Path(sys.argv[2]))
