"""A damaged file is never taken for a shorter one, never written to, and never hides the others."""

import random
from pathlib import Path

import pytest

from tests.store.filled import ACTION, AT, RATED, STRATEGY, change_text, fill, line, new, opened, put, said, sentences
from workbook.domain import ActionAt, AnswerAt, Bookmark, BookmarkAt, RatingAt, errors
from workbook.store.folder import Folder


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = new(tmp_path_factory.mktemp("filled") / "w")
    fill(opened(root)).save()
    return root


def small(root: Path) -> tuple[Path, bytes]:
    """A workbook with three short answers, and the bytes of their file."""
    folder = opened(new(root))
    put(folder, "one", "a")
    put(folder, "two", "b # end\n# end\nc")
    put(folder, "three", "d")
    folder.save()
    return root / STRATEGY, (root / STRATEGY).read_bytes()


def test_a_file_cut_at_any_byte_is_never_silently_shorter(tmp_path: Path) -> None:
    root = tmp_path / "w"
    path, data = small(root)
    whole = said(opened(root))
    for length in range(len(data)):
        path.write_bytes(data[:length])
        folder = opened(root)
        if said(folder) == whole and not errors(folder.problems):
            assert data[:length].rstrip().endswith(b"# end")
            continue
        assert errors(folder.problems), length
        assert all(problem.file == STRATEGY and problem.mend for problem in errors(folder.problems))
        assert folder.set(AnswerAt("one", STRATEGY), line("over")) is not None
        assert not folder.dirty and folder.save() == ()
        assert path.read_bytes() == data[:length]


def test_a_flipped_bit_is_seen_or_stays_within_one_answer(tmp_path: Path) -> None:
    root = tmp_path / "w"
    path, data = small(root)
    whole = opened(root).answers
    chance = random.Random(7)
    for place in range(len(data)):
        flipped = bytearray(data)
        flipped[place] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        folder, _ = Folder.open(root)
        assert folder is not None
        problems = folder.problems
        different = [item for item in whole if folder.answers.get(item) != whole[item]]
        lost = [item for item in different if item not in folder.answers]
        assert len(different) <= 1 or errors(problems), place
        assert not lost or errors(problems) or len(folder.answers) == len(whole), place


@pytest.mark.parametrize(
    "name", ["actions.toml", "progress.toml", "ratings/ana.toml", "log/decisions.toml", "workbook.toml"]
)
def test_every_sort_of_file_cut_in_the_middle_is_told(tmp_path: Path, filled: Path, name: str) -> None:
    import shutil

    root = tmp_path / "w"
    shutil.copytree(filled, root)
    data = (root / name).read_bytes()
    for length in range(0, len(data) - len("\n# end\n"), 23):
        (root / name).write_bytes(data[:length])
        folder, problems = Folder.open(root)
        assert [problem.file for problem in errors(folder.problems if folder else problems)][:1] == [name]
        if folder is None:
            assert name == "workbook.toml"
            continue
        assert len(folder.answers) == 13
        places = (
            (BookmarkAt(), Bookmark("a", "b")),
            (ActionAt(ACTION.id), ACTION),
            (RatingAt("ana", "ideal"), RATED),
        )
        for at, value in places:
            folder.set(at, value)
        folder.save()
        assert (root / name).read_bytes() == data[:length]


def test_a_cut_off_file_is_shown_but_not_written(tmp_path: Path) -> None:
    root = tmp_path / "w"
    path, data = small(root)
    path.write_bytes(data.removesuffix(b"\n# end\n"))
    folder = opened(root)
    assert len(said(folder)) == 3
    assert "# end" in sentences(folder) and "doctor" in sentences(folder)


def test_a_file_of_a_newer_format_is_shown_but_not_written(tmp_path: Path) -> None:
    root = tmp_path / "w"
    path, _ = small(root)
    change_text(path, lambda text: text.replace("format = 2", "format = 3"))
    before = path.read_bytes()
    folder = opened(root)
    assert len(said(folder)) == 3 and "newer version" in sentences(folder)
    refused = folder.set(AnswerAt("one", STRATEGY), line("x"))
    assert refused is not None and "newer version" in refused.what
    assert folder.save() == () and path.read_bytes() == before


def test_a_workbook_of_a_newer_format_is_wholly_for_looking(tmp_path: Path) -> None:
    root = tmp_path / "w"
    small(root)
    change_text(root / "workbook.toml", lambda text: text.replace("format = 2", "format = 3"))
    folder = opened(root)
    assert folder.read_only is not None and len(said(folder)) == 3
    assert folder.set(AnswerAt("one", STRATEGY), line("x")) is not None


@pytest.mark.parametrize("line_of_format", ["", 'format = "1"\n', "format = true\n", "format = -1\n", "format = 0\n"])
def test_a_file_without_its_format_is_not_written(tmp_path: Path, line_of_format: str) -> None:
    root = tmp_path / "w"
    path, _ = small(root)
    change_text(path, lambda text: text.replace("format = 2\n", line_of_format))
    folder = opened(root)
    assert errors(folder.problems)
    assert folder.set(AnswerAt("one", STRATEGY), line("x")) is not None


def test_a_workbook_whose_own_file_is_damaged_opens_from_an_earlier_version(tmp_path: Path) -> None:
    root = tmp_path / "w"
    small(root)
    path = root / "workbook.toml"
    good = path.read_bytes()
    path.write_bytes(good[:60])
    folder, problems = Folder.open(root)
    assert folder is None and errors(problems)
    path.write_bytes(good)
    folder = opened(root)
    from dataclasses import replace

    from workbook.domain import ProfileAt

    folder.set(ProfileAt(), replace(folder.profile, business="Renamed"))
    folder.save()
    path.write_bytes(good[:60])
    folder = opened(root)
    assert folder.read_only is not None and folder.profile.business == "Harbour Ledger"
    assert len(said(folder)) == 3 and folder.set(AnswerAt("one", STRATEGY), line("x", AT)) is not None


def test_both_versions_of_a_merge_inside_a_text_are_pointed_out(tmp_path: Path) -> None:
    root = tmp_path / "w"
    folder = opened(new(root))
    put(folder, "story", "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> branch\n")
    folder.save()
    again = opened(root)
    assert "git" in sentences(again) and not errors(again.problems)
    put(again, "other", "x")
    assert again.save() == ()
