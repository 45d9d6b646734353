"""The example firms as their data files tell them (`workbook/demo/`), read into a few plain shapes. Days count from today."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from workbook.domain import (
    DateItem,
    Evidence,
    Item,
    Rated,
    RatingItem,
    TableItem,
    Value,
    dataclass,
    limits,
    quarter_of,
    read_answer,
    read_date,
    read_rows,
)
from workbook.store.format import toml

FOLDER = Path(__file__).parent.parent / "demo"
"""Where their files are, a folder for each; the README there says how they are written."""

STORIES = {
    "harbour-ledger": "bookkeepers, with a past of two quarters",
    "ten-to-four": "a café; the short way",
    "larch-house": "physiotherapists, bound to secrecy; the short way",
    "baxter-tiling": "a tiler, alone and new; the short way",
}
"""What each example is, by the name of its folder and of the command that opens it. The first is the one without a name."""

FIRST = next(iter(STORIES))


@cache
def read(story: str, name: str) -> Mapping[str, Any]:
    """One of the data files of a story, as TOML holds it. They come with the program: a fault in one is a fault of ours."""
    return toml.parse((FOLDER / story / name).read_bytes())[0]


def answers(story: str) -> Mapping[str, Any]:
    """The answers of a story, by exercise, in the order of their files."""
    told: dict[str, Any] = {}
    for path in sorted((FOLDER / story / "answers").glob("*.toml")):
        told |= read(story, f"answers/{path.name}")
    return told


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of the story for one day on which the example is made."""

    today: date

    def day(self, days: int) -> date:
        """The day that is `days` after today, before it when negative."""
        return self.today + timedelta(days=days)

    def at(self, day: date, hour: int, minutes: int = 0) -> datetime:
        """A moment of `day` in this computer's zone, `minutes` after `hour`."""
        return (datetime.combine(day, time(hour)) + timedelta(minutes=minutes)).astimezone()

    def check_in(self, quarter: str, days: int) -> tuple[str, date]:
        """The label of “this” quarter or the “last” one, and the day of a rating in it.

        That is `days` after today, or the nearest day of that quarter: today may be its first.
        """
        first = _first_of_quarter(self.today)
        if quarter == "this":
            return quarter_of(self.today), max(self.day(days), first)
        eve = first - timedelta(days=1)
        return quarter_of(eve), min(max(self.day(days), _first_of_quarter(eve)), eve)


def _first_of_quarter(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def value_of(item: Item, raw: Any, today: date, given: date) -> tuple[Value | None, str]:
    """The answer that `raw` of the data stands for, read as a command would read it; or None and what is wrong with it.

    Days in it count from `today`; what an item asks of a day is held against `given`, the day of the answer.
    """
    if isinstance(item, TableItem):
        rows = [{key: str(cell) for key, cell in row.items()} for row in raw]
        value: Value | None
        value, wrong = read_rows(item, rows, today)
    elif isinstance(item, DateItem):
        value, wrong = read_date(str(raw), today)
    else:
        value, wrong = read_answer(item, [str(word) for word in raw] if isinstance(raw, list) else [str(raw)], today)
    if value is not None:
        wrong = limits(item, value, given)
    return (None, wrong) if wrong else (value, "")


def rated_of(item: RatingItem, raw: Any, at: datetime, today: date) -> tuple[Rated | None, str]:
    """The rating that `raw` of the data stands for, or None and what is wrong with it."""
    match raw:
        case int() if raw in range(len(item.anchors)):
            return Rated(rev=item.rev, at=at, level=raw), ""
        case [int(level), str(days), str(text)] if level in range(3, len(item.anchors)):
            day, wrong = read_date(days, today)
            if day is None or day > at.date():
                return None, wrong or "Evidence cannot be younger than its rating."
            return Rated(rev=item.rev, at=at, level=level, evidence=(Evidence(day, text),)), ""
        case "open":
            return Rated(rev=item.rev, at=at), ""
        case str() if item.na:
            return Rated(rev=item.rev, at=at, na=raw), ""
        case _:
            return None, "That is no level, and this rating applies to every business."
