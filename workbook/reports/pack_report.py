"""A pack as data and as text: `workbook pack show` (docs/output.md 7)."""

from decimal import Decimal
from typing import Any

from workbook.domain import (
    FIRM,
    Applies,
    Choice,
    Column,
    Document,
    Exercise,
    Flow,
    Item,
    ItemBase,
    Pack,
    PickItem,
    RatingItem,
    TableItem,
)
from workbook.domain import places as places_in
from workbook.reports.layout import column, pad, wrap

_COMMON = frozenset(ItemBase.__dataclass_fields__) | {"kind"}
_DRAWN = ("source", "column")  # one option in the dialect: from=item.column
_HELPFUL = ("starts", "counts", "marks")  # what is offered while one answers says nothing of what is asked

_NAME = 22
"""Columns for an id beside the rest of its row."""


def pack_json(pack: Pack) -> dict[str, Any]:
    """`pack show --json`: every exercise in reading order with all its items, retired ones too and marked as such.

    `options` holds what is particular to the kind of an item, by the names of the dialect, and `replaces`, `hints` and
    `against` where they are set. `wants`, `feeds` and `documents` of an exercise follow from what draws on what; `again`
    has the items of other exercises that it asks once more. A document's `sources` are the exercises that fill it.
    """
    flow = Flow(pack)
    return {
        "format": 1,
        "id": pack.id,
        "title": pack.title,
        "version": pack.version,
        "lang": pack.lang,
        "plans": [{"id": plan.id, "title": plan.title, "scored": plan.scored} for plan in pack.plans],
        "chapters": [
            {"id": one.id, "number": one.number, "title": one.title, "plan": one.plan, "read_along": one.read_along}
            for one in pack.chapters
        ],
        "lenses": list(pack.lenses),
        "scopes": list(pack.scopes),
        "audiences": list(pack.audiences),
        "short": dict(pack.short),
        "exercises": [_exercise_json(pack, flow, one) for one in pack.exercises],
        "documents": [_document_json(pack, flow, one) for one in pack.documents],
    }


def pack_text(pack: Pack, *, items: bool = False) -> str:
    """Chapters and exercises: minutes, how much is asked, scope, how many exercises and documents it feeds, id; then documents.

    With `items` each exercise has the ids of its items under it, with their questions.
    """
    flow = Flow(pack)
    lines = [wrap(f"{pack.title} {pack.version} ({pack.id})")]
    lines += ["", *_columns("", "min", "asks", "scope", "feeds", "id")]
    for chapter in sorted(pack.chapters, key=lambda one: one.number):
        lines += ["", *column(f"{chapter.number:>3} ", chapter.title, 76)]
        for one in pack.exercises_in(chapter.id):
            feeds = len(flow.feeds(one)) + len(flow.pages(one))
            asks = str(len(one.live))
            lines += _columns(one.title, str(one.minutes), asks, one.scope, str(feeds or ""), one.id)
            lines += [wrap(f"{item.id}: {item.prompt}", "      ") for item in one.live if items]
    if pack.documents:
        lines += ["", "    Documents, and how many exercises fill each"]
    for page in pack.documents:
        lines += _columns(page.title, "", str(len(flow.sources(page))), "", "", page.id)
    live = sum(not item.retired for item in pack.item_by_id.values())
    ratings = len(pack.ratings)
    count = len(pack.documents)
    documents = f"; {count} document{'s' if count != 1 else ''}" if count else ""
    lines += ["", f"{len(pack.exercises)} exercises, {live - ratings} items and {ratings} ratings{documents}."]
    return "\n".join(lines)


def _columns(title: str, minutes: str, asks: str, scope: str, feeds: str, name: str) -> list[str]:
    """One row of the list. The id is never cut, for the commands want it: a long one has a line of its own."""
    beside = name if len(name) <= _NAME else ""
    lines = column("  ", title, 28, f" {minutes:>3} {asks:>4}  {pad(scope, 9)} {feeds:>5}  {beside}")
    return lines if beside else [*lines, f"      {name}"]


def _exercise_json(pack: Pack, flow: Flow, exercise: Exercise) -> dict[str, Any]:
    chapter = pack.chapter_of(exercise)
    place = {"plan": chapter.plan, "chapter": chapter.number, "exercise": exercise.id}
    own = {item.id for item in exercise.items}
    return {
        "id": exercise.id,
        "title": exercise.title,
        "chapter": chapter.number,
        "plan": chapter.plan,
        "minutes": exercise.minutes,
        "essential": exercise.essential,
        **_for_json(exercise.applies),
        "readiness": exercise.readiness,
        "scope": exercise.scope,
        "wants": [one.id for one in flow.wants(exercise)],
        "feeds": [one.id for one in flow.feeds(exercise)],
        "documents": [one.id for one in flow.pages(exercise)],
        "action": exercise.action or None,
        "effort": exercise.effort,
        "asks": exercise.asks,
        "made": exercise.made or None,
        "again": [item.id for item in exercise.asked if item.id not in own],
        "items": [_item_json(item, place) for item in exercise.items],
    }


def _document_json(pack: Pack, flow: Flow, document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "plan": document.plan,
        "reader": document.reader,
        **_for_json(document.applies),
        "sources": [one.id for one in flow.sources(document)],
        "items": [name for name in dict.fromkeys(places_in(document.body)) if name in pack.item_by_id],
    }


def _for_json(applies: Applies) -> dict[str, list[str]]:
    """The firms that something is for: every answer of a firm that it takes."""
    given = zip(("for", *list(FIRM)[1:]), applies.facets, FIRM.values(), strict=True)
    return {name: list(wanted or every) for name, wanted, every in given}


def _item_json(item: Item, place: dict[str, Any]) -> dict[str, Any]:
    head = {"id": item.id, "kind": item.kind, **place, "prompt": item.prompt}
    common: dict[str, Any] = {"optional": item.optional, "private": item.private}
    common |= {"rev": item.rev, "retired": item.retired, **_for_json(item.applies)}
    more: dict[str, Any] = {"replaces": item.replaces} if item.replaces is not None else {}
    more |= {"hints": list(item.hints)} if item.hints else {}
    more |= {"against": item.against} if item.against else {}
    if isinstance(item, RatingItem):
        return head | common | {"options": more} | _rating_json(item)
    return head | common | {"options": _options(item) | more}


def _options(item: Item) -> dict[str, Any]:
    names = [name for name in type(item).__dataclass_fields__ if name not in _COMMON]
    options = {name: _plain(getattr(item, name)) for name in names if name not in (*_DRAWN, *_HELPFUL)}
    if isinstance(item, PickItem | TableItem):
        column = f".{item.column}" if item.column is not None else ""
        options["from"] = f"{item.source}{column}" if item.source else None
    return options


def _plain(value: object) -> object:
    """An option's value as JSON has it."""
    match value:
        case Choice():
            return {"key": value.key, "text": value.text}
        case Column():
            head = {"key": value.key, "label": value.label, "kind": value.kind}
            return head | {"choices": list(value.choices), "mark": value.mark or None}
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case tuple():
            return [_plain(one) for one in value]
        case _:
            return value


def _rating_json(item: RatingItem) -> dict[str, Any]:
    return {
        "weight": item.weight,
        "scope": item.scope,
        "audience": item.audience,
        "lens": item.lens,
        "gate": item.gate,
        "na": item.na,
        "knows": item.knows,
        "fact": item.fact,
        "anchors": list(item.anchors),
        "evidence": item.evidence,
        "lifts": [
            {
                "id": lift.id,
                "title": lift.title,
                "to": lift.to,
                "effort": lift.effort,
                "horizon": lift.horizon,
                "minutes": lift.minutes or None,
                "first": lift.first,
                "exercise": lift.exercise,
                "after": list(lift.after),
                "asks": lift.asks,
                **_for_json(lift.applies),
                "text": lift.text,
            }
            for lift in item.lifts
        ],
    }
