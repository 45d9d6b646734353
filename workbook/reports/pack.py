"""A pack as data and as text: `workbook pack show` (design.md section 7)."""

from decimal import Decimal
from typing import Any

from workbook.domain.item import Choice, Column, Item, ItemBase, PickItem, RatingItem
from workbook.domain.pack import Exercise, Pack
from workbook.reports.layout import cut, pad, wrap

_COMMON = frozenset(ItemBase.__dataclass_fields__) | {"kind"}


def pack_json(pack: Pack) -> dict[str, Any]:
    """`pack show --json`: every exercise in reading order with all its items, retired ones too and marked as such.

    `options` holds what is particular to the kind of an item, by the names of the dialect, and `replaces` where it is set.
    """
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
        "exercises": [_exercise_json(pack, one) for one in pack.exercises],
    }


def pack_text(pack: Pack) -> str:
    """Chapters and exercises with their minutes and how many items or ratings each has."""
    lines = [wrap(f"{pack.title} {pack.version} ({pack.id})")]
    for chapter in sorted(pack.chapters, key=lambda one: one.number):
        lines += ["", f"{chapter.number:>3} {cut(chapter.title, 70)}"]
        for one in pack.exercises_in(chapter.id):
            what = "ratings" if one.readiness else "items"
            lines.append(
                f"    {pad(one.title, 32)} {one.minutes:>3} min {len(one.live):>3} {what:<8} {cut(one.id, 22)}"
            )
    live = sum(len(one.live) for one in pack.exercises)
    ratings = len(pack.ratings)
    lines += ["", f"{len(pack.exercises)} exercises, {live - ratings} items and {ratings} ratings."]
    return "\n".join(lines)


def _exercise_json(pack: Pack, exercise: Exercise) -> dict[str, Any]:
    chapter = pack.chapter_of(exercise)
    place = {"plan": chapter.plan, "chapter": chapter.number, "exercise": exercise.id}
    return {
        "id": exercise.id,
        "title": exercise.title,
        "chapter": chapter.number,
        "plan": chapter.plan,
        "minutes": exercise.minutes,
        "readiness": exercise.readiness,
        "items": [_item_json(item, place) for item in exercise.items],
    }


def _item_json(item: Item, place: dict[str, Any]) -> dict[str, Any]:
    head = {"id": item.id, "kind": item.kind, **place, "prompt": item.prompt}
    common = {"optional": item.optional, "private": item.private, "rev": item.rev, "retired": item.retired}
    more = {"replaces": item.replaces} if item.replaces is not None else {}
    if isinstance(item, RatingItem):
        return head | common | {"options": more} | _rating_json(item)
    return head | common | {"options": _options(item) | more}


def _options(item: Item) -> dict[str, Any]:
    if isinstance(item, PickItem):
        return {"from": item.source if item.column is None else f"{item.source}.{item.column}", "max": item.max}
    names = [name for name in type(item).__dataclass_fields__ if name not in _COMMON]
    return {name: _plain(getattr(item, name)) for name in names}


def _plain(value: object) -> object:
    """An option's value as JSON has it."""
    match value:
        case Choice():
            return {"key": value.key, "text": value.text}
        case Column():
            return {"key": value.key, "label": value.label, "kind": value.kind, "choices": list(value.choices)}
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
        "anchors": list(item.anchors),
        "evidence": item.evidence,
        "lifts": [
            {
                "id": lift.id,
                "to": lift.to,
                "effort": lift.effort,
                "horizon": lift.horizon,
                "exercise": lift.exercise,
                "after": list(lift.after),
                "asks": lift.asks,
                "text": lift.text,
            }
            for lift in item.lifts
        ],
    }
