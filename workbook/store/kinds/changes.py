"""Where in the files a place of the domain is, and what a value put there looks like."""

from collections.abc import Mapping
from typing import Any

from workbook.domain.actions.action import Action
from workbook.domain.addresses import ActionAt, AnswerAt, At, DecisionAt, ProfileAt, RatingAt, Record, TrackAt
from workbook.domain.dataclass import dataclass
from workbook.domain.ids import is_id
from workbook.domain.problem import Problem
from workbook.domain.response import Rated, Response
from workbook.domain.text import one_line
from workbook.domain.workbook import Decision, Place, Profile, Track
from workbook.store.format.codec import known_keys
from workbook.store.format.entries import Entries, Key
from workbook.store.format.limits import flaw_in
from workbook.store.kinds.layout import (
    ACTIONS,
    DECISIONS,
    PROGRESS,
    WORKBOOK,
    checkin_file,
    is_label,
    ratings_file,
    ratings_of,
    shape_of,
)
from workbook.store.kinds.records import decode, encode

_TAKEN = ("format", "conflict")
"""Ids that no item can have, because a file uses them for itself."""

_NOTHING_CHANGED = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class Address:
    """A file, an entry in it, and the type of record that stands there."""

    name: str
    key: Key
    kind: type[Record]


def locate(at: At, where: Mapping[str, str]) -> Address | Problem:
    """The address of a place; `where` says which file holds each answered item. A problem when a name in it cannot be one."""
    if isinstance(at, AnswerAt):
        name = where.get(at.item, at.file)
        shape = shape_of(name)
        if shape is None or shape.kind != "answers" or not _is_item(at.item):
            return _no_name(name, at.item)
        return Address(name, (at.item,), Response)
    if isinstance(at, RatingAt):
        name = ratings_file(at.label, at.person)
        if not (is_label(at.label) and is_id(at.person) and at.person != "checkin" and _is_item(at.item)):
            return _no_name(name, at.item)
        return Address(name, (at.item,), Rated)
    if isinstance(at, ActionAt | DecisionAt):
        name, group, kind = (
            (ACTIONS, "action", Action) if isinstance(at, ActionAt) else (DECISIONS, "decision", Decision)
        )
        if not at.id or at.id.startswith("?") or one_line(at.id, 64) != at.id:
            return _no_name(name, at.id)
        return Address(name, (group, at.id), kind)
    if isinstance(at, TrackAt):
        return (
            Address(PROGRESS, ("exercises", at.exercise), Track)
            if is_id(at.exercise)
            else _no_name(PROGRESS, at.exercise)
        )
    if isinstance(at, ProfileAt):
        return Address(WORKBOOK, (), Profile)
    return Address(PROGRESS, ("left_at",), Place)


def _is_item(item: str) -> bool:
    return is_id(item) and item not in _TAKEN


def _no_name(name: str, part: str) -> Problem:
    what = f"“{one_line(part, 60)}” cannot be kept under that name."
    return Problem(one_line(name, 120), None, what, _NOTHING_CHANGED)


def change(address: Address, value: Record | None, old: Any) -> tuple[dict[str, Any] | None, Record | None] | Problem:
    """The table to put at an address and the record that it reads back as; or why that cannot be.

    To clear a record leaves the keys in its table that are not the record's own.
    """
    if old is not None and not isinstance(old, dict):
        return _refused(address, "Something else stands under that name.")
    if value is None:
        return _cleared(address, old), None
    if not isinstance(value, address.kind):
        raise TypeError(f"{type(value).__name__} at the place of a {address.kind.__name__}")
    table = encode(value, old)
    flaw = flaw_in(table)
    if flaw is not None:
        return _refused(address, flaw)
    record = decode(address.kind, address.key, table)
    return _refused(address, record) if isinstance(record, str) else (table, record)


def _refused(address: Address, why: str) -> Problem:
    return Problem(address.name, None, f"“{one_line(address.key[-1], 60)}” cannot be kept: {why}", _NOTHING_CHANGED)


def _cleared(address: Address, old: dict[str, Any] | None) -> dict[str, Any] | None:
    rest = {key: part for key, part in (old or {}).items() if key not in known_keys(address.kind)}
    if rest and old and len(address.key) == 2 and "id" in old:
        rest = {"id": old["id"], **rest}
    return rest or None


def head_of_checkin(address: Address, value: Record | None) -> tuple[str, Entries] | None:
    """The `checkin.toml` that a quarter's first rating makes: solo, open, begun on the day of that rating."""
    if not isinstance(value, Rated):
        return None
    label, _ = ratings_of(address.name)
    return checkin_file(label), {("kind",): "solo", ("state",): "open", ("opened",): value.at.date()}
