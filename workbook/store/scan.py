"""Which files a workbook is made of, what each is for, and which files found in its folders are something else."""

import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import field
from pathlib import Path

from workbook.domain import Problem, dataclass, one_line
from workbook.store.disk import files
from workbook.store.inside import INSIDE
from workbook.store.kinds import Kind, kind_of, registry

_MARK = re.compile(
    r" \d{1,3}"  # iCloud
    r"| (?:- )?(?:copy|copie|copia|kopie|kopia)(?: \d{1,3})?"  # Finder and Explorer
    r"|\.sync-conflict-\d{8}-\d{6}(?:-\w+)?"  # Syncthing
    r"|[ ._-]+(?:conflict|conflicted|konflikt)\b[^()\[\]]*",  # Nextcloud, ownCloud, Resilio, Unison
    re.IGNORECASE,
)
"""What programs put at the end of a copy's name, but for what stands in brackets."""

_COPY_OF = re.compile(r"(?:copy|copie|copia|kopie|kopia) (?:of|de|von) ", re.IGNORECASE)
_MACHINE = re.compile(r"(?=[a-z0-9-]*[A-Z])[A-Za-z0-9-]+")  # OneDrive: the name of a machine, which has capitals

_INNER = (f"{INSIDE}/lock", f"{INSIDE}/sums")


@dataclass(slots=True)
class Scan:
    """What stands in a workbook's folders: its files, the copies that sync programs made of them, and the rest."""

    names: list[str] = field(default_factory=list)
    copies: list[tuple[str, str]] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    temps: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    folders: dict[str, list[str]] = field(default_factory=dict)  # those that are meant by each pattern


def scan(root: Path) -> Scan:
    """Look through the folders of a workbook. Names come sorted; `copies` are pairs of the copy and what it is a copy of.

    A file that a sync program holds back is among the names: it is part of the workbook, though it cannot be read now.
    """
    result = Scan()
    found: list[str] = []
    for folder in _folders():
        for name in _matching(root, folder, result):
            found.extend(_files_in(root, name, result))
    present = {name for name in found if kind_of(name)}
    result.names = sorted(present)
    result.problems.extend(_links_inside(root, result.names))
    for name in found:
        if name not in present:
            _sort_out(name, present, result)
    return result


def names_of(root: Path, kinds: Collection[Kind], problems: list[Problem]) -> list[str]:
    """The files of these kinds that there are, and perhaps some of those of which there is one; sorted, as `scan` finds them.

    What keeps a folder from being looked into goes to `problems`.
    """
    result = Scan()
    names = {kind.file for kind in kinds if not kind.namings}
    for pattern in sorted({kind.folder for kind in kinds if kind.namings}):
        for folder in _matching(root, pattern, result):
            names.update(name for name in _files_in(root, folder, result) if kind_of(name) in kinds)
    problems.extend(result.problems)
    return sorted(names)


def _folders() -> list[str]:
    """The folders that files of a workbook stand in, those with fields in their names last."""
    return sorted({kind.folder for kind in registry.KINDS}, key=lambda folder: ("{" in folder, folder))


def _matching(root: Path, folder: str, result: Scan) -> list[str]:
    """The folders that are meant by `folder`, which may be a pattern; what else stands beside them is sorted out."""
    if "{" not in folder:
        return [folder]
    if folder not in result.folders:
        above, _, last = folder.rpartition("/")
        parents = _matching(root, above, result)
        result.folders[folder] = (
            [name for parent in parents for name in _named_by_a_field(root, parent, folder, result)]
            if "{" in last
            else [f"{parent}/{last}" for parent in parents]
        )
    return result.folders[folder]


def _named_by_a_field(root: Path, above: str, folder: str, result: Scan) -> list[str]:
    names = []
    for entry in _entries_in(root, above, result):
        name = f"{above}/{entry.name}"
        if _is_folder(folder, entry.name) and (entry.is_symlink() or entry.is_dir()):
            names.append(name)
        else:
            result.ignored.append(name)
            if entry.is_dir():
                _sort_out_folder(name, result)
    return names


def _is_folder(pattern: str, last: str) -> bool:
    """Whether `last` may be the last part of a folder's name where that is a field of `pattern`."""
    field = pattern.rpartition("/")[2].strip("{}")
    return any(kind.namings[field].holds(last) for kind in registry.KINDS if kind.folder == pattern)


def _stands_in(pattern: str, folder: str) -> bool:
    """Whether `folder` is one of those that are meant by `pattern`."""
    above, _, last = pattern.rpartition("/")
    over, _, name = folder.rpartition("/")
    here = _is_folder(pattern, name) if "{" in last else last == name
    return here and (above == over or (bool(above and over) and _stands_in(above, over)))


def _links_inside(root: Path, names: list[str]) -> Iterable[Problem]:
    """What is a link among the folders of `.workbook` that the files `names` are kept in once they change."""
    kept = [f"{INSIDE}/{kind}/{name.removesuffix('.toml')}" for name in names for kind in ("history", "quarantine")]
    return files.links_in(root, (*_INNER, *kept))


def _entries_in(root: Path, folder: str, result: Scan) -> list[os.DirEntry[str]]:
    linked = files.link_in(root, folder) if folder else None
    if linked is not None:
        result.problems.append(linked)
        return []
    try:
        with os.scandir(root / folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        result.problems.append(files.explain(error, folder or "."))
        return []


def _files_in(root: Path, folder: str, result: Scan) -> list[str]:
    """The files in one folder, those that are held back under their own names."""
    prefix = f"{folder}/" if folder else ""
    found: dict[str, None] = {}
    for entry in _entries_in(root, folder, result):
        if entry.is_dir(follow_symlinks=False):
            if not folder:
                _sort_out_folder(entry.name, result)
            continue
        inner = files.held_back(entry.name)
        found[prefix + (inner or entry.name)] = None
    return list(found)


def _sort_out_folder(name: str, result: Scan) -> None:
    """Say that a folder is a copy of one of the workbook's, made by a sync program."""
    parent, _, last = name.rpartition("/")
    tops = {folder.partition("/")[0] for folder in _folders()}
    inner = [one for one in _folders() if one.endswith("}") and one.rpartition("/")[0] == parent]
    for stem in _stems(last):
        if stem in tops if not parent else any(_is_folder(one, stem) for one in inner):
            of = f"{parent}/{stem}".lstrip("/")
            what = f"This looks like a copy of the folder “{of}”, made by a sync program, and is not read."
            mend = f"Compare the two, and put what is missing into “{of}”. Then move it out of the workbook."
            result.problems.append(Problem(one_line(name, 120), None, what, mend))
            return


def _sort_out(name: str, present: set[str], result: Scan) -> None:
    """Say what a file is that is not one of the workbook's: a copy, a left-over, a wrong name, or none of its business."""
    folder, _, file = name.rpartition("/")
    if file.startswith(files.TEMP_PREFIX) and file.endswith(files.TEMP_SUFFIX):
        result.temps.append(name)
        return
    target = copy_of(name, present)
    if target is not None:
        result.copies.append((name, target))
        return
    result.ignored.append(name)
    if not file.lower().endswith(".toml") or file.startswith("."):
        return
    shown, like = one_line(name, 120), _begins_like(name, present)
    if like is not None:
        what = f"This may be a copy of “{like}”. It is not read."
        mend = f"If it is, name it “{_with_mark(like)}”: then what it holds is taken over. Else move it out of the workbook."
        result.problems.append(Problem(shown, None, what, mend, "error" if folder else "note"))
    elif folder:
        what = f"“{one_line(file, 60)}” is not the name of {_called(folder)}"
        mend = "Move it out of the workbook, and type what it holds into the workbook itself."
        result.problems.append(Problem(shown, None, f"{what}, so it is not read.", mend))


def _called(folder: str) -> str:
    """What the files in a folder are called, by those of which there are many."""
    beside = [kind for kind in registry.KINDS if _stands_in(kind.folder, folder)]
    return max(beside, key=lambda kind: kind.file.count("{")).called


def _with_mark(name: str) -> str:
    return f"{name.rpartition('/')[2].removesuffix('.toml')} (1).toml"


def copy_of(name: str, present: set[str]) -> str | None:
    """The file that `name` is a copy of, made by a sync program or a browser; None when it is no such copy."""
    folder, _, file = name.rpartition("/")
    stem, dot, rest = file.rpartition(".toml")
    if not dot or rest:
        return None
    prefix = f"{folder}/" if folder else ""
    for shorter in (stem, *_stems(stem)):
        target = f"{prefix}{shorter}.toml"
        if shorter != stem and kind_of(target):
            return target
        parts = shorter.split("-")
        for place in range(len(parts) - 1, 0, -1):
            target = f"{prefix}{'-'.join(parts[:place])}.toml"
            if target in present and _MACHINE.fullmatch("-".join(parts[place:])):
                return target
    return None


def _stems(stem: str) -> Iterator[str]:
    """`stem` without the mark of a copy at its end, then without the one before that, and so on."""
    begun = _COPY_OF.match(stem)
    if begun:
        stem = stem[begun.end() :]
        yield stem
    while stem:
        shorter = _without_brackets(stem)
        if shorter is None:
            marks = (mark for mark in _MARK.finditer(stem) if mark.end() == len(stem))
            mark = next(marks, None)
            shorter = stem[: mark.start()] if mark else None
        if not shorter:
            return
        stem = shorter
        yield stem


def _without_brackets(stem: str) -> str | None:
    """`stem` without the brackets at its end, whatever they hold, brackets of their own too; None when it does not end so."""
    for opened, closed in ("()", "[]"):
        if not stem.endswith(closed):
            continue
        depth = 0
        for place in range(len(stem) - 1, -1, -1):
            depth += (stem[place] == closed) - (stem[place] == opened)
            if depth == 0:
                return stem[:place].rstrip(" ").removesuffix("_conf")
    return None


def _begins_like(name: str, present: set[str]) -> str | None:
    """The file of the workbook with whose name `name` begins, so that it may be a copy of it."""
    stem = name.removesuffix(name[-len(".toml") :])
    like = [
        one
        for one in {*present, *(kind.file for kind in registry.KINDS if not kind.namings)}
        if stem.lower().startswith(one.removesuffix(".toml").lower())
    ]
    longest = max(like, key=len, default=None)
    if longest is None:
        return None
    after = stem[len(longest.removesuffix(".toml")) :]
    return longest if not after[:1].isalnum() else None
