"""`python -m tools.schemas`: write what may stand in each kind of file as JSON Schema, for an editor that checks TOML.

The schemas follow from what `workbook/store/kinds` declares: the types of the records and their bounds. They say less than the program
checks, and never more: a file that the program reads without a word is valid. Files of an older format have none.
"""

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from workbook.store.format import FORMAT
from workbook.store.kinds import Kind, Rule, Section, Whole
from workbook.store.kinds.registry import KINDS

WRITTEN = tuple(kind for kind in KINDS if not kind.former)
"""The kinds of file that have a schema."""

FOLDER = Path(__file__).parents[1] / "docs" / "schemas"

Schema = dict[str, Any]

_PLAIN: Mapping[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    Fraction: {"type": "string", "pattern": r"^-?\d{1,20}(/[1-9]\d{0,19})?$"},
}


def schema_of(kind: Kind) -> Schema:
    """The schema of one kind of file."""
    own: Schema = {"format": {"const": FORMAT}, "conflict": {"type": "array", "items": {"type": "object"}}}
    schema: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.file,
        "description": kind.comment,
        "type": "object",
        "required": ["format"],
        "properties": own,
    }
    if kind.whole is not None:
        whole = _whole(kind.whole)
        own |= whole["properties"]
        schema["required"] += whole["required"]
    for section in kind.sections:
        record = _section(section)
        if section.form == "tables":
            schema["patternProperties"] = {f"^(?!(format|conflict)$){section.naming.pattern}$": _if_table(record)}
        elif section.form == "list":
            own[section.under] = {"type": "array", "items": record}
        elif section.form == "group":
            own[section.under] = {"type": "object", "patternProperties": {f"^{section.naming.pattern}$": record}}
        else:
            own[section.under] = record
    return schema


def _if_table(record: Schema) -> Schema:
    """A table with any of a record's keys is one; what else a person keeps under such a name is theirs."""
    ours = {"type": "object", "anyOf": [{"required": [name]} for name in record["properties"]]}
    return {"if": ours, "then": record}


def _section(section: Section) -> Schema:
    if section.shorten is None:
        return _record(section.record, section.rules)
    hints = get_type_hints(section.record)
    short = {"id": _of(hints["id"]), "key": _of(hints["key"]), **_record(hints["gen"], ())["properties"]}
    return {"type": "object", "required": ["id", "key"], "properties": short}


def _whole(whole: Whole) -> Schema:
    record = _record(whole.record, ())
    for name, part in whole.parts.items():
        if name in whole.lists:
            record["properties"][name] = {"type": "array", "items": _record(whole.lists[name], part.rules)}
        elif is_dataclass(get_type_hints(whole.record)[name]):
            record["properties"][name] = _record(get_type_hints(whole.record)[name], part.rules)
    spared = {*whole.lists, *(name for name, part in whole.parts.items() if part.optional)}
    record["required"] = [one for one in record["required"] if one not in spared]
    return record


def _record(record: Any, rules: tuple[Rule, ...]) -> Schema:
    """A table that is a record. What is nothing is left out of a file, so that only what can't be nothing is required."""
    hints = get_type_hints(record)
    properties = {one.name: _of(hints[one.name]) for one in fields(record)}
    schema: Schema = {
        "type": "object",
        "description": " ".join((record.__doc__ or "").split("\n\n")[0].split()),
        "required": [
            one.name
            for one in fields(record)
            if one.default is MISSING and one.default_factory is MISSING and type(None) not in get_args(hints[one.name])
        ],
        "properties": properties,
    }
    for rule in rules:
        for name, bounds in rule.schema.items():
            (properties[name] if name else schema).update(bounds)
    return schema


def _of(kind: Any) -> Schema:
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        found = [_of(part) for part in parts if part is not type(None)]
        return found[0] if len(found) == 1 else {"anyOf": found}
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is tuple:
        return {"type": "array", "items": _of(parts[0])}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(parts[1])}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [str(one.value) for one in kind]}
    return _record(kind, ())


def text_of(kind: Kind) -> str:
    """The file that holds the schema of a kind of file."""
    return json.dumps(schema_of(kind), indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write them all anew, and take away those of kinds that are no more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for gone in {path.stem for path in FOLDER.glob("*.json")} - {kind.name for kind in WRITTEN}:
        (FOLDER / f"{gone}.json").unlink()
    for kind in WRITTEN:
        (FOLDER / f"{kind.name}.json").write_text(text_of(kind), encoding="utf-8")


if __name__ == "__main__":
    main()
