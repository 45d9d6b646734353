"""Which files a workbook is made of, what each is for, and which files found in its folders are something else."""

import os
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from workbook.domain.ids import is_id
from workbook.domain.problem import Problem
from workbook.domain.text import one_line

INSIDE = ".workbook"
"""The folder for lock, history and quarantine: never needed to read the rest."""

WORKBOOK, ACTIONS, PROGRESS, DECISIONS = "workbook.toml", "actions.toml", "progress.toml", "log/decisions.toml"
"""The files of which there is one."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What one kind of file holds: its name in the code, its comment line, its lists of tables with ids, its groups of tables."""

    kind: str
    comment: str
    lists: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


_KEPT = "Comments are not kept; keys named `note` are."
_WORKBOOK = Shape("workbook", f"A referral workbook: the business, its people and its settings. {_KEPT}", ("people",))
_ANSWERS = Shape("answers", f"Answers to one chapter of a referral workbook. {_KEPT}")
_CHECKIN = Shape("checkin", f"One quarter's check-in of a referral workbook. {_KEPT}")
_RATINGS = Shape("ratings", f"One person's ratings in one check-in of a referral workbook. {_KEPT}")
_ACTIONS = Shape(
    "actions", f"The actions of a referral workbook: touched, then suggested. {_KEPT}", ("action", "suggested")
)
_PROGRESS = Shape("progress", f"How far a referral workbook has come. {_KEPT}", (), ("exercises",))
_DECISIONS = Shape("decisions", f"What a client would tell a friend: decisions of a business. {_KEPT}", ("decision",))
_FIXED = {WORKBOOK: _WORKBOOK, ACTIONS: _ACTIONS, PROGRESS: _PROGRESS, DECISIONS: _DECISIONS}

_LABEL = re.compile(r"\d{4}-Q[1-4]")
_ANSWERS_NAME = re.compile(r"answers/[a-z0-9]+(-[a-z0-9]+)*\.toml")
_RATINGS_NAME = re.compile(r"checkins/(\d{4}-Q[1-4])/([a-z0-9-]+)\.toml")

_IN_BRACKETS = re.compile(r"(?P<stem>[^()]+?) \([^()]+\)")  # Dropbox, Nextcloud, Google Drive, browsers
_SYNCTHING = re.compile(r"(?P<stem>.+?)\.sync-conflict-\d{8}-\d{6}(-[A-Z0-9]+)?")
_MACHINE = re.compile(r"(?=[a-z0-9-]*[A-Z])[A-Za-z0-9-]+")  # OneDrive: the name of a machine, which has capitals


def earlier_of(name: str) -> str:
    """The folder with the earlier versions of the file `name`, from the workbook's own folder on."""
    return f"{INSIDE}/history/{name.removesuffix('.toml')}/"


def is_label(text: str) -> bool:
    """Whether `text` is the label of a quarter, as `2026-Q4`."""
    return bool(_LABEL.fullmatch(text))


def checkin_file(label: str) -> str:
    """The file of a check-in itself."""
    return f"checkins/{label}/checkin.toml"


def ratings_file(label: str, person: str) -> str:
    """The file of one person's ratings in a check-in."""
    return f"checkins/{label}/{person}.toml"


def ratings_of(name: str) -> tuple[str, str]:
    """The label and the person of a file of ratings, the other way round."""
    _, label, file = name.split("/")
    return label, file.removesuffix(".toml")


@cache
def shape_of(name: str) -> Shape | None:
    """The shape of the file `name` (relative, with `/`), or None when a workbook has no such file."""
    if name in _FIXED:
        return _FIXED[name]
    if len(name) <= 80 and _ANSWERS_NAME.fullmatch(name):
        return _ANSWERS
    if found := _RATINGS_NAME.fullmatch(name):
        if found[2] == "checkin":
            return _CHECKIN
        return _RATINGS if is_id(found[2]) else None
    return None


@dataclass(slots=True)
class Scan:
    """What stands in a workbook's folders: its files, the copies that sync programs made of them, and the rest."""

    names: list[str] = field(default_factory=list)
    copies: list[tuple[str, str]] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    temps: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def scan(root: Path) -> Scan:
    """Look through the folders of a workbook. Names come sorted; `copies` are pairs of the copy and what it is a copy of."""
    result = Scan()
    found: list[str] = []
    for folder in ("", "answers", "log"):
        found.extend(_files_in(root, folder, result))
    for label in _entries_in(root, "checkins", result):
        if is_label(label.name) and not label.is_symlink():
            found.extend(_files_in(root, f"checkins/{label.name}", result))
        else:
            result.ignored.append(f"checkins/{label.name}")
    present = {name for name in found if shape_of(name)}
    result.names = sorted(present)
    for name in found:
        if name not in present:
            _sort_out(name, present, result)
    return result


def _entries_in(root: Path, folder: str, result: Scan) -> list[os.DirEntry[str]]:
    path = root / folder
    if folder and path.is_symlink():
        what = "This folder is a link, and is not looked into."
        result.problems.append(Problem(folder, None, what, "Put the folder itself in its place."))
        return []
    try:
        with os.scandir(path) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        from workbook.store.files import explain

        result.problems.append(explain(error, folder or "."))
        return []


def _files_in(root: Path, folder: str, result: Scan) -> list[str]:
    prefix = f"{folder}/" if folder else ""
    return [
        prefix + entry.name for entry in _entries_in(root, folder, result) if not entry.is_dir(follow_symlinks=False)
    ]


def _sort_out(name: str, present: set[str], result: Scan) -> None:
    """Say what a file is that is not one of the workbook's: a copy, a left-over, a wrong name, or none of its business."""
    folder, _, file = name.rpartition("/")
    if file.startswith(".wb-") and file.endswith(".tmp"):
        result.temps.append(name)
        return
    target = copy_of(name, present)
    if target is not None:
        result.copies.append((name, target))
        return
    result.ignored.append(name)
    if folder.startswith("checkins/") and file.lower().endswith(".toml"):
        what = f"“{one_line(file, 60)}” is not the name of a person's file, so it is not read."
        result.problems.append(Problem(one_line(name, 120), None, what, "Name it as the person's id, as `ana.toml`."))
    elif folder == "answers" and file.lower().endswith(".toml"):
        what = f"“{one_line(file, 60)}” is not the name of a file of answers, so it is not read."
        mend = "Use small letters, numbers and hyphens, as `05-strategy.toml`."
        result.problems.append(Problem(one_line(name, 120), None, what, mend))


def copy_of(name: str, present: set[str]) -> str | None:
    """The file that `name` is a copy of, made by a sync program or a browser; None when it is no such copy."""
    folder, _, file = name.rpartition("/")
    stem, dot, _ = file.rpartition(".toml")
    if not dot or not file.endswith(".toml"):
        return None
    prefix = f"{folder}/" if folder else ""
    for pattern in (_IN_BRACKETS, _SYNCTHING):
        found = pattern.fullmatch(stem)
        if found and shape_of(target := f"{prefix}{found['stem']}.toml"):
            return target
    parts = stem.split("-")
    for place in range(len(parts) - 1, 0, -1):
        target = f"{prefix}{'-'.join(parts[:place])}.toml"
        if target in present and _MACHINE.fullmatch("-".join(parts[place:])):
            return target
    return None
