"""Records to tables and back. Reading is strict: `"3"` and `true` are no numbers, and a day is not a moment.

The checks are loaded with the first record that is not just as it is due, and each type's is built when that type is first met.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar, cast

from workbook.domain import Check, Response, Tell, one_line
from workbook.store.format import as_due

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator, ValidationError

T = TypeVar("T")

_NUMBERS = count()
"""Each record that is read gets one."""


def read(kind: type[T], table: Mapping[str, Any]) -> T | str:
    """The record of type `kind` that `table` holds, or a sentence that says what is wrong with it. Other keys are passed over."""
    found, why = read_part(kind, table)
    return why or cast(T, found)


def read_part(kind: Any, value: Any) -> tuple[Any, str]:
    """A value of any type that a record may have a field of, and an empty text; or None and what is wrong with it."""
    if next(_NUMBERS) < as_due.MOST and (found := as_due.reader(kind)(value)) is not as_due.ODD:
        return found, ""
    refused, validator = _checks()
    try:
        return validator(kind).validate_python(value), ""
    except refused as error:
        return None, _sentence(error.errors(include_url=False, include_input=False))


@cache
def _checks() -> "tuple[type[ValidationError], Callable[[Any], SchemaValidator]]":
    from pydantic_core import ValidationError

    from workbook.store.format.validator import validator

    return ValidationError, validator


_WANTED = {"date_type": "not a day, as 2026-03-31"}
"""What is said of a value that is not of its type, by the checker's name for that."""


def _sentence(errors: list[Any]) -> str:
    first = errors[0]
    place = [part for part in first["loc"] if isinstance(part, str)]
    if not place or place[0] == "value" or first["type"] != "missing":
        name = one_line(place[0], 60) if place else "value"
        if not place:
            return "This is not a table."
        if first["type"] == "literal_error":
            return f"“{name}” should be {first['ctx']['expected'].replace(chr(39), '')}."
        return f"“{name}” is {_WANTED.get(first['type'], 'not what it should be')}."
    return f"“{one_line('.'.join(place), 60)}” is missing."


def write(value: Any, old: Any = None) -> Any:
    """What TOML is to hold for a record or a part of one. Empty parts are left out; line ends become `\\n`.

    `old` is what stood there before: the keys in it that the record does not know are kept, at every level, and
    its order too, so that a diff shows only what changed.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return _write_record(value, old if isinstance(old, dict) else {})
    if isinstance(value, str):
        text = str.__str__(value).replace("\r\n", "\n").replace("\r", "\n")
        return text.encode("utf-8", "replace").decode()
    if isinstance(value, datetime):
        return _with_offset(value)
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): write(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [write(part, before) for part, before in zip(value, _partners(value, old), strict=True)]
    return value


def _write_record(value: Any, old: dict[str, Any]) -> dict[str, Any]:
    if isinstance(value, Response) and old.get("kind") != value.kind:
        old = {key: part for key, part in old.items() if key != "value"}  # what stood under another kind is no guide
    known = {one.name: one for one in fields(value)}
    new = {
        name: write(part, old.get(name)) for name, one in known.items() if is_worth(part := getattr(value, name), one)
    }
    kept = {key: new.get(key, part) for key, part in old.items() if key in new or key not in known}
    return kept | new


def is_worth(value: Any, one: "Field[Any]") -> bool:
    """Whether a value is written at all: not when it is nothing, or an empty default."""
    if value is None or bool(value):
        return value is not None
    return one.default_factory is MISSING and (one.default is MISSING or value != one.default)


def _partners(values: tuple[Any, ...] | list[Any], old: Any) -> list[Any]:
    """For each record of a list the table it was before: the one that says the same, else the one in its place."""
    if not isinstance(old, list) or not values or not is_dataclass(values[0]):
        return [None] * len(values)
    left = [part for part in old if isinstance(part, dict)]
    result: list[Any] = []
    for value in values:
        plain = write(value)
        found = next((part for part in left if all(part.get(key) == one for key, one in plain.items())), None)
        if found is not None:
            left.remove(found)
        result.append(found)
    if len(values) == len(old):
        return [found if found is not None else _unused(old[place], left) for place, found in enumerate(result)]
    return result


def _unused(part: Any, left: list[Any]) -> Any:
    return part if part in left else None


def _with_offset(moment: datetime) -> datetime:
    """The same moment with its offset as plain minutes, as TOML can hold it."""
    offset = moment.utcoffset()
    if offset is None:
        return moment
    return moment.astimezone(timezone(timedelta(minutes=round(offset.total_seconds() / 60))))


@cache
def known_keys(kind: type) -> frozenset[str]:
    """The keys that records of type `kind` use; every other key in their tables belongs to somebody else."""
    return frozenset(one.name for one in fields(kind))


_TEXTS = ("line", "text", "choice")
_LISTS = ("list", "choices", "pick")


def fits(response: Response) -> bool:
    """Whether the value of a response is of the sort that its kind of item gives."""
    value, kind = response.value, response.kind
    if kind in _TEXTS:
        return isinstance(value, str)
    if kind == "number":
        return isinstance(value, int | Decimal) and not isinstance(value, bool)
    if kind == "date":
        return isinstance(value, date)
    if kind in ("check", "tell"):
        return isinstance(value, Check if kind == "check" else Tell)
    if kind in _LISTS:
        return isinstance(value, tuple) and all(isinstance(part, str) for part in value)
    return kind == "table" and isinstance(value, tuple) and all(isinstance(part, Mapping) for part in value)
