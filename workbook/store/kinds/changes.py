"""Where in the files a place of the domain is, and what a value put there looks like."""

from collections.abc import Mapping
from typing import Any, TypeVar

from workbook.domain import At, Problem, Record, dataclass, one_line
from workbook.store.format import Key, flaw_in, known_keys
from workbook.store.kinds.kind import Kind, Section, key_field
from workbook.store.kinds.records import decode, encode
from workbook.store.kinds.registry import home_of, kind_of

A = TypeVar("A", bound=At)

_NOTHING_CHANGED = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class Address:
    """A file, an entry in it, and the section that it belongs to. Without a section it is the whole file."""

    name: str
    kind: Kind
    key: Key
    section: Section | None


def locate(at: At, where: Mapping[str, str]) -> Address | Problem:
    """The address of a place; `where` says which file holds each answered item. A problem when a name in it cannot be one."""
    kind, section = home_of(type(at))
    by = key_field(type(at), kind.namings)
    part = str(getattr(at, by)) if by else ""
    parts = {field: str(getattr(at, field)) for field in kind.namings if hasattr(at, field)}
    name = where.get(part, at.file) if hasattr(at, "file") else kind.file.format(**parts)
    fits = kind_of(name) is kind and (section is None or section.naming.holds(part))
    if not fits:
        what = f"“{one_line(part or next(iter(parts.values()), ''), 60)}” cannot be kept under that name."
        return Problem(one_line(name, 120), None, what, _NOTHING_CHANGED)
    return Address(name, kind, section.key(part) if section else (), section)


def place_of(at: type[A], kind: Kind, name: str, key: Key) -> A:
    """The place, with an address of type `at`, of an entry in the file `name`: the other way round."""
    parts = {field: part for field, part in (kind.fields_of(name) or {}).items() if field in at.names()}
    by = key_field(at, kind.namings)
    own = {by: key[-1]} if by else {}
    return at(**parts, **own, **({"file": name} if hasattr(at, "file") else {}))


def change(address: Address, value: Record | None, old: Any) -> tuple[dict[str, Any] | None, Record | None] | Problem:
    """The table to put at an address and the record that it reads back as; or why that cannot be.

    To clear a record leaves the keys in its table that are not the record's own.
    """
    section = address.section
    assert section is not None  # a whole file is changed entry by entry
    if old is not None and not isinstance(old, dict):
        return _refused(address, "Something else stands under that name.")
    if value is None:
        return _cleared(address, section, old), None
    if not isinstance(value, section.record):
        raise TypeError(f"{type(value).__name__} at the place of a {section.record.__name__}")
    table = encode(value, old)
    flaw = flaw_in(table)
    if flaw is not None:
        return _refused(address, flaw)
    record = decode(section, address.key, table)
    return _refused(address, record) if isinstance(record, str) else (table, record)


def _refused(address: Address, why: str) -> Problem:
    return Problem(address.name, None, f"“{one_line(address.key[-1], 60)}” cannot be kept: {why}", _NOTHING_CHANGED)


def _cleared(address: Address, section: Section, old: dict[str, Any] | None) -> dict[str, Any] | None:
    rest = {key: part for key, part in (old or {}).items() if key not in known_keys(section.record)}
    if rest and old and len(address.key) == 2 and "id" in old:
        rest = {"id": old["id"], **rest}
    return rest or None
