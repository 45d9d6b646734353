"""The door for single values from a pack: pydantic checks each against the type of its dataclass field, in plain words."""

import types
from dataclasses import fields
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def field_types(cls: type[Any]) -> dict[str, Any]:
    """The type of each field of a dataclass, by name."""
    return {field.name: field.type for field in fields(cls)}


@cache
def _adapter(kind: Any) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def fit(kind: Any, value: object, *, strict: bool) -> tuple[Any, str]:
    """`value` as the type `kind`, and an empty text; or None and what is wanted, as `wants a whole number, found “ten”.`

    `strict` takes no text for a number: right for TOML, which has numbers of its own, and wrong for pack options.
    """
    from pydantic import ValidationError

    try:
        return _adapter(kind).validate_python(value, strict=strict), ""
    except ValidationError:
        shown = value if isinstance(value, str | int | float) else type(value).__name__
        return None, f"wants {_wanted(kind)}, found “{str(shown)[:40]}”."


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
