"""A program in a terminal of its own, with the moment of every byte it wrote: what a person at the screen would see, timed."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

from tests.benchmarks.grid import Grid

SIZE = (120, 40)
"""Columns and rows of every terminal here."""

QUIET = 0.35
"""Seconds without a byte after which a screen has settled. A cursor that blinks does so every half second."""


class Terminal:
    """One program, started when this is made. Times are seconds since just before it was started."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        self.grid = Grid(*SIZE)
        self.chunks: list[tuple[float, bytes]] = []
        self._status: int | None = None
        self._start = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            columns, rows = SIZE
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(command[0], list(command), dict(env))

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def now(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self._start

    def pump(self, seconds: float) -> bool:
        """Wait up to `seconds` for output and take it. False when none came, or the program has ended."""
        if not select.select([self._fd], [], [], max(seconds, 0))[0]:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # how Linux says that nobody holds the other end any more
            return False
        if not data:
            return False
        self.chunks.append((self.now(), data))
        for answer in self.grid.feed(data):
            os.write(self._fd, answer)
        return True

    def settle(self, limit: float = 20.0) -> float:
        """Wait until something stands on the screen and the program rests; returns when the last byte came.

        It rests when it wrote nothing for `QUIET` seconds and hardly computed in them.
        """
        end = self.now() + limit
        while self.now() < end:
            worked = self.worked()
            if not self.pump(QUIET) and self.grid.glyphs() and self.worked() - worked < QUIET / 5:
                break
        return self.chunks[-1][0] if self.chunks else self.now()

    def wait_for(self, text: str, limit: float = 10.0) -> bool:
        """Wait until `text` stands on one row of the screen."""
        end = self.now() + limit
        while not (seen := any(text in line for line in self.grid.lines())) and self.now() < end:
            self.pump(0.1)
        return seen

    def send(self, keys: bytes) -> float:
        """Type `keys`; returns when."""
        sent = self.now()
        os.write(self._fd, keys)
        return sent

    def echo(self, keys: bytes, limit: float = 2.0) -> float:
        """Type `keys` and return the seconds until the first byte came back; then take the rest of what it caused."""
        while self.pump(0.03):
            pass
        sent = self.send(keys)
        self.pump(limit)
        first = self.now() - sent
        while self.pump(0.03):
            pass
        return first

    def first_moment(self, wanted: Mapping[tuple[int, int], str], share: float) -> float | None:
        """When `share` of the `wanted` glyphs first stood in their places; None if never. Plays the recording again."""
        grid = Grid(*SIZE)
        for at, data in self.chunks:
            grid.feed(data)
            here = grid.glyphs()
            if sum(here.get(place) == glyph for place, glyph in wanted.items()) >= share * len(wanted):
                return at
        return None

    def worked(self) -> float:
        """Seconds of processor time used so far; 0 where the system does not tell."""
        stat = Path(f"/proc/{self.pid}/stat")
        if not stat.exists():
            return 0.0
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def peak_mib(self) -> float | None:
        """The most memory the program ever held, in MiB; None where the system does not tell."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return None
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024

    def wait_end(self, limit: float) -> int | None:
        """Wait until the program has ended; its exit status, or None when it has not."""
        end = self.now() + limit
        while self._status is None and self.now() < end:
            self.pump(0.05)
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                self._status = os.waitstatus_to_exitcode(status)
        return self._status

    def kill(self) -> None:
        """End the program at once, as a power cut would."""
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
            self._status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
