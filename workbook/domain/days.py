"""Days as people and spreadsheets write them, `12.11.2026`, `12 nov`, `Fri 27 Nov`, and as this program says them. English names."""

import re
from datetime import date, timedelta

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
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = {name.lower()[:length]: at for at, name in enumerate(MONTHS, 1) for length in (3, len(name))} | {"sept": 9}
_WEEKDAYS = {name.lower()[:length]: at for at, name in enumerate(WEEKDAYS) for length in (3, len(name))}
_WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_LEAP = 8
"""Years to look for a day in, before and after this one: 29 February may be so far away."""

_YEAR_FIRST = 2
"""Years before and after this one in which two digits in front, as in 26-12-15, are thought of as a year."""

NO_SUCH_DAY = "There is no such day in the calendar."
_SHORT_YEAR = "Write the year with four digits, as in 12.11.2026."

_TIME = r"(?:t| t|,? at |,? )\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?(?: ?(?:z|utc|gmt|bst|[+-]\d{2}:?\d{2}))?"
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:\d{4}|'?\d{1,3})"


def months_on(day: date, months: int) -> date | None:
    """The same day so many months on; where that month is shorter its last day. None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    lasts = (min(day.day, last) for last in (31, 30, 29, 28))
    return next((found for last in lasts if (found := _day(year, month + 1, last))), None)


def days_on(day: date, days: int) -> date | None:
    """So many days on, or back; None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def day_text(day: date) -> str:
    """A day in words, as `14 May 2027`, whatever the computer's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_and_long_month(day: date) -> str:
    """A day in words without its year, where it is one of the next few months: `15 December`."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def day_and_month(day: date) -> str:
    """A day in short, without its year: `15 Dec`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def day_words(day: date, today: date) -> str:
    """A day in short: `15 Dec`, with its year when that is another than today's."""
    return day_and_month(day) if day.year == today.year else f"{day_and_month(day)} {day.year}"


def weekday_name(day: date) -> str:
    """The day of the week in full, as `Tuesday`."""
    return WEEKDAYS[day.weekday()]


def weekday_text(day: date) -> str:
    """A day in words with its day of the week, as `Friday 14 May 2027`."""
    return f"{weekday_name(day)} {day_text(day)}"


def distance(day: date, today: date) -> str:
    """How far a day is from today: `today`, `tomorrow`, `in 24 days`, `3 days ago`."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")


def spelled(day: date, today: date) -> str:
    """A day in full, with its distance: `Tuesday 15 December 2026, in 24 days`."""
    return f"{weekday_text(day)}, {distance(day, today)}"


def due_words(day: date, today: date) -> str:
    """When something is due: `yesterday`, `today`, `Friday`, `in 9 days`, `15 Dec`."""
    days = (day - today).days
    if 1 < days < 7:
        return weekday_name(day)
    return distance(day, today) if days < 15 else day_words(day, today)


def weekday(word: str) -> int | None:
    """Which day of the week a name or its usual short form means, Monday as 0; None for every other word."""
    return _WEEKDAYS.get(word.strip().lower().rstrip("."))


def read_day(word: str, today: date, *, ahead: bool, behind: bool = False) -> tuple[date | None, str]:
    """The day that `word`, in lower case, names by its month; or None and what is wrong, empty where it is none at all.

    A time of day behind it is passed over, and a weekday before it must be that of the day. Numbers alone are read day first
    with dots, and year first where the year has four digits; else they are taken only where they can be one day alone.
    Two digits are the year nearest to today's. Without a year it is the nearest such day, with `ahead` the next one and
    with `behind` the last one, which may be today.
    """
    if len(word) > 3 and (timed := re.search(_TIME, word)) and timed.end() == len(word):
        word = word[: timed.start()]
    if (named := re.fullmatch(r"([a-z]+)\.?,? (.*\d.*)", word)) and (wanted := weekday(named[1])) is not None:
        on, wrong = read_day(named[2], today, ahead=ahead, behind=behind)
        if on is not None and on.weekday() != wanted:
            return None, f"{day_text(on)} is a {weekday_name(on)}. Write the one that is meant."
        return on, wrong
    calendar = _Calendar(today, ahead, behind)
    if found := re.fullmatch(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})|((?:19|20|21)\d\d)(\d\d)(\d\d)", word):
        year, month, day = (found[1], found[3], found[4]) if found[1] else (found[5], found[6], found[7])
        return calendar.one(int(day), int(month), year)
    if found := re.fullmatch(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{1,4})?", word):
        return calendar.one(int(found[1]), int(found[2]), found[3])
    if found := re.fullmatch(r"(\d{1,2}) ?([/-]) ?(\d{1,2})(?: ?\2 ?(\d{1,4}))?|(\d{1,2}) (\d{1,2}) (\d{4})", word):
        first, second, year = (found[1], found[3], found[4]) if found[1] else (found[5], found[6], found[7])
        return calendar.either(int(first), int(second), year, dashes=found[2] == "-")
    for pattern, day_at, month_at, year_at in (
        (rf"(?:the )?{_ORDINAL}\.?[ /-]*(?:of )?([a-z]+)\.?,?[ /-]*({_YEAR})?", 1, 2, 3),
        (rf"([a-z]+)\.? ?{_ORDINAL}(?:,? ({_YEAR}))?", 2, 1, 3),
        (rf"([a-z]+)-{_ORDINAL}-({_YEAR})", 2, 1, 3),
        (rf"(\d{{4}})[ -]([a-z]+)[ -]{_ORDINAL}", 3, 2, 1),
    ):
        if (found := re.fullmatch(pattern, word)) and (month := _NUMBERS.get(found[month_at])):
            return calendar.one(int(found[day_at]), month, found[year_at])
    return None, ""


class _Calendar:
    """Finds the day that numbers mean, seen from `today`."""

    def __init__(self, today: date, ahead: bool, behind: bool) -> None:
        self._today = today
        self._first = today if ahead else date.min
        self._last = today if behind else date.max

    def one(self, day: int, month: int, year: str | None) -> tuple[date | None, str]:
        """The day of these numbers, or why there is none."""
        year = (year or "").lstrip("'")
        if len(year) in (1, 3):
            return None, _SHORT_YEAR
        found = self._found(day, month, year)
        return found, "" if found else NO_SUCH_DAY

    def either(self, first: int, second: int, year: str | None, *, dashes: bool) -> tuple[date | None, str]:
        """The one day that two numbers and perhaps a year can be, or the days that they can be."""
        year = year or ""
        if len(year) in (1, 3):
            return None, _SHORT_YEAR
        days = [self._found(first, second, year), self._found(second, first, year)]
        leads = "month"
        if dashes and len(year) == 2:
            turned = self._found(int(year), second, f"{first:02}")
            if turned is not None and abs(turned.year - self._today.year) <= _YEAR_FIRST:
                days.append(turned)
                leads = "month" if days[0] and days[1] else "year"
        known = list(dict.fromkeys(filter(None, days)))
        if len(known) == 1:
            return known[0], ""
        if not known:
            return None, NO_SUCH_DAY
        ways = " or ".join(map(day_text, known))
        like = f"{day_and_month(known[0]).lower()} {known[0].year}"
        return None, f"Here the day or the {leads} may stand first: {ways}? Write the one that is meant, as {like}."

    def _found(self, day: int, month: int, year: str) -> date | None:
        today = self._today
        if len(year) == 2:
            century = today.year - today.year % 100
            years = [century + 100 * by + int(year) for by in (-1, 0, 1)]
            return _day(min(years, key=lambda one: (abs(one - today.year), one)), month, day)
        years = [int(year)] if year else list(range(today.year - _LEAP, today.year + _LEAP + 1))
        days = [one for each in years if (one := _day(each, month, day)) and (year or self._first <= one <= self._last)]
        return min(days, key=lambda one: (abs(one - today), one < today), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
