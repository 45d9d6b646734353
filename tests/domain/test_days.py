"""Days as they are typed: what each means, what is refused and why, and the examples given beforehand."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.domain.answering import day_examples, limits, outside, read_answer, read_date
from workbook.domain.item import DateItem, LineItem, NumberItem

TODAY = date(2026, 11, 20)
TYPED = {
    "12.11.2026": date(2026, 11, 12),
    "12. 11. 2026": date(2026, 11, 12),
    "1.2.2027": date(2027, 2, 1),
    "12.11.": date(2026, 11, 12),
    "12.1.": date(2027, 1, 12),
    "12 nov": date(2026, 11, 12),
    "12 Nov": date(2026, 11, 12),
    "12. november": date(2026, 11, 12),
    "12 nov 2025": date(2025, 11, 12),
    "nov 12": date(2026, 11, 12),
    "November 12, 2024": date(2024, 11, 12),
    "3 sept": date(2026, 9, 3),
    "5 may": date(2027, 5, 5),
    "29 feb": date(2028, 2, 29),
    "+8m": date(2027, 7, 20),
    "-1m": date(2026, 10, 20),
    "2026-12-15": date(2026, 12, 15),
    "today": TODAY,
    "-3d": date(2026, 11, 17),
    "+2w": date(2026, 12, 4),
    "fri": date(2026, 11, 27),
}


@pytest.mark.parametrize("typed", TYPED)
def test_a_day_may_be_written_in_many_ways(typed: str) -> None:
    assert read_date(typed, TODAY) == (TYPED[typed], "")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("12/11/2026", "the day or the month may stand first"),
        ("12/11", "the day or the month may stand first"),
        ("12-11-2026", "the day or the month may stand first"),
        ("12.11.26", "four digits"),
        ("12 nov 26", "four digits"),
        ("31.11.2026", "no such day"),
        ("30 feb", "no such day"),
        ("12.13.", "no such day"),
        ("2026-02-30", "no such day"),
        ("29.2.2027", "no such day"),
        ("12", "not a day yet"),
        ("12.11", "not a day yet"),
        ("12 dezember", "not a day yet"),
        ("nov 2026", "not a day yet"),
        ("3 apples", "not a day yet"),
        ("2026-1", "not a day yet"),
    ],
)
def test_what_is_no_day_or_two_days_is_refused_in_plain_words(typed: str, why: str) -> None:
    day, wrong = read_date(typed, TODAY)
    assert day is None
    assert why in wrong


def test_a_month_on_from_its_last_day_is_the_last_day_too() -> None:
    assert read_date("+1m", date(2026, 1, 31)) == (date(2026, 2, 28), "")
    assert read_date("+13m", date(2027, 1, 31)) == (date(2028, 2, 29), "")
    assert read_date("-2m", date(2026, 1, 31)) == (date(2025, 11, 30), "")


@given(day=st.dates(date(1990, 1, 1), date(2090, 1, 1)), today=st.dates(date(2000, 1, 1), date(2080, 1, 1)))
@settings(max_examples=100, deadline=None)
def test_without_a_year_it_is_the_nearest_such_day_or_the_next(day: date, today: date) -> None:
    for typed in (f"{day.day}.{day.month}.", f"{day:%b} {day.day}"):
        nearest, wrong = read_date(typed, today)
        following, _ = read_date(typed, today, ahead=True)
        assert wrong == ""
        assert nearest is not None and following is not None
        assert (nearest.day, nearest.month) == (following.day, following.month) == (day.day, day.month)
        if (day.day, day.month) != (29, 2):
            assert abs(nearest - today) <= timedelta(days=183)
            assert timedelta(0) <= following - today <= timedelta(days=366)


def test_an_item_that_wants_a_day_soon_reads_the_next_one() -> None:
    soon = DateItem(id="q", prompt="When?", within=365)
    assert read_answer(soon, ["12", "nov"], TODAY) == (date(2027, 11, 12), "")
    assert read_answer(DateItem(id="q", prompt="When?"), ["12", "nov"], TODAY) == (date(2026, 11, 12), "")


@pytest.mark.parametrize("within", [None, 0, 1, 3, 7, 13, 14, 190])
@pytest.mark.parametrize("today", [TODAY, date(2026, 12, 31), date(2028, 2, 29)])
def test_every_example_is_a_day_that_is_taken(within: int | None, today: date) -> None:
    said = day_examples(within, today)
    item = DateItem(id="q", prompt="When?", within=within)
    ways = said.rstrip(".").partition("s " if within is None else "as ")[2].replace(" or ", ", ").split(", ")
    assert len(ways) >= 3
    for way in ways:
        day, wrong = read_date(way, today, ahead=within is not None)
        assert (wrong, day is None) == ("", False), way
        assert day is not None and limits(item, day, today) == "", way


def test_the_limit_is_said_beforehand() -> None:
    assert day_examples(14, TODAY) == "Within 14 days, as 2026-12-04, 4 dec, today, +14d, +2w or fri."
    assert day_examples(3, TODAY) == "Within 3 days, as 2026-11-23, 23 nov, today, +3d or mon."
    assert day_examples(None, TODAY).startswith("As 2026-12-04, 4 dec")


def test_a_day_or_number_out_of_bounds_is_outside() -> None:
    soon, few = DateItem(id="q", prompt="When?", within=10), NumberItem(id="q", prompt="How many?", max=5)  # type: ignore[arg-type]  # whole numbers compare as well
    assert [outside(soon, TODAY + timedelta(days=days), TODAY) for days in (-1, 0, 10, 11)] == [
        True,
        False,
        False,
        True,
    ]
    assert [outside(few, number, TODAY) for number in (5, 6)] == [False, True]
    assert not outside(soon, None, TODAY)
    assert outside(LineItem(id="q", prompt="Who?", max=2), "long", TODAY)
