"""A real workbook in a real folder, with the user's own folders beside it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.workplaces import at_home, new_workbook
from workbook.session import Session, open_session

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    at_home(tmp_path, monkeypatch)
    return new_workbook(tmp_path / "shop")


@pytest.fixture
def session(root: Path) -> Iterator[Session]:
    opened, problems = open_session(root, clock=lambda: NOON)
    assert opened is not None, problems
    assert opened.problems == ()
    yield opened
    opened.close()
