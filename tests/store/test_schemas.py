"""The schemas for editors: as the declarations make them now, and true of every file that the program writes."""

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.store.filled import RESULT, fill, new, opened
from tools.schemas import FOLDER, WRITTEN, schema_of, text_of
from workbook.store.format.render import render
from workbook.store.kinds import Kind, encode_whole, kind_of

RATED = {"rev": 1, "at": "2026-10-14T10:00:00+01:00"}
ANSWERED = {**RATED, "by": "ana", "kind": "number", "value": 3}
WRONG: dict[str, list[dict[str, Any]]] = {
    "workbook": [
        {"business": 3},
        {"firm": {"kind": "cafe"}},
        {"settings": {"year_start": 13}},
        {"people": [{"id": "ana"}]},
        {"pack": {}},
    ],
    "answers": [{"q": {**ANSWERED, "value": "three"}}, {"q": {**ANSWERED, "rev": 0}}, {"q": {"value": 3}}],
    "ratings": [
        {"q": {**RATED, "level": 5}},
        {"q": {**RATED, "evidence": ["seen"]}},
        {"q": {**RATED, "was": [{"level": 2}]}},
    ],
    "round": [{"state": "ajar"}, {"kind": "both"}, {"items": [{"id": "q"}]}, {"roster": [{"id": "a", "part": "boss"}]}],
    "replies": [{"q": {"then": 5}}, {"q": {"first": {"level": "3"}}}],
    "result": [{"closed": "soon", "items": 3}, {"score": {"formula": "s8-2"}}],
    "marks": [{"mark": [{"id": "fair"}]}, {"mark": [{"id": "fair", "name": "The fair", "on": 3}]}],
    "actions": [{"action": [{"id": "a"}]}, {"suggested": [{"key": "x"}]}, {"action": [{"id": "a", "status": "new"}]}],
    "progress": [{"exercises": {"best": {"skipped": 1}}}, {"left_at": {"exercise": "best"}}],
    "decisions": [{"decision": [{"id": "d", "at": RATED["at"], "by": "ana", "what": "Flyer", "step": 7}]}],
}


def plain(values: dict[str, Any]) -> Any:
    """What JSON can hold of the values of a TOML file: days and moments are texts, as editors take them."""
    return json.loads(json.dumps(values, default=str))


def checker(kind: Kind) -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(schema_of(kind))
    return jsonschema.Draft202012Validator(schema_of(kind))


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.name)
def test_they_are_as_the_declarations_make_them(kind: Kind) -> None:
    written = (FOLDER / f"{kind.name}.json").read_text(encoding="utf-8")
    assert written == text_of(kind), "python -m tools.schemas"


def test_there_is_none_for_a_kind_that_has_gone() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == {kind.name for kind in WRITTEN}


def test_the_files_of_a_filled_workbook_are_valid(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    assert fill(opened(root)).save() == ()
    names = [path.relative_to(root).as_posix() for path in root.rglob("*.toml") if ".workbook" not in path.parts]
    kinds = {name: kind for name in names if (kind := kind_of(name)) is not None}
    assert set(kinds.values()) == set(WRITTEN)
    for name, kind in kinds.items():
        checker(kind).validate(plain(tomllib.loads((root / name).read_text(encoding="utf-8"))))


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.name)
def test_what_the_program_would_not_read_is_not_valid(kind: Kind) -> None:
    needed: dict[str, Any] = {"format": 2}
    if kind.name == "workbook":
        needed |= {"business": "Shop", "pack": {"id": "p", "version": "1", "sha256": "ab"}}
    if kind.name == "round":
        needed |= {"label": "2026-Q4"}
    if kind.name == "result":
        needed |= plain(tomllib.loads(render(encode_whole(kind, RESULT, {}), kind).decode()))
    assert checker(kind).is_valid({**needed, "note": "kept", "mine": {"x": 1} if not kind.by_item else 1})
    assert not checker(kind).is_valid({**needed, "format": 9})
    for wrong in WRONG[kind.name]:
        assert not checker(kind).is_valid({**needed, **wrong}), wrong
