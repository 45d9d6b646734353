"""Some steps of the random walk; `python -m tests.app.walk` goes further."""

from pathlib import Path

import pytest

from tests.app.walk import Walk
from tests.workplaces import at_home


@pytest.mark.parametrize("seed", [11, 12])
async def test_nothing_ends_and_nothing_differs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    at_home(tmp_path / "home", monkeypatch)
    walk = Walk(tmp_path, seed)
    await walk.walk(60)
    assert walk.steps == 60, "\n".join(walk.way)
