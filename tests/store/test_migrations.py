"""An older format is read as it was meant, written in the present one at the next change, and kept as it was in history."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.store.filled import STRATEGY, new, opened, put, said
from workbook.store.disk import history
from workbook.store.format import migrations

GOLDEN = Path(__file__).parents[1] / "data/store/format-0.toml"
"""A made-up older format: `who` for `by`, and texts under `text`."""


def from_0(kind: str, doc: dict[str, Any]) -> dict[str, Any]:
    """The step that the made-up format would need."""
    if kind != "answers":
        return doc
    new_names = {"who": "by", "text": "value"}
    return {
        name: {new_names.get(key, key): part for key, part in value.items()} if isinstance(value, dict) else value
        for name, value in doc.items()
    }


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(migrations.STEPS, 0, from_0)
    root = new(tmp_path / "w")
    (root / "answers").mkdir()
    shutil.copy(GOLDEN, root / STRATEGY)
    return root


def test_an_older_file_is_shown_and_not_touched_by_looking(root: Path) -> None:
    folder = opened(root)
    assert folder.problems == ()
    assert said(folder) == {"core-difference": "We call back the same day.", "story": "Two\nlines."}
    assert not folder.dirty and folder.save() == ()
    assert (root / STRATEGY).read_bytes() == GOLDEN.read_bytes()


def test_the_next_change_writes_the_present_format_and_keeps_the_old_file(root: Path) -> None:
    put(folder := opened(root), "new", "x")
    assert folder.save() == ()
    text = (root / STRATEGY).read_text()
    assert "format = 2" in text and "who" not in text and 'note = "kept"' in text
    assert len(said(opened(root))) == 3
    assert [path.read_bytes() for path in history.versions(root, STRATEGY)] == [GOLDEN.read_bytes()]


def test_without_the_step_an_older_file_is_not_written(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    (root / "answers").mkdir()
    shutil.copy(GOLDEN, root / STRATEGY)
    folder = opened(root)
    assert "format 0" in folder.problems[0].what
    assert folder.save() == () and (root / STRATEGY).read_bytes() == GOLDEN.read_bytes()
