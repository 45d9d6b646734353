"""A workbook's own id: made once, kept for ever, the same for both of two computers that made one."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.filled import AT, PROFILE, change_text, new, opened, put, said
from workbook.domain import ProfileAt, is_workbook_id
from workbook.store.create import create, new_id
from workbook.store.folder import Folder
from workbook.store.format import Entries
from workbook.store.kinds import kind_of
from workbook.store.merge import merge

ONE, TWO = "0" * 15 + "1", "f" * 16


def head(root: Path) -> str:
    return (root / "workbook.toml").read_text(encoding="utf-8")


def older(root: Path, line: str = 'id = "harbour-ledger"\n') -> Path:
    """A workbook as an earlier version made it."""
    new(root)
    change_text(root / "workbook.toml", lambda text: text.replace(f'id = "{PROFILE.id}"\n', line))
    return root


def test_an_id_is_random_and_told_from_older_ones() -> None:
    assert is_workbook_id(new_id()) and new_id() != new_id()
    for text in ("harbour-ledger", "demo-harbour-ledger", "", "ABCDEF0123456789", "0" * 15, "0" * 17, "p"):
        assert not is_workbook_id(text)


@pytest.mark.parametrize("line", ['id = "harbour-ledger"\n', 'id = ""\n', "id = 7\n", ""])
def test_the_first_save_makes_one_and_looking_does_not(tmp_path: Path, line: str) -> None:
    root = older(tmp_path / "w", line)
    before = head(root)
    folder = opened(root)
    assert folder.id == "" and not folder.problems and folder.save() == ()
    assert head(root) == before
    put(folder, "who", "the ones on the slope")
    assert folder.save() == ()
    assert is_workbook_id(folder.id)
    again = opened(root)
    assert (again.id, again.profile.id, again.profile.business) == (folder.id, folder.id, "Harbour Ledger")
    put(again, "who", "others")
    again.save()
    assert opened(root).id == folder.id


def test_of_two_that_were_made_the_smaller_stays() -> None:
    """Two computers, each with the workbook as an earlier version left it; the sync program brings the other's file."""
    shape = kind_of("workbook.toml")
    assert shape is not None
    for before in ("harbour-ledger", None):
        base: Entries = {("business",): "Harbour Ledger"}
        if before:
            base[("id",)] = before
        for mine, theirs in ((ONE, TWO), (TWO, ONE), (ONE, "harbour-ledger"), ("harbour-ledger", ONE)):
            one, other = ({**base, ("id",): id} for id in (mine, theirs))
            merged = merge(base, one, other, shape, "another computer", AT)
            assert merged.entries == base | {("id",): ONE}
            assert merged.clashes == ()


def test_a_made_one_beats_an_old_one(tmp_path: Path) -> None:
    root = older(tmp_path / "w")
    first, second = opened(root), opened(root)
    put(first, "who", "first")
    put(second, "why", "second")
    first.save()
    assert second.save() == ()
    assert second.id and second.id == opened(root).id
    first.refresh()
    assert first.id == second.id
    assert said(opened(root)) == {"who": "first", "why": "second"}


def test_it_is_nobodys_to_set(tmp_path: Path) -> None:
    """Whoever sets the profile may have looked before the id was made."""
    root = older(tmp_path / "w")
    folder = opened(root)
    before = folder.profile
    folder.identify()
    assert folder.id
    assert folder.set(ProfileAt(), replace(before, business="Harbour & Sons")) is None
    folder.save()
    assert (opened(root).id, opened(root).profile.business) == (folder.id, "Harbour & Sons")


def test_identifying_writes_the_head_alone(tmp_path: Path) -> None:
    root = older(tmp_path / "w")
    folder = opened(root)
    put(folder, "who", "not saved yet")
    folder.identify()
    assert opened(root).id == folder.id != ""
    assert not list(root.glob("answers/*"))
    written = (root / "workbook.toml").stat().st_mtime_ns
    folder.identify()
    assert (root / "workbook.toml").stat().st_mtime_ns == written


def test_the_example_of_an_earlier_version_stays_the_example(tmp_path: Path) -> None:
    root = tmp_path / "w"
    assert create(root, replace(PROFILE, id="demo-harbour-ledger")) == []
    folder = opened(root)
    assert folder.profile.demo
    put(folder, "who", "x")
    folder.save()
    again, _ = Folder.open(root)
    assert again is not None and again.profile.demo and is_workbook_id(again.id)
    assert "demo = true" in head(root)
    assert not opened(new(tmp_path / "own")).profile.demo
