"""Which record each entry of a file is, and the rules that a record must keep beyond the types of its parts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workbook.domain.actions.action import Action, Generated
from workbook.domain.addresses import Record
from workbook.domain.ids import is_id
from workbook.domain.response import Rated, Response, Tell
from workbook.domain.workbook import Decision, Place, Track
from workbook.store.format import codec
from workbook.store.format.entries import CONFLICT, Key
from workbook.store.kinds.layout import Shape

_YEARS = range(1970, 9000)

_GENERATED = ("lane", "item", "title", "to", "lift", "points", "effort", "horizon", "rank")
"""What is kept of the generated part of an action that nobody has touched: the pack and the ratings make the rest anew."""

_GENERATED_TOO = ("best", "exercise", "blocked_by", "repair", "met")


def kind_of(shape: Shape, key: Key, value: Any) -> type[Record] | None:
    """The type of record that an entry should be, or None for what is not ours: other keys, and tables of them."""
    if not isinstance(value, dict) or key == CONFLICT:
        return None
    kind = _kind_at(shape, key)
    if kind is None or not value.keys() & (codec.known_keys(kind) - {"id"}):
        return None
    return kind


def _kind_at(shape: Shape, key: Key) -> type[Record] | None:
    if len(key) == 1:
        by_shape: Mapping[str, type[Record]] = {"answers": Response, "ratings": Rated}
        return Place if shape.kind == "progress" and key == ("left_at",) else by_shape.get(shape.kind)
    by_name: Mapping[str, type[Record]] = {
        "action": Action,
        "suggested": Action,
        "decision": Decision,
        "exercises": Track,
    }
    return by_name.get(key[0])


def misplaced(shape: Shape, key: Key, value: Any) -> str | None:
    """What is wrong with an entry that stands where records should: a sentence, or None."""
    name = key[0]
    if len(key) == 1 and name in (*shape.lists, *shape.groups):
        return f"“{name}” should be a list of tables." if name in shape.lists else f"“{name}” should be tables."
    if len(key) == 1 and isinstance(value, list) and shape.kind in ("answers", "ratings") and key != CONFLICT:
        kinds = [kind_of(shape, key, part) for part in value]
        return "This should be one table, its name in single brackets." if any(kinds) else None
    if len(key) == 2 and key[1].startswith("?"):
        return "Two of these have the same id." if "id" in value else "“id” is missing."
    return None


def decode(kind: type[Record], key: Key, table: Mapping[str, Any]) -> Record | str:
    """The record in `table`, or a sentence that says what is wrong with it."""
    if kind is Response and table.get("kind") == "tell" and isinstance(table.get("value"), dict):
        table = {**table, "value": {"step": None, **table["value"]}}
    elif kind is Action:
        table = _whole_action(key, table)
    found = codec.read(kind, table)
    if isinstance(found, str):
        return found
    return _broken_rule(key, found) or found


def _whole_action(key: Key, table: Mapping[str, Any]) -> Mapping[str, Any]:
    if key[0] == "suggested":
        made = {name: table[name] for name in (*_GENERATED, *_GENERATED_TOO) if name in table}
        table = {"id": table.get("id"), "key": table.get("key"), "gen": made}
    gen = table.get("gen")
    if isinstance(gen, dict):
        table = {**table, "gen": {"item": None, "effort": None, "horizon": "", "text": "", **gen}}
    return table


def encode(record: Record, old: Any) -> dict[str, Any]:
    """The table to keep for a record, put over the one that stood there."""
    table: dict[str, Any] = codec.write(record, old)
    return table


def encode_suggested(action: Action) -> dict[str, Any]:
    """The short table of an action that nobody has touched. `text` and `why` are left out: the pack makes them anew."""
    made = codec.write(action.gen)
    short = {name: made[name] for name in (*_GENERATED, *_GENERATED_TOO) if made.get(name) not in (None, "")}
    return {"id": action.id, "key": action.key, **short}


def _broken_rule(key: Key, record: Record) -> str | None:
    if isinstance(record, Response | Rated | Decision) and not _is_moment(record.at):
        return "“at” is not a moment with its offset, as 2026-10-14T09:30:00+01:00."
    if isinstance(record, Response | Rated):
        if not is_id(key[0]):
            return "The name in brackets is not an item's id."
        if record.rev < 1:
            return "“rev” is not 1 or more."
    if isinstance(record, Response):
        return _broken_answer(record)
    if isinstance(record, Rated):
        if record.level is not None and record.na is not None:
            return "A rating has a level or does not apply, not both."
        return None if _is_step(record.level) else "“level” is not 0, 1, 2, 3 or 4."
    if isinstance(record, Decision):
        return None if _is_step(record.step) else "“step” is not 0, 1, 2, 3 or 4."
    if isinstance(record, Action):
        return _broken_action(record.gen)
    if isinstance(record, Track | Place):
        return None if len(key) == 1 or is_id(key[1]) else "The name in brackets is not an exercise's id."
    return None


def _broken_answer(record: Response) -> str | None:
    if not codec.fits(record):
        return f"“value” is not what an answer of kind “{record.kind}” should be."
    if isinstance(record.value, Tell) and not _is_step(record.value.step):
        return "“step” is not 0, 1, 2, 3 or 4."
    return None


def _broken_action(gen: Generated) -> str | None:
    return None if 0 <= gen.to <= 4 and gen.points >= 0 else "“to” or “points” is not a number that can be."


def _is_step(step: int | None) -> bool:
    return step is None or 0 <= step <= 4


def _is_moment(at: datetime) -> bool:
    return at.utcoffset() is not None and at.year in _YEARS
