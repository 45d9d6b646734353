"""What was changed outside of the program is told by `doctor`, and refused nowhere."""

import random
from pathlib import Path

import pytest

from tests.store.filled import STRATEGY, change_text, fill, new, opened, put, said
from workbook.domain import errors
from workbook.store.disk import files, history, sums
from workbook.store.doctor import examine, repair


def saved(root: Path) -> Path:
    """A workbook with something of every sort, saved twice."""
    fill(folder := opened(new(root))).save()
    put(folder, "name", "again")
    assert folder.save() == ()
    return root


def told(root: Path) -> list[str]:
    return [problem.file for problem in examine(root)]


def test_an_edit_by_hand_is_told_refused_nowhere_and_forgotten_with_the_next_save(tmp_path: Path) -> None:
    root = saved(tmp_path / "w")
    assert told(root) == []
    change_text(root / STRATEGY, lambda text: text.replace("again", "by hand"))
    (note,) = examine(root)
    assert note.file == STRATEGY and note.severity == "note" and "outside" in note.what and "all is well" in note.mend
    folder = opened(root)
    assert folder.problems == () and said(folder)["name"] == "by hand"
    put(folder, "other", "more")
    assert folder.save() == () and told(root) == []
    assert said(opened(root))["name"] == "by hand"


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    root = saved(tmp_path / "w")
    (root / "log/decisions.toml").unlink()
    (note,) = examine(root)
    assert note.file == "log/decisions.toml" and "gone" in note.what and note.severity == "note"


def test_one_bit_anywhere_is_told(tmp_path: Path) -> None:
    root = saved(tmp_path / "w")
    chance = random.Random(7)
    for name in (STRATEGY, "ratings/ana.toml", "actions.toml", "progress.toml"):
        whole = (root / name).read_bytes()
        for place in chance.sample(range(len(whole)), 40):
            flipped = bytearray(whole)
            flipped[place] ^= 1 << chance.randrange(8)
            (root / name).write_bytes(flipped)
            assert any(file == name for file in told(root)), (name, place)
        (root / name).write_bytes(whole)


def test_what_a_save_cut_short_leaves_is_no_change(tmp_path: Path) -> None:
    """Both what stood there and what was about to are known, from before the file is written."""
    root = saved(tmp_path / "w")
    before = (root / STRATEGY).read_bytes()
    after = before.replace(b"again", b"newer")
    assert sums.note_down(root, STRATEGY, files.fingerprint(after), files.fingerprint(before)) is None
    assert told(root) == []
    (root / STRATEGY).write_bytes(after)
    assert told(root) == []


def test_a_file_that_a_sync_program_put_back_is_told(tmp_path: Path) -> None:
    root = saved(tmp_path / "w")
    put(folder := opened(root), "name", "newer")
    assert folder.save() == ()
    before = (root / STRATEGY).read_bytes()
    put(folder, "name", "newest")
    assert folder.save() == ()
    (root / STRATEGY).write_bytes(before)
    assert told(root) == [STRATEGY]


def test_an_earlier_version_that_a_person_brought_back_is_nobodys_mistake(tmp_path: Path) -> None:
    root = saved(tmp_path / "w")
    (earlier, *_) = history.versions(root, STRATEGY)
    (root / STRATEGY).write_bytes(earlier.read_bytes())
    assert told(root) == []


@pytest.mark.parametrize("damage", [b"", b"\xff", b"format = 1\n[sums]\nx = 3\n# end\n", b"format = 1\n[sums]\n"])
def test_without_a_whole_list_nothing_is_said(tmp_path: Path, damage: bytes) -> None:
    root = saved(tmp_path / "w")
    change_text(root / STRATEGY, lambda text: text.replace("again", "by hand"))
    (root / sums.SUMS).write_bytes(damage)
    assert told(root) == []
    put(folder := opened(root), "name", "third")
    assert folder.save() == () and told(root) == []


def test_a_list_that_leads_out_of_the_workbook_reads_nothing_there(tmp_path: Path) -> None:
    root = saved(tmp_path / "w")
    change_text(root / sums.SUMS, lambda text: text.replace(STRATEGY, "../../etc/passwd"))
    assert told(root) == []


def test_what_a_repair_writes_is_the_programs_own(tmp_path: Path) -> None:
    root = saved(tmp_path / "w")
    change_text(root / STRATEGY, lambda text: text.removesuffix("\n# end\n"))
    assert errors(examine(root))
    repair(root)
    assert told(root) == []
