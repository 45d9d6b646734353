"""A pack as plain JSON values and back, by hand: a warm start has no time for a library that checks what we wrote ourselves.

`thaw` raises KeyError, TypeError, ValueError, IndexError or AttributeError for values that `freeze` has not made.
"""

from dataclasses import MISSING, fields
from decimal import Decimal
from functools import cache
from typing import Any

from workbook.domain.item import ITEM_TYPES, Choice, Column, Item, Kind, Lift
from workbook.domain.pack import Chapter, Exercise, Pack, Plan
from workbook.domain.prose import Block, Prose, Span


def freeze(pack: Pack) -> dict[str, Any]:
    """`pack` as values that JSON can hold. What has its default is left out of items."""
    return {
        "head": [pack.id, pack.title, pack.version, pack.lang],
        "words": [pack.lenses, pack.scopes, pack.audiences],
        "sha256": pack.sha256,
        "plans": [[plan.id, plan.title, plan.scored] for plan in pack.plans],
        "chapters": [
            [chapter.id, chapter.number, chapter.title, chapter.plan, chapter.read_along, _freeze_prose(chapter.page)]
            for chapter in pack.chapters
        ],
        "exercises": [_freeze_exercise(exercise) for exercise in pack.exercises],
    }


def thaw(raw: dict[str, Any]) -> Pack:
    """The pack that `freeze` made `raw` from."""
    lenses, scopes, audiences = map(tuple, raw["words"])
    name, title, version, lang = raw["head"]
    return Pack(
        id=name,
        title=title,
        version=version,
        lang=lang,
        plans=tuple(Plan(*plan) for plan in raw["plans"]),
        chapters=tuple(_thaw_chapter(*chapter) for chapter in raw["chapters"]),
        exercises=tuple(_thaw_exercise(*exercise) for exercise in raw["exercises"]),
        lenses=lenses,
        scopes=scopes,
        audiences=audiences,
        sha256=raw["sha256"],
    )


def _thaw_chapter(id: str, number: int, title: str, plan: str, read_along: str, page: list[Any]) -> Chapter:
    return Chapter(id, number, title, plan, read_along, _thaw_prose(page))


def _freeze_prose(prose: Prose) -> list[Any]:
    return [
        [
            block.kind,
            block.level,
            block.number,
            [[span.text, span.bold + 2 * span.italic + 4 * span.code] for span in block.spans],
        ]
        for block in prose
    ]


def _thaw_prose(raw: list[Any]) -> Prose:
    return tuple(
        Block(kind, tuple(_thaw_span(text, style) for text, style in spans), level, number)
        for kind, level, number, spans in raw
    )


def _thaw_span(text: str, style: int) -> Span:
    return Span(text, style & 1 > 0, style & 2 > 0, style & 4 > 0) if style else Span(text)


def _freeze_exercise(exercise: Exercise) -> list[Any]:
    return [
        exercise.id,
        exercise.title,
        exercise.chapter,
        exercise.minutes,
        exercise.file,
        exercise.scope,
        exercise.readiness,
        _freeze_prose(exercise.lesson),
        [_freeze_item(item) for item in exercise.items],
    ]


def _thaw_exercise(
    id: str, title: str, chapter: str, minutes: int, file: str, scope: str, ready: bool, lesson: Any, items: Any
) -> Exercise:
    read = tuple(_thaw_item(**item) for item in items)
    return Exercise(id, title, chapter, minutes, _thaw_prose(lesson), read, file, scope, ready)


@cache
def _defaults(kind: Kind) -> dict[str, Any]:
    """The default of each field of a kind's dataclass; MISSING where there is none."""
    return {field.name: field.default for field in fields(ITEM_TYPES[kind])}


def _freeze_item(item: Item) -> dict[str, Any]:
    raw: dict[str, Any] = {"kind": item.kind}
    for name, default in _defaults(item.kind).items():
        value = getattr(item, name)
        if default is MISSING or value != default:
            raw[name] = _freeze_value(name, value)
    return raw


def _freeze_value(name: str, value: Any) -> Any:
    match name:
        case "help":
            return _freeze_prose(value)
        case "choices":
            return [[choice.key, choice.text] for choice in value]
        case "columns":
            return [[column.key, column.label, column.kind, column.choices] for column in value]
        case "lifts":
            return [
                [lift.id, lift.to, lift.effort, lift.horizon, lift.text, lift.exercise, lift.after, lift.asks]
                for lift in value
            ]
        case _:
            return {"decimal": str(value)} if isinstance(value, Decimal) else value


def _thaw_item(kind: str, help: Any = (), **values: Any) -> Item:
    for name, value in values.items():
        match name:
            case "choices":
                values[name] = tuple(Choice(key, text) for key, text in value)
            case "columns":
                values[name] = tuple(Column(key, label, kind, tuple(keys)) for key, label, kind, keys in value)
            case "lifts":
                values[name] = tuple(
                    Lift(id, to, effort, horizon, text, exercise, tuple(after), asks)
                    for id, to, effort, horizon, text, exercise, after, asks in value
                )
            case "examples":
                values[name] = tuple(map(tuple, value))
            case "anchors":
                values[name] = tuple(value)
            case _:
                if isinstance(value, dict):
                    values[name] = Decimal(value["decimal"])
    return ITEM_TYPES[kind](help=_thaw_prose(help), **values)
