"""Which day is meant where one is asked for: by when something is due, and when something happened that shows a level."""

from datetime import date

from workbook.domain.typed_values import read_date

NOT_YET = "It cannot have happened after today."


def read_due(text: str, today: date) -> tuple[date | None, str]:
    """By when something is to be done: of days without a year the next one. None, and what is wrong, for no day."""
    return read_date(text, today, ahead=True)


def passed(due: date, today: date) -> str:
    """What is worth saying of a day by which something is to be done: that it lies in the past. Else empty; it is kept as given."""
    return "That day has passed already." if due < today else ""


def read_happened(text: str, today: date) -> tuple[date | None, str]:
    """When something happened: of days without a year the last one. None, and what is wrong, for no day."""
    return read_date(text, today, behind=True)


def not_yet(day: date, today: date) -> str:
    """What is wrong with `day` as the day on which something happened; empty when nothing is. Today will do, tomorrow won't."""
    return NOT_YET if day > today else ""
