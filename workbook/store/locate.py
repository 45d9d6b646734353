"""Finding the workbook that is meant: the one named, the folder one is in, or the environment's."""

import os
from dataclasses import replace
from pathlib import Path

from workbook.domain import Problem, command, one_line, quoted
from workbook.store.disk import is_held_back

MARK = "workbook.toml"
VARIABLE = "WORKBOOK_DIR"


def is_workbook(folder: Path) -> bool:
    """Whether `folder` holds a workbook, though its file may be one that a sync program holds back."""
    return (folder / MARK).is_file() or is_held_back(folder / MARK)


def path_of(typed: str) -> Path | Problem:
    """The path that somebody typed, `~` standing for their own folder; a name that is none is a problem."""
    if not typed.strip():
        return Problem("", None, "A folder was named, but its name is empty.", "Type the name of the folder.")
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        who = one_line(typed.partition("/")[0], 40)
        return Problem(
            "", None, f"There is no folder “{who}”: nobody on this computer is called that.", "Name another."
        )


def locate(named: Path | None, here: Path) -> Path | Problem:
    """The folder of the workbook: `named`, else `here` or the nearest folder above it, else `$WORKBOOK_DIR`."""
    if named is not None:
        return named.resolve() if is_workbook(named) else _missing(named)
    for folder in (here, *here.parents):
        if is_workbook(folder):
            return folder
    if variable := os.environ.get(VARIABLE):
        found = path_of(variable)
        if isinstance(found, Problem):
            return replace(found, file=f"${VARIABLE}")
        return found.resolve() if is_workbook(found) else _missing(found)
    return Problem(
        str(here),
        None,
        "There is no workbook in this folder or above it.",
        f"Name one with --workbook DIR, or begin one with {command('new DIR --name NAME')}.",
    )


def _missing(folder: Path) -> Problem:
    if folder.name == MARK and folder.is_file():
        mend = f"Name its folder, {quoted(str(folder.parent))}."
        return Problem(str(folder), None, "This is a file of a workbook, not its folder.", mend)
    if os.path.lexists(folder) and not folder.is_dir():
        what, mend = "This is a file, and a workbook is a folder.", "Name the folder that the workbook is in."
        return Problem(str(folder), None, what, mend)
    what = "There is no workbook here: no workbook.toml." if folder.is_dir() else "There is no such folder."
    if not _may_become_one(folder):
        return Problem(str(folder), None, what, f"Begin one in a new folder with {command('new DIR --name NAME')}.")
    return Problem(
        str(folder), None, what, f"Begin one with {command(f'new {quoted(one_line(str(folder)))} --name NAME')}."
    )


def _may_become_one(folder: Path) -> bool:
    """Whether a workbook could be made there: nothing is there, or nothing that would be in its way."""
    from workbook.store.create import refusal

    try:
        return refusal(folder) is None
    except OSError:
        return False
