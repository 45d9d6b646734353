"""`pack.lock.toml`: what was released, so that an id never vanishes and never changes its meaning unseen.

For each item it holds kind, rev and two hashes: `meaning` over all that carries meaning, words included, and `shape`
over the same without the words. A new `meaning` over the old `shape` is a change of words.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any

from workbook.domain import (
    ChoiceItem,
    ChoicesItem,
    Item,
    Pack,
    Problem,
    RatingItem,
    TableItem,
    command,
    dataclass,
    did_you_mean,
)
from workbook.domain.digest import sha256
from workbook.packs.read.findings import Report
from workbook.packs.read.open_safely import decode, read_bytes, unix_lines
from workbook.packs.read.pack_files import MANIFEST
from workbook.packs.read.pack_limits import PACK_BYTES
from workbook.packs.read.pack_toml import read_toml
from workbook.packs.read.validate import field_types, fit

NAME = "pack.lock.toml"
"""The lock's file, beside `pack.toml`."""

FORMAT = 1
_HEAD = (
    "# What was released of this pack, so that no id vanishes and no meaning changes unseen.\n"
    "# Written by “workbook pack lock”; not for editing.\n"
)


@dataclass(frozen=True, slots=True)
class Locked:
    """One item as it was released."""

    kind: str
    rev: int
    meaning: str
    shape: str


@dataclass(frozen=True, slots=True)
class Lock:
    """All that was released: the items by id, and the ids of exercises and documents."""

    items: dict[str, Locked]
    exercises: list[str]
    documents: list[str]


def locked(item: Item) -> Locked:
    """What the lock keeps of `item`."""
    shape: list[Any] = [item.kind]
    words: list[str] = []
    match item:
        case RatingItem():
            shape += [item.weight, len(item.anchors)]
            words += item.anchors
        case TableItem():
            shape += [[column.key, column.kind, column.choices] for column in item.columns]
            words += [column.label for column in item.columns]
        case ChoiceItem() | ChoicesItem():
            shape += [choice.key for choice in item.choices]
        case _:
            pass
    return Locked(item.kind, item.rev, _hash([shape, words]), _hash(shape))


def check_lock(root: Path, pack: Pack) -> list[Problem]:
    """What of `pack` breaks the lock in the folder `root`. A pack without a lock gets a note."""
    kept, problems = _read(root)
    if kept is None:
        return problems
    return [*problems, *_changes(pack, kept, wording=False)]


def write_lock(root: Path, pack: Pack, *, wording: bool = False) -> list[Problem]:
    """Writes the lock of `pack` into `root`; returns why not, and leaves the old one, when something released has changed.

    `wording` accepts a change that is one of words only: the same levels, weight, columns and keys.
    """
    import tomli_w

    kept, problems = _read(root)
    wrong = [problem for problem in problems if problem.severity == "error"]
    if kept is not None:
        wrong += _changes(pack, kept, wording=wording)
    if wrong:
        return wrong
    items = {item.id: locked(item) for item in pack.item_by_id.values()}
    table = {
        "format": FORMAT,
        "exercises": sorted(pack.exercise_by_id),
        "documents": sorted(pack.document_by_id),
        "items": {
            name: {"kind": item.kind, "rev": item.rev, "meaning": item.meaning, "shape": item.shape}
            for name, item in sorted(items.items())
        },
    }
    try:
        _write(root / NAME, _HEAD + tomli_w.dumps(table))
    except OSError as error:
        return [Problem(NAME, None, f"The lock cannot be written: {error.strerror}.", "See that you may write here.")]
    return []


def _hash(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:32]


def _write(path: Path, text: str) -> None:
    """Puts the whole text in place, or raises OSError and leaves what was there."""
    descriptor, temporary = tempfile.mkstemp(suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(descriptor)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _read(root: Path) -> tuple[Lock | None, list[Problem]]:
    """The lock in `root`; None when there is none (a note) or it cannot be read."""
    if not os.path.lexists(root / NAME):
        mend = f"Run {command('pack lock')} before you hand the pack out."
        return None, [Problem(NAME, None, "This pack has no lock yet.", mend, "note")]
    data, problem = read_bytes(root / NAME, NAME, PACK_BYTES)
    text = None
    if data is not None:
        text, problem = decode(unix_lines(data), NAME)
    if text is None:
        return None, [problem] if problem else []
    report = Report(NAME)
    raw = read_toml(text, report)
    if raw is None:
        return None, report.problems
    if raw.get("format") != FORMAT:
        report.error(
            None, "This lock has another format.", "Use the version of the program that wrote it, or a newer one."
        )
        return None, report.problems
    items = _released(raw.get("items"))
    exercises, why_not = fit(list[str], raw.get("exercises"), strict=True)
    documents, nor = fit(list[str], raw.get("documents", []), strict=True)  # a lock from before there were any has none
    if items is None or why_not or nor:
        report.error(None, "This lock is damaged.", "Take it from an older copy of the pack.")
        return None, report.problems
    return Lock(items, exercises, documents), []


def _released(raw: object) -> dict[str, Locked] | None:
    """The items of a lock by id; None when they are not as they were written."""
    items: dict[str, Locked] = {}
    for name, given in raw.items() if isinstance(raw, dict) else [("", None)]:
        parts = field_types(Locked)
        if not isinstance(given, dict) or given.keys() != parts.keys():
            return None
        if any(fit(kind, given[part], strict=True)[1] for part, kind in parts.items()):
            return None
        items[name] = Locked(**given)
    return items


def _gone(what: str, released: list[str], now: Set[str], mend: str) -> Iterator[Problem]:
    """The exercises or documents that were released and are not there."""
    new = sorted(now - set(released))
    for name in released:
        if name not in now:
            said = f"The {what} “{name}” was released and is gone.{did_you_mean(name, new)}"
            yield Problem(MANIFEST, None, said, mend)


def _changes(pack: Pack, lock: Lock, *, wording: bool) -> Iterator[Problem]:
    """What was released and is not there, or means something else, in the pack as it is."""
    mend = "Put it back; its questions may be marked `retired`."
    yield from _gone("exercise", lock.exercises, pack.exercise_by_id.keys(), mend)
    mend = "Put it back: people may have its page among their papers."
    yield from _gone("document", lock.documents, pack.document_by_id.keys(), mend)
    new_items = pack.item_by_id.keys() - lock.items.keys()
    for name, old in lock.items.items():
        item = pack.item_by_id.get(name)
        if item is None:
            what = f"The question “{name}” was released and is gone.{did_you_mean(name, sorted(new_items))}"
            yield Problem(
                MANIFEST, None, what, "Put it back with its old id; mark it `retired` if it is asked no more."
            )
            continue
        now = locked(item)
        what = mend = ""
        if now.kind != old.kind:
            what = f"“{name}” was released as {old.kind} and is now {now.kind}."
            mend = f"Give it a new id with `replaces={name}`, and keep the old one `retired`."
        elif now.rev < old.rev:
            what = f"“{name}” was released with rev {old.rev} and now has {now.rev}."
            mend = f"Write `rev={old.rev}` or more."
        elif now.rev == old.rev and now.shape != old.shape:
            what = f"“{name}” asks something else than what was released as rev {old.rev}."
            mend = f"Write `rev={old.rev + 1}`, or undo the change."
        elif now.rev == old.rev and now.meaning != old.meaning and not wording:
            what = f"The words of “{name}” are not those released as rev {old.rev}."
            mend = f"Write `rev={old.rev + 1}`; or run {command('pack lock --wording')} if they mean the same."
        if what:
            yield Problem(pack.exercise_of[name].file, item.line, what, mend)
