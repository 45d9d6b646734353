"""The door for single values from a pack: pydantic's core checks each against the type of its dataclass field, in plain words.

The schemas are written for the core itself: pydantic around it takes longer to load than a pack takes to read.
"""

import types
from dataclasses import fields
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator
    from pydantic_core.core_schema import CoreSchema


def field_types(cls: type[Any]) -> dict[str, Any]:
    """The type of each field of a dataclass, by name."""
    return {field.name: field.type for field in fields(cls)}


@cache
def _validator(kind: Any) -> "SchemaValidator":
    from pydantic_core import SchemaValidator

    return SchemaValidator(_schema(kind))


def _schema(kind: Any) -> "CoreSchema":
    """Raises TypeError for a type that no pack has had so far."""
    from pydantic_core import core_schema as core

    plain: dict[Any, CoreSchema] = {
        str: core.str_schema(),
        int: core.int_schema(),
        bool: core.bool_schema(),
        Decimal: core.decimal_schema(),
    }
    if kind in plain:
        return plain[kind]
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType) and types.NoneType in parts and len(parts) == 2:
        return core.nullable_schema(_schema(next(part for part in parts if part is not types.NoneType)))
    if origin is Literal:
        return core.literal_schema(list(parts))
    if origin is list:
        return core.list_schema(_schema(parts[0]))
    if origin is tuple and parts[1:] == (Ellipsis,):
        return core.tuple_schema([_schema(parts[0])], variadic_item_index=0)
    raise TypeError(f"no schema for {kind!r}")


def fit(kind: Any, value: object, *, strict: bool) -> tuple[Any, str]:
    """`value` as the type `kind`, and an empty text; or None and what is wanted, as `wants a whole number, found “ten”.`

    `strict` takes no text for a number: right for TOML, which has numbers of its own, and wrong for pack options.
    """
    if (plain := _plainly(kind, value, strict)) is not None:
        return plain, ""
    from pydantic_core import ValidationError

    try:
        return _validator(kind).validate_python(value, strict=strict), ""
    except ValidationError:
        shown = value if isinstance(value, str | int | float) else type(value).__name__
        return None, f"wants {_wanted(kind)}, found “{str(shown)[:40]}”."


def _plainly(kind: Any, value: object, strict: bool) -> Any:
    """`value` as the type `kind` where that can be seen at once, as nearly always: the checks take as long to load as a tenth of a pack."""
    if type(value) is kind and kind in (str, int, bool):
        return value
    if kind == tuple[str, ...] and type(value) is tuple and all(type(part) is str for part in value):
        return value
    if get_origin(kind) is Literal and isinstance(value, str) and value in get_args(kind):
        return value
    if strict or not isinstance(value, str) or not (value.isascii() and value.isdigit() and len(value) < 10):
        return None
    return int(value) if kind in (int, int | None) else Decimal(value) if kind == Decimal | None else None


def _wanted(kind: Any) -> str:
    """The type in plain words."""
    if get_origin(kind) in (Union, types.UnionType):
        return _wanted(next(part for part in get_args(kind) if part is not type(None)))
    if get_origin(kind) is Literal:
        *most, last = (f"“{word}”" for word in get_args(kind))
        return f"{', '.join(most)} or {last}" if most else last
    if get_origin(kind) is tuple:
        return f"a list, each part {_wanted(get_args(kind)[0])}"
    return {int: "a whole number", Decimal: "a number", str: "text"}.get(kind, "another kind of value")
