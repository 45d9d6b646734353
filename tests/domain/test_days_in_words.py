"""Days as this program says them: in full, in short, by their distance, and when something is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain import day_text, day_words, distance, due_words, quarter_before, read_date, spelled, weekday_text

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("days", "away", "due"),
    [
        (-400, "400 days ago", "400 days ago"),
        (-2, "2 days ago", "2 days ago"),
        (-1, "yesterday", "yesterday"),
        (0, "today", "today"),
        (1, "tomorrow", "tomorrow"),
        (2, "in 2 days", "Sunday"),
        (6, "in 6 days", "Thursday"),
        (7, "in 7 days", "in 7 days"),
        (14, "in 14 days", "in 14 days"),
        (15, "in 15 days", "5 Dec"),
        (42, "in 42 days", "1 Jan 2027"),
    ],
)
def test_how_far_a_day_is_and_when_something_is_due(days: int, away: str, due: str) -> None:
    day = FRIDAY + timedelta(days=days)
    assert (distance(day, FRIDAY), due_words(day, FRIDAY)) == (away, due)


def test_a_day_in_full_and_in_short() -> None:
    day = date(2027, 6, 1)
    assert day_text(day) == "1 June 2027"
    assert weekday_text(day) == "Tuesday 1 June 2027"
    assert spelled(FRIDAY + timedelta(days=25), FRIDAY) == "Tuesday 15 December 2026, in 25 days"
    assert (day_words(day, FRIDAY), day_words(date(2026, 9, 30), FRIDAY)) == ("1 Jun 2027", "30 Sep")


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_every_way_to_say_a_day_is_read_as_that_day(day: date, today: date) -> None:
    for words in (day_text(day), weekday_text(day), day_words(day, day.replace(year=day.year - 1, day=1))):
        assert read_date(words, today) == (day, "")


@pytest.mark.parametrize(
    ("label", "now", "expected"),
    [
        ("2026-Q3", "2026-Q4", True),
        ("2026-Q4", "2027-Q1", True),
        ("2026-Q4", "2026-Q4", False),
        ("2026-Q2", "2026-Q4", False),
        ("before", "2026-Q4", False),
        ("2026-Q4-b", "2027-Q1", False),
    ],
)
def test_the_quarter_before(label: str, now: str, expected: bool) -> None:
    assert quarter_before(label, now) is expected
