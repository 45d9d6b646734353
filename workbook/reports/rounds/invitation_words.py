"""The invitation to a check-in, in a line for Home."""

from datetime import date

from workbook.domain import count
from workbook.domain.days import day_and_long_month


def begun_words(id: str, done: int, of: int) -> str:
    """`Go on with 2026-Q4: 6 of 15 gone through`."""
    return f"Go on with {id}: {done} of {of} gone through"


def invited_words(last: date | None, rated: int, lapsing: int, minutes: int) -> str:
    """`Last on 14 August: 64 ratings, 12 lapse soon, 10 minutes`: that long takes the pulse."""
    when = f"Last on {day_and_long_month(last)}: " if last is not None else "The first: "
    lapses = f", {count(lapsing, 'lapses', 'lapse')} soon" if lapsing else ""
    return f"{when}{count(rated, 'rating')}{lapses}, {minutes} minutes"
