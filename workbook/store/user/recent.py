"""The workbooks opened lately on this computer: a convenience, so a file that cannot be read counts as none."""

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from workbook.domain import Problem, dataclass
from workbook.store.disk import files
from workbook.store.format import Shape, codec, split, toml
from workbook.store.format.render import render
from workbook.store.locate import is_workbook

NAME = "recent.toml"
MOST = 12

_SHAPE = Shape("recent", "Workbooks opened lately on this computer. Safe to delete.", ("recent",))


@dataclass(frozen=True, slots=True)
class Recent:
    """One workbook: its folder, the business, the proven score as shown when it was left (`39.3`), and when that was."""

    id: str
    business: str
    proven: str
    at: datetime

    @property
    def folder(self) -> Path:
        """Where it is."""
        return Path(self.id)


def load(state: Path) -> list[Recent]:
    """The workbooks opened lately, newest first."""
    data = files.read(state / NAME, NAME)
    if not isinstance(data, bytes):
        return []
    try:
        doc, _ = toml.parse(data)
    except toml.BadToml:
        return []
    tables = doc.get("recent")
    found = [codec.read(Recent, table) for table in tables] if isinstance(tables, list) else []
    good = [entry for entry in found if isinstance(entry, Recent) and entry.at.utcoffset() is not None]
    return sorted(good, key=lambda entry: entry.at, reverse=True)


def alike(entries: Iterable[Recent], root: Path, business: str) -> bool:
    """Whether a firm of the same name was opened lately in another folder than `root`, which is there still."""
    name = business.strip().casefold()
    others = (entry for entry in entries if entry.folder != root and entry.business.strip().casefold() == name)
    return any(map(is_workbook, (entry.folder for entry in others)))


def remember(state: Path, root: Path, business: str, proven: str, at: datetime) -> None:
    """Put a workbook in front of the list; whatever hinders that is no reason to trouble anyone."""
    entry = Recent(os.fspath(root), business, proven, at)
    _save(state, [entry, *(other for other in load(state) if other.id != entry.id)])


def _save(state: Path, entries: list[Recent]) -> None:
    doc = {"recent": [codec.write(entry) for entry in entries[:MOST]]}
    data = render(split(doc, _SHAPE), _SHAPE)
    try:
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return
    before = files.read(state / NAME, NAME)
    if not isinstance(before, Problem):
        files.save(state / NAME, NAME, data, before)
