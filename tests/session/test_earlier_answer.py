"""What was written at the last check-in is found among the copies in `.workbook/history`, and nothing is made up."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.workplaces import at_home, new_workbook
from workbook.session import Session, open_session
from workbook.session.answering import answer
from workbook.session.earlier_answer import earlier_answer, earlier_rating, last_time
from workbook.session.rating import rate
from workbook.session.rounds.closing import close_round
from workbook.session.rounds.opening import new_round
from workbook.store.disk import history

AUGUST, NOVEMBER = datetime(2026, 8, 3, 12, 0, tzinfo=UTC), datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
CLOSED = date(2026, 8, 14)
TEXT, OTHER = "customers-surprise", "ideal-profile"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    at_home(tmp_path, monkeypatch)
    return new_workbook(tmp_path / "shop")


def sitting(root: Path, at: datetime, **values: str | None) -> None:
    """The workbook opened at that moment, and these answers given."""
    for session in opened(root, at):
        for name, value in values.items():
            assert answer(session, name.replace("_", "-"), value) is None


def opened(root: Path, at: datetime) -> Iterator[Session]:
    session, problems = open_session(root, clock=lambda: at)
    assert session is not None, problems
    yield session
    assert session.close() == ()


def found(root: Path, item: str, day: date = CLOSED) -> object:
    (value,) = (earlier_answer(one, one.pack.item_by_id[item], day) for one in opened(root, NOVEMBER))
    return value.value if value else None


def test_what_stood_then_is_shown_once_something_else_does(root: Path) -> None:
    sitting(root, AUGUST, customers_surprise="They ring back the same day.")
    assert found(root, TEXT) is None  # it stands still
    sitting(root, NOVEMBER, customers_surprise="They are told what it will cost.")
    assert found(root, TEXT) == "They ring back the same day."
    sitting(root, NOVEMBER + timedelta(hours=1), customers_surprise="Something else again.")
    assert found(root, TEXT) == "They ring back the same day."
    assert found(root, OTHER) is None
    assert found(root, TEXT, date(2026, 8, 2)) is None


def test_an_answer_that_was_taken_back_is_still_told(root: Path) -> None:
    sitting(root, AUGUST, customers_surprise="They ring back the same day.")
    sitting(root, NOVEMBER, customers_surprise=None)
    assert found(root, TEXT) == "They ring back the same day."


def test_a_copy_that_is_gone_or_broken_is_passed_over(root: Path) -> None:
    sitting(root, AUGUST, customers_surprise="They ring back the same day.")
    sitting(root, NOVEMBER, customers_surprise="Something else.")
    (copy,) = history.versions(root, "answers/05-strategy.toml")
    whole = copy.read_bytes()
    copy.write_bytes(whole.replace(b"same day", b"next day"))
    assert found(root, TEXT) is None
    copy.write_bytes(whole)
    assert found(root, TEXT) == "They ring back the same day."
    copy.unlink()
    assert found(root, TEXT) is None


def test_what_was_said_of_a_rating_at_the_last_check_in(root: Path) -> None:
    id = "ideal-customer-written"
    for session in opened(root, AUGUST):
        assert rate(session, id, level=1) is None
        assert new_round(session) == "2026-Q3"
        close_round(session, session.folder.rounds["2026-Q3"])
        assert last_time(session) is None  # today is not looked back at
    for session in opened(root, NOVEMBER):
        day, item, person = last_time(session), session.pack.item_by_id[id], session.person.id
        assert day == AUGUST.date()
        assert earlier_rating(session, item, person, day) is None
        assert rate(session, id, level=2) is None
        then = earlier_rating(session, item, person, day)
        assert then is not None and then.level == 1
        assert earlier_rating(session, item, "nobody", day) is None
