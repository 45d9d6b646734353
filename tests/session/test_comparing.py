"""Rounds, marks and now side by side, in real workbooks with the clock given: what is compared, what is kept, and the trend."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.workplaces import at_home, new_workbook
from workbook.domain import Evidence, Problem, RatingItem
from workbook.domain.mark import Mark
from workbook.domain.rounds.compare import Change
from workbook.domain.rounds.result import Result
from workbook.session import Session, open_session
from workbook.session.rating import rate
from workbook.session.rounds.answering import then_rated
from workbook.session.rounds.closing import close_round
from workbook.session.rounds.comparing import compared, trend_of
from workbook.session.rounds.marks import set_mark
from workbook.session.rounds.opening import new_round
from workbook.session.rounds.results import result_of

FEBRUARY, MAY, AUGUST = (datetime(2026, month, 14, 9, 0, tzinfo=UTC) for month in (2, 5, 8))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    at_home(tmp_path, monkeypatch)
    return new_workbook(tmp_path / "shop")


def opened(root: Path, at: datetime) -> Iterator[Session]:
    session, problems = open_session(root, clock=lambda: at)
    assert session is not None, problems
    yield session
    assert session.close() == ()


def check_in(root: Path, at: datetime, level: Callable[[RatingItem], int]) -> Result:
    """A full check-in alone on that day: a level for each rating, with a line for a 3 or a 4."""
    closed: list[Result] = []
    for session in opened(root, at):
        id = new_round(session, size="full")
        assert isinstance(id, str), id
        for item in session.pack.ratings:
            given = level(item)
            lines = (Evidence(at.date(), f"Seen in {item.id} that day"),) if given > 2 else ()
            assert rate(session, item.id, level=given, evidence=lines) is None
        found = close_round(session, session.folder.rounds[id])
        assert isinstance(found, Result), found
        closed.append(found)
    return closed[0]


def change(root: Path, at: datetime, *names: str) -> Change | Problem:
    (found,) = (compared(session, *names) for session in opened(root, at))
    return found


def test_a_close_keeps_what_its_change_is_measured_by(root: Path) -> None:
    first = check_in(root, FEBRUARY, lambda item: 1)
    second = check_in(root, MAY, lambda item: 2)
    assert first.threshold is None
    assert second.threshold is not None and second.threshold.against == "2026-Q1"
    assert second.threshold.items == sum(item.scored == "yes" for item in second.items)
    for session in opened(root, AUGUST):
        assert result_of(session, session.folder.rounds["2026-Q2"]) == second  # written and read again
    found = change(root, AUGUST, "2026-Q1", "2026-Q2")
    assert isinstance(found, Change)
    assert found.threshold == second.threshold and found.overall.word == "clear"
    assert found.common == found.total and len(found.turned) == found.total


def test_without_names_it_is_from_the_last_check_in_until_now(root: Path) -> None:
    check_in(root, FEBRUARY, lambda item: 1)
    check_in(root, MAY, lambda item: 2)
    found = change(root, AUGUST)
    assert isinstance(found, Change)
    assert (found.earlier.name, found.later.name) == ("2026-Q2", "now")
    assert found.overall.word == "no clear change" and found.overall.again == 0
    same_day = change(root, MAY)
    assert isinstance(same_day, Change) and same_day.earlier.name == "2026-Q1"
    for session in opened(root, AUGUST):
        assert rate(session, "ideal-customer-written", level=0) is None
    moved = change(root, AUGUST)
    assert isinstance(moved, Change) and moved.overall.again == 1
    assert [(one.id, one.then, one.now) for one in moved.turned] == [("ideal-customer-written", 2, 0)]


def test_a_mark_is_the_end_of_its_day(root: Path) -> None:
    check_in(root, FEBRUARY, lambda item: 1)
    for session in opened(root, MAY):
        assert rate(session, "ideal-customer-written", level=2) is None
        assert isinstance(set_mark(session, "Before the trade fair"), Mark)
        assert rate(session, "ideal-customer-written", level=0) is None
    since = change(root, AUGUST, "before the TRADE fair")
    assert isinstance(since, Change) and since.turned == ()
    until = change(root, AUGUST, "before-the-trade-fair", "2026-Q1")
    assert isinstance(until, Change)
    assert (until.earlier.name, until.later.name) == ("2026-Q1", "Before the trade fair")  # by their days
    assert [(one.then, one.now) for one in until.turned] == [(1, 0)]


def test_then_ratings_of_a_check_in_stand_beside_its_change(root: Path) -> None:
    check_in(root, FEBRUARY, lambda item: 2)
    for session in opened(root, MAY):
        id = new_round(session, size="full")
        assert isinstance(id, str)
        item = session.pack.item_by_id["ideal-customer-written"]
        assert isinstance(item, RatingItem)
        assert rate(session, item.id, level=1) is None
        assert then_rated(session, session.folder.rounds[id], item, 0) is None
        assert isinstance(close_round(session, session.folder.rounds[id]), Result)
    found = change(root, AUGUST, "2026-Q1", "2026-Q2")
    assert isinstance(found, Change)
    (turned,) = found.turned
    assert (turned.then, turned.now, turned.seen) == (2, 1, 0)
    assert found.overall.seen is not None and found.overall.then is not None
    assert found.overall.seen < found.overall.then.proven


def test_a_round_without_a_result_is_computed_later(root: Path) -> None:
    check_in(root, FEBRUARY, lambda item: 1)
    check_in(root, MAY, lambda item: 2)
    (root / "rounds" / "2026-Q1" / "result.toml").unlink()
    found = change(root, AUGUST, "2026-Q1", "2026-Q2")
    assert isinstance(found, Change) and found.overall.word == "clear"
    for session in opened(root, AUGUST):
        trend = trend_of(session, 12)
        assert trend is not None
        assert [stage.later for stage in trend.stages] == [True, False]
        assert [stage.moved for stage in trend.stages] == [False, True]
        assert session.trend() == trend == session.filler().chart("trend")  # type: ignore[misc]  # there is one


def test_what_cannot_be_compared_is_said(root: Path) -> None:
    def said(*names: str) -> str:
        found = change(root, MAY, *names)
        assert isinstance(found, Problem), found
        return found.what

    assert said() == "There is no closed check-in to compare with."
    check_in(root, FEBRUARY, lambda item: 1)
    assert said("2026-Q9").startswith("There is no closed round and no mark “2026-Q9”.")
    assert said("now") == said("2026-Q1", "2026-Q1") == "These are one and the same day."
    for session in opened(root, MAY):
        assert new_round(session) == "2026-Q2"
        assert trend_of(session, 12) is None
    assert said("2026-Q2") == "The round 2026-Q2 is not closed yet."


def test_the_trend_takes_the_newest_and_says_how_many_came_before(root: Path) -> None:
    for at in (FEBRUARY, MAY, AUGUST):
        check_in(root, at, lambda item: 1)
    for session in opened(root, AUGUST):
        trend = trend_of(session, 2)
        assert trend is not None and trend.before == 1
        assert [stage.name for stage in trend.stages] == ["2026-Q2", "2026-Q3"]


def test_a_quarter_with_several_rounds_names_each(root: Path) -> None:
    check_in(root, FEBRUARY, lambda item: 1)
    for days, name in enumerate(("", "after the fair")):
        for session in opened(root, MAY + timedelta(days=days)):
            id = new_round(session, name=name)
            assert isinstance(id, str)
            assert isinstance(close_round(session, session.folder.rounds[id]), Result)
    for session in opened(root, AUGUST):
        trend = trend_of(session, 12)
        assert trend is not None
        assert [stage.name for stage in trend.stages] == ["2026-Q1", "2026-Q2", "after-the-fair"]
