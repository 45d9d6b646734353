"""Home as it was last seen, kept on this computer, so that it stands there again at once, before anything is read.

A convenience: whatever is wrong with it, there is none. It never says anything that is older than the files: it holds for the
very files that it was made from, and for the day, because days are counted on it.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from workbook.app.home.canvas import Drawn
from workbook.domain import clean, dataclass
from workbook.domain.digest import blake2b

MOST = 64 * 1024
"""Characters that a picture may have."""

MOST_FILES = 2000
"""Files that are looked at to find out whether anything changed; of more than that no picture is made."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Home at one size: title, note, and its lines as they were drawn, with the focus on what comes next, which `word` opens.

    `folders` are those whose files it was made from, the workbook's first, and `seen` is what `look` said of them.
    """

    folders: tuple[str, ...]
    seen: str
    size: tuple[int, int]
    where: str
    note: str
    word: str
    lines: Drawn


def look(folders: Iterable[str], today: date) -> str:
    """A short text that is another one once any file in `folders` was written, added, renamed or taken away, or on another day.

    What begins with a dot or two underscores is passed over: histories, locks and caches. Empty where that can't be told.
    """
    found: list[str] = [today.isoformat()]
    left = list(folders)
    try:
        while left:
            with os.scandir(left.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith((".", "__")):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        left.append(entry.path)
                        continue
                    facts = entry.stat(follow_symlinks=False)
                    found.append(f"{entry.path} {facts.st_size} {facts.st_mtime_ns} {facts.st_ino}")
            if len(found) > MOST_FILES:
                return ""
    except OSError:
        return ""
    return blake2b("\n".join(sorted(found)).encode("utf-8", "replace"), digest_size=16).hexdigest()


def keep(folder: Path, name: str, picture: Picture) -> None:
    """Keep the picture of the workbook `name`, for this user's eyes only."""
    data = {
        "folders": picture.folders,
        "seen": picture.seen,
        "size": picture.size,
        "where": picture.where,
        "note": picture.note,
        "word": picture.word,
        "lines": picture.lines,
    }
    path = _path(folder, name)
    text = json.dumps(data, ensure_ascii=False)  # most of it is lines and bars: escaped they would be six times as long
    with suppress(OSError):
        if path.exists() and path.read_text(encoding="utf-8") == text:
            return
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_suffix(".part")
        with os.fdopen(
            os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8", errors="replace"
        ) as file:
            file.write(text)
        part.replace(path)


def drop(folder: Path, name: str) -> None:
    """Forget the picture of the workbook `name`."""
    with suppress(OSError):
        _path(folder, name).unlink(missing_ok=True)


def recall(folder: Path, name: str, root: Path, today: date) -> Picture | None:
    """The picture of the workbook `name` in `root`, if there is one and all that it says still holds."""
    try:
        with _path(folder, name).open(encoding="utf-8") as file:
            data = json.loads(file.read(MOST))
        width, height = data["size"]
        folders = tuple(map(str, data["folders"]))
        if not data["seen"] or folders[0] != str(root) or look(folders, today) != data["seen"]:
            return None
        return Picture(
            folders,
            data["seen"],
            (int(width), int(height)),
            clean(data["where"]),
            clean(data["note"]),
            clean(data["word"]),
            tuple(tuple((clean(words), str(look)) for words, look in line) for line in data["lines"]),
        )
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None


def _path(folder: Path, name: str) -> Path:
    return folder / f"home-{blake2b(name.encode('utf-8', 'replace'), digest_size=12).hexdigest()}.json"
