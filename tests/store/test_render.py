"""A renderer that has written a file before writes the same as one that has not, whatever has changed in it meanwhile."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.test_toml import SHAPES, VALUE
from workbook.store.format import OWN, Entries, parse, split
from workbook.store.format.render import Renderer, render
from workbook.store.kinds import kind_of

ENTRY = st.sampled_from(["a", "b", "exercises", "action"]).map(lambda name: (name,)) | st.tuples(
    st.sampled_from(["action", "exercises", "decision", "people"]), st.sampled_from(["x", "y", "z", "?0", "?1"])
)
TABLES = st.dictionaries(
    st.sampled_from(["id", "value", "note"]), st.sampled_from(["x", "y", "a\r\nb", "c\nd"]) | VALUE
)


def with_id(key: tuple[str, ...], value: Any) -> Any:
    return {**value, "id": key[1]} if isinstance(value, dict) and len(key) == 2 else value


def written(renderer: Renderer, entries: Entries) -> bytes | None:
    try:
        return renderer.render(entries)
    except ValueError:
        return None


def once(entries: Entries, name: str) -> bytes | None:
    kind = kind_of(name)
    assert kind is not None
    return written(Renderer(kind), entries)


@given(
    st.sampled_from(SHAPES),
    st.dictionaries(ENTRY, TABLES | VALUE, max_size=5),
    st.lists(st.tuples(ENTRY, st.none() | TABLES | VALUE), max_size=8),
)
def test_it_writes_the_same_as_one_that_begins_anew(
    name: str, entries: Entries, changes: list[tuple[tuple[str, ...], Any]]
) -> None:
    kind = kind_of(name)
    assert kind is not None
    renderer = Renderer(kind)
    assert written(renderer, entries) == once(entries, name)
    for key, value in changes:
        entries = {**entries, key: value}
        if value is None:
            del entries[key]
        else:
            entries[key] = with_id(key, value)
        assert written(renderer, entries) == once(entries, name)


@given(
    st.sampled_from(SHAPES),
    st.dictionaries(ENTRY, TABLES | VALUE, max_size=6).map(
        lambda entries: {key: with_id(key, value) for key, value in entries.items()}
    ),
    st.lists(st.tuples(ENTRY, st.none() | TABLES | VALUE), max_size=4),
)
def test_one_that_goes_on_from_a_file_writes_the_same_as_one_that_begins_anew(
    name: str, before: Entries, changes: list[tuple[tuple[str, ...], Any]]
) -> None:
    kind = kind_of(name)
    assert kind is not None
    data = once(before, name)
    if data is None:
        return
    entries = split(parse(data)[0], kind)
    renderer = Renderer(kind)
    renderer.go_on_from(data, entries)
    assert written(renderer, entries) == data == once(entries, name)
    for key, value in changes:
        entries = {**entries, key: with_id(key, value)}
        if value is None:
            del entries[key]
        assert written(renderer, entries) == once(entries, name)


def test_a_file_of_which_much_has_changed_is_written_the_same() -> None:
    kind = kind_of("answers/01-a.toml")
    assert kind is not None
    renderer = Renderer(kind)
    for turn in range(3):
        entries: Entries = {(f"k{number}",): {"value": number * turn} for number in range(40 + turn * 30)}
        assert renderer.render(entries) == render(entries, kind)


def test_what_was_refused_once_is_written_when_it_is_mended() -> None:
    kind = kind_of("actions.toml")
    assert kind is not None
    renderer = Renderer(kind)
    good: Entries = {("action", "x"): {"id": "x"}, ("action", "y"): {"id": "y"}}
    first = renderer.render(good)
    for wrong in ({"id": "other"}, {"id": "x", "n": None}, {"id": "x", "n": 10**5000}):
        with pytest.raises(ValueError):
            renderer.render({**good, ("action", "x"): wrong})
        assert renderer.render(good) == first


def test_a_file_that_grows_over_its_limits_is_not_written() -> None:
    kind = kind_of("answers/01-a.toml")
    assert kind is not None
    deep: dict[str, Any] = {"a": 1}
    for _ in range(10):
        deep = {"a": deep}
    many: Entries = {(f"k{number}",): deep for number in range(OWN.dots // 10)}
    renderer = Renderer(kind)
    assert renderer.render(many).count(b".a") == OWN.dots
    with pytest.raises(ValueError, match="too many"):
        renderer.render({**many, ("k0",): {"b": deep}})
    assert renderer.render(many).count(b".a") == OWN.dots


def test_a_text_that_only_looks_like_a_heading_stays_a_text() -> None:
    kind = kind_of("answers/01-a.toml")
    assert kind is not None
    entries: Entries = {("a",): {"value": "\n\n[b]\nvalue = 1\n"}, ("b",): {"value": 2}}
    assert render(entries, kind).count(b"[b]") == 2
