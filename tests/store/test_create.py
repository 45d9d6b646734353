"""A new workbook is made only where nothing is in the way."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.filled import PROFILE, opened
from workbook.domain import Person, Settings
from workbook.store.create import create


def test_a_new_workbook_is_one_file_in_a_folder_of_ones_own(tmp_path: Path) -> None:
    root = tmp_path / "a/b"
    assert create(root, PROFILE) == []
    assert [path.name for path in root.iterdir()] == ["workbook.toml"]
    assert os.name == "nt" or stat.S_IMODE(root.stat().st_mode) == 0o700
    folder = opened(root)
    assert folder.profile == PROFILE and folder.problems == () and not folder.dirty


def test_a_workbook_or_another_folder_is_not_written_over(tmp_path: Path) -> None:
    assert create(tmp_path / "w", PROFILE) == []
    assert "already" in create(tmp_path / "w", PROFILE)[0].what
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/cat.jpg").write_bytes(b"x")
    assert "not empty" in create(tmp_path / "photos", PROFILE)[0].what
    (tmp_path / "file").write_bytes(b"x")
    assert create(tmp_path / "file", PROFILE) and create(tmp_path / "file/w", PROFILE)
    assert len(list((tmp_path / "photos").iterdir())) == 1


def test_a_folder_under_git_or_with_a_pack_may_become_one(tmp_path: Path) -> None:
    (tmp_path / "w/.git").mkdir(parents=True)
    (tmp_path / "w/packs").mkdir()
    assert create(tmp_path / "w", PROFILE) == []


@pytest.mark.parametrize(
    "profile",
    [
        replace(PROFILE, business=" "),
        replace(PROFILE, people=(Person("checkin", "Checkin"),)),
        replace(PROFILE, people=(Person("../x", "X"),)),
        replace(PROFILE, settings=Settings(year_start=13)),
    ],
)
def test_a_profile_that_could_not_be_read_back_is_refused(tmp_path: Path, profile: object) -> None:
    assert create(tmp_path / "w", profile)  # type: ignore[arg-type]
    assert not (tmp_path / "w").exists()
