"""Records whose table is just as it is due, as nearly all are: read without pydantic's core, which takes 4 MB and as long as they do.

Whatever is otherwise is `ODD`, and the core says what that is (`validator.py`): so there is nothing that only this takes, or takes
as something else.
"""

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

ODD: Any = object()
"""What is given for a value that the core has to look at."""

MOST = 20_000
"""Records that are read like this in one run of the program. Of more the core is the quicker reader, also with what it takes to load."""

Reader = Callable[[Any], Any]

_FRACTION = re.compile(r"-?\d{1,20}(/[1-9]\d{0,19})?")


@cache
def reader(kind: Any) -> Reader:
    """The reader of values of this type. Built when the type is first met, then kept."""
    if kind is str:
        return _text
    if kind is Decimal:
        return lambda value: value if type(value) is Decimal and value.is_finite() else ODD
    if kind is Fraction:
        return _fraction
    if kind in (int, bool, date, datetime, types.NoneType):
        return lambda value: value if type(value) is kind else ODD
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _one_of(parts)
    if origin is Literal:
        return lambda value: value if type(value) is str and value in parts else ODD
    if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:
        return _several(reader(parts[0]))
    if origin is Mapping:
        return _mapping(reader(parts[0]), reader(parts[1]))
    if isinstance(kind, type) and issubclass(kind, Enum):
        known = {one.value: one for one in kind}
        return lambda value: known.get(value, ODD) if type(value) is str else ODD
    if is_dataclass(kind):
        return _record(kind)
    return lambda value: ODD


def _text(value: Any) -> Any:
    if type(value) is not str:
        return ODD
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return ODD
    return value


def fraction(text: str) -> Fraction:
    """The fraction that `text` is. Raises ValueError. A pattern in the core would take 2 MB: its digits are all of Unicode's."""
    if not _FRACTION.fullmatch(text):
        raise ValueError("no fraction")
    return Fraction(text)


def _fraction(value: Any) -> Any:
    try:
        return fraction(value) if type(value) is str else ODD
    except ValueError:
        return ODD


def _several(each: Reader) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not list:
            return ODD
        found = tuple(map(each, value))
        return ODD if ODD in found else found

    return read


def _mapping(name: Reader, each: Reader) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not dict:
            return ODD
        found = {name(key): each(part) for key, part in value.items()}
        return ODD if ODD in found or ODD in found.values() else found

    return read


def _one_of(kinds: tuple[Any, ...]) -> Reader:
    """The reader for a choice of types, which the type of the value decides, and for a table what it can't do without."""
    single: dict[type, Reader] = {}
    lists: list[Reader] = []
    tables: list[tuple[frozenset[str], Reader]] = []
    for kind in kinds:
        read = reader(kind)
        if get_origin(kind) is tuple:
            lists.append(read)
        elif is_dataclass(kind):
            tables.append((frozenset(one.name for one in fields(kind) if _needed(one)), read))
        elif get_origin(kind) is Mapping:
            tables.append((frozenset(), read))
        else:
            own = kind if kind in (int, bool, date, datetime, Decimal, types.NoneType) else str
            single[own] = (lambda value: ODD) if own in single else read

    def read_one(value: Any) -> Any:
        kind = type(value)
        if kind in single:
            return single[kind](value)
        if kind is dict:
            fit = [read for needed, read in tables if needed <= value.keys()]
            return fit[0](value) if len(fit) == 1 else ODD
        if kind is list:
            return next((found for read in lists if (found := read(value)) is not ODD), ODD)
        return ODD

    return read_one


def _needed(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _record(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    parts = [(one.name, reader(hints[one.name]), _needed(one)) for one in fields(kind)]

    def read(table: Any) -> Any:
        if type(table) is not dict:
            return ODD
        values: dict[str, Any] = {}
        for name, part, needed in parts:
            if name in table:
                value = values[name] = part(table[name])
                if value is ODD:
                    return ODD
            elif needed:
                return ODD
        return kind(**values)

    return read
