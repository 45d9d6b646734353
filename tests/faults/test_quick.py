"""A small part of `python -m tests.faults`, run with all other tests, and proof that it finds what it is for."""

import os
from pathlib import Path

import pytest

from tests.faults.calls import Call
from tests.faults.disk import Disk, build
from tests.faults.jobs import JOBS, Job
from tests.faults.trial import Bench
from tests.workplaces import at_home

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def job(name: str) -> Job:
    return next(one for one in JOBS if one.name == name)


@pytest.mark.parametrize("name", ["answer", "take-over", "new-pack"])
def test_every_few_calls(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All calls have their turn in the command that is run by hand."""
    at_home(tmp_path / "home", monkeypatch)
    bench = Bench(job(name), tmp_path / "bench")
    assert len(bench.calls) > 10
    bench.errors(every=9 * bench.job.every, first=3)
    bench.kills(every=5 * bench.job.every, first=1)
    bench.power_cuts(every=bench.job.every)
    assert bench.faults == []
    assert bench.trials > 30


def test_a_file_that_was_not_flushed_is_lost(tmp_path: Path) -> None:
    """The worst disks are bad enough: a rename without a flush is what they are there to find."""
    (tmp_path / "a").write_bytes(b"old")
    calls = [Call("open", "t"), Call("write", "t", data=b"new"), Call("replace", "t", "a")]

    def found(*more: Call) -> set[bytes]:
        disk = Disk.of(tmp_path)
        for call in (*calls, *more):
            disk.do(call)
        return {files["a"] or b"" for _, files in disk.worst()}

    assert found() == {b"old", b""}
    assert found(Call("fsync", "a")) == {b"old", b"new"}
    assert found(Call("fsync", "a"), Call("fsync", ".")) == {b"new"}


def test_a_folder_that_lost_its_name_takes_its_files_along(tmp_path: Path) -> None:
    disk = Disk.of(tmp_path)
    for call in (
        Call("mkdir", "d"),
        Call("open", "d/f"),
        Call("write", "d/f", data=b"x"),
        Call("fsync", "d/f"),
        Call("fsync", "d"),
    ):
        disk.do(call)
    build(next(files for _, files in disk.worst()), tmp_path / "again")
    assert not list((tmp_path / "again").iterdir())
    disk.do(Call("fsync", "."))
    build(next(files for _, files in disk.worst()), tmp_path / "again")
    assert (tmp_path / "again" / "d" / "f").read_bytes() == b"x"
