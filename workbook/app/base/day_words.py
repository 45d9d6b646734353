"""Days and counts in plain words. English, like the packs; no locale of the machine is asked."""

from datetime import date

from workbook.domain.days import WEEKDAYS, day_text


def distance(day: date, today: date) -> str:
    """How far a day is from today: `today`, `tomorrow`, `in 24 days`, `3 days ago`."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")


def spelled(day: date, today: date) -> str:
    """A day in full, with its distance: `Tuesday 15 December 2026, in 24 days`."""
    return f"{WEEKDAYS[day.weekday()]} {day_text(day)}, {distance(day, today)}"


def count(number: int, one: str, many: str = "") -> str:
    """`1 word`, `2 words`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def quarter_before(label: str, now: str) -> bool:
    """Whether `label` is the quarter just before `now`, both as `2026-Q4`."""
    try:
        (year, quarter), (year_now, quarter_now) = (part.split("-Q") for part in (label, now))
        return int(year) * 4 + int(quarter) + 1 == int(year_now) * 4 + int(quarter_now)
    except ValueError:
        return False
