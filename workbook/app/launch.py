"""Starting the app and ending it: what must be set before Textual is imported, and what is kept when it is left."""

import os
import sys
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from workbook.domain import clean
from workbook.packs.ahead import ReadingAhead, worth_it
from workbook.quick_start import quick_start
from workbook.store.peek import glance
from workbook.store.user import dirs

FAR_ESCAPE = "400"
"""Milliseconds that the rest of a key may take over a slow line: an arrow that comes in two parts is no escape and a letter."""


TURN = 0.001
"""Seconds that a thread keeps the interpreter while another waits: Python's own five thousandths are felt while a save is at work."""


def run(root: Path | None, clock: Callable[[], datetime] | None = None, who: str | None = None, page: str = "") -> int:
    """Open the app, on the workbook in `root` or on the start page, until it is left; returns the exit code.

    `clock` stands in for the present moment, for an example that is looked at as of another day. `who` answers, by their id.
    `page` is the name of one to show at once, in front of Home.

    Raises what the app itself did wrong, after saving, so that the caller can write it down. What could not be saved is said
    on stderr once the screen is gone, and makes the exit code 1.
    """
    set_up(os.environ)
    sys.setswitchinterval(TURN)
    ahead = _reading_ahead(root)
    with quick_start():  # until Home stands
        from workbook.app.app import WorkbookApp
        from workbook.app.textual_edges.terminal_edge import read_all_that_comes

        read_all_that_comes()
        app = WorkbookApp(root, clock=clock, ahead=ahead, who=who, page=page)
        result = app.run()
    lost = app.close_workbook()
    if app.fault is not None:
        raise app.fault
    if lost:
        with suppress(OSError):  # the terminal may be gone as well
            sys.stderr.write("".join(f"Not saved: {clean(str(problem))}\n" for problem in lost))
        return 1
    return result if result is not None else app.return_code or 0


def set_up(environ: MutableMapping[str, str]) -> None:
    """Set what Textual reads from the environment when it is imported, unless it is set already."""
    environ.setdefault("TEXTUAL_FPS", "120")  # halves the time from a key to its last effect
    if "SSH_CONNECTION" in environ:
        environ.setdefault("ESCDELAY", FAR_ESCAPE)


def _reading_ahead(root: Path | None) -> ReadingAhead | None:
    """Have the exercises of the workbook in `root` read while Textual loads, if they were never read by this program."""
    if root is None or not worth_it(dirs.cache_dir()) or not (pack := glance(root).pack):
        return None
    return ReadingAhead(pack, root, dirs.data_dir(), dirs.cache_dir())
