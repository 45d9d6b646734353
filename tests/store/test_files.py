"""The one way to read and the one way to write: what is on the disk is the old file or the new one, whatever happens."""

import hashlib
import os
import shutil
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.filled import STRATEGY, new, opened, put, said
from tests.systems import forks, links, pipes, rights
from workbook.domain import AnswerAt, Problem
from workbook.store.disk import files
from workbook.store.format import OWN

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 64 KB, where the system lets us make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = IS_ROOT and shutil.which("mount") is not None
    if (
        not made
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", disk], capture_output=True).returncode
    ):
        pytest.skip("no right to mount a small disk here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def leftovers(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.name.startswith(".wb-")]


def test_a_save_flushes_the_file_and_its_folder_once_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = opened(new(tmp_path / "w"))
    put(folder, "name", "a")
    folder.save()
    flushed: list[bool] = []
    real = os.fsync

    def flush(handle: int) -> None:
        flushed.append(stat.S_ISDIR(os.fstat(handle).st_mode))
        real(handle)

    monkeypatch.setattr(os, "fsync", flush)
    put(folder, "name", "b")
    assert folder.save() == ()
    assert flushed == [False, True]


def test_a_full_disk_leaves_the_old_file_and_says_what_to_do(small_disk: Path) -> None:
    root = new(small_disk / "w")
    folder = opened(root)
    put(folder, "name", "kept")
    assert folder.save() == ()
    before = (root / STRATEGY).read_bytes()
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as full, pytest.raises(OSError):
        while True:
            full.write(b"x" * 4096)
    put(folder, "name", "y" * 9000)
    (problem,) = folder.save()
    assert problem.file == STRATEGY and problem.what == "The disk is full." and "Free" in problem.mend
    assert folder.dirty and said(folder)["name"] == "y" * 9000
    assert (root / STRATEGY).read_bytes() == before and leftovers(root) == []
    filler.unlink()
    assert folder.save() == ()
    assert said(opened(root)) == {"name": "y" * 9000}


def test_a_read_only_disk_is_opened_for_looking(small_disk: Path) -> None:
    root = new(small_disk / "w")
    folder = opened(root)
    put(folder, "name", "kept")
    folder.save()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    put(folder, "name", "late")
    (problem,) = folder.save()
    assert problem.what == "The disk is read-only." and folder.dirty
    again = opened(root)
    assert said(again) == {"name": "kept"}
    assert again.read_only is not None and [one.severity for one in again.problems] == ["note"]
    refused = again.set(AnswerAt("name", STRATEGY), None)
    assert refused is not None and "looking only" in refused.what
    again.suggest([])
    assert not again.dirty and again.save() == ()


@forks
def test_a_file_that_may_not_grow_is_told_and_the_old_one_stays(tmp_path: Path) -> None:
    """The system's own limit for the size of a file, in a process of its own."""
    root = new(tmp_path / "w")
    folder = opened(root)
    put(folder, "name", "kept")
    folder.save()
    before = (root / STRATEGY).read_bytes()
    import resource

    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
        put(folder, "name", "z" * 5000)
        told = folder.save()
        os._exit(0 if told and "grow" in told[0].what and folder.dirty else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert (root / STRATEGY).read_bytes() == before and leftovers(root) == []


@rights
@pytest.mark.skipif(IS_ROOT, reason="root may write anywhere")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    root.chmod(0o500)
    assert opened(root).read_only is not None


def test_a_workbook_whose_disk_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    folder = opened(root)
    put(folder, "name", "a")
    root.rename(tmp_path / "elsewhere")
    (problem,) = folder.save()
    assert problem.severity == "error" and not root.exists() and folder.dirty
    (tmp_path / "elsewhere").rename(root)
    assert folder.save() == ()
    assert said(opened(root)) == {"name": "a"}


@links
@pipes
def test_pipes_links_folders_and_giants_are_told_and_never_waited_for(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("top secret")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("secret")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "folder").mkdir()
    with (tmp_path / "giant").open("wb") as giant:
        giant.truncate(3_000_000_000)
    for name in ("pipe", "link", "loop", "zero", "folder", "giant"):
        found = files.read(tmp_path / name, name)
        assert isinstance(found, Problem) and found.file == name and found.mend, name
    assert files.read(tmp_path / "nothing", "nothing") is None
    assert files.read(tmp_path / "secret", "secret") == b"top secret"


def test_a_file_at_the_size_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * OWN.bytes)
    assert files.read(tmp_path / "a", "a") == b"x" * OWN.bytes
    (tmp_path / "a").write_bytes(b"x" * (OWN.bytes + 1))
    assert isinstance(files.read(tmp_path / "a", "a"), Problem)


def test_what_another_program_wrote_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"theirs")
    assert isinstance(files.save(path, "a", b"ours", None), files.Changed)
    assert isinstance(files.save(path, "a", b"ours", b"older"), files.Changed)
    assert path.read_bytes() == b"theirs" and leftovers(tmp_path) == []
    assert files.save(path, "a", b"ours", b"theirs") is None
    assert path.read_bytes() == b"ours"


def test_the_clock_is_not_asked_which_file_is_newer(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    folder = opened(root)
    put(folder, "name", "a")
    folder.save()
    os.utime(root / STRATEGY, (0, 0))
    put(folder, "other", "b")
    folder.save()
    os.utime(root / STRATEGY, (time.time() + 1e6,) * 2)
    put(folder, "third", "c")
    assert folder.save() == ()
    assert len(said(opened(root))) == 3


@pytest.mark.parametrize("size", [0, 1, 100_000, 100_001])
def test_a_fingerprint_is_the_same_however_it_is_made(size: int) -> None:
    assert files.fingerprint(b"x" * size) == hashlib.sha256(b"x" * size).hexdigest()
