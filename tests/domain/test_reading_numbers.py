"""Numbers as people and spreadsheets write them: what each is read as, what is asked instead, and what is written back."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain import (
    BIGGEST,
    NO_NUMBER,
    TOO_BIG,
    Column,
    NumberItem,
    Value,
    number_text,
    read_answer,
    read_cell,
    read_number,
    understood,
    understood_cell,
)

FRIDAY = date(2026, 11, 20)
HALF, WHOLE, FREE = Decimal("0.5"), Decimal(5), None
"""Steps: in halves, in fives, and none."""

READ = {
    "12": "12",
    "007": "7",
    "7.5": "7.5",
    "1,5": "1.5",
    "2,75": "2.75",
    "12,50": "12.5",
    ".5": "0.5",
    ",5": "0.5",
    "5.": "5",
    "0,250": "0.25",
    "0.250": "0.25",
    "1,250": "1250",
    "12,000": "12000",
    "100,000": "100000",
    "1,250,000": "1250000",
    "1.250.000": "1250000",
    "1,250.50": "1250.5",
    "1.250,50": "1250.5",
    "1250,50": "1250.5",
    "1234.567": "1234.567",
    "1 250": "1250",
    "1 250 000": "1250000",
    "1 250,50": "1250.5",
    "1\u00a0250": "1250",
    "1\u202f250": "1250",
    "1\u2009250": "1250",
    "1'250": "1250",
    "1’250.75": "1250.75",
    "\u202a1,250\u202c": "1250",
    "£1,250": "1250",
    "£ 1,250.50": "1250.5",
    "€12": "12",
    "12 €": "12",
    "$7": "7",
    "GBP 1,250": "1250",
    "10 pounds": "10",
    "45%": "45",
    "45 %": "45",
    "45 per cent": "45",
    "-5": "-5",
    "- 5": "-5",
    "+5": "5",
    "−5": "-5",
    "–5": "-5",
    "-£5": "-5",
    "£-5": "-5",
    "１２５０": "1250",
    "１，２５０": "1250",
    "٣٫٥": "3.5",
    "४": "4",
    "½": "0.5",
    "2½": "2.5",
    "2 ½": "2.5",
    "-1¼": "-1.25",
    "⅛": "0.125",
    "1e3": "1000",
    "1.5E+06": "1500000",
    "1E-7": "0.0000001",
    "  12  ": "12",
}
REFUSED = (
    *("many", "twelve", "nan", "inf", "-inf", "12oo", "1,5oo", "1 5oo", "0x10", "1e", "e3", "12 34", "1 2 3", "10 00"),
    *(
        "1,25,0",
        "1,250,00",
        "1.250.50",
        "1,250.5.0",
        "1..5",
        "1, 250",
        "1  250",
        "0 250",
        "1_000",
        "5-",
        "(5)",
        "10-20",
    ),
    *(
        "about 30",
        "~30",
        "30+",
        "5k",
        "2m",
        "10 apples",
        "1 or 2",
        "⅓",
        "10²",
        "½½",
        "1/2",
        ".",
        ",",
        "-",
        "£",
        "%",
        "£%5",
    ),
    *("5 %%", "--5", "+-5", "50p"),
)


@pytest.mark.parametrize("typed", READ)
def test_a_number_may_be_written_in_many_ways(typed: str) -> None:
    assert read_number(typed) == (Decimal(READ[typed]), "")


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_no_number_is_refused_and_never_guessed(typed: str) -> None:
    assert read_number(typed) == (None, NO_NUMBER)


@pytest.mark.parametrize(
    ("typed", "step", "number"),
    [
        ("1,250", FREE, 1250),
        ("1,250", WHOLE, 1250),
        ("1.250", WHOLE, 1250),
        ("-1.250", WHOLE, -1250),
        ("999.999", WHOLE, 999999),
        ("1,250", HALF, None),
        ("1.250", HALF, None),
        ("1.250", FREE, None),
        ("12.500", FREE, None),
        ("£1.500", FREE, None),
        ("0.500", FREE, Decimal("0.5")),
        ("1.2500", FREE, Decimal("1.25")),
        ("1,2500", WHOLE, Decimal("1.25")),
        ("1250.125", FREE, Decimal("1250.125")),
        ("1,250.125", HALF, Decimal("1250.125")),
        ("1000,000", FREE, None),
        ("1250,500", WHOLE, None),
        ("1000,0000", FREE, 1000),
        ("1,5", WHOLE, Decimal("1.5")),
    ],
)
def test_one_group_of_three_digits_is_thousands_only_where_there_is_no_doubt(
    typed: str, step: Decimal | None, number: object
) -> None:
    found, wrong = read_number(typed, step=step)
    assert found == number
    assert wrong.startswith("That can be read in two ways") == (number is None)


def test_both_readings_are_named_and_each_can_be_typed() -> None:
    assert read_number("1.500")[1] == "That can be read in two ways: 1500 or 1.5? Write the one that is meant."
    assert "1125 or 1.1250?" in read_number("1.125")[1]
    assert "-1500 or -1.5?" in read_number("-1.500")[1]
    assert "1000000 or 1000?" in read_number("1000,000")[1]
    assert [read_number(one)[0] for one in ("1500", "1.5", "1125", "1.1250")] == [
        1500,
        Decimal("1.5"),
        1125,
        Decimal("1.125"),
    ]


@pytest.mark.parametrize(
    ("typed", "unit", "number"),
    [
        ("45%", "%", 45),
        ("45%", "% of sales", 45),
        ("45%", "per cent", 45),
        ("45 percent", "%", 45),
        ("45%", "of customers", 45),
        ("10 pounds", "pounds", 10),
        ("1 pound", "pounds", 1),
        ("£1,250", "pounds", 1250),
        ("10 pounds", "£", 10),
        ("£10", "a month", 10),
        ("10 customers", "customers", 10),
        ("1 customer", "customers", 1),
        ("10 Customers.", "customers", 10),
        ("customers: 10", "customers", None),
        ("customers 10", "customers", 10),
        ("30 min", "minutes", 30),
        ("30 mins", "minutes", 30),
        ("5 working days", "working days", 5),
        ("5 days", "working days", 5),
        ("1,250 customers", "customers", 1250),
        ("10 apples", "customers", None),
        ("5 m", "minutes", None),
        ("45%", "customers", None),
        ("£45", "customers", None),
    ],
)
def test_the_unit_is_left_out_at_either_end(typed: str, unit: str, number: int | None) -> None:
    found, wrong = read_number(typed, unit=unit)
    assert found == number
    assert bool(wrong) == (number is None)


def test_a_share_of_what_is_counted_is_not_the_count() -> None:
    assert read_number("15%", unit="customers")[1] == "This is counted in customers. Write only the number."


def test_the_title_of_a_column_is_left_out_as_well() -> None:
    assert read_cell(Column("minutes", "Minutes", "number"), "30 minutes", FRIDAY) == (30, "")
    assert read_cell(Column("worth", "Worth", "number"), "£12,000", FRIDAY) == (12000, "")


@pytest.mark.parametrize("number", [BIGGEST, -BIGGEST])
def test_the_biggest_number_is_kept_and_one_more_is_not(number: int) -> None:
    assert read_number(str(number)) == (number, "")
    assert read_number(str(number + (1 if number > 0 else -1))) == (None, TOO_BIG)
    assert read_number(f"{number}.5") == (None, TOO_BIG)
    assert read_number("1e400") == (None, TOO_BIG)


@given(st.decimals(-(2**53), 2**53, allow_nan=False) | st.integers(-(2**53), 2**53))
def test_what_is_written_is_read_as_the_same_number(number: Decimal | int) -> None:
    for step in (FREE, WHOLE, HALF):
        assert read_number(number_text(number), step=step) == (number, "")
    assert "E" not in number_text(number) or abs(Decimal(number).adjusted()) >= 20


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1.500"), "1.50"),
        (Decimal("1.125"), "1.1250"),
        (Decimal("-12.345"), "-12.3450"),
        (Decimal("0.125"), "0.125"),
        (Decimal("2.50"), "2.50"),
        (Decimal("1234.567"), "1234.567"),
        (1250, "1250"),
    ],
)
def test_a_number_is_written_so_that_it_can_be_read_in_one_way(number: Decimal | int, text: str) -> None:
    assert number_text(number) == text


@given(st.integers(1, 10**9))
def test_thousands_are_read_with_every_mark_that_people_put_between_them(number: int) -> None:
    for mark in (",", " ", "'", "\u00a0"):
        assert read_number(f"{number:,}".replace(",", mark)) == (number, "")
    assert read_number(f"£{number:,}.50") == (Decimal(number) + Decimal("0.5"), "")


@given(st.text(max_size=12) | st.text("0123456789.,' -£%½eE", max_size=12))
def test_whatever_is_typed_is_a_number_or_a_sentence(text: str) -> None:
    number, wrong = read_number(text, unit="customers")
    assert (number is None) == wrong.endswith((".", "?"))


@pytest.mark.parametrize(
    ("typed", "value", "said"),
    [
        ("1,250", 1250, "1250 customers"),
        ("1250", 1250, ""),
        ("1250 customers", 1250, ""),
        ("£5", 5, "5 customers"),
        ("½", Decimal("0.5"), "0.5 customers"),
    ],
)
def test_what_was_understood_is_said_where_it_is_not_what_was_typed(typed: str, value: Value, said: str) -> None:
    assert understood(NumberItem(id="q", prompt="?", unit="customers"), typed, value) == said


def test_what_a_cell_holds_is_said_where_it_is_not_what_was_typed() -> None:
    worth = Column("worth", "Worth", "number")
    assert understood_cell(worth, "1,250", 1250) == "1250"
    assert understood_cell(worth, "1250", 1250) == ""
    assert understood_cell(worth, "lots", "lots") == ""


def test_a_zero_that_has_words_is_said_in_them() -> None:
    item = NumberItem(id="q", prompt="?", unit="days", zero="the same day")
    assert understood(item, "0", 0) == "the same day"
    assert understood(item, "2", 2) == ""


def test_an_answer_is_read_with_the_unit_and_step_of_its_item() -> None:
    item = NumberItem(id="q", prompt="?", unit="minutes", step=Decimal(5))
    assert read_answer(item, ["1.250", "minutes"], FRIDAY) == (1250, "")
    halves = NumberItem(id="q", prompt="?", unit="hours", step=HALF)
    assert "1250 or 1.25?" in read_answer(halves, ["1,250"], FRIDAY)[1]


@pytest.mark.parametrize("unit", ["customers", "people", "introductions", "this quarter", "working days"])
def test_what_is_counted_is_a_whole_number(unit: str) -> None:
    item = NumberItem(id="q", prompt="?", min=Decimal(0), max=Decimal(5000), unit=unit)
    assert read_answer(item, ["4"], FRIDAY) == (4, "")
    assert read_answer(item, ["4.0"], FRIDAY) == (4, "")
    assert read_answer(item, ["4.5"], FRIDAY) == (None, f"This wants a whole number: 4 or 5 {unit}.")
    assert read_answer(item, ["4½"], FRIDAY) == (None, f"This wants a whole number: 4 or 5 {unit}.")
    assert read_answer(item, ["1.250"], FRIDAY) == (1250, "")


@pytest.mark.parametrize(
    "unit", ["", "hours", "Minutes", "pounds", "£ a month", "%", "% of sales", "of customers", "a month", "km"]
)
def test_what_is_measured_or_paid_has_parts(unit: str) -> None:
    item = NumberItem(id="q", prompt="?", min=Decimal(0), unit=unit)
    assert read_answer(item, ["4.5"], FRIDAY) == (Decimal("4.5"), "")


def test_a_step_or_a_limit_says_that_things_have_parts() -> None:
    halves = NumberItem(id="q", prompt="?", unit="portions", step=HALF)
    assert read_answer(halves, ["4.5"], FRIDAY) == (Decimal("4.5"), "")
    least = NumberItem(id="q", prompt="?", unit="portions", min=HALF)
    assert read_answer(least, ["0.75"], FRIDAY) == (Decimal("0.75"), "")
    fives = NumberItem(id="q", prompt="?", unit="people", step=Decimal(5))
    assert read_answer(fives, ["4.5"], FRIDAY)[1] == "This goes in steps of 5 people."
