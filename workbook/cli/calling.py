"""How the program was called, read from the process: the name that a person can type again for another command."""

import os
import sys
from functools import cache
from pathlib import Path

from workbook.domain import called_as, quoted


def remember_call() -> None:
    """Let every sentence name the program as this process was called."""
    called_as(_name, windows=os.name == "nt")


@cache
def _name() -> str:
    """`workbook` where the shell finds that one by its name, else what was typed; `python -m workbook` likewise."""
    called = sys.argv[0]
    if Path(called).name == "__main__.py":
        return f"{_typed(sys.orig_argv[0])} -m workbook"
    return _typed(called.removesuffix(".exe"))


def _typed(called: str) -> str:
    """The program in the file `called`: its bare name if the shell finds this very file by it."""
    import shutil  # most commands name no other

    name = Path(called).name
    found, here = shutil.which(name), shutil.which(called)
    return name if found and here and Path(found).absolute() == Path(here).absolute() else quoted(called)
