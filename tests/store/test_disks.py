"""Disks that lack something, folders that a group shares, and what Windows and sync programs do to a file."""

import errno
import os
import stat
from pathlib import Path

import pytest

from tests.store.filled import STRATEGY, fill, new, opened, put, said
from workbook.store.disk import files

UNABLE = (errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.ENOSYS, errno.EPERM, errno.EIO)


@pytest.mark.parametrize("number", UNABLE)
def test_a_folder_that_cannot_be_flushed_is_no_failed_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real = os.fsync

    def flush(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))
        real(handle)

    monkeypatch.setattr(os, "fsync", flush)
    folder = opened(new(tmp_path / "w"))
    put(folder, "name", "there")
    assert folder.save() == () and not folder.dirty
    assert said(opened(tmp_path / "w")) == {"name": "there"}


def test_a_folder_that_cannot_be_opened_to_flush_it_is_none_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def open_file(path: object, flags: int, *rest: object, **more: object) -> int:
        if flags == os.O_RDONLY and Path(str(path)).is_dir():
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, flags, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", open_file)
    folder = opened(new(tmp_path / "w"))
    put(folder, "name", "there")
    assert folder.save() == ()


def test_a_file_that_cannot_be_flushed_is_a_failed_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = opened(new(tmp_path / "w"))

    def flush(handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", flush)
    put(folder, "name", "there")
    (problem,) = folder.save()
    assert "error" in problem.what and folder.dirty


def modes(root: Path) -> dict[str, int]:
    return {str(path.relative_to(root)): stat.S_IMODE(path.lstat().st_mode) for path in root.rglob("*")}


@pytest.mark.skipif(os.name == "nt", reason="there are no such modes")
def test_in_a_folder_that_a_group_shares_all_is_the_groups(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    group = 4321 if os.geteuid() == 0 else os.getegid()
    os.chown(shared, -1, group)
    shared.chmod(0o2775)
    root = new(shared / "w")
    fill(folder := opened(root)).save()
    put(folder, "name", "again")
    assert folder.save() == ()
    assert stat.S_IMODE(root.stat().st_mode) == 0o2770
    found = modes(root)
    assert {mode for name, mode in found.items() if not (root / name).is_dir()} == {0o660}, found
    assert {mode for name, mode in found.items() if (root / name).is_dir()} == {0o2770}, found
    assert {path.lstat().st_gid for path in (root, *root.rglob("*"))} == {group}


@pytest.mark.skipif(os.name == "nt", reason="there are no such modes")
def test_elsewhere_all_is_the_owners_and_a_mode_that_is_there_stays(tmp_path: Path) -> None:
    parent = tmp_path / "plain"
    parent.mkdir()
    parent.chmod(0o775)
    root = new(parent / "w")
    fill(folder := opened(root)).save()
    assert set(modes(root).values()) == {0o600, 0o700}
    (root / STRATEGY).chmod(0o640)
    put(folder, "name", "again")
    assert folder.save() == () and stat.S_IMODE((root / STRATEGY).stat().st_mode) == 0o640


def test_git_passes_over_the_folder_inside(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    put(folder := opened(root), "name", "a")
    folder.save()
    ignore = root / ".workbook/.gitignore"
    assert ignore.read_text() == "*\n"
    ignore.write_text("# mine\n")
    put(folder, "name", "b")
    folder.save()
    assert ignore.read_text() == "# mine\n"


def test_on_windows_a_file_that_is_held_is_said_to_be_in_use() -> None:
    held = PermissionError(errno.EACCES, "Permission denied")
    assert "Another program" in files.explain(held, "a", windows=True).what
    assert "permissions" in files.explain(held, "a", windows=False).mend
    assert files.explain(OSError(errno.ENOSPC, ""), "a", windows=True).what == "The disk is full."
