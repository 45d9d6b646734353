"""How this program is called, for every sentence that names a command: the command must exist as the sentence says it."""

import re
from collections.abc import Callable

from workbook.domain.late_dataclass import dataclass

_PLAIN = re.compile(r"[\w@%+=:,./~-]+", re.ASCII)
_PLAIN_ON_WINDOWS = re.compile(r"[\w@+=:,./\\~-]+")


@dataclass(slots=True)
class _Called:
    """How to find the program's name, ready for a shell, and whether that shell is one of Windows."""

    find: Callable[[], str] = lambda: "workbook"
    windows: bool = False


_called = _Called()


def called_as(find: Callable[[], str], *, windows: bool = False) -> None:
    """Say how the program was called: once, by whoever starts it. Until then it is `workbook`.

    `find` gives the name, when a sentence needs it.
    """
    _called.find, _called.windows = find, windows


def program() -> str:
    """The program as it was called: `workbook`, `.venv/bin/workbook`, `python3 -m workbook`."""
    return _called.find()


def command(words: str) -> str:
    """A command in quotes, as it may be typed: “workbook doctor --repair” for `doctor --repair`."""
    return f"“{program()} {words}”"


def quoted(word: str) -> str:
    """A word of a command, a path most of the time, so that the shell takes it as one: `"my shop"` where it has to be quoted."""
    if _called.windows:
        return word if _PLAIN_ON_WINDOWS.fullmatch(word) else f'"{word}"'
    if _PLAIN.fullmatch(word):
        return word
    return f'"{word}"' if not set(word) & set('"$`\\!') else "'" + word.replace("'", "'\"'\"'") + "'"
