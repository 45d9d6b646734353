"""Files that a sync program holds back, and copies of every kind in every folder: seen, never written over, never a person."""

import shutil
from pathlib import Path

import pytest

from tests.store.filled import PROFILE, RATED, STRATEGY, fill, line, new, opened, put, said, sentences
from workbook.domain import AnswerAt, RatingAt, errors
from workbook.store.create import create
from workbook.store.doctor import examine, repair
from workbook.store.locate import is_workbook, locate
from workbook.store.scan import copy_of

ANA = "ratings/ana.toml"
FILES = (
    STRATEGY,
    ANA,
    "rounds/2026-Q3/round.toml",
    "rounds/2026-Q3/replies/ana.toml",
    "rounds/2026-Q3/result.toml",
    "marks.toml",
    "actions.toml",
    "progress.toml",
    "log/decisions.toml",
    "workbook.toml",
)
MARKS = (".{}.icloud", "{}.nextcloud", "{}.owncloud", "{}.cloud")


def filled(root: Path) -> Path:
    assert fill(opened(new(root))).save() == ()
    return root


def hold_back(root: Path, name: str, mark: str = ".{}.icloud") -> Path:
    """The file as it stands in the folder while it is held back."""
    path = root / name
    return path.rename(path.with_name(mark.format(path.name)))


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_held_back_is_told_and_not_called_missing(tmp_path: Path, name: str, mark: str) -> None:
    root = filled(tmp_path / "w")
    hold_back(root, name, mark)
    told = [problem for problem in examine(root) if problem.file == name]
    assert [problem.severity for problem in told] == ["error"] and "not been fetched yet" in told[0].what
    assert "missing" not in " ".join(map(str, examine(root))) and "gone" not in " ".join(map(str, examine(root)))
    repair(root)
    assert not (root / name).exists()


@pytest.mark.parametrize("mark", MARKS)
def test_a_file_that_is_held_back_is_not_written_over(tmp_path: Path, mark: str) -> None:
    root = filled(tmp_path / "w")
    held = hold_back(root, STRATEGY, mark)
    folder = opened(root)
    refused = folder.set(AnswerAt("new", STRATEGY), line("mine"))
    assert refused is not None and "fetched" in refused.what
    put(folder, "elsewhere", "fine", file="answers/06-content.toml")
    assert folder.save() == () and not (root / STRATEGY).exists()
    held.rename(root / STRATEGY)
    assert folder.refresh() is not None
    assert said(folder)["elsewhere"] == "fine" and said(folder)["name"].startswith("Ann")  # type: ignore[union-attr]


def test_a_file_that_is_held_back_while_the_workbook_is_open_stays_as_it_was_read(tmp_path: Path) -> None:
    root = filled(tmp_path / "w")
    folder = opened(root)
    held = hold_back(root, STRATEGY)
    put(folder, "new", "mine")
    (problem,) = folder.save()
    assert "fetched" in problem.what and folder.dirty and not (root / STRATEGY).exists()
    held.rename(root / STRATEGY)
    assert folder.save() == () and said(opened(root))["new"] == "mine"
    hold_back(root, STRATEGY)
    folder.refresh()
    assert said(folder)["new"] == "mine"


def test_a_workbook_whose_own_file_is_held_back_is_found_and_no_other_is_made_over_it(tmp_path: Path) -> None:
    root = filled(tmp_path / "w")
    hold_back(root, "workbook.toml")
    assert is_workbook(root) and locate(None, root) == root
    told = create(root, PROFILE)
    assert told and not (root / "workbook.toml").exists()
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / ".workbook.toml.icloud").write_bytes(b"bplist00")
    assert create(alone, PROFILE) and not (alone / "workbook.toml").exists()


def test_a_mark_beside_the_file_itself_says_nothing(tmp_path: Path) -> None:
    root = filled(tmp_path / "w")
    (root / "answers/.05-strategy.toml.icloud").write_bytes(b"bplist00")
    assert opened(root).problems == ()


def test_a_copy_that_is_held_back_is_told(tmp_path: Path) -> None:
    root = filled(tmp_path / "w")
    shutil.copy(root / STRATEGY, root / "answers/.05-strategy 2.toml.icloud")
    folder = opened(root)
    assert "05-strategy 2.toml" in sentences(folder) and "fetched" in sentences(folder) and not folder.dirty


SUFFIXES = (
    " 2",
    " 13",
    " copy",
    " copy 2",
    " - Copy",
    " - Copy (2)",
    " - Kopie",
    " (1)",
    "(1)",
    " (1) (1)",
    "_conf(1)",
    " [conflict]",
    " [conflicted]",
    " [Conflict 2026-01-02]",
    ".conflict",
    "_conflict-20260102-101010",
    "_conflict-ben-20260102-101010",
    ".sync-conflict-20260102-101010-ABCDEFG",
    ".sync-conflict-20260102-101010-abcdefg",
    " (1).sync-conflict-20260102-101010-ABCDEFG",
    " (conflicted copy 2026-01-02 101010)",
    " (Anna's conflicted copy 2026-01-02)",
    " (Anna (home)'s conflicted copy 2026-01-02)",
    " (Case Conflict)",
    " (SFConflict ben@example.org 2026-01-02-10-10-10)",
    "-LAPTOP",
    "-Annas-MacBook",
    "-LAPTOP-2",
    "-LAPTOP (1)",
)
"""iCloud, Finder, Explorer, browsers, Google Drive, pCloud, Resilio, Nextcloud, Syncthing, Dropbox, Seafile, OneDrive."""


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_copy_is_known_in_every_folder(name: str, suffix: str) -> None:
    assert copy_of(f"{name.removesuffix('.toml')}{suffix}.toml", set(FILES)) == name


@pytest.mark.parametrize("name", ["answers/Copy of 05-strategy.toml", "answers/Kopie von 05-strategy.toml"])
def test_a_copy_may_say_so_in_front(name: str) -> None:
    assert copy_of(name, set(FILES)) == STRATEGY


@pytest.mark.parametrize("name", FILES)
def test_a_copy_in_any_folder_is_taken_over_and_put_away(tmp_path: Path, name: str) -> None:
    root = filled(tmp_path / "w")
    copy = root / name.replace(".toml", " 2.toml")
    shutil.copy(root / name, copy)
    folder = opened(root)
    assert [(note.file, note.severity) for note in folder.problems] == [(copy.relative_to(root).as_posix(), "note")]
    assert set(folder.words) == {"ana", "ben"}
    put(folder, "more", "x")
    assert folder.save() == () and not copy.exists() and opened(root).problems == ()


MAYBE = [
    ("answers/05-strategy~.toml", "error"),
    ("answers/05-strategy_1.toml", "error"),
    ("answers/05-Strategy.toml", "error"),
    ("ratings/ana_old.toml", "error"),
    ("actions-laptop.toml", "note"),
    ("workbook-backup.toml", "note"),
    ("Actions.toml", "note"),
    ("ratings/ana-laptop.toml", "note"),
]


@pytest.mark.parametrize(("name", "severity"), MAYBE)
def test_what_may_be_a_copy_is_said_counts_for_nothing_and_can_be_taken_over(
    tmp_path: Path, name: str, severity: str
) -> None:
    root = filled(tmp_path / "w")
    like = next(
        one for one in (STRATEGY, ANA, "actions.toml", "workbook.toml") if name.lower().startswith(one[:-5].lower())
    )
    shutil.copy(root / like, root / name)
    folder = opened(root)
    (told,) = folder.problems
    assert (told.file, told.severity) == (name, severity) and "copy of" in f"{told.what} {told.mend}"
    assert set(folder.words) == {"ana", "ben"}
    advised = told.mend.partition("name it “")[2].partition("”")[0]
    (root / name).rename(root / name.rpartition("/")[0] / advised)
    assert "taken over" in sentences(opened(root))


def test_no_advice_makes_a_second_file_of_answers(tmp_path: Path) -> None:
    root = filled(tmp_path / "w")
    shutil.copy(root / STRATEGY, root / "answers/Notes of mine.toml")
    (told,) = opened(root).problems
    assert "hyphens" not in told.mend and "out of the workbook" in told.mend


@pytest.mark.parametrize("name", ["answers 2", "ratings (1)", "log copy", "rounds 2", "rounds/2026-Q3 2"])
def test_a_copy_of_a_folder_is_told(tmp_path: Path, name: str) -> None:
    root = filled(tmp_path / "w")
    shutil.copytree(root / name.replace(" 2", "").replace(" (1)", "").replace(" copy", ""), root / name)
    (told,) = errors(opened(root).problems)
    assert told.file == name and "copy of the folder" in told.what


def test_a_file_of_nobody_counts_for_nothing_and_names_who_may_be_meant(tmp_path: Path) -> None:
    root = filled(tmp_path / "w")
    before = opened(root).words
    shutil.copy(root / ANA, root / "ratings/annna.toml")
    folder = opened(root)
    (told,) = folder.problems
    assert folder.words == before and "count for nothing" in told.what
    assert "“ana”" in told.what and told.severity == "note"


def test_while_the_people_are_damaged_nobody_is_taken_for_a_stranger(tmp_path: Path) -> None:
    root = filled(tmp_path / "w")
    path = root / "workbook.toml"
    path.write_text(path.read_text().replace('id = "ben"', 'id = "Ben!"'))
    assert set(opened(root).words) == {"ana", "ben"}


def test_without_people_the_owner_answers(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    path = root / "workbook.toml"
    path.write_text("\n".join(path.read_text().split("[[people]]")[:1]) + "\n# end\n")
    folder = opened(root)
    assert folder.set(RatingAt("owner", "ideal"), RATED) is None
    assert folder.save() == () and set(opened(root).words) == {"owner"}
