"""Earlier versions of each file, in `.workbook/history`: kept as copies, read only to mend or to compare."""

import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from workbook.domain import Problem, months_on
from workbook.store.disk import files
from workbook.store.format import Content, Shape, understand
from workbook.store.inside import earlier_of

EVERY = 600.0
"""Seconds that must pass before another version of a file is kept in the same session."""

KEEP = 20
"""How many of the newest versions are always kept."""

KEEP_DAYS = 60
"""For how many days the last version of each day is kept besides."""

KEEP_MONTHS = 24
"""For how many months the version is kept with which each month ended: it is what the first copy of a later month holds."""

_NAME = re.compile(r"(\d{8})T\d{6}Z-([0-9a-f]{8})\.toml")


class History:
    """The earlier versions of one workbook's files. It knows when it last kept each, so that a session keeps few."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._kept: dict[str, float] = {}

    def keep(self, name: str, data: bytes, sum: str, *, always: bool = False) -> Problem | None:
        """Keep `data`, what file `name` held until now, with its sum: before a session's first change, then every ten minutes at most.

        A version that cannot be kept does not stop the save that it goes before, unless its folder is a link, which is the
        problem that comes back: the workbook is then not as this program made it. Nothing is written for it where the
        disk knows a second name for one file: the save gives the first name to another. Elsewhere it is copied, and not
        flushed. A part of the hash is in the name, so that a version that is not whole, or was changed, is known.
        """
        folder = earlier_of(name).rstrip("/")
        if linked := files.link_in(self._root, folder):
            return linked
        last = self._kept.get(name)
        if last is not None and time.monotonic() - last < EVERY and not always:
            return None
        stamp = datetime.now(UTC)
        target = self._root / folder / f"{stamp:%Y%m%dT%H%M%SZ}-{sum[:8]}.toml"
        try:
            files.make_folder(self._root, folder, lasting=False)
            newest = versions(self._root, name)[:1]
            if not any(one.name[-14:] == target.name[-14:] for one in newest):
                files.put_aside(self._root / name, target, data)
            _thin_out(target.parent, stamp, target.name)
        except OSError:
            return None
        self._kept[name] = time.monotonic()
        return None


def versions(root: Path, name: str) -> list[Path]:
    """The earlier versions of file `name`, newest first."""
    folder = root / earlier_of(name)
    if files.link_in(root, earlier_of(name).rstrip("/")):
        return []
    try:
        found = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    except OSError:
        return []
    return sorted(found, key=lambda path: path.name, reverse=True)


def read_version(path: Path, shape: Shape) -> tuple[bytes, Content] | None:
    """The bytes and the content of one earlier version, or None when that copy is not whole or not good itself."""
    data = files.read(path, path.name)
    if not isinstance(data, bytes) or files.fingerprint(data)[:8] != path.stem[-8:]:
        return None
    content = understand(data, path.name, shape)
    return (data, content) if content.state == "good" else None


def newest_good(root: Path, name: str, shape: Shape) -> tuple[Path, bytes, Content] | None:
    """The newest earlier version of a file that is whole and can be read."""
    for path in versions(root, name):
        found = read_version(path, shape)
        if found is not None:
            return path, *found
    return None


def _thin_out(folder: Path, now: datetime, newest: str) -> None:
    names = sorted((path.name for path in folder.iterdir() if _NAME.fullmatch(path.name)), reverse=True)
    since = f"{now - timedelta(days=KEEP_DAYS):%Y%m%d}"
    long_ago = f"{months_on(now.date(), -KEEP_MONTHS) or now:%Y%m%d}"
    days: set[str] = set()
    for place, name in enumerate(names):
        day = name[:8]
        first_of_month = [one[:6] for one in names[place + 1 : place + 2]] != [name[:6]]
        spare = day in days or day < since
        if place >= KEEP and name != newest and spare and not (first_of_month and day >= long_ago):
            (folder / name).unlink(missing_ok=True)
        days.add(day)
