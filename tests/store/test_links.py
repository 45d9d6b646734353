"""A link anywhere in a workbook is refused in writing as in reading: nothing leaves the workbook, nothing is saved out of sight."""

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Shop
from tests.cli.conftest import shop as shop
from tests.store.filled import RATED, STRATEGY, new, opened, put, said, sentences
from workbook.domain import Problem, RatingAt, errors
from workbook.store.disk import files, locking
from workbook.store.doctor import examine, repair

pytestmark = pytest.mark.skipif(os.name == "nt", reason="to make a link takes a right that few have")

FOLDERS = ("answers", "ratings", "rounds", "log", ".workbook", ".workbook/history", ".workbook/quarantine")
DEEPER = (".workbook/history/answers", ".workbook/history/answers/05-strategy", ".workbook/quarantine/answers")
HISTORY = (".workbook/history", *DEEPER[:2])


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file under `root`, by its path."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def linked(root: Path, name: str) -> Path:
    """Put a link in the place of a folder or file of the workbook; what stood there is where the link leads, outside."""
    away = root.parent / "away"
    path = root / name
    if path.exists():
        path.rename(away)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        away.mkdir()
    path.symlink_to(away)
    return away


def worked_in(root: Path) -> Path:
    """A workbook with an answer and a rating, changed in a second session, so that there is history."""
    folder = opened(new(root))
    put(folder, "name", "first")
    folder.set(RatingAt("ana", "ideal"), RATED)
    assert folder.save() == ()
    put(again := opened(root), "name", "second")
    assert again.save() == ()
    return root


@pytest.mark.parametrize("name", [*FOLDERS, *DEEPER, ".workbook/lock", ".workbook/sums", STRATEGY, "workbook.toml"])
def test_a_link_is_told_when_reading(tmp_path: Path, name: str) -> None:
    root = worked_in(tmp_path / "w")
    linked(root, name)
    told = [problem for problem in examine(root) if problem.file == name]
    assert told and told[0].severity == "error" and "link" in told[0].what and told[0].mend


@pytest.mark.parametrize("name", ["answers", STRATEGY, ".workbook", ".workbook/lock", *HISTORY])
def test_nothing_is_written_through_a_link_and_nothing_said_to_be_saved(tmp_path: Path, name: str) -> None:
    root = worked_in(tmp_path / "w")
    folder = opened(root)
    away = linked(root, name)
    before = snapshot(away) if away.is_dir() else {"": away.read_bytes()}
    put(folder, "name", "third")
    (problem,) = folder.save()
    assert problem.file == name and "link" in problem.what and folder.dirty
    assert (snapshot(away) if away.is_dir() else {"": away.read_bytes()}) == before


@pytest.mark.parametrize("name", ["ratings", "ratings/ana.toml"])
def test_ratings_are_not_saved_through_a_link(tmp_path: Path, name: str) -> None:
    root = worked_in(tmp_path / "w")
    folder = opened(root)
    away = linked(root, name)
    before = away.stat().st_mtime_ns
    folder.set(RatingAt("ana", "other"), RATED)
    (problem,) = errors(folder.save())
    assert problem.file == name and away.stat().st_mtime_ns == before


def test_a_link_that_leads_nowhere_is_no_way_to_make_a_file(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    (root / "answers").mkdir()
    (root / STRATEGY).symlink_to(tmp_path / "not-there.toml")
    (root / "log").symlink_to(tmp_path / "nor-this")
    folder = opened(root)
    assert {"log", STRATEGY} <= {problem.file for problem in errors(folder.problems)}
    found = files.save(root / STRATEGY, STRATEGY, b"x", None)
    assert isinstance(found, Problem) and not (tmp_path / "not-there.toml").exists()
    with pytest.raises(OSError):
        files.make_folder(root, "log")
    assert not (tmp_path / "nor-this").exists()


def test_a_copy_is_not_put_away_through_a_link(tmp_path: Path) -> None:
    root = worked_in(tmp_path / "w")
    copy = root / "answers/05-strategy (1).toml"
    shutil.copy(root / STRATEGY, copy)
    away = linked(root, ".workbook/quarantine")
    folder = opened(root)
    put(folder, "name", "third")
    (problem,) = folder.save()
    assert problem.file == ".workbook/quarantine" and copy.exists() and snapshot(away) == {}


def test_a_repair_keeps_nothing_through_a_link(tmp_path: Path) -> None:
    root = worked_in(tmp_path / "w")
    damaged = (root / STRATEGY).read_bytes()[:-40]
    (root / STRATEGY).write_bytes(damaged)
    away = linked(root, ".workbook/quarantine")
    (sentence,) = repair(root)
    assert "left alone" in sentence and snapshot(away) == {} and (root / STRATEGY).read_bytes() == damaged


def test_earlier_versions_are_not_read_through_a_link(tmp_path: Path) -> None:
    root = worked_in(tmp_path / "w")
    (root / STRATEGY).write_bytes(b"")
    linked(root, ".workbook/history")
    (sentence,) = repair(root)
    assert "left as it is" in sentence and (root / STRATEGY).read_bytes() == b""


@pytest.mark.parametrize(
    "make", [Path.mkdir, lambda path: os.mkfifo(path), lambda path: path.symlink_to("../../precious.txt")]
)
def test_a_lock_that_is_no_file_is_refused_and_never_opened(tmp_path: Path, make: object) -> None:
    root = new(tmp_path / "w")
    (tmp_path / "precious.txt").write_text("precious")
    (root / ".workbook").mkdir()
    make(root / ".workbook/lock")  # type: ignore[operator]
    with locking.hold(root) as held:
        assert held is not None and held.severity == "error" and held.file == ".workbook/lock" and held.mend
    assert (tmp_path / "precious.txt").read_text() == "precious"


def test_the_workbook_itself_may_be_a_link(tmp_path: Path) -> None:
    worked_in(tmp_path / "real")
    (tmp_path / "w").symlink_to(tmp_path / "real")
    put(folder := opened(tmp_path / "w"), "name", "by the link")
    assert folder.save() == () and sentences(folder) == ""
    assert said(opened(tmp_path / "real"))["name"] == "by the link"


@pytest.mark.parametrize("name", ["answers", ".workbook", ".workbook/history", ".workbook/lock"])
def test_the_command_refuses_and_says_why(shop: Shop, name: str) -> None:
    for words in ("one", "two"):
        assert shop.at("answer", "a-line", words).code == 0
    away = linked(shop.root, name)
    before = snapshot(away) if away.is_dir() else {"": away.read_bytes()}
    done = shop.at("answer", "a-line", "three")
    assert done.code == 1 and f"{name}: This is a link" in done.err and "Saved" not in done.out
    assert shop.at("score").code == 1
    assert (snapshot(away) if away.is_dir() else {"": away.read_bytes()}) == before


def test_a_decision_and_a_page_are_not_written_through_a_link(shop: Shop) -> None:
    away = linked(shop.root, "log")
    done = shop.at("decide", "Flyer", "--step", "3")
    assert done.code == 1 and "log: This is a link" in done.err and snapshot(away) == {}
