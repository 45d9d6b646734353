"""A pack as pieces of packed JSON and back, by hand: a warm start has no time for a library that checks what we wrote ourselves.

The first piece is the head. Each lesson and page, the items of each exercise and the word lists have one of their own after it, which
is unpacked when it is first looked at: a command that prints a score shows no lesson, and asks for nothing but the ratings.
`thaw` raises KeyError, TypeError, ValueError, IndexError, AttributeError or zlib.error for a head that `freeze` has not made.
"""

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields
from decimal import Decimal
from functools import cache, partial
from typing import Any

from workbook.domain import (
    EVERYBODY,
    ITEM_TYPES,
    Applies,
    Block,
    Chapter,
    Choice,
    Column,
    Document,
    Exercise,
    Item,
    Kind,
    Lift,
    Pack,
    Plan,
    Programme,
    Prose,
    RatingItem,
    Said,
    Span,
    Start,
    Week,
    WordList,
)
from workbook.domain.late_values import Late
from workbook.domain.outline import Outline, PageOutline

_OUTLINE = [field.default for field in fields(Outline)]


def freeze(pack: Pack) -> list[bytes]:
    """`pack` as packed pieces, the head first. What has its default is left out of items."""
    pieces = [b""]
    pieces[0] = _packed(
        {
            "head": [pack.id, pack.title, pack.version, pack.lang],
            "words": [pack.lenses, pack.scopes, pack.audiences, pack.short],
            "sha256": pack.sha256,
            "lists": _kept([[one.name, one.entries] for one in pack.word_lists], pieces) if pack.word_lists else 0,
            "programme": _freeze_programme(pack.programme, pieces) if pack.programme is not None else 0,
            "plans": [[plan.id, plan.title, plan.scored] for plan in pack.plans],
            "chapters": [
                [one.id, one.number, one.title, one.plan, one.read_along, _freeze_prose(one.page, pieces)]
                for one in pack.chapters
            ],
            "varied": sorted(pack.varied),
            "conditions": {name: applies.facets for name, applies in pack.conditions.items()},
            "exercises": [_freeze_exercise(one, pieces) for one in pack.exercises],
            "documents": [
                [
                    *(one.id, one.title, one.plan, one.reader, _freeze_prose(one.body, pieces), one.file),
                    _freeze_applies(one.applies),
                ]
                for one in pack.documents
            ],
        }
    )
    return pieces


def thaw(pieces: Sequence[bytes]) -> Pack:
    """The pack that `freeze` made `pieces` from."""
    raw = _unpacked(pieces[0])
    lenses, scopes, audiences, short = map(tuple, raw["words"])
    name, title, version, lang = raw["head"]
    homes: dict[str, Exercise] = {}
    exercises = tuple(_thaw_exercise(pieces, homes, *exercise) for exercise in raw["exercises"])
    pack = Pack(
        id=name,
        title=title,
        version=version,
        lang=lang,
        plans=tuple(Plan(*plan) for plan in raw["plans"]),
        chapters=tuple(
            Chapter(id, number, title, plan, along, _thaw_prose(pieces, page))
            for id, number, title, plan, along, page in raw["chapters"]
        ),
        exercises=exercises,
        documents=tuple(
            Document(id, title, plan, reader, _thaw_prose(pieces, body), file, _thaw_applies(facets))
            for id, title, plan, reader, body, file, facets in raw["documents"]
        ),
        lenses=lenses,
        scopes=scopes,
        audiences=audiences,
        short=tuple((word, name) for word, name in short),
        word_lists=Late(partial(_thaw_word_lists, pieces[raw["lists"]])) if raw["lists"] else (),
        programme=_thaw_programme(pieces, *raw["programme"]) if raw["programme"] else None,
        sha256=raw["sha256"],
    )
    # Some of a pack's look-ups are given to it as they are known here: to make them it would read every page.
    rated = [exercise for exercise, entry in zip(exercises, raw["exercises"], strict=True) if entry[-1]]
    ratings = (item for exercise in rated for item in exercise.items)
    vars(pack).update(
        exercise_of=homes,
        ratings=tuple(one for one in ratings if isinstance(one, RatingItem) and not one.retired),
        varied=frozenset(raw["varied"]),
        conditions={name: _thaw_applies(facets) for name, facets in raw["conditions"].items()},
        outlines=_thaw_outlines(raw["exercises"]),
    )
    return pack


def _thaw_word_lists(piece: bytes) -> tuple[WordList, ...]:
    return tuple(WordList(name, tuple(entries)) for name, entries in _unpacked(piece))


def _freeze_programme(one: Programme, pieces: list[bytes]) -> list[Any]:
    weeks = [
        [week.number, week.title, week.exercise, *map(_freeze_said, (week.asks, week.thanks))] for week in one.weeks
    ]
    return [one.id, one.title, _freeze_prose(one.intro, pieces), _kept(weeks, pieces)]


def _freeze_said(said: Sequence[Said]) -> list[Any]:
    return [[one.text, _freeze_applies(one.applies)] for one in said]


def _thaw_programme(pieces: Sequence[bytes], id: str, title: str, intro: int, weeks: int) -> Programme:
    return Programme(id, title, _thaw_prose(pieces, intro), Late(partial(_thaw_weeks, pieces[weeks])))


def _thaw_weeks(piece: bytes) -> tuple[Week, ...]:
    return tuple(
        Week(number, title, exercise, _thaw_said(asks), _thaw_said(thanks))
        for number, title, exercise, asks, thanks in _unpacked(piece)
    )


def _thaw_said(raw: list[Any]) -> tuple[Said, ...]:
    return tuple(Said(text, _thaw_applies(facets)) for text, facets in raw)


def _json(raw: object) -> str:
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":"))


def _packed(raw: object) -> bytes:
    return zlib.compress(_json(raw).encode(), level=3)


def _unpacked(piece: bytes) -> Any:
    return json.loads(zlib.decompress(piece))


def _kept(raw: object, pieces: list[bytes]) -> int:
    """The number of the piece, put behind the others, that keeps `raw`."""
    pieces.append(_packed(raw))
    return len(pieces) - 1


def _freeze_prose(prose: Prose, pieces: list[bytes]) -> int:
    """The number of the piece that keeps `prose`; 0 for none."""
    raw = _freeze_blocks(prose)
    return _kept(raw, pieces) if raw else 0


def _freeze_blocks(prose: Prose) -> list[Any]:
    return [
        [
            *(block.kind, block.level, block.number, _freeze_spans(block.spans), list(map(_freeze_spans, block.cells))),
            *([block.applies.facets] if block.applies else ()),
        ]
        for block in prose
    ]


def _thaw_prose(pieces: Sequence[bytes], place: int) -> Prose:
    return Late(partial(_thaw_piece, pieces[place])) if place else ()


def _thaw_piece(piece: bytes) -> tuple[Block, ...]:
    return _thaw_blocks(_unpacked(piece))


def _thaw_text(text: str) -> tuple[Block, ...]:
    return _thaw_blocks(json.loads(text))


def _thaw_blocks(raw: list[Any]) -> tuple[Block, ...]:
    return tuple(
        Block(kind, _thaw_spans(spans), level, number, tuple(map(_thaw_spans, cells)), _thaw_applies(*facets))
        for kind, level, number, spans, cells, *facets in raw
    )


def _freeze_applies(applies: Applies) -> Any:
    """The conditions; 0 for everybody."""
    return applies.facets if applies else 0


def _thaw_applies(facets: Any = 0) -> Applies:
    return Applies(*map(tuple, facets)) if facets else EVERYBODY


def _freeze_spans(spans: tuple[Span, ...]) -> list[Any]:
    return [
        [span.text, span.bold + 2 * span.italic + 4 * span.code, *([span.place] if span.place else ())]
        for span in spans
    ]


def _thaw_spans(raw: list[Any]) -> tuple[Span, ...]:
    return tuple(_thaw_span(*span) for span in raw)


def _thaw_span(text: str, style: int, place: str = "") -> Span:
    return Span(text, style & 1 > 0, style & 2 > 0, style & 4 > 0, place)


def _freeze_exercise(exercise: Exercise, pieces: list[bytes]) -> list[Any]:
    return [
        [exercise.id, exercise.title, exercise.chapter, exercise.minutes],
        _freeze_prose(exercise.lesson, pieces),
        _kept([_freeze_item(item) for item in exercise.items], pieces),
        [exercise.file, exercise.scope, exercise.readiness],
        [exercise.action, exercise.effort, exercise.asks, exercise.made, exercise.essential],
        _freeze_applies(exercise.applies),
        [item.id if item.retired else _freeze_outline(Outline.of(item)) for item in exercise.items],
        [item.id for item in exercise.asked],
        any(isinstance(item, RatingItem) for item in exercise.items),
    ]


def _freeze_outline(one: Outline) -> list[Any]:
    values: list[Any] = [one.id, one.kind, one.optional, one.least, one.na, one.brought]
    while len(values) > 2 and values[-1] == _OUTLINE[len(values) - 1]:
        values.pop()
    return values


def _thaw_outlines(exercises: Sequence[list[Any]]) -> dict[str, PageOutline]:
    """The outline of each exercise, by its id, from what is kept of it in the head."""
    own = {
        head[0]: tuple(Outline(*one) for one in items if isinstance(one, list)) for head, *_, items, _, _ in exercises
    }
    known = {one.id: one for page in own.values() for one in page}
    return {
        head[0]: PageOutline(own[head[0]], tuple(known[id] for id in asked if id in known) if asked else own[head[0]])
        for head, *_, asked, _ in exercises
    }


def _thaw_exercise(
    pieces: Sequence[bytes],
    homes: dict[str, Exercise],
    head: Any,
    lesson: int,
    items: int,
    more: Any,
    deed: Any,
    facets: Any,
    own: list[Any],
    asked: list[str],
    _rates: bool,
) -> Exercise:
    """One exercise; puts it into `homes`, by the ids of its items."""
    id, title, chapter, minutes = head
    file, scope, readiness = more
    action, effort, asks, made, essential = deed
    exercise = Exercise(
        id,
        title,
        chapter,
        minutes,
        _thaw_prose(pieces, lesson),
        Late(partial(_thaw_items, pieces[items])) if own else (),
        file,
        scope,
        readiness,
        Late(partial(_thaw_asked, homes, asked)) if asked else (),
        action,
        effort,
        asks,
        made,
        essential,
        _thaw_applies(facets),
    )
    homes.update(dict.fromkeys((one if isinstance(one, str) else one[0] for one in own), exercise))
    return exercise


def _thaw_items(piece: bytes) -> tuple[Item, ...]:
    return tuple(_thaw_item(**item) for item in _unpacked(piece))


def _thaw_asked(homes: dict[str, Exercise], asked: list[str]) -> tuple[Item, ...]:
    """All that an exercise asks, items of others too."""
    return tuple(next(item for item in homes[name].items if item.id == name) for name in asked)


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
            return _json(_freeze_blocks(value))  # a text in the text: it is read when the help is first looked at
        case "choices":
            return [[choice.key, choice.text] for choice in value]
        case "columns":
            return [[column.key, column.label, column.kind, column.choices, column.mark] for column in value]
        case "lifts":
            return [
                [
                    *(lift.id, lift.to, lift.effort, lift.horizon, lift.text, lift.exercise, lift.after, lift.asks),
                    *(lift.title, _freeze_applies(lift.applies), lift.minutes, lift.first),
                ]
                for lift in value
            ]
        case "applies":
            return _freeze_applies(value)
        case "starts":
            return [[_freeze_blocks(start.words), _freeze_applies(start.applies)] for start in value]
        case _:
            return {"decimal": str(value)} if isinstance(value, Decimal) else value


def _thaw_number(value: Any) -> Any:
    return Decimal(value["decimal"]) if isinstance(value, dict) else value


_THAWED: dict[str, Callable[[Any], Any]] = {
    "choices": lambda raw: tuple(Choice(key, text) for key, text in raw),
    "columns": lambda raw: tuple(Column(key, label, kind, tuple(keys), mark) for key, label, kind, keys, mark in raw),
    "lifts": lambda raw: tuple(
        Lift(id, to, effort, horizon, text, exercise, tuple(after), asks, title, _thaw_applies(facets), minutes, first)
        for id, to, effort, horizon, text, exercise, after, asks, title, facets, minutes, first in raw
    ),
    "examples": lambda raw: tuple(map(tuple, raw)),
    "anchors": tuple,
    "hints": tuple,
    "starts": lambda raw: tuple(Start(_thaw_blocks(words), _thaw_applies(facets)) for words, facets in raw),
    "applies": lambda raw: _thaw_applies(raw),
    "min": _thaw_number,
    "max": _thaw_number,
    "step": _thaw_number,
}
"""How the fields are read that are not kept as they are."""


def _thaw_item(kind: str, help: str = "", **values: Any) -> Item:
    for name in _THAWED.keys() & values.keys():
        values[name] = _THAWED[name](values[name])
    return ITEM_TYPES[kind](help=Late(partial(_thaw_text, help)) if help else (), **values)
