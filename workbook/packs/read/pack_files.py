"""The files of a pack: which ones belong to it, their bytes, and the hash over them."""

import os
import re
from dataclasses import field
from pathlib import Path

from workbook.domain import PROGRAMME, Problem, dataclass, one_line
from workbook.domain.digest import sha256
from workbook.packs.read import pack_limits
from workbook.packs.read.open_safely import read_bytes, unix_lines

MANIFEST = "pack.toml"
"""The file that makes a folder a pack."""

CHAPTER_PAGE = "chapter.md"
READINESS = "readiness.md"

DOCUMENTS = "documents"
"""The folder of the documents."""

FACTS = "facts.toml"
"""The file of the facts, beside `pack.toml`."""

HINTS = "hints.toml"
"""The file of the words that hints look for, beside `pack.toml`."""

_BESIDE = (FACTS, HINTS, PROGRAMME)

_FOLDER = re.compile(r"\d+-.*")
_EXERCISE = re.compile(r"\d\d-[^.].*\.md")


@dataclass(slots=True)
class PackFiles:
    """The bytes of a pack's files by their path in it (`/` between parts), in order, line ends normalised."""

    data: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def sha256(self) -> str:
        """The pack's hash: over the path, the length and the bytes of each file, in order of path."""
        digest = sha256()
        for name in sorted(self.data):
            digest.update(f"{name}\0{len(self.data[name])}\0".encode())
            digest.update(self.data[name])
        return digest.hexdigest()


def gather(root: Path) -> PackFiles:
    """Reads `pack.toml`, the files that may stand beside it, and the pages of `documents` and of every chapter folder `NN-…` under `root`.

    Other files are left alone.
    """
    found = PackFiles()
    _take(root / MANIFEST, MANIFEST, found)
    for name in _BESIDE:
        if os.path.lexists(root / name):
            _take(root / name, name, found)
    size = 0
    for folder in _entries(root, "", found):
        if not _FOLDER.fullmatch(folder.name) and folder.name != DOCUMENTS:
            continue
        if not folder.is_dir(follow_symlinks=False):
            mend = "Make it a folder of its own, and no link."
            found.problems.append(Problem(folder.name, None, "This is not a folder.", mend))
            continue
        for page in _entries(folder.path, folder.name, found):
            name = f"{folder.name}/{page.name}"
            if not page.name.endswith(".md") or page.name.startswith("."):
                continue
            own = () if folder.name == DOCUMENTS else (CHAPTER_PAGE, READINESS)
            if page.name not in own and not _EXERCISE.fullmatch(page.name):
                mend = f"Call it “01-some-name.md”{', “chapter.md” or “readiness.md”' if own else ''}."
                found.problems.append(Problem(name, None, "This page is not part of the pack.", mend))
                continue
            _take(page.path, name, found)
            size += len(found.data.get(name, b""))
            if size > pack_limits.PACK_BYTES or len(found.data) > pack_limits.PACK_FILES:
                most = f"{pack_limits.PACK_FILES} files or {pack_limits.PACK_BYTES // 1024 // 1024} MB"
                found.problems.append(Problem(name, None, f"The pack has more than {most}.", "Split it into two."))
                return found
    return found


def seen(root: Path) -> tuple[tuple[str, os.stat_result], ...]:
    """What `gather` would look at under `root`, each with what the system says of it, nothing read; in no order that matters.

    Empty where some of it can't be looked at.
    """
    found: list[tuple[str, os.stat_result]] = []
    try:
        with os.scandir(root) as top:
            for entry in top:
                if entry.name in (MANIFEST, *_BESIDE):
                    found.append((entry.name, entry.stat(follow_symlinks=False)))
                elif entry.name == DOCUMENTS or _FOLDER.fullmatch(entry.name):
                    found.append((entry.name, entry.stat(follow_symlinks=False)))
                    with os.scandir(entry.path) as inside:
                        pages = [page for page in inside if page.name.endswith(".md")]
                    found += [(f"{entry.name}/{page.name}", page.stat(follow_symlinks=False)) for page in pages]
    except (OSError, ValueError):  # a path with a null byte in it is none
        return ()
    return tuple(found)


def _entries(folder: Path | str, name: str, found: PackFiles) -> "list[os.DirEntry[str]]":
    """What is in a folder, by name. Pages whose name cannot be shown are reported; such names are left out."""
    try:
        with os.scandir(folder) as inside:
            entries = sorted(inside, key=lambda entry: entry.name)
    except OSError as error:
        if name:
            what = f"This folder cannot be opened: {error.strerror}."
            found.problems.append(Problem(name, None, what, "See that you may read it."))
        return []
    for entry in entries:
        if entry.name.endswith(".md") and not entry.name.isprintable():
            shown = one_line(f"{name}/{entry.name}")
            found.problems.append(Problem(shown, None, "This name has odd characters in it.", "Rename the file."))
    return [entry for entry in entries if entry.name.isprintable()]


def _take(path: Path | str, name: str, found: PackFiles) -> None:
    data, problem = read_bytes(path, name, pack_limits.FILE_BYTES)
    if problem is not None:
        found.problems.append(problem)
    elif data is not None:
        found.data[name] = unix_lines(data)
