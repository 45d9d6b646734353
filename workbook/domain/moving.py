"""Days, moments and labels moved by whole quarters: an example stays as it is, only its days do not (docs/files.md 12)."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

_LABEL = re.compile(r"(\d{4})-Q([1-4])(-\d{1,3})?")


def moved_day(day: date, quarters: int) -> date:
    """The same day so many quarters later, or earlier; what a month lacks becomes its last day."""
    months = day.year * 12 + day.month - 1 + 3 * quarters
    year, month = divmod(months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


def moved_label(text: str, quarters: int) -> str:
    """A quarter's label, or the id of a round that is named by one, moved; any other text as it is."""
    found = _LABEL.fullmatch(text)
    if found is None:
        return text
    year, quarter = divmod(int(found[1]) * 4 + int(found[2]) - 1 + quarters, 4)
    return f"{year}-Q{quarter + 1}{found[3] or ''}"


def moved(value: Any, quarters: int) -> Any:
    """A value of a file with every day, moment and label in it moved; nothing is changed in place."""
    match value:
        case date():  # a moment is one, and keeps its time and its offset
            return moved_day(value, quarters)
        case str():
            return moved_label(value, quarters)
        case Mapping():
            return {key: moved(part, quarters) for key, part in value.items()}
        case list() | tuple():
            return type(value)(moved(part, quarters) for part in value)
        case _:
            return value


def newest_moment(value: Any) -> datetime | None:
    """The latest moment in a value; a day that somebody plans for is none."""
    match value:
        case datetime():
            return value
        case Mapping():
            found = [newest_moment(part) for part in value.values()]
        case list() | tuple():
            found = [newest_moment(part) for part in value]
        case _:
            return None
    return max((one for one in found if one is not None), default=None)


def quarters_between(newest: date, today: date) -> int:
    """By how many whole quarters something of the day `newest` is moved so that it is as late as can be, and not after `today`."""
    apart = (today.year - newest.year) * 4 + (today.month - newest.month) // 3
    return next(number for number in range(apart + 2, apart - 3, -1) if moved_day(newest, number) <= today)
