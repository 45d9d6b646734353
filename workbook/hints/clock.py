"""The hint `clock`: how long referred people waited for the first attempt to reach them.

Days are working days, Monday to Friday, and a public holiday counts as one. Whoever still waits counts with the days so far,
which can only grow.
"""

from collections.abc import Iterator
from datetime import date

from workbook.domain import Item, Value, count, rows_of
from workbook.hints.context import Context, Rule
from workbook.hints.table_cells import day, key_of, name_key, named

_TELLING = 3
"""Rows from which on the one in the middle says something."""


def working_days(start: date, end: date) -> int:
    """The days from Monday to Friday after `start`, up to and with `end`; 0 when `end` is not later."""
    weeks, rest = divmod(max((end - start).days, 0), 7)
    return 5 * weeks + sum((start.weekday() + step) % 7 < 5 for step in range(1, rest + 1))


def _say(item: Item, value: Value, context: Context) -> Iterator[str]:
    if not (key_of(item, "received", "date") and key_of(item, "contacted", "date")):
        return
    name = name_key(item)
    ended: list[int] = []
    running: list[tuple[int, str]] = []
    wrong: list[str] = []
    for row in rows_of(value):
        received, contacted = day(row.get("received")), day(row.get("contacted"))
        if received is None or received > context.today:
            continue
        if contacted is None:
            running.append((working_days(received, context.today), named(row, name)))
        elif contacted < received:
            wrong.append(named(row, name))
        else:
            ended.append(working_days(received, contacted))
    if ended:
        yield _counts(ended, [days for days, _ in running])
    if running:
        days, who = max(running, key=lambda one: one[0])
        so_far = f", for {_days(days)} so far" if days else ""
        yield f"Still waiting: {who}{so_far}. Until somebody tries to reach them, the clock runs on."
    if wrong:
        yield f"Is a date wrong for {wrong[0]}? The first attempt is before the day it came in."


def _counts(ended: list[int], running: list[int]) -> str:
    """How many were reached within one working day and within two; from three rows on the median wait before that."""
    every = len(ended) + len(running)
    one, two = (sum(days <= limit for days in ended) for limit in (1, 2))
    counted = f"Within one working day: {one} of {every}. Within two: {two} of {every}."
    if every < _TELLING:
        return counted
    middle = max(_middle(ended), _middle(ended + running))  # a clock that only just began must not make it look quicker
    waited = f"waited {_days(middle)}, Monday to Friday" if middle else "heard from you on the same working day"
    return f"The one in the middle {waited}. {counted}"


def _middle(days: list[int]) -> int:
    """The median of `days`, not empty; of two in the middle the longer wait, which does not flatter."""
    return sorted(days)[len(days) // 2]


def _days(number: int) -> str:
    return count(number, "working day")


clock = Rule(("table",), _say)
"""Says how long people waited, and who waits still."""
