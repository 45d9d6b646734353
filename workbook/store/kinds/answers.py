"""`answers/05-strategy.toml`: what was answered, one file for a chapter. An answer is found by its item, in whichever file it stands."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workbook.domain import AnswerAt, Response, Tell
from workbook.store.format import fits
from workbook.store.kinds.kind import ITEM, KEPT, Kind, Naming, Rule, Section, within

_YEARS = range(1970, 9000)
_STEP = "“step” is not 0, 1, 2, 3 or 4."


def _not_a_moment(record: Any) -> str | None:
    at: datetime = record.at
    if at.utcoffset() is not None and at.year in _YEARS:
        return None
    return "“at” is not a moment with its offset, as 2026-10-14T09:30:00+01:00."


MOMENT = Rule(_not_a_moment)
"""`at` is a moment with its offset, in a year that can be."""

REVISION = within("rev", 1, None, "“rev” is not 1 or more.")


def _broken(answer: Response) -> str | None:
    if not fits(answer):
        return f"“value” is not what an answer of kind “{answer.kind}” should be."
    step = answer.value.step if isinstance(answer.value, Tell) else None
    return _STEP if step is not None and not 0 <= step <= 4 else None


_SORTS: Mapping[str, Mapping[str, Any]] = {
    "line text choice": {"type": "string"},
    "number": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "check tell": {"type": "object"},
    "list choices pick": {"type": "array", "items": {"type": "string"}},
    "table": {"type": "array", "items": {"type": "object"}},
}
"""What sort of value the kinds of items have, as JSON Schema says it."""

_VALUE_BY_KIND = [
    {"if": {"properties": {"kind": {"enum": kinds.split()}}}, "then": {"properties": {"value": value}}}
    for kinds, value in _SORTS.items()
]


def _with_step(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """A tell-a-friend answer of which there is only the text so far."""
    if table.get("kind") == "tell" and isinstance(table.get("value"), dict):
        return {**table, "value": {"step": None, **table["value"]}}
    return table


ANSWER = Section(
    record=Response,
    at=AnswerAt,
    form="tables",
    name="answer",
    naming=ITEM,
    rules=(MOMENT, REVISION, Rule(_broken, {"": {"allOf": _VALUE_BY_KIND}})),
    fill=_with_step,
)

ANSWERS = Kind(
    "answers",
    f"Answers to one chapter of a referral workbook. {KEPT}",
    file="answers/{chapter}.toml",
    called="a file of answers",
    namings={"chapter": Naming(lambda name: len(name) <= 67 and bool(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name)))},
    sections=(ANSWER,),
)
