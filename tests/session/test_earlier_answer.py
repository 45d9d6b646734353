"""What was written at the last check-in is found among the copies in `.workbook/history`, and nothing is made up."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.workplaces import at_home, new_workbook
from workbook.session import Session, open_session
from workbook.session.answering import answer
from workbook.session.earlier_answer import earlier_answer
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
