"""What a journal holds: changes that are in no file yet, texts that are no valid value yet, and half-filled forms; as TOML and back."""

import json
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from workbook.domain import AnswerAt, At, Record, dataclass
from workbook.domain.digest import sha256
from workbook.store.format import Entries, Key, Shape, split, toml
from workbook.store.format.render import render
from workbook.store.kinds import ANSWER, RATING, FormerRatingAt, Section, decode, drafted, encode, home_of

_COMMENT = "Words that were being typed in a referral workbook, kept until they are in its files."
_HELD: Key = ("held",)
_FOLDER: Key = ("_folder",)
_MOMENTS = ("at", "by", "rev")

UNKNOWN = "?"
"""In place of a digest: it is not known what stood in the file before."""


def _shape() -> Shape:
    """The groups are called as the records, after an underscore: no item's id begins so, and an earlier version put items at the top."""
    return Shape("drafts", _COMMENT, (), (*(f"_{name}" for name in drafted()), "_form", "_unread"))


def is_drafted(at: At) -> bool:
    """Whether what is put at this place is drafted until it is saved. What no person wrote is not worth it."""
    _, section = home_of(type(at))
    return section is not None and bool(section.name)


@dataclass(frozen=True, slots=True)
class Pending:
    """A record that is in no file yet. `before` is the digest of what the file held in its place, None for nothing."""

    record: Record
    before: str | None = None


@dataclass(slots=True)
class Left:
    """What was typed and had not reached its file. `unread` holds entries that this version cannot read: they are kept."""

    changes: dict[At, Pending] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    forms: dict[str, dict[str, str]] = field(default_factory=dict)
    unread: dict[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.changes or self.held or self.forms or self.unread)

    def __len__(self) -> int:
        return len(self.changes) + len(self.held) + len(self.forms) + len(self.unread)


def digest(table: Any) -> str:
    """A short sum of a record's table, whenever and by whomever it was written: the same for the same words."""
    plain = {name: part for name, part in table.items() if name not in _MOMENTS} if isinstance(table, dict) else table
    return sha256(json.dumps(plain, sort_keys=True, default=str).encode()).hexdigest()[:16]


def covers(larger: Any, smaller: Any) -> bool:
    """Whether every word and figure of `smaller` stands in `larger` too, so that nothing is lost where it takes its place."""
    if isinstance(smaller, dict):
        return isinstance(larger, dict) and all(
            name in _MOMENTS or covers(larger.get(name), part) for name, part in smaller.items()
        )
    if isinstance(smaller, list):
        return isinstance(larger, list) and all(any(covers(one, part) for one in larger) for part in smaller)
    if isinstance(smaller, str) and isinstance(larger, str):
        return smaller.strip() in larger
    return type(smaller) is type(larger) and bool(smaller == larger)


def write_left(left: Left, folder: str) -> bytes:
    """The file for what is left, written while the workbook was in `folder`. Raises ValueError for what TOML cannot hold."""
    entries: Entries = {_FOLDER: folder.encode("utf-8", "replace").decode()}
    if left.held:
        entries[_HELD] = dict(left.held)
    for at, pending in left.changes.items():
        table: dict[str, Any] = {"before": pending.before} if pending.before is not None else {}
        if isinstance(at, AnswerAt):
            table["file"] = at.file
        entries[_key_of(at)] = {**table, "record": encode(pending.record, None)}
    for name, fields in left.forms.items():
        entries["_form", name] = dict(fields)
    for name, value in left.unread.items():
        entries["_unread", name] = value
    return render(entries, _shape())


def _key_of(at: At) -> Key:
    if isinstance(at, FormerRatingAt):
        return (f"_{RATING.name}", "/".join(_parts(at)))
    _, section = home_of(type(at))
    if section is None or not section.name:
        raise TypeError(at)
    return (f"_{section.name}", "/".join(_parts(at)))


def _parts(at: At) -> list[str]:
    """What stands in an address, but for a file, which is told apart."""
    return [str(getattr(at, name)) for name in at.names()]


def read_left(data: bytes) -> tuple[Left | None, str]:
    """What a journal holds, and the folder that its workbook was in; None when it cannot be read at all."""
    try:
        entries = split(toml.parse(data)[0], _shape())
    except toml.BadToml:
        return None, ""
    left = Left()
    for key, value in entries.items():
        if key == _FOLDER or (key[0] == "_unread" and len(key) == 2):
            if key[0] == "_unread":
                left.unread[key[1]] = value
        elif key == _HELD and _is_texts(value):
            left.held = dict(value)
        elif key[0] == "_form" and len(key) == 2 and _is_texts(value):
            left.forms[key[1]] = dict(value)
        else:
            found = _change(key, value)
            if found is None:
                left.unread["/".join(key)] = value
            else:
                left.changes[found[0]] = found[1]
    folder = entries.get(_FOLDER, "")
    return left, folder if isinstance(folder, str) else ""


def _is_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


def _change(key: Key, value: Any) -> tuple[At, Pending] | None:
    if not isinstance(value, dict):
        return None
    if len(key) == 1:  # as an earlier version wrote it
        record = decode(ANSWER, key, value)
        return None if isinstance(record, str) else (AnswerAt(key[0], ""), Pending(record, UNKNOWN))
    section, table, before = drafted().get(key[0].removeprefix("_")), value.get("record"), value.get("before")
    at = _at_of(section, key[1], value) if section is not None else None
    if section is None or at is None or not isinstance(table, dict):
        return None
    record = decode(section, section.key(_parts(at)[-1]), table)
    if isinstance(record, str):
        return None
    return at, Pending(record, before if isinstance(before, str) else None)


def _at_of(section: Section, name: str, value: Mapping[str, Any]) -> At | None:
    assert section.at is not None  # what has no address is not drafted
    names = section.at.names()
    parts = name.split("/") if len(names) > 1 else [name]
    if section is RATING and len(parts) == len(FormerRatingAt.names()):
        return FormerRatingAt(*parts)  # as an earlier version wrote it
    if len(parts) != len(names):
        return None
    found = dict(zip(names, parts, strict=True))
    if hasattr(section.at, "file"):
        if not isinstance(value.get("file"), str):
            return None
        found["file"] = value["file"]
    return section.at(**found)
