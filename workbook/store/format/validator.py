"""The check of a record at the door, made from the fields of its dataclass: one definition of each thing.

The schemas are written for pydantic-core itself. pydantic's own way there costs as much time as starting the program,
and its strict mode would refuse a table where a dataclass is due. Here every plain value is strict and every
collection is as TOML gives it.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic_core import SchemaValidator
from pydantic_core import core_schema as core

from workbook.store.format.as_due import fraction

_PLAIN: dict[Any, core.CoreSchema] = {
    str: core.str_schema(strict=True),
    int: core.int_schema(strict=True),
    bool: core.bool_schema(strict=True),
    date: core.date_schema(strict=True),
    datetime: core.datetime_schema(strict=True),
    Decimal: core.decimal_schema(strict=True),
}


@cache
def validator(kind: Any) -> SchemaValidator:
    """The validator of a dataclass. Built when the type is first met, then kept.

    Raises TypeError for a field of a type that no record has had so far.
    """
    return SchemaValidator(_schema(kind))


def _schema(kind: Any) -> core.CoreSchema:
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind is Fraction:
        return core.no_info_after_validator_function(fraction, core.str_schema(strict=True))
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        members = [_schema(part) for part in parts if part is not type(None)]
        union = members[0] if len(members) == 1 else core.union_schema([*members])
        return core.nullable_schema(union) if type(None) in parts else union
    if origin is Literal:
        return core.literal_schema(list(parts))
    if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:
        return core.tuple_schema([_schema(parts[0])], variadic_item_index=0)
    if origin is Mapping:
        return core.dict_schema(_schema(parts[0]), _schema(parts[1]))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return core.enum_schema(kind, list(kind), sub_type="str")
    if is_dataclass(kind):
        return _record(kind)
    raise TypeError(f"no schema for {kind!r}")


def _record(kind: Any) -> core.CoreSchema:
    hints = get_type_hints(kind)
    parts = [
        core.dataclass_field(one.name, _with_default(_schema(hints[one.name]), one), kw_only=True)
        for one in fields(kind)
    ]
    arguments = core.dataclass_args_schema(kind.__name__, parts)
    names = [one.name for one in fields(kind)]
    return core.dataclass_schema(kind, arguments, names, slots="__slots__" in vars(kind))


def _with_default(schema: core.CoreSchema, one: "Field[Any]") -> core.CoreSchema:
    if one.default is not MISSING:
        return core.with_default_schema(schema, default=one.default)
    if one.default_factory is not MISSING:
        return core.with_default_schema(schema, default_factory=one.default_factory)
    return schema
