"""Days moved by whole quarters: the same day of the month, a label with them, and never past today."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.moving import moved, moved_day, moved_label, newest_moment, quarters_between


@pytest.mark.parametrize(
    ("day", "quarters", "then"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 20), 1, date(2027, 2, 20)),
        (date(2026, 11, 30), 1, date(2027, 2, 28)),
        (date(2026, 11, 30), 5, date(2028, 2, 29)),
        (date(2026, 2, 14), -1, date(2025, 11, 14)),
    ],
)
def test_a_day_stays_the_day_of_its_month(day: date, quarters: int, then: date) -> None:
    assert moved_day(day, quarters) == then


@pytest.mark.parametrize(
    ("text", "quarters", "then"),
    [
        ("2026-Q4", 1, "2027-Q1"),
        ("2026-Q4-2", -4, "2025-Q4-2"),
        ("2026-Q1", -1, "2025-Q4"),
        ("in 2026-Q4 we said", 1, "in 2026-Q4 we said"),
        ("2026-Q5", 1, "2026-Q5"),
    ],
)
def test_a_label_goes_with_it_and_no_other_text(text: str, quarters: int, then: str) -> None:
    assert moved_label(text, quarters) == then


def test_whatever_is_inside_is_moved() -> None:
    at = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    value = {"at": at, "lines": [{"date": date(2026, 8, 1), "text": "2026"}], "label": "2026-Q4", "n": 3}
    later = moved(value, 1)
    assert later == {
        "at": datetime(2027, 2, 20, 9, 30, tzinfo=UTC),
        "lines": [{"date": date(2026, 11, 1), "text": "2026"}],
        "label": "2027-Q1",
        "n": 3,
    }
    assert newest_moment(value) == at and newest_moment([date(2026, 1, 1), "x"]) is None


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_it_comes_as_near_to_today_as_can_be(newest: date, today: date) -> None:
    number = quarters_between(newest, today)
    assert moved_day(newest, number) <= today < moved_day(newest, number + 1)
