"""Records as the tables of a file, and what stands in a file as records: read strictly, written over what was there before."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from workbook.domain import Record
from workbook.store.format import Entries, Key, codec
from workbook.store.kinds.kind import Kind, Part, Section, Whole

_PLAIN = Part()


def decode(section: Section, key: Key, table: Mapping[str, Any]) -> Record | str:
    """The record in `table`, or a sentence that says what is wrong with it."""
    found = codec.read(section.record, section.fill(table) if section.fill else table)
    return found if isinstance(found, str) else section.broken(key, found) or found


def encode(record: Record, old: Any) -> dict[str, Any]:
    """The table to keep for a record, put over the one that stood there."""
    table: dict[str, Any] = codec.write(record, old)
    return table


def decode_whole(kind: Kind, entries: Mapping[Key, Any]) -> tuple[Record | None, list[tuple[Key, str]]]:
    """The record that a whole file holds, and what is wrong in it, with where. None when too little of it can be told.

    One of which there may be several holds nothing once it was cleared, and nothing is wrong with that.
    """
    whole = _whole(kind)
    found: Mapping[str, Any] = {key[0]: value for key, value in entries.items() if len(key) == 1}
    found = whole.fill(found) if whole.fill else found
    values: dict[str, Any] = {}
    wrong: list[tuple[Key, str]] = []
    lacking = False
    for one in fields(whole.record):
        if one.name in whole.lists:
            continue
        type_, part = _types(whole.record)[one.name], whole.parts.get(one.name, _PLAIN)
        if one.name not in found and not is_dataclass(type_):
            if one.default is MISSING and one.default_factory is MISSING:
                lacking = True
                wrong.append(((one.name,), part.says.format(f"“{one.name}” is missing.")))
            continue
        values[one.name], why = _read(type_, one.name, found.get(one.name, {}), part)
        if why:
            wrong.append(((one.name,), part.says.format(why)))
        lacking = lacking or values[one.name] is ...
    for name, type_ in whole.lists.items():
        values[name], faults = _listed(name, type_, whole.parts.get(name, _PLAIN), entries)
        wrong += faults
    if lacking:
        return None, wrong if entries or not kind.namings else []
    return whole.record(**values), wrong


def _whole(kind: Kind) -> Whole:
    assert kind.whole is not None, kind.name
    return kind.whole


@cache
def _types(record: type[Record]) -> dict[str, Any]:
    return get_type_hints(record)


def _read(kind: Any, name: str, value: Any, part: Part) -> tuple[Any, str]:
    """The value of one field, `...` when there is none to be had, and what is wrong with it."""
    read, why = codec.read_part(kind, value)
    if why:
        plain = "" if is_dataclass(kind) else f"“{name}” is not what it should be."
        allowed = ", ".join(map(str, get_args(kind))) if get_origin(kind) is Literal else ""
        return part.instead, f"“{name}” is not one of {allowed}." if allowed else plain or why
    broken = _first_broken(part, read)
    return (part.instead if broken and part.instead is not ... else read), broken


def _listed(name: str, kind: type[Record], part: Part, entries: Mapping[Key, Any]) -> tuple[Any, list[tuple[Key, str]]]:
    """The records of a list that can be read, and what is wrong with the others."""
    records: list[Record] = []
    wrong: list[tuple[Key, str]] = []
    for key, table in entries.items():
        if key[0] == name:
            read, why = _one_of_list(name, kind, part, key, table)
            if why:
                wrong.append((key, why))
            else:
                records.append(read)
    return tuple(records), wrong


def _one_of_list(name: str, kind: type[Record], part: Part, key: Key, table: Any) -> tuple[Any, str]:
    if len(key) == 1:
        return None, f"“{name}” should be a list of tables."
    if key[1].startswith("?"):
        return None, part.same_id if isinstance(table.get("id"), str) else part.no_id
    read, why = codec.read_part(kind, table)
    return read, why or _first_broken(part, read)


def _first_broken(part: Part, read: Any) -> str:
    return next((says for rule in part.rules if (says := rule.broken(read))), "")


def encode_whole(kind: Kind, record: Record | None, old: Mapping[Key, Any]) -> Entries:
    """The entries of a file that holds just `record`, or none any more, over those it had: what a record does not know is kept.

    Of a list what is no longer in the record goes; a table that never was a proper one stays.
    """
    whole, entries, before = _whole(kind), Entries(), decode_whole(kind, old)[0] if record is not None else None
    for one in fields(record) if record is not None else ():
        value = getattr(record, one.name)
        if one.name in whole.lists:
            for part in value:
                entries[one.name, part.id] = codec.write(part, old.get((one.name, part.id)))
        elif codec.is_worth(value, one):
            entries[(one.name,)] = codec.write(value, old.get((one.name,)))
    known = codec.known_keys(whole.record) if record is None else _read_before(whole, before)
    for key, value in old.items():
        if key not in entries and key[0] not in known and not _has_gone(whole, key, value):
            entries[key] = value
    return entries


def _read_before(whole: Whole, before: Record | None) -> frozenset[str]:
    """The fields that a file said something in, but for lists: what stood there goes when the record says nothing in them any more."""
    held = fields(before) if before is not None else ()
    return frozenset(
        one.name for one in held if one.name not in whole.lists and codec.is_worth(getattr(before, one.name), one)
    )


def _has_gone(whole: Whole, key: Key, value: Any) -> bool:
    name = key[0]
    if name not in whole.lists or len(key) == 1:
        return False
    return not _one_of_list(name, whole.lists[name], whole.parts.get(name, _PLAIN), key, value)[1]
