"""A file's content as entries: the small pieces that are set, merged and kept one by one.

An entry's key is a tuple: `("customers",)` for a table at the top, `("action", "9f3ac21e")` for one of a list of tables
that have ids, `("exercises", "best-customers")` for one of a group of tables. Values are what TOML holds, and are never
changed in place: a change puts a new value, so that a copy of the entries is a snapshot.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from workbook.store.format.shape import Shape

Key = tuple[str, ...]
Entries = dict[Key, Any]

CONFLICT: Key = ("conflict",)
"""Where the other version is kept of what was changed in two places at once."""


def split(doc: Mapping[str, Any], shape: Shape) -> Entries:
    """The entries of a whole document. `format` is not one: it belongs to the file, not to what it holds."""
    entries: Entries = {}
    for name, value in doc.items():
        if name == "format":
            continue
        if name in shape.lists and _is_tables(value):
            for number, table in enumerate(value):
                entries[name, _id_of(table, name, number, entries)] = table
        elif name in shape.groups and isinstance(value, dict):
            for inner, table in value.items():
                entries[name, inner] = table
        else:
            entries[(name,)] = value
    return entries


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(part, dict) for part in value)


def _id_of(table: Mapping[str, Any], name: str, number: int, taken: Mapping[Key, Any]) -> str:
    """The id that a table of a list gives itself; for one without, or with another's, a name that no id can have."""
    found = table.get("id")
    if isinstance(found, str) and not found.startswith("?") and (name, found) not in taken:
        return found
    return f"?{number}"


def groups(entries: Mapping[Key, Any]) -> Iterator[tuple[str, list[tuple[Key, Any]]]]:
    """The entries by the first part of their keys, single values first as TOML wants them, then in order of appearance."""
    by_name: dict[str, list[tuple[Key, Any]]] = {}
    for key, value in entries.items():
        by_name.setdefault(key[0], []).append((key, value))
    yield from ((name, group) for name, group in by_name.items() if is_line(*group[0]))
    yield from ((name, group) for name, group in by_name.items() if not is_line(*group[0]))


def is_line(key: Key, value: Any) -> bool:
    """Whether an entry is a line at the top of the file, and stands under no heading."""
    return len(key) == 1 and not isinstance(value, dict) and not (_is_tables(value) and value)


def same(one: Any, other: Any, *, read_back: bool = False) -> bool:
    """Whether two TOML values are written alike: the order of keys is nothing, but `1`, `1.0` and `true` all differ.

    With `read_back` whether `other` is what `one` becomes once it is written: the writer has one form for 0e0 and 0.0,
    and one for nan and -nan.
    """
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(
            same(value, other[key], read_back=read_back) for key, value in one.items()
        )
    if isinstance(one, list):
        return len(one) == len(other) and all(same(*pair, read_back=read_back) for pair in zip(one, other, strict=True))
    if isinstance(one, Decimal) and read_back:
        return bool(one == other) or (one.is_nan() and other.is_nan())
    if isinstance(one, Decimal | datetime):
        return str(one) == str(other)  # 1.0 and 1.00, or the same moment at another offset, are not written alike
    return bool(one == other)


def same_entries(one: Mapping[Key, Any], other: Mapping[Key, Any], *, read_back: bool = False) -> bool:
    """Whether two sets of entries hold the same, in whatever order; `read_back` as in `same`."""
    return one.keys() == other.keys() and all(
        value is other[key] or same(value, other[key], read_back=read_back) for key, value in one.items()
    )
