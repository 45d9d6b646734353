"""Opening the files of a pack safely: never a link, a pipe or a device, never more than the limit, always valid UTF-8 text."""

import errno
import os
import stat
from pathlib import Path

from workbook.domain import Problem, clean

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_A_LINK = "This is a link to another file."
_UNLINK = "Put the file itself here: links are not followed in a pack."


def read_bytes(path: Path | str, name: str, limit: int) -> tuple[bytes | None, Problem | None]:
    """The bytes of the regular file `path`, at most `limit` of them, or the problem, under the file name `name`."""
    try:
        if not hasattr(os, "O_NOFOLLOW") and Path(path).is_symlink():
            return None, Problem(name, None, _A_LINK, _UNLINK)
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == errno.ELOOP:
            return None, Problem(name, None, _A_LINK, _UNLINK)
        if isinstance(error, FileNotFoundError):
            return None, Problem(name, None, "This file is missing.", "Write it, or copy it from another pack.")
        why = error.strerror if isinstance(error, OSError) else str(error)
        return None, Problem(name, None, f"This file cannot be opened: {why}.", "See that you may read it.")
    facts = os.fstat(descriptor)
    if not stat.S_ISREG(facts.st_mode) or facts.st_size > limit:
        os.close(descriptor)
        if stat.S_ISREG(facts.st_mode):
            return None, _too_large(name, limit)
        return None, Problem(name, None, "This is not an ordinary file.", "Put a text file in its place.")
    try:
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(facts.st_size + 1)
            if len(data) > facts.st_size:  # it grew since
                data += file.read(limit + 1 - len(data))
    except OSError as error:
        return None, Problem(name, None, f"This file cannot be read: {error.strerror}.", "Copy it again.")
    if len(data) > limit:
        return None, _too_large(name, limit)
    return data, None


def _too_large(name: str, limit: int) -> Problem:
    return Problem(name, None, f"This file is larger than {limit // 1024} KB.", "Split it into several.")


def unix_lines(data: bytes) -> bytes:
    """`data` with one leading byte-order mark taken away and every line end made a line feed."""
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def decode(data: bytes, name: str) -> tuple[str | None, Problem | None]:
    """`data` (from `unix_lines`) as text with control characters made visible, or the problem that it is not UTF-8."""
    try:
        return clean(data.decode("utf-8")), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, Problem(
            name, line, "A character here is not UTF-8 text.", "Save the file again with the encoding UTF-8."
        )
