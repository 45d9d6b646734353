"""Days as people write them with a month in it: `12.11.2026`, `12 nov`, `+8m`. English month names, like the packs."""

import re
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NUMBERS = {name.lower()[:length]: at for at, name in enumerate(MONTHS, 1) for length in (3, len(name))} | {"sept": 9}
_LEAP = 8
"""Years to look for a day in, before and after this one: 29 February may be so far away."""

NO_SUCH_DAY = "There is no such day in the calendar."
_TWO_WAYS = "Here the day or the month may stand first. Write 12 nov 2026, or with dots and the day first 12.11.2026."
_SHORT_YEAR = "Write the year with four digits, as in 12.11.2026."


def months_on(day: date, months: int) -> date | None:
    """The same day so many months on; where that month is shorter its last day. None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    lasts = (min(day.day, last) for last in (31, 30, 29, 28))
    return next((found for last in lasts if (found := _day(year, month + 1, last))), None)


def read_day(word: str, today: date, *, ahead: bool) -> tuple[date | None, str]:
    """The day that `word`, in lower case, names by its month; or None and what is wrong, empty where it is none at all.

    Numbers alone are read day first and with dots only: with slashes or dashes nobody can tell day from month. Without
    a year it is the nearest such day, or with `ahead` the next one, which may be today.
    """
    if found := re.fullmatch(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{1,4})?", word):
        day, month, year = int(found[1]), int(found[2]), found[3] or ""
    elif found := re.fullmatch(r"(\d{1,2})\.?\s*([a-z]+)\.?,?\s*(\d{1,4})?", word):
        day, month, year = int(found[1]), _NUMBERS.get(found[2], -1), found[3] or ""
    elif found := re.fullmatch(r"([a-z]+)\.?\s*(\d{1,2})(?:,?\s+(\d{1,4}))?", word):
        day, month, year = int(found[2]), _NUMBERS.get(found[1], -1), found[3] or ""
    elif re.fullmatch(r"\d{1,2}([/-])\d{1,2}(\1\d{1,4})?", word):
        return None, _TWO_WAYS
    else:
        return None, ""
    if month < 0:
        return None, ""
    if year and len(year) < 4:
        return None, _SHORT_YEAR
    years = [int(year)] if year else range(today.year - _LEAP, today.year + _LEAP + 1)
    days = [one for each in years if (one := _day(each, month, day)) and (not ahead or year or one >= today)]
    nearest = min(days, key=lambda one: (abs(one - today), one < today), default=None)
    return nearest, "" if nearest else NO_SUCH_DAY


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
