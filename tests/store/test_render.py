"""A renderer that has written a file before writes the same as one that has not, whatever has changed in it meanwhile."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.test_toml import SHAPES, VALUE
from workbook.store.format import OWN, Entries, parse, room, split
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
    data = written(maker := Renderer(kind), before)
    if data is None or not maker.readable:
        return
    entries = split(parse(data)[0], kind)
    renderer = Renderer(kind)
    renderer.go_on_from(data, entries, room(data))
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


@pytest.mark.parametrize("quoted", [True, False])
def test_a_text_that_holds_the_very_text_of_another_entry_is_left_as_it_is(quoted: bool) -> None:
    """Whether it is written before that entry or behind it, and whether its quotes tell it from the entry or there are none."""
    kind = kind_of("answers/01-a.toml")
    assert kind is not None
    target = {"value": "said" if quoted else 1}
    own = render({("b",): target}, kind).decode().split("\n", 2)[2].removesuffix("\n# end\n")
    # The last makes the three quotes at the end of a text look like the beginning of the entry's own.
    lure = {"value": f"One\n{own}\n# end\n{own}"}
    orders: tuple[Entries, ...] = ({("a",): lure, ("b",): target, ("c",): lure}, {("b",): target, ("c",): lure})
    for entries in orders:
        data = render(entries, kind)
        renderer = Renderer(kind)
        renderer.go_on_from(data, entries, room(data))
        after = {**entries, ("b",): {"value": "other"}}
        assert renderer.render(after) == render(after, kind)
        del after["b",]
        assert renderer.render(after) == render(after, kind)


def test_the_end_of_a_text_is_not_taken_for_the_beginning_of_one() -> None:
    kind = kind_of("answers/01-a.toml")
    assert kind is not None
    entries: Entries = {("a",): {"value": "x\n\n[b]\nvalue = "}, ("b",): {"value": "c = 1\n"}}
    renderer = Renderer(kind)
    renderer.go_on_from(render(entries, kind), entries, 0)
    after = {**entries, ("b",): {"value": "d\n"}}
    assert renderer.render(after) == render(after, kind)


def test_what_has_not_changed_is_carried_as_it_stands() -> None:
    """Going on from a file, the renderer neither writes nor reads the rest of it: a remark in there stays."""
    kind = kind_of("log/decisions.toml")
    assert kind is not None
    entries: Entries = {("decision", name): {"id": name, "what": "a\nb"} for name in "abcd"}
    data = render(entries, kind).replace(b'id = "b"\n', b'id = "b" # a remark\n')
    renderer = Renderer(kind)
    renderer.go_on_from(data, entries, room(data))
    after = {**entries, ("decision", "c"): {"id": "c", "what": "new"}, ("decision", "e"): {"id": "e"}}
    del after["decision", "a"]
    assert renderer.render(after) == render(after, kind).replace(b'id = "b"\n', b'id = "b" # a remark\n')
    # where the entry itself is not found as it is written, all is written anew
    after["decision", "b"] = {"id": "b"}
    assert renderer.render(after) == render(after, kind)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: b"# mine\n" + data,
        lambda data: data + b"\n",
    ],
)
def test_a_file_that_begins_or_ends_otherwise_is_written_anew(change: Callable[[bytes], bytes]) -> None:
    kind = kind_of("log/decisions.toml")
    assert kind is not None
    entries: Entries = {("decision", name): {"id": name} for name in "abc"}
    renderer = Renderer(kind)
    renderer.go_on_from(change(render(entries, kind)), entries, 0)
    assert renderer.render(entries) == render(entries, kind)
