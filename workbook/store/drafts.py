"""Drafts: what is being typed and not yet in its file, kept in the user's state folder, outside anything that is shared.

Every open workbook writes one journal of its own and holds a lock on it; a journal whose lock is free was left behind
by a program that ended without closing it.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.domain.problem import Problem
from workbook.domain.response import Response
from workbook.store import codec, files, toml
from workbook.store.entries import Entries, split
from workbook.store.layout import Shape

if TYPE_CHECKING:
    from filelock import BaseFileLock

_SHAPE = Shape("drafts", "Words that were being typed in a referral workbook, kept until they are in its files.")
_HELD = ("held",)


def _folder(state: Path, root: Path) -> Path:
    return state / "drafts" / hashlib.sha256(os.fsencode(root)).hexdigest()[:16]


def _lock(path: Path) -> "BaseFileLock":
    from filelock import FileLock

    return FileLock(path.with_suffix(".lock"))


class Journal:
    """The drafts of one open workbook. Nothing is on the disk until there is something to keep."""

    def __init__(self, state: Path, root: Path) -> None:
        self._path = _folder(state, root) / f"{secrets.token_hex(8)}.toml"
        self._held: BaseFileLock | None = None
        self._seen: str | None = None
        self._data: bytes | None = None

    def write(self, answers: Mapping[str, Response], held: Mapping[str, str]) -> Problem | None:
        """Keep exactly these answers, and these texts that are no valid value yet, by item; durable when it returns."""
        if not answers and not held:
            self._remove()
            return None
        entries: Entries = {(item,): codec.write(response) for item, response in answers.items()}
        if held:
            entries[_HELD] = {item: codec.write(text) for item, text in held.items()}
        data = toml.render(entries, _SHAPE)
        if data == self._data:
            return None
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._held is None:
                self._held = _lock(self._path)
                self._held.acquire(timeout=1)
        except OSError as error:
            return files.explain(error, "drafts")
        wrong = files.save(self._path, "drafts", data, self._seen)
        if isinstance(wrong, Problem):
            return wrong
        self._seen, self._data = files.fingerprint(data), data
        return None

    def close(self, *, keep: bool) -> None:
        """The workbook is closed: let go of the drafts, or leave them to be found when `keep` is set."""
        if not keep:
            self._remove()
        if self._held is not None:
            self._held.release()
            self._held = None
            if not keep:
                with suppress(OSError):
                    self._path.with_suffix(".lock").unlink(missing_ok=True)

    def _remove(self) -> None:
        if self._data is not None:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
            self._seen = self._data = None


@dataclass(slots=True)
class Draft:
    """What a program left behind. `done` lets go of it, or sets it aside under a name of its own when `keep` is set."""

    path: Path
    answers: dict[str, Response] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    keep: bool = False

    def done(self) -> None:
        """What was in it has its place now."""
        with suppress(OSError):
            if self.keep:
                self.path.replace(self.path.with_suffix(".kept"))
            else:
                self.path.unlink(missing_ok=True)


def left_behind(state: Path, root: Path) -> Iterator[Draft]:
    """The drafts that nobody holds any more, oldest first. Each stays locked until the next is asked for."""
    found = sorted(_folder(state, root).glob("*.toml"), key=lambda path: path.stat().st_mtime_ns)
    for path in found:
        lock = _lock(path)
        try:
            lock.acquire(timeout=0)
        except (TimeoutError, OSError):
            continue
        try:
            draft = _read(path)
            if draft is not None:
                yield draft
        finally:
            lock.release()
            if not path.exists():
                with suppress(OSError):
                    path.with_suffix(".lock").unlink(missing_ok=True)


def _read(path: Path) -> Draft | None:
    data = files.read(path, "drafts")
    if not isinstance(data, bytes):
        return None
    draft = Draft(path)
    try:
        doc, _ = toml.parse(data)
    except toml.BadToml:
        draft.keep = True
        return draft
    for key, value in split(doc, _SHAPE).items():
        if key == _HELD and isinstance(value, dict):
            draft.held = {item: text for item, text in value.items() if isinstance(text, str)}
        elif isinstance(value, dict):
            response = codec.read(Response, value)
            if isinstance(response, Response) and codec.fits(response):
                draft.answers[key[0]] = response
            else:
                draft.keep = True
    return draft
