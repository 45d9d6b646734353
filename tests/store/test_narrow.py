"""Reading only some kinds of files: what was asked for and nothing else, within the limits that were handed in."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.filled import ACTION, PROFILE, STRATEGY, change_text, fill, new, opened
from tests.systems import links
from workbook.store.format import FOREIGN, OWN, Limits
from workbook.store.kinds import ACTIONS, ANSWERS, RATINGS, ROUND_HEAD
from workbook.store.narrow import read


@pytest.fixture
def root(tmp_path: Path) -> Path:
    assert fill(opened(new(tmp_path / "w"))).save() == ()
    return tmp_path / "w"


def test_what_is_asked_for_is_as_when_all_is_read(root: Path) -> None:
    whole = opened(root)
    found, problems = read(root, [ANSWERS, ROUND_HEAD, RATINGS, ACTIONS])
    assert found is not None and problems == []
    assert (found.profile, found.answers, found.words) == (PROFILE, whole.answers, whole.words)
    assert [one.head for one in found.rounds.values()] == [one.head for one in whole.rounds.values()] != []
    assert (found.actions, found.suggested) == (whole.actions, whole.suggested)
    assert found.decisions == () and found.tracks == {}


def test_nothing_else_is_opened(root: Path) -> None:
    for path in [root / STRATEGY, root / "progress.toml", root / "rounds/2026-Q3/replies/ana.toml"]:
        path.write_bytes(b"damaged [[[")
    found, problems = read(root, [RATINGS, ACTIONS])
    assert found is not None and problems == [] and found.problems == ()
    assert set(found.words) == {"ana", "ben"} and found.actions == (ACTION,)


def test_a_file_over_the_limits_that_are_handed_in_is_told_and_not_read(root: Path) -> None:
    change_text(root / STRATEGY, lambda text: f"# {'x' * FOREIGN.bytes}\n{text}")
    found, _ = read(root, [ANSWERS])
    assert found is not None and found.answers == {}
    assert [(one.file, "256 KB is the limit" in one.what) for one in found.problems] == [(STRATEGY, True)]
    own, _ = read(root, [ANSWERS], OWN)
    assert own is not None and own.problems == () and own.answers


@pytest.mark.parametrize("most", [replace(FOREIGN, tables=3), replace(FOREIGN, text=5), replace(FOREIGN, depth=1)])
def test_each_limit_is_one_that_can_be_handed_in(root: Path, most: Limits) -> None:
    found, _ = read(root, [ANSWERS], most)
    assert found is None or found.problems


def test_what_is_wrong_is_told_when_it_is_asked_for(root: Path) -> None:
    change_text(root / "actions.toml", lambda text: text.replace("to = 4", "to = 9"))
    found, problems = read(root, [ACTIONS])
    assert found is not None and problems == [] and found.actions == ()
    assert any("to" in one.what for one in found.problems)


def test_a_folder_without_a_workbook_is_none(tmp_path: Path, root: Path) -> None:
    for wrong in (tmp_path, tmp_path / "nowhere"):
        found, problems = read(wrong, [ACTIONS])
        assert found is None and "no workbook" in problems[0].what
    (root / "workbook.toml").write_text("format = 2\n# end\n", encoding="utf-8")
    found, problems = read(root, [ACTIONS])
    assert found is None and "business" in problems[0].what


@links
def test_a_link_is_not_followed(root: Path, tmp_path: Path) -> None:
    (root / "ratings").rename(tmp_path / "elsewhere")
    (root / "ratings").symlink_to(tmp_path / "elsewhere")
    found, problems = read(root, [RATINGS])
    assert found is not None and found.words == {} and "link" in problems[0].what


READING = """
import sys
from pathlib import Path
from workbook.store.folder import Folder
from workbook.store.kinds.registry import KINDS
from workbook.store.narrow import read
folder, problems = Folder.open(Path(sys.argv[1]))
assert folder is not None and not folder.problems and folder.answers and folder.rounds and folder.words
assert read(Path(sys.argv[1]), KINDS)[0] is not None
print(*(name.removeprefix("workbook.store.") for name in sys.modules if name.startswith("workbook.store.")), "filelock" in sys.modules)
"""


def test_what_only_reads_does_not_load_what_writes(root: Path) -> None:
    done = subprocess.run([sys.executable, "-c", READING, str(root)], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    writing = {"saving", "disk.history", "disk.drafts", "disk.autosave", "disk.sums", "disk.locking", "True"}
    assert not loaded & (writing | {"format.render", "merge", "salvage", "conflicts", "doctor", "create"})
