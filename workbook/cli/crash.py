"""What happens when the program itself is wrong: the details go to a file only its user can read, one line is said."""

import os
import traceback

from workbook.store.user import dirs


def note_down(fault: Exception) -> str:
    """Writes the details of `fault` down and returns the line to say. Raises nothing."""
    path = dirs.state_dir() / "last-fault.txt"
    details = "".join(traceback.format_exception(fault))
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(details.encode("utf-8", "backslashreplace").decode())
    except OSError:
        return (
            f"Something in this program is wrong ({type(fault).__name__}), and its details could not be written down."
        )
    return f"Something in this program is wrong ({type(fault).__name__}). What was saved is safe. The details are in {path}."
