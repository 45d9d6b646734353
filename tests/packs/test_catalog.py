"""Finding packs, the shipped one and the starter; and folders that are out to do harm."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.packs.conftest import Make
from tests.systems import links, pipes
from workbook.domain import errors
from workbook.packs import catalog
from workbook.packs.read import pack_limits
from workbook.packs.template import write_template

PAGE = "01-first-steps/09-broken.md"


def test_the_shipped_pack_is_without_errors() -> None:
    pack, problems = catalog.check(catalog.shipped())
    assert [str(problem) for problem in errors(problems)] == []
    assert pack is not None
    assert pack.id == "referral-workbook"
    assert [chapter.number for chapter in pack.chapters] == list(range(1, 14))
    assert len(pack.scored_plans) == 6


def test_the_starter_pack_passes_the_check_in_a_folder_of_any_name(tmp_path: Path) -> None:
    root = tmp_path / "Überflieger & Söhne"
    assert write_template(root) == []
    pack, problems = catalog.check(root)
    assert pack is not None
    assert pack.id == "uberflieger-sohne"
    assert [problem.severity for problem in problems] == ["note"], "only the lock is missing"


def test_a_template_is_never_written_over_something(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("mine")
    assert [problem.what for problem in write_template(tmp_path)] == ["Something is here already."]
    assert [problem.what for problem in write_template(tmp_path / "mine.md")] == ["Something is here already."]
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]


def test_a_pack_is_found_by_its_id_in_the_workbook_first(tmp_path: Path) -> None:
    workbook, user = tmp_path / "workbook", tmp_path / "user"
    assert catalog.find("starter", workbook, user) is None
    for home, folder in ((user, "packs/starter"), (workbook, "packs/other")):
        write_template(home / folder)
        manifest = home / folder / "pack.toml"
        text = manifest.read_text(encoding="utf-8")
        manifest.write_text(text.replace('id = "other"', 'id = "starter"'), encoding="utf-8")
    assert catalog.find("starter", workbook, user) == workbook / "packs/other"
    assert catalog.find("starter", None, user) == user / "packs/starter"
    assert catalog.find("referral-workbook", workbook, user) == catalog.shipped()
    (workbook / "packs/other/pack.toml").write_text("id = ")
    assert catalog.find("starter", workbook, user) == user / "packs/starter"


def test_a_folder_without_a_pack_is_told(tmp_path: Path) -> None:
    for root in (tmp_path, tmp_path / "nowhere", tmp_path / ("x" * 300), tmp_path / "a\0b"):
        pack, problems = catalog.load(root, tmp_path / "cache")
        assert pack is None
        assert [problem.what for problem in problems] == ["There is no pack in this folder."]


def test_what_is_not_part_of_a_pack_is_left_alone(make_pack: Make) -> None:
    root = make_pack({})
    before, _ = catalog.load(root, None)
    for name in (
        "STYLE.md",
        "documents/sheet.txt",
        "drafts/01-idea.md",
        ".git/config",
        "01-first-steps/.01-page.md.swp",
    ):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("::: nonsense")
    after, problems = catalog.load(root, None)
    assert problems == []
    assert before is not None
    assert after is not None
    assert after.sha256 == before.sha256


def test_line_ends_do_not_change_the_hash_and_words_do(make_pack: Make) -> None:
    root = make_pack({})
    page = root / "01-first-steps/chapter.md"
    text = page.read_bytes()
    hashes = []
    for data in (text, b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"), text.replace(b"few", b"very few")):
        page.write_bytes(data)
        pack, _ = catalog.load(root, None)
        assert pack is not None
        hashes.append(pack.sha256)
    assert hashes[0] == hashes[1] != hashes[2]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"x" * (pack_limits.FILE_BYTES + 1), ": This file is larger than 256 KB. Split it into several."),
        (b"one\n\xff\xfe", ":2: A character here is not UTF-8 text. Save the file again with the encoding UTF-8."),
        (
            "# A".encode("utf-16"),
            ":1: A character here is not UTF-8 text. Save the file again with the encoding UTF-8.",
        ),
        (b"x <!--" * 40_000, ":1: This text has too many comments. Take comments away."),
        (b"", ":1: This exercise has no front matter."),
        (b"\0" * 4096, ":1: This exercise has no front matter."),
    ],
)
def test_a_file_that_cannot_be_read_is_told(data: bytes, expected: str, make_pack: Make) -> None:
    pack, problems = catalog.load(make_pack({PAGE: data}), None)
    assert any(str(problem).startswith(PAGE + expected) for problem in problems)
    assert pack is not None
    assert len(pack.exercises) == 5, "the other pages are there"


@links
@pipes
@pytest.mark.parametrize("name", [PAGE, "pack.toml", "01-first-steps/chapter.md"])
def test_links_pipes_devices_and_folders_are_not_opened(name: str, make_pack: Make, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("a secret")
    path = make_pack({}) / name
    path.unlink(missing_ok=True)
    makers: list[tuple[Callable[[], object], str]] = [
        (lambda: path.symlink_to(secret), "This is a link to another file."),
        (lambda: path.symlink_to("/dev/zero"), "This is a link to another file."),
        (lambda: path.symlink_to(path), "This is a link to another file."),
        (lambda: os.mkfifo(path), "This is not an ordinary file."),
        (path.mkdir, "This is not an ordinary file."),
    ]
    for make, what in makers:
        make()
        _, problems = catalog.load(tmp_path / "starter", tmp_path / "cache")
        assert [(problem.file, problem.what) for problem in problems] == [(name, what)]
        path.rmdir() if path.is_dir() else path.unlink()


@links
def test_a_chapter_that_is_a_link_is_not_followed(make_pack: Make, tmp_path: Path) -> None:
    root = make_pack({})
    (root / "02-going-on").rename(tmp_path / "elsewhere")
    (root / "02-going-on").symlink_to(tmp_path / "elsewhere")
    pack, problems = catalog.load(root, None)
    told = [str(problem) for problem in problems if problem.file == "02-going-on"]
    assert told == ["02-going-on: This is not a folder. Make it a folder of its own, and no link."]
    assert pack is not None
    assert pack.exercises_in("going-on") == ()


def test_too_many_files_are_told(make_pack: Make) -> None:
    root = make_pack({})
    for number in range(pack_limits.PACK_FILES + 1):
        (root / f"01-first-steps/09-page-{number}.md").touch()
    pack, problems = catalog.load(root, None)
    assert pack is not None
    assert sum(problem.what == "The pack has more than 500 files or 2 MB." for problem in problems) == 1


@links
def test_a_name_that_cannot_be_shown_is_told(make_pack: Make) -> None:
    _, problems = catalog.load(make_pack({"01-first-steps/02-\x1b[2J.md": "# Odd"}), None)
    assert [str(problem) for problem in problems] == [
        "01-first-steps/02-␛[2J.md: This name has odd characters in it. Rename the file."
    ]


def test_a_page_in_another_case_of_name_is_told(make_pack: Make) -> None:
    _, problems = catalog.load(make_pack({"01-first-steps/Readiness.md": "# Readiness"}), None)
    assert [problem.what for problem in problems] == ["This page is not part of the pack."]
