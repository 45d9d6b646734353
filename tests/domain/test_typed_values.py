"""Days as they are typed: a weekday in a table is the nearest one, in a question of its own the next."""

from datetime import date

import pytest

from workbook.domain import Column, DateItem, read_answer, read_cell, understood, understood_cell

FRIDAY = date(2026, 11, 20)
SENT = Column("sent", "Sent on", "date")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("fri", 20),
        ("Thu", 19),
        ("thursday", 19),
        ("wed", 18),
        ("tue", 17),
        ("sat", 21),
        ("mon", 23),
        ("next thu", 26),
        ("thurs", 19),
        ("weds", 18),
        ("last sat", 14),
        ("this thu", 26),
        ("+6d", 26),
        ("2026-11-26", 26),
    ],
)
def test_a_weekday_in_a_table_is_the_nearest_one(typed: str, day: int) -> None:
    assert read_cell(SENT, typed, FRIDAY) == (date(2026, 11, day), "")


@pytest.mark.parametrize(("typed", "day"), [("fri", 27), ("thu", 26), ("sat", 21)])
def test_a_weekday_for_a_question_is_the_next_one(typed: str, day: int) -> None:
    assert read_answer(DateItem(id="when", prompt="?"), [typed], FRIDAY) == (date(2026, 11, day), "")


def test_what_a_day_was_understood_as_is_said_where_it_is_not_what_was_typed() -> None:
    assert understood(DateItem(id="when", prompt="?"), "fri", date(2026, 11, 27)) == "Friday 27 November 2026"
    assert understood(DateItem(id="when", prompt="?"), "2026-11-27", date(2026, 11, 27)) == ""
    assert understood_cell(SENT, "14-Dec-25", date(2025, 12, 14)) == "Sunday 14 December 2025"
    assert understood_cell(SENT, "2025-12-14", date(2025, 12, 14)) == ""
