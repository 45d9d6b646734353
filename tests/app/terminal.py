"""The program in a terminal of its own, for tests: keys go in, what it paints comes out. Nothing here waits for a time."""

import os
import re
import sys
from pathlib import Path

from tests.workplaces import home_variables

CHECKOUT = Path(__file__).parents[2]


PATIENT = "from workbook.app import app; app.SETTLE, app.AT_MOST, app.LAST_RESORT = 0.3, 60.0, 90.0"
"""The app that takes its time when it is told to end: on a machine that does much else, its keys take theirs to come through."""

MAIN = "import sys; from workbook.__main__ import main; sys.exit(main())"


def started(root: Path, home: Path, env: dict[str, str] | None = None) -> tuple[int, int]:
    """The app on the workbook in `root`, for a user who lives in `home`: its process, and its terminal."""
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        command = [sys.executable, "-c", f"{PATIENT}; {MAIN}", str(root)]
        os.execve(sys.executable, command, home_variables(home) | {"PYTHONPATH": str(CHECKOUT)} | (env or {}))
    return pid, terminal


def read_until(terminal: int, words: bytes) -> bytes:
    """All that the app paints until `words` are among it, without styles."""
    seen = b""
    while words not in plain(seen):
        new = _read(terminal)
        assert new, plain(seen)[-2500:].decode(errors="replace")
        seen += new
    return plain(seen)


def ended(pid: int, terminal: int | None = None) -> int:
    """The exit code of the process, once it has ended; what it still writes to `terminal` is taken off it."""
    while terminal is not None and _read(terminal):
        pass
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def plain(painted: bytes) -> bytes:
    """What was painted, without the orders to the terminal."""
    return re.sub(rb"\x1b\[[0-9;?<>=]*[a-zA-Z]", b"", painted)


def _read(terminal: int) -> bytes:
    """What is painted next; nothing once the program is gone."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
