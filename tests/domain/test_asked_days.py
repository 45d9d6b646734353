"""Which day is meant where one is asked for, and at the edge of which day something is late or has not happened yet."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from workbook.domain import DateItem, NumberItem, read_answer, read_measure
from workbook.domain.actions import Action, Generated
from workbook.domain.asked_days import NOT_YET, not_yet, passed, read_due, read_happened

TODAY = date(2026, 11, 20)  # a Friday
GEN = Generated(
    lane="build", item=None, title="", text="", to=0, lift=Fraction(0), points=1, effort=None, horizon="", rank=0
)


@pytest.mark.parametrize(
    ("typed", "due", "happened"),
    [
        ("20 nov", date(2026, 11, 20), date(2026, 11, 20)),
        ("21 nov", date(2026, 11, 21), date(2025, 11, 21)),
        ("19 nov", date(2027, 11, 19), date(2026, 11, 19)),
        ("3 jan", date(2027, 1, 3), date(2026, 1, 3)),
        ("wed", date(2026, 11, 25), date(2026, 11, 18)),
        ("2026-11-21", date(2026, 11, 21), date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 21), date(2026, 11, 21)),
    ],
)
def test_what_is_due_lies_ahead_and_what_happened_behind(typed: str, due: date, happened: date) -> None:
    assert read_due(typed, TODAY) == (due, "")
    assert read_happened(typed, TODAY) == (happened, "")


@pytest.mark.parametrize("read", [read_due, read_happened])
def test_what_is_no_day_is_refused_by_both(read: object) -> None:
    day, wrong = read("31 feb", TODAY)  # type: ignore[operator]  # each of the readers takes these two
    assert day is None and wrong


@pytest.mark.parametrize(("days", "wrong"), [(-1, ""), (0, ""), (1, NOT_YET)])
def test_what_shows_a_level_has_happened_by_today(days: int, wrong: str) -> None:
    assert not_yet(TODAY + timedelta(days=days), TODAY) == wrong


@pytest.mark.parametrize(("days", "late"), [(-1, True), (0, False), (1, False), (None, False)])
def test_an_action_is_late_from_the_day_after_its_own(days: int | None, late: bool) -> None:
    due = None if days is None else TODAY + timedelta(days=days)
    assert Action(id="a", key="own:a", gen=GEN, due=due).late(TODAY) is late
    assert due is None or bool(passed(due, TODAY)) is late


@pytest.mark.parametrize("typed", ["7,5", "1e-7", "0.0000001", "12 hours", "x"])
def test_a_number_is_read_the_same_in_a_field_and_as_a_command(typed: str) -> None:
    item = NumberItem(id="n", prompt="How many?", unit="hours")
    value, wrong = read_measure(item, typed, TODAY)
    assert read_answer(item, [typed], TODAY) == (value, wrong)


@pytest.mark.parametrize(("within", "day"), [(None, date(2026, 11, 19)), (365, date(2027, 11, 19))])
def test_a_day_is_read_on_the_side_that_its_item_asks_for(within: int | None, day: date) -> None:
    item = DateItem(id="d", prompt="When?", within=within)
    assert read_measure(item, "19 nov", TODAY) == (day, "") == read_answer(item, ["19 nov"], TODAY)
