"""`doctor` says what is wrong, and mends without deleting a word."""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.filled import AT, PROFILE, STRATEGY, change_text, fill, line, new, opened, put, said
from tests.systems import links, pipes
from workbook.domain import AnswerAt, Person, ProfileAt, errors
from workbook.store.doctor import examine, repair


def grown(root: Path) -> Path:
    """A workbook with three answers, of which an earlier version has the first two."""
    put(first := opened(new(root)), "one", "1")
    put(first, "two", "2")
    first.save()
    put(second := opened(root), "three", "3")
    second.save()
    return root / STRATEGY


def quarantined(root: Path) -> list[bytes]:
    return [path.read_bytes() for path in (root / ".workbook/quarantine").rglob("*") if path.is_file()]


def test_a_sound_workbook_needs_nothing(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    fill(opened(root)).save()
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert examine(root) == [] == repair(root)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_the_end_line_is_put_back(tmp_path: Path) -> None:
    root = tmp_path / "w"
    path = grown(root)
    whole = path.read_bytes()
    path.write_bytes(whole.removesuffix(b"\n# end\n"))
    assert errors(examine(root))
    (sentence,) = repair(root)
    assert STRATEGY in sentence and "# end" in sentence and "3 entries" in sentence
    assert examine(root) == [] and path.read_bytes() == whole
    put(folder := opened(root), "one", "changed")
    assert folder.save() == ()


def test_a_file_cut_at_a_line_end_leads_to_what_was_in_it_before(tmp_path: Path) -> None:
    root = tmp_path / "w"
    path = grown(root)
    whole = path.read_text(encoding="utf-8")
    put(folder := opened(root), "one", "changed")  # the first change keeps the file as it was
    assert folder.save() == ()
    path.write_text(whole[: whole.index("[one]")], encoding="utf-8")
    (sentence,) = repair(root)
    assert "more stood in an earlier version, “.workbook/history/" in sentence
    earlier = sentence.partition("version, “")[2].partition("”")[0]
    assert "[one]" in (root / earlier).read_text(encoding="utf-8")


DAMAGE: dict[str, Callable[[str], str]] = {
    "a bracket gone": lambda text: text.replace("[two]", "[two"),
    "cut in a table": lambda text: text[: text.index('"3"')],
    "not text": lambda text: text.replace('"2"', '"\x00"'),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_file_comes_back_from_what_can_be_read_and_the_version_before(
    tmp_path: Path, damage: Callable[[str], str]
) -> None:
    root = tmp_path / "w"
    path = grown(root)
    change_text(path, damage)
    damaged = path.read_bytes()
    (sentence,) = repair(root)
    assert "can be read again" in sentence and ".workbook/quarantine" in sentence
    folder = opened(root)
    assert folder.problems == ()
    assert {"one": "1", "two": "2"}.items() <= said(folder).items()
    assert damaged in quarantined(root)
    assert repair(root) == []


def test_what_was_answered_since_the_earlier_version_is_saved_from_the_damaged_file(tmp_path: Path) -> None:
    root = tmp_path / "w"
    path = grown(root)
    change_text(path, lambda text: text.replace("[two]", "[two").replace('"1"', '"1 again"'))
    repair(root)
    assert said(opened(root)) == {"one": "1 again", "two": "2", "three": "3"}


def test_without_an_earlier_version_all_that_can_be_read_is_brought_back(tmp_path: Path) -> None:
    root = tmp_path / "w"
    put(folder := opened(new(root)), "one", "1")
    put(folder, "two", "2")
    folder.save()
    change_text(root / STRATEGY, lambda text: text.replace('"2"', '"2'))
    damaged = (root / STRATEGY).read_bytes()
    (sentence,) = repair(root)
    assert "could still be read" in sentence
    assert said(opened(root)) == {"one": "1"} and quarantined(root) == [damaged]


def test_an_answer_before_a_wrong_line_is_kept_and_one_that_is_lost_is_named(tmp_path: Path) -> None:
    root = tmp_path / "w"
    path = grown(root)
    put(folder := opened(root), "four", "a text\nof lines")
    folder.save()
    for earlier in (root / ".workbook/history").rglob("*.toml"):
        earlier.unlink()
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"# end", b"garbage = = [\n\n# end"))
    (sentence,) = repair(root)
    assert said(opened(root))["four"] == "a text\nof lines" and "Nothing could be put back" not in sentence
    path.write_bytes(whole[: whole.index(b"of lines")])
    (sentence,) = repair(root)
    assert "four" not in said(opened(root)) and "Nothing could be put back of “four”." in sentence


def test_where_nothing_can_be_read_the_file_stays_and_the_line_is_named(tmp_path: Path) -> None:
    root = tmp_path / "w"
    put(folder := opened(new(root)), "one", "1")
    folder.save()
    for damage in (b"", b'[one]\nvalue = "1\n', b"\xff\xfe"):
        (root / STRATEGY).write_bytes(damage)
        (sentence,) = repair(root)
        assert STRATEGY in sentence and "left as it is" in sentence
        assert (root / STRATEGY).read_bytes() == damage and quarantined(root) == []
        assert "doctor --repair" in errors(examine(root))[0].mend
        (problem,) = errors(examine(root, after_repair=True))
        assert "doctor --repair" not in problem.mend  # it was of no use
        assert "backup" in problem.mend and "out of the workbook" in problem.mend
        assert ("text editor" in problem.mend) == bool(damage)
    assert problem.line == 1
    (root / STRATEGY).rename(tmp_path / "aside.toml")
    put(folder := opened(root), "one", "anew")
    assert folder.save() == () and errors(examine(root)) == []


def test_a_workbook_that_has_lost_its_name_is_told_how_to_get_one(tmp_path: Path) -> None:
    (new(tmp_path / "w") / "workbook.toml").write_bytes(b"")
    assert "left as it is" in repair(tmp_path / "w")[0]
    (problem,) = errors(examine(tmp_path / "w", after_repair=True))
    assert "new workbook" in problem.mend and "out of the workbook" not in problem.mend


def test_the_earlier_versions_of_a_cut_file_are_where_it_is_said(tmp_path: Path) -> None:
    root = tmp_path / "w"
    path = grown(root)
    path.write_bytes(path.read_bytes().removesuffix(b"\n# end\n"))
    (problem,) = errors(examine(root))
    folder = problem.mend.rpartition("from ")[2].rstrip(".")
    (earlier,) = (root / folder).iterdir()
    path.write_bytes(earlier.read_bytes())
    assert examine(root) == [] and said(opened(root)) == {"one": "1", "two": "2"}


def test_both_sides_of_a_merge_by_git_are_kept(tmp_path: Path) -> None:
    root = tmp_path / "w"
    path = grown(root)
    head, tail = path.read_text().split('value = "2"')
    conflict = '<<<<<<< HEAD\nvalue = "ours"\n||||||| origin\nvalue = "2"\n=======\nvalue = "theirs"\n>>>>>>> branch'
    path.write_text(head + conflict + tail)
    (problem,) = errors(examine(root))
    assert problem.line == path.read_text().splitlines().index("<<<<<<< HEAD") + 1
    (sentence,) = repair(root)
    assert "all of it" in sentence
    assert said(opened(root)) == {"one": "1", "two": "ours", "three": "3"}
    assert 'value = "theirs"' in path.read_text() and "[[conflict]]" in path.read_text()


def test_two_versions_of_one_answer_wait_until_a_person_has_chosen(tmp_path: Path) -> None:
    root = tmp_path / "w"
    path = grown(root)
    whole = path.read_text()
    for number, source in enumerate(("Ben's laptop", "one (1).toml"), start=1):
        table = f'[[conflict]]\nkey = "one"\nfrom = "{source}"\nat = 2026-11-2{number}T14:03:00Z\ntheirs = "x"\n\n'
        path.write_text(path.read_text().replace("# end", f"{table}# end"))
    first, second = errors(examine(root))
    assert "“one”" in first.what and "2026-11-21 14:03, from Ben's laptop" in first.what
    assert "2026-11-22 14:03, from one (1).toml" in second.what
    lines = path.read_text().splitlines()
    assert [lines[problem.line - 1] for problem in (first, second) if problem.line] == ["[[conflict]]"] * 2
    assert "doctor --choose one~" in first.mend and first.file == STRATEGY
    assert not errors(opened(root).problems)  # it hinders nothing
    path.write_text(whole)
    assert examine(root) == []


def test_an_empty_file_comes_back_from_the_earlier_version(tmp_path: Path) -> None:
    root = tmp_path / "w"
    path = grown(root)
    path.write_bytes(b"")
    (sentence,) = repair(root)
    assert "nothing in it could be read" in sentence
    assert said(opened(root)) == {"one": "1", "two": "2"}


def test_the_workbooks_own_file_comes_back(tmp_path: Path) -> None:
    root = tmp_path / "w"
    grown(root)
    folder = opened(root)
    folder.set(ProfileAt(), replace(PROFILE, business="Renamed"))
    folder.save()
    path = root / "workbook.toml"
    path.write_bytes(path.read_bytes()[:80])
    assert "can be read again" in repair(root)[0]
    assert opened(root).read_only is None
    path.unlink()
    assert "can be read again" in repair(root)[0]
    assert opened(root).profile.business == "Harbour Ledger"


def test_a_newer_or_unsafe_file_is_not_touched(tmp_path: Path) -> None:
    root = tmp_path / "w"
    path = grown(root)
    for change in ("format = 3\n", "", "big = 99999999999999999999\nformat = 2\n"):
        text = path.read_text()
        path.write_text(text.replace("format = 2\n", change))
        before = path.read_bytes()
        repair(root)
        assert path.read_bytes() == before and errors(examine(root))
        path.write_text(text)


def test_left_overs_of_a_save_go_when_they_are_old_and_the_files_beside_them_are_whole(tmp_path: Path) -> None:
    root = tmp_path / "w"
    path = grown(root)
    old, young = path.with_name(".wb-0123.tmp"), path.with_name(".wb-4567.tmp")
    for one in (old, young):
        one.write_text("half")
    os.utime(old, (time.time() - 4000,) * 2)
    assert [problem.severity for problem in examine(root)] == ["note", "note"]
    good = path.read_bytes()
    path.write_bytes(b"\xff")
    other = root / "answers/06-other.toml"
    other.write_bytes(b"\xff")
    path.write_bytes(good)
    repair(root)
    assert old.exists()
    other.unlink()
    assert "taken away" in repair(root)[0]
    assert not old.exists() and young.exists()


@links
@pipes
def test_links_and_pipes_are_told_and_left(tmp_path: Path) -> None:
    root = tmp_path / "w"
    path = grown(root)
    path.rename(tmp_path / "real.toml")
    path.symlink_to(tmp_path / "real.toml")
    os.mkfifo(root / "actions.toml")
    told = examine(root)
    assert {problem.file for problem in errors(told)} == {STRATEGY, "actions.toml"}
    assert len(repair(root)) == 2 and path.is_symlink()
    folder = opened(root)
    assert folder.set(AnswerAt("one", STRATEGY), line("x", AT)) is not None


def test_people_with_nearly_the_same_name_and_files_that_are_not_read_are_pointed_out(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    folder = opened(root)
    people = (Person("renee", "Renée"), Person("renee-2", "RENE\u0301E "), Person("ben", "Ben"))
    folder.set(ProfileAt(), replace(PROFILE, people=people))
    folder.save()
    (root / "notes.md").write_text("x")
    (root / ".DS_Store").write_text("x")
    (root / "evil\x1b]0;x\x07.txt").write_text("x")
    told = examine(root)
    assert not errors(told)
    assert "renee-2" in told[0].what
    assert {problem.file for problem in told[1:]} == {"notes.md", "evil␛]0;x␇.txt"}


def test_there_is_nothing_to_mend_where_there_is_no_workbook(tmp_path: Path) -> None:
    assert "no such folder" in repair(tmp_path / "nowhere")[0]
    assert "missing" in repair(new(tmp_path / "w").parent)[0]
    assert errors(examine(tmp_path))
