"""Which rows and lines are meant: how it is written, what is counted, and what is marked with why."""

from decimal import Decimal

import pytest

from workbook.domain import Column, ListItem, Row, Selection, TableItem, Tally, Wanted, marked, read_selection, tally

TABLE = TableItem(
    id="customers",
    prompt="?",
    columns=(
        Column("name", "Who"),
        Column("profit", "Profit", "choice", ("high", "too-low")),
        Column("referred", "Referred", "number"),
        Column("agreed", "Agreed?", "check"),
        Column("step", "Step", "level"),
        Column("words", "Better words", "text"),
    ),
)
ROWS: tuple[Row, ...] = (
    {"name": "Ana", "profit": "high", "referred": 2},
    {"name": "ben ", "profit": "high", "referred": 0, "agreed": True},
    {"name": "Cleo", "profit": "too-low", "referred": Decimal("1.5"), "step": 0},
    {"name": "Dan", "profit": "high", "words": "Thank you"},
    {"profit": "high", "referred": 9},
)
LIST = ListItem(id="lines", prompt="?")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("customers", Selection("customers")),
        (" customers.name ", Selection("customers", "name")),
        (
            "customers.name where profit is high or too-low, referred is 1 or more,words is filled",
            Selection(
                "customers",
                "name",
                (Wanted("profit", ("high", "too-low")), Wanted("referred", least=1), Wanted("words")),
            ),
        ),
        ("customers where", None),
        ("customers where profit", None),
        ("customers where profit is", None),
        ("customers where profit is high,", None),
        ("customers where profit is very high", None),
        ("Customers", None),
        ("", None),
    ],
)
def test_it_reads_as_it_is_written(text: str, read: Selection | None) -> None:
    assert read_selection(text) == read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("customers", Tally(5, 5)),
        ("customers where profit is high", Tally(4, 5)),
        ("customers where profit is high, referred is 1 or more", Tally(2, 4)),
        ("customers where referred is 2 or more", Tally(2, 4)),
        ("customers where agreed is yes", Tally(1, 1)),
        ("customers where step is 0 or 1", Tally(1, 1)),
        ("customers where words is filled", Tally(1, 1)),
        ("customers where step is 3 or more", Tally(0, 1)),
    ],
)
def test_only_rows_that_say_it_are_counted(text: str, found: Tally) -> None:
    read = read_selection(text)
    assert read is not None
    assert tally(read, TABLE, ROWS) == found
    assert tally(read, TABLE, ()) is None
    assert tally(read, TABLE, None) is None


def test_lines_are_counted_as_they_are() -> None:
    assert tally(Selection("lines"), LIST, ("a", " ", "b")) == Tally(2, 2)
    assert tally(Selection("lines"), LIST, None) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "customers.name where profit is high, referred is 0 or more",
            {"ana": "profit: high · referred: 2", "ben": "profit: high · referred: 0"},
        ),
        ("customers where agreed is yes", {"ben": "agreed: yes"}),
        ("customers.name where profit is too-low", {"cleo": "profit: too low"}),
        ("customers.name where words is filled", {"dan": "better words: Thank you"}),
        ("customers.words where profit is high", {"thank you": "profit: high"}),
    ],
)
def test_what_is_marked_says_why(text: str, found: dict[str, str]) -> None:
    read = read_selection(text)
    assert read is not None
    assert marked(read, TABLE, ROWS) == found


def test_lines_are_marked_without_a_why() -> None:
    assert marked(Selection("lines"), LIST, ("A b", "c")) == {"a b": "", "c": ""}
