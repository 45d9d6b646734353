"""Starting the app and ending it: what must be set before Textual is imported, and what is kept when it is left."""

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path

from workbook.domain.text import clean


def run(root: Path | None) -> int:
    """Open the app, on the workbook in `root` or on the start page, until it is left; returns the exit code.

    Raises what the app itself did wrong, after saving, so that the caller can write it down. What could not be saved is said
    on stderr once the screen is gone, and makes the exit code 1.
    """
    os.environ.setdefault("TEXTUAL_FPS", "120")  # read once, at import: halves the time from a key to its last effect
    gc.disable()  # until Home stands: nothing is garbage while modules load, and looking costs a seventh of the start
    try:
        from workbook.app.app import WorkbookApp

        app = WorkbookApp(root)
        result = app.run()
    finally:
        gc.enable()
    lost = app.close_workbook()
    if app.fault is not None:
        raise app.fault
    if lost:
        with suppress(OSError):  # the terminal may be gone as well
            sys.stderr.write("".join(f"Not saved: {clean(str(problem))}\n" for problem in lost))
        return 1
    return result if result is not None else app.return_code or 0
