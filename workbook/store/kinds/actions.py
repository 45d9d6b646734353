"""`actions.toml`: the actions that people have touched, and below them the suggested ones as last made."""

from collections.abc import Mapping
from typing import Any

from workbook.domain import ActionAt
from workbook.domain.actions import Action
from workbook.store.format import codec
from workbook.store.kinds.kind import KEPT, OWN_ID, Kind, Rule, Section, ours

_GENERATED = ("lane", "item", "title", "to", "lift", "points", "effort", "horizon", "rank")
"""What is kept of the generated part of an action that nobody has touched: the pack and the ratings make the rest anew."""

_GENERATED_TOO = ("best", "exercise", "blocked_by", "repair", "met")


def _broken(action: Action) -> str | None:
    good = 0 <= action.gen.to <= 4 and action.gen.points >= 0
    return None if good else "“to” or “points” is not a number that can be."


def _whole(table: Mapping[str, Any]) -> Mapping[str, Any]:
    gen = table.get("gen")
    if isinstance(gen, dict):
        return {**table, "gen": {"item": None, "effort": None, "horizon": "", "text": "", **gen}}
    return table


def _from_short(table: Mapping[str, Any]) -> Mapping[str, Any]:
    made = {name: table[name] for name in (*_GENERATED, *_GENERATED_TOO) if name in table}
    return _whole({"id": table.get("id"), "key": table.get("key"), "gen": made})


def _short(action: Action) -> dict[str, Any]:
    """`text` and `why` are left out: the pack makes them anew."""
    made = codec.write(action.gen)
    short = {name: made[name] for name in (*_GENERATED, *_GENERATED_TOO) if made.get(name) not in (None, "")}
    return {"id": action.id, "key": action.key, **short}


ACTION = Section(
    record=Action,
    at=ActionAt,
    form="list",
    under="action",
    name="action",
    naming=OWN_ID,
    rules=(Rule(_broken),),
    fill=_whole,
    words=lambda action: action.title,
)

SUGGESTED = Section(
    record=Action,
    at=None,
    form="list",
    under="suggested",
    naming=OWN_ID,
    rules=(Rule(_broken),),
    fill=_from_short,
    shorten=_short,
    clash={"": ours},
)

ACTIONS = Kind(
    "actions",
    f"The actions of a referral workbook: touched, then suggested. {KEPT}",
    file="actions.toml",
    called="the file of actions",
    sections=(ACTION, SUGGESTED),
)
