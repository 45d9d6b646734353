"""Writing pages into files of their own. What stands in a file already is never overwritten."""

from pathlib import Path

from workbook.domain import Problem
from workbook.session.view import View
from workbook.store.disk import files, locking

FOLDER = "documents"
"""The folder of a workbook that its saved pages go to."""

MOST = 99
"""Versions of one page that are kept side by side at most."""


def keep_page(session: View, name: str, suffix: str, text: str) -> Path | Problem:
    """Save `text` in the workbook, as `documents/<name><suffix>`, or `<name>-2` and so on beside one with other words.

    Gives the file, which may be one that was there with the same words.
    """
    root = session.folder.root
    if session.folder.read_only is not None:
        return Problem(FOLDER, None, session.folder.read_only, "Copy the page instead.")
    with locking.hold(root) as problem:
        if problem is not None and problem != locking.UNLOCKED:
            return problem
        try:
            files.make_folder(root, FOLDER)
        except OSError as error:
            return files.explain(error, FOLDER)
        if (root / FOLDER).is_symlink():
            return Problem(FOLDER, None, "This folder is a link.", "Put the folder itself in its place.")
        for number in range(1, MOST + 1):
            path = root / FOLDER / (f"{name}{suffix}" if number == 1 else f"{name}-{number}{suffix}")
            wrong = new_file(path, text, f"{FOLDER}/{path.name}")
            if not isinstance(wrong, files.Changed):
                return wrong or path
    return Problem(FOLDER, None, f"There are {MOST} versions of this page already.", "Move some of them away.")


def new_file(path: Path, text: str, name: str) -> files.Changed | Problem | None:
    """Write `text` to `path`. None means that it is there, `Changed` that a file with other words is, and was left alone."""
    data = text.encode()
    there = files.read(path, name)
    if there is None:
        return files.save(path, name, data, None)
    if isinstance(there, Problem):
        return there
    return None if there == data else files.Changed()
