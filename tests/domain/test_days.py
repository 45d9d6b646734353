"""Days as they are typed: what each means, what is refused and why, and the examples given beforehand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain import (
    MONTHS,
    DateItem,
    LineItem,
    NumberItem,
    day_examples,
    day_text,
    limits,
    outside,
    read_answer,
    read_date,
)

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
    "Fri.": date(2026, 11, 27),
    "tues": date(2026, 11, 24),
    "Weds": date(2026, 11, 25),
    "thurs": date(2026, 11, 26),
    "wednesday": date(2026, 11, 25),
    "next fri": date(2026, 11, 27),
    "this sat": date(2026, 11, 21),
    "on monday": date(2026, 11, 23),
    "last fri": date(2026, 11, 13),
    "last thu": date(2026, 11, 19),
    "next week": date(2026, 11, 27),
    "next month": date(2026, 12, 20),
    "next year": date(2027, 11, 20),
    "last month": date(2026, 10, 20),
    "in 2 weeks": date(2026, 12, 4),
    "in a week": date(2026, 11, 27),
    "In 10 days": date(2026, 11, 30),
    "three months from now": date(2027, 2, 20),
    "2 weeks ago": date(2026, 11, 6),
    "a year ago": date(2025, 11, 20),
    "monday week": date(2026, 11, 30),
    "Thurs week": date(2026, 12, 3),
    "31/12/2026": date(2026, 12, 31),
    "12/31/2026": date(2026, 12, 31),
    "4/4/2026": date(2026, 4, 4),
    "31/12": date(2026, 12, 31),
    "31-12-2026": date(2026, 12, 31),
    "31 12 2026": date(2026, 12, 31),
    "31 / 12 / 2026": date(2026, 12, 31),
    "31/12/26": date(2026, 12, 31),
    "14-12-25": date(2025, 12, 14),
    "31-12-26": date(2026, 12, 31),
    "12.11.26": date(2026, 11, 12),
    "12 nov 26": date(2026, 11, 12),
    "12 nov '26": date(2026, 11, 12),
    "5 may 98": date(1998, 5, 5),
    "14-Dec-2025": date(2025, 12, 14),
    "14-Dec-25": date(2025, 12, 14),
    "14-Dec": date(2026, 12, 14),
    "14/Dec/2025": date(2025, 12, 14),
    "14Dec2025": date(2025, 12, 14),
    "14th December 2025": date(2025, 12, 14),
    "the 14th of December 2025": date(2025, 12, 14),
    "1st Dec": date(2026, 12, 1),
    "2nd of Jan": date(2027, 1, 2),
    "3rd dec, 2025": date(2025, 12, 3),
    "Dec 14, 2025": date(2025, 12, 14),
    "Dec. 14th 2025": date(2025, 12, 14),
    "Dec-14-2025": date(2025, 12, 14),
    "2025-Dec-14": date(2025, 12, 14),
    "2025-12-14 00:00:00": date(2025, 12, 14),
    "2025-12-14T09:30:00Z": date(2025, 12, 14),
    "2025-12-14T09:30:00.000+01:00": date(2025, 12, 14),
    "2025-12-14 09:30": date(2025, 12, 14),
    "31/12/2025 00:00": date(2025, 12, 31),
    "14-Dec-2025 9:30 AM": date(2025, 12, 14),
    "Dec 14, 2025, 9:30 p.m.": date(2025, 12, 14),
    "14 Dec 2025 at 10:15": date(2025, 12, 14),
    "2025/12/14": date(2025, 12, 14),
    "2025.12.14": date(2025, 12, 14),
    "2025-12-4": date(2025, 12, 4),
    "20251214": date(2025, 12, 14),
    "Fri 27 Nov 2026": date(2026, 11, 27),
    "Friday, 27 November 2026": date(2026, 11, 27),
    "Fri 2026-11-27": date(2026, 11, 27),
    "１５．１２．２０２６": date(2026, 12, 15),
    "15\u00a0dec\u00a02026": date(2026, 12, 15),
    "\u200e31/\u200e12/\u200e2026": date(2026, 12, 31),
    "2026–12–15": date(2026, 12, 15),
}

NO_DAYS = (
    *("monthly", "money", "monday's", "mondays", "moncton", "wedding", "wednes", "friends", "fr", "friction", "sunny"),
    *("satisfied", "tuesdayish", "thursdays", "sun day", "next money", "next monthly", "next quarter", "last", "next"),
    *("month", "week", "next weekend", "march", "december", "dec-14", "mid dec", "46003", "1.5", "12:30", "£12", ""),
    *("2 weeks", "in 2 weeks ago", "in some weeks", "money week", "fri week", "in 0x2 days"),
    *("14 dec 2025 or 2026", "in december 2025", "99999999"),
)
"""Words that begin as weekdays do, and others that say no day, or more than one."""


@pytest.mark.parametrize("typed", TYPED)
def test_a_day_may_be_written_in_many_ways(typed: str) -> None:
    assert read_date(typed, TODAY) == (TYPED[typed], "")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("12/11/2026", "the day or the month may stand first"),
        ("12/11", "the day or the month may stand first"),
        ("12-11-2026", "the day or the month may stand first"),
        ("03/04/2026", "3 April 2026 or 4 March 2026? Write the one that is meant, as 3 apr 2026."),
        ("03/04/26", "3 April 2026 or 4 March 2026?"),
        ("26-12-15", "the day or the year may stand first: 26 December 2015 or 15 December 2026?"),
        ("12/11/126", "four digits"),
        ("12.11.126", "four digits"),
        ("12 nov 6", "four digits"),
        ("31/31/2026", "no such day"),
        ("31/11/2026", "no such day"),
        ("2026-13-01", "no such day"),
        ("20261345", "no such day"),
        ("31st of November", "no such day"),
        ("Fri 28 Nov 2026", "28 November 2026 is a Saturday"),
        *((word, "not a day yet") for word in NO_DAYS),
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


@pytest.mark.parametrize("typed", ["+9999w", "next year", "tomorrow", "sat", "+9999m"])
def test_a_day_beyond_the_calendar_is_refused(typed: str) -> None:
    day, wrong = read_date(typed, date(9999, 12, 31))
    assert (day, wrong) == (None, "There is no such day in the calendar.")


@given(day=st.dates(date(1977, 1, 1), date(2075, 1, 1)), today=st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_a_day_with_its_year_is_that_day_in_every_form_that_names_the_month(day: date, today: date) -> None:
    month = MONTHS[day.month - 1]
    forms = [
        day.isoformat(),
        f"{day}T10:00",
        f"{day.day} {month} {day.year}",
        f"{day.day}-{month[:3]}-{day.year % 100:02}",
    ]
    forms += [day_text(day), f"{day.day}.{day.month}.{day.year}", f"{month} {day.day}, {day.year}", f"{day:%Y%m%d}"]
    for typed in forms:
        assert read_date(typed, today) == (day, ""), typed
    for slashes in (f"{day.day}/{day.month}/{day.year}", f"{day.day:02}/{day.month:02}/{day.year % 100:02}"):
        found, wrong = read_date(slashes, today)
        sure = day.day > 12 or day.day == day.month
        assert (found, "may stand first" in wrong) == ((day, False) if sure else (None, True)), slashes


@given(st.text(max_size=14) | st.text("0123456789 ./-:decfrimontu", max_size=14))
def test_whatever_is_typed_is_a_day_or_a_sentence(text: str) -> None:
    day, wrong = read_date(text, TODAY)
    assert (day is None) == wrong.endswith((".", "?"))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3 apr", date(2026, 4, 3)),
        ("28 nov", date(2026, 11, 28)),
        ("29 nov", date(2025, 11, 29)),
        ("fri", date(2026, 11, 27)),
        ("5/12/2027", None),
        ("13/12", date(2025, 12, 13)),
        ("5 dec 2026", date(2026, 12, 5)),
    ],
)
def test_a_day_on_which_something_happened_is_the_last_such_day(typed: str, day: date | None) -> None:
    """Seen from Saturday 28 November 2026. A year that is written is meant."""
    assert read_date(typed, date(2026, 11, 28), behind=True)[0] == day
