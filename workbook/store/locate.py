"""Finding the workbook that is meant: the one named, the folder one is in, or the environment's."""

import os
from pathlib import Path

from workbook.domain.problem import Problem
from workbook.domain.text import one_line
from workbook.store.files import is_held_back

MARK = "workbook.toml"
VARIABLE = "WORKBOOK_DIR"


def is_workbook(folder: Path) -> bool:
    """Whether `folder` holds a workbook, though its file may be one that a sync program holds back."""
    return (folder / MARK).is_file() or is_held_back(folder / MARK)


def locate(named: Path | None, here: Path) -> Path | Problem:
    """The folder of the workbook: `named`, else `here` or the nearest folder above it, else `$WORKBOOK_DIR`."""
    if named is not None:
        return named.resolve() if is_workbook(named) else _missing(named)
    for folder in (here, *here.parents):
        if is_workbook(folder):
            return folder
    if variable := os.environ.get(VARIABLE):
        folder = Path(variable).expanduser()
        return folder.resolve() if is_workbook(folder) else _missing(folder)
    return Problem(
        str(here),
        None,
        "There is no workbook in this folder or above it.",
        "Name one with --workbook DIR, or begin one with “workbook new DIR --name NAME”.",
    )


def _missing(folder: Path) -> Problem:
    what = "There is no workbook here: no workbook.toml." if folder.is_dir() else "There is no such folder."
    return Problem(
        str(folder), None, what, f"Begin one with “workbook new {one_line(folder.name or str(folder))} --name NAME”."
    )
