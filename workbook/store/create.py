"""A new workbook: one folder with one file; the other files come with the first thing that is put in them."""

import os
from pathlib import Path

from workbook.domain import Problem, Profile, is_id, one_line
from workbook.store.disk import files
from workbook.store.format.render import render
from workbook.store.kinds import PROFILE, WORKBOOK, encode_whole
from workbook.store.loaded_file import Document


def new_id() -> str:
    """An id that no other workbook has: 16 random hex digits."""
    return os.urandom(8).hex()


def create(root: Path, profile: Profile) -> list[Problem]:
    """Make a workbook at `root` for `profile`. Nothing is made when there is one, or the folder holds anything else.

    A folder that only has hidden files, as `.git`, or `packs`, may become a workbook. A new folder is its owner's only.
    """
    wrong = [person.id for person in profile.people if not is_id(person.id) or person.id == "checkin"]
    if wrong:
        what = f"“{one_line(wrong[0], 60)}” cannot be a person's id."
        return [Problem(WORKBOOK, None, what, "Use small letters, numbers and hyphens.")]
    entries = encode_whole(PROFILE, profile, {})
    if problems := Document(WORKBOOK, PROFILE, entries=entries).whole()[1]:
        return problems
    try:
        refused = refusal(root)
        if refused:
            return [refused]
        root.parent.mkdir(parents=True, exist_ok=True)
        if not root.is_dir():
            files.new_folder(root)
        problem = files.save(root / WORKBOOK, WORKBOOK, render(entries, PROFILE), None)
        files.flush_folder(root.parent)
    except OSError as error:
        return [files.explain(error, str(root))]
    if isinstance(problem, files.Changed):
        return [Problem(WORKBOOK, None, "Another program has just made a workbook here.", "Open that one.")]
    return [problem] if problem else []


def refusal(root: Path) -> Problem | None:
    """Why no workbook can be made at `root`; None when one can. Raises OSError for a folder that cannot be looked into."""
    name = one_line(str(root), 200)
    if not root.exists():
        return None
    if not root.is_dir():
        return Problem(name, None, "A file stands where the folder should be.", "Choose another name.")
    inside = [files.held_back(path.name) or path.name for path in root.iterdir()]
    if WORKBOOK in inside:
        return Problem(name, None, "There is a workbook in this folder already.", "Open it, or choose another folder.")
    if any(not name.startswith(".") and name != "packs" for name in inside):
        return Problem(name, None, "The folder is not empty.", "Choose a new folder for the workbook.")
    return None
