"""Rows taken over from an earlier answer: what counts as missing, and that nothing which is there is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain import (
    Block,
    Choice,
    ChoicesItem,
    Column,
    Item,
    LineItem,
    ListItem,
    Row,
    Span,
    TableItem,
    Value,
    listed,
    missing_lines,
    missing_rows,
    picked,
    plain,
    said_rows,
)
from workbook.domain.fill_for_reader import for_reader

TABLE = TableItem(id="t", prompt="?", max=5, columns=(Column("name", "Who"), Column("step", "Step", "level")))


@pytest.mark.parametrize(
    ("source", "value", "column", "texts"),
    [
        (ListItem(id="l", prompt="?"), ("one", " ", "two"), None, ("one", "two")),
        (TABLE, ({"name": "Ana", "step": 3}, {"step": 1}), "name", ("Ana",)),
        (TABLE, ({"name": "Ana", "step": 3},), "step", ("3",)),
        (TABLE, ({"name": "Ana", "step": 3},), None, ("Ana",)),
        (LineItem(id="l", prompt="?"), "all of it", None, ("all of it",)),
        (ChoicesItem(id="c", prompt="?", choices=(Choice("a", "By phone"),)), ("a", "gone"), None, ("By phone",)),
        (TABLE, None, "name", ()),
    ],
)
def test_what_an_answer_lists(source: Item, value: Value | None, column: str | None, texts: tuple[str, ...]) -> None:
    assert listed(source, value, column) == texts


def test_lines_that_are_there_are_not_missing_whatever_their_case_and_spaces() -> None:
    rows: tuple[Row, ...] = ({"name": "The  sign "}, {"name": "van", "step": 2})
    assert missing_lines(TABLE, rows, ["the sign", "Van", " Invoice", "invoice "]) == ("Invoice",)
    assert missing_rows(TABLE, rows, ["Invoice"]) == ({"name": "Invoice"},)
    assert missing_rows(TABLE, None, ["two\nlines"]) == ({"name": "two lines"},)


@pytest.mark.parametrize(
    ("words", "there", "before", "picks"),
    [
        (("Okafor",), ("Okafor", "Lake"), (), ("Okafor",)),
        ((" okafor ", "LAKE"), ("Okafor", "Lake"), (), ("Okafor", "Lake")),
        (("Lake", "lake"), ("Okafor", "Lake"), (), ("Lake",)),
        (("Gone",), ("Okafor",), ("Gone",), ("Gone",)),
        (("Gone",), ("Okafor",), (), None),
        (("Okafor", "Gone"), ("Okafor",), (), None),
        (("Anybody",), (), (), ("Anybody",)),
    ],
)
def test_a_pick_is_written_as_it_is_listed(
    words: tuple[str, ...], there: tuple[str, ...], before: tuple[str, ...], picks: tuple[str, ...] | None
) -> None:
    found, wrong = picked(words, there, before)
    assert found == picks
    assert bool(wrong) is (picks is None)


def test_no_more_rows_are_taken_over_than_find_a_place() -> None:
    rows: tuple[Row, ...] = tuple({"name": str(number)} for number in range(3))
    assert [row["name"] for row in missing_rows(TABLE, rows, "abcd")] == ["a", "b"]
    assert missing_rows(TABLE, (*rows, *rows), "abcd") == ()


def test_rows_that_were_only_brought_over_say_nothing_yet() -> None:
    bare: Row = {"name": "van"}
    empty: Row = {"name": " ", "step": " "}
    rated: Row = {"name": "sign", "step": 0}
    goes_on = TableItem(id="t", prompt="?", columns=TABLE.columns, source="other")
    assert said_rows(TABLE, (bare, empty, rated)) == (bare, rated)
    assert said_rows(goes_on, (bare, empty, rated)) == (rated,)
    one_column = TableItem(id="t", prompt="?", columns=TABLE.columns[:1], source="other")
    assert said_rows(one_column, (bare, empty)) == (bare,)


@given(st.lists(st.text(max_size=8), max_size=12), st.lists(st.text(max_size=8), max_size=8))
def test_taking_over_adds_at_the_end_and_asks_for_nothing_twice(lines: list[str], names: list[str]) -> None:
    table = TableItem(id="t", prompt="?", max=30, columns=TABLE.columns)
    rows: tuple[Row, ...] = tuple({"name": name} for name in names)
    after = (*rows, *missing_rows(table, rows, lines))
    assert after[: len(rows)] == rows
    assert missing_rows(table, after, lines) == ()
    assert len(after) <= table.max


def test_a_hole_reads_as_what_is_not_written_yet_and_where_it_will_be() -> None:
    prose = (
        Block("paragraph", (Span("You serve "), Span("Your best customers", place="customers"), Span("."))),
        Block("row", (), cells=((Span("Why", place="purpose"),),)),
    )
    assert plain(for_reader(prose, {"purpose": "Why do you do it?"})) == (
        "You serve (not written yet: “Your best customers”).\n\n(not written yet: “Why do you do it?”)"
    )
    assert not any(block.places for block in for_reader(prose, {}))
    filled = (Block("paragraph", (Span("You serve bakers."),)),)
    assert for_reader(filled, {}) is filled
