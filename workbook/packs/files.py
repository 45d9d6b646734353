"""The files of a pack: which ones belong to it, their bytes, and the hash over them."""

import hashlib
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

from workbook.domain.problem import Problem
from workbook.domain.text import one_line
from workbook.packs import limits
from workbook.packs.reading import read_bytes, unix_lines

MANIFEST = "pack.toml"
"""The file that makes a folder a pack."""

CHAPTER_PAGE = "chapter.md"
READINESS = "readiness.md"

_FOLDER = re.compile(r"\d+-.*")
_EXERCISE = re.compile(r"\d\d-[^.].*\.md")


@dataclass(slots=True)
class PackFiles:
    """The bytes of a pack's files by their path in it (`/` between parts), in order, line ends normalised."""

    data: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def sha256(self) -> str:
        """The pack's hash: over the path, the length and the bytes of each file, in order of path."""
        digest = hashlib.sha256()
        for name in sorted(self.data):
            digest.update(f"{name}\0{len(self.data[name])}\0".encode())
            digest.update(self.data[name])
        return digest.hexdigest()


def gather(root: Path) -> PackFiles:
    """Reads `pack.toml` and the pages of every chapter folder `NN-…` under `root`; other files are left alone."""
    found = PackFiles()
    _take(root / MANIFEST, MANIFEST, found)
    size = 0
    for folder in _names(root, "", found):
        if not _FOLDER.fullmatch(folder):
            continue
        try:
            if not stat.S_ISDIR((root / folder).lstat().st_mode):
                found.problems.append(
                    Problem(folder, None, "This is not a folder.", "A chapter is a folder of its own, and no link.")
                )
                continue
        except OSError:
            continue
        for page in _names(root / folder, folder, found):
            name = f"{folder}/{page}"
            if not page.endswith(".md") or page.startswith("."):
                continue
            if page not in (CHAPTER_PAGE, READINESS) and not _EXERCISE.fullmatch(page):
                mend = f"Call it “01-some-name.md”, “{CHAPTER_PAGE}” or “{READINESS}”."
                found.problems.append(Problem(name, None, "This page is not part of the chapter.", mend))
                continue
            _take(root / folder / page, name, found)
            size += len(found.data.get(name, b""))
            if size > limits.PACK_BYTES or len(found.data) > limits.PACK_FILES:
                most = f"{limits.PACK_FILES} files or {limits.PACK_BYTES // 1024 // 1024} MB"
                found.problems.append(Problem(name, None, f"The pack has more than {most}.", "Split it into two."))
                return found
    return found


def _names(folder: Path, name: str, found: PackFiles) -> list[str]:
    """The sorted names in a folder. Pages whose name cannot be shown are reported; such names are left out."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        if name:
            what = f"This folder cannot be opened: {error.strerror}."
            found.problems.append(Problem(name, None, what, "See that you may read it."))
        return []
    for entry in names:
        if entry.endswith(".md") and not entry.isprintable():
            shown = one_line(f"{name}/{entry}")
            found.problems.append(Problem(shown, None, "This name has odd characters in it.", "Rename the file."))
    return [entry for entry in names if entry.isprintable()]


def _take(path: Path, name: str, found: PackFiles) -> None:
    data, problem = read_bytes(path, name, limits.FILE_BYTES)
    if problem is not None:
        found.problems.append(problem)
    elif data is not None:
        found.data[name] = unix_lines(data)
