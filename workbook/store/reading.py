"""What reading a workbook gives, and reading one of its files: all that is needed where nothing is changed."""

from dataclasses import field
from pathlib import Path

from workbook.domain import Problem, Profile, dataclass
from workbook.store.disk import files
from workbook.store.format import OWN, Limits
from workbook.store.kinds import kind_of
from workbook.store.loaded_file import Document, from_bytes


@dataclass(slots=True)
class Opened:
    """A workbook as read: its files, whose it is, why it may not be written, and what is wrong beyond its files.

    `later` are the files that are read when somebody first asks for what is in them.
    """

    documents: dict[str, Document] = field(default_factory=dict)
    profile: Profile | None = None
    read_only: str | None = None
    problems: list[Problem] = field(default_factory=list)
    later: list[str] = field(default_factory=list)


def load_file(root: Path, name: str, most: Limits = OWN) -> Document | None:
    """One file of the workbook at `root`, whatever state it is in; None when it is not there."""
    data = files.read(root / name, name, most)
    return None if data is None else from_bytes(name, data, most)


def is_for_later(name: str) -> bool:
    """Whether the file `name` is of a kind that is read when somebody asks for what is in it."""
    kind = kind_of(name)
    return kind is not None and not kind.at_once


def profile_of(document: Document) -> tuple[Profile | None, list[Problem]]:
    """The profile in `workbook.toml`, and what is wrong with it."""
    profile, problems = document.whole()
    return profile if isinstance(profile, Profile) else None, problems


def load_unless_it_waits(root: Path, name: str) -> Document | None:
    """As `load_file`; None also for a file that can wait until somebody asks for what is in it."""
    data = files.read(root / name, name)
    kind = kind_of(name)
    if data is None or (
        isinstance(data, bytes) and kind is not None and kind.can_wait is not None and kind.can_wait(data)
    ):
        return None
    return from_bytes(name, data)
