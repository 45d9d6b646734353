"""The cache: the same pack again, quickly and without the libraries; and a damaged or foreign file is as good as none."""

import json
import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

import workbook
from tests.packs.conftest import Make
from tests.systems import links
from workbook.packs import SOURCES, cache, catalog


def only_file(cache_dir: Path) -> Path:
    (path,) = (cache_dir / "packs").glob("*.pack")
    return path


def test_a_kept_pack_is_the_pack_that_was_read(tmp_path: Path) -> None:
    fresh, problems = catalog.load(catalog.shipped(), tmp_path)
    kept, again = catalog.load(catalog.shipped(), tmp_path)
    assert fresh is not None
    assert kept == fresh
    assert kept.sha256 == fresh.sha256 != ""
    assert again == problems
    assert only_file(tmp_path).is_file()


def test_every_folder_that_reads_a_pack_decides_whether_a_kept_one_holds() -> None:
    package = Path(workbook.__file__).parent
    with_code = {
        path.parent.relative_to(package).as_posix()
        for layer in ("packs", "hints", "domain")
        for path in (package / layer).rglob("*.py")
    }
    assert with_code == set(SOURCES)


def test_notes_are_told_again(make_pack: Make, tmp_path: Path) -> None:
    root = make_pack({})
    page = root / "01-first-steps/chapter.md"
    page.write_text(page.read_text(encoding="utf-8").replace("# First steps", "# First"), encoding="utf-8")
    told = [catalog.load(root, tmp_path / "cache")[1] for _ in range(2)]
    assert only_file(tmp_path / "cache")
    assert told[0] == told[1] != []


def test_a_warm_load_brings_neither_pydantic_nor_the_markdown_reader(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from workbook.packs import catalog; "
        "pack, problems = catalog.load(catalog.shipped(), Path(sys.argv[1])); "
        "print(pack.id, sorted({'pydantic_core', 'markdown_it', 'tomli_w', 'textual'} & set(sys.modules)))"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        ).stdout.strip()
        for _ in range(2)
    ]
    assert said == [
        "referral-workbook []",
        "referral-workbook []",
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data[:500] + b"x" + data[501:],
        lambda data: b"\0" * len(data),
        lambda data: data.partition(b"\n")[2],
        lambda data: sealed(b"[]"),
        lambda data: sealed(b"[]\n{}"),
        lambda data: sealed(b"not JSON"),
        lambda data: sealed(b"[" * 100_000),
        lambda data: sealed(with_head(data, b'"exercises":', b'"exercices":')),
        lambda data: sealed(with_head(data, b'"words":[', b'"words":[1,')),
        lambda data: sealed(with_head(data, b"{", b"")),
        lambda data: sealed(b"[[],[4]]\nnone of it packed"),
        lambda data: sealed(data.split(b"\n", 2)[1]),
    ],
)
def test_a_damaged_or_foreign_file_is_ignored_and_replaced(
    change: Callable[[bytes], bytes], make_pack: Make, tmp_path: Path
) -> None:
    root, home = make_pack({}), tmp_path / "cache"
    fresh, _ = catalog.load(root, home)
    path = only_file(home)
    good = path.read_bytes()
    path.write_bytes(change(good))
    assert catalog.load(root, home) == (fresh, [])
    assert path.read_bytes() == good


def with_head(data: bytes, old: bytes, new: bytes) -> bytes:
    """What stands in a file behind its checksum, with something else in the first piece of its pack."""
    _, head, rest = data.split(b"\n", 2)
    notes, sizes = json.loads(head)
    piece = zlib.compress(zlib.decompress(rest[: sizes[0]]).replace(old, new, 1))
    return json.dumps([notes, [len(piece), *sizes[1:]]]).encode() + b"\n" + piece + rest[sizes[0] :]


def sealed(body: bytes) -> bytes:
    """A file whose checksum is right for a body that is not."""
    import hashlib

    return hashlib.blake2b(body, digest_size=16).hexdigest().encode() + b"\n" + body


def test_a_changed_page_is_read_anew(make_pack: Make, tmp_path: Path) -> None:
    root = make_pack({})
    catalog.load(root, tmp_path / "cache")
    page = root / "02-going-on/01-quick-answers.md"
    page.write_text(page.read_text(encoding="utf-8").replace("most?**", "most often?**"), encoding="utf-8")
    pack, _ = catalog.load(root, tmp_path / "cache")
    assert pack is not None
    assert pack.item_by_id["common-questions"].prompt == "Which questions do customers ask most often?"


def test_nothing_is_read_while_no_file_looks_different(
    make_pack: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_pack({})
    fresh = catalog.load(root, tmp_path / "cache")
    monkeypatch.setattr(catalog, "gather", lambda root: pytest.fail("a file was read"))
    assert catalog.load(root, tmp_path / "cache") == fresh


@pytest.mark.skipif(sys.platform == "win32", reason="keeps no time at which anything about a file changed")
def test_a_page_of_the_same_size_and_day_is_read_anew(make_pack: Make, tmp_path: Path) -> None:
    root = make_pack({})
    catalog.load(root, tmp_path / "cache")
    page = root / "02-going-on/01-quick-answers.md"
    before = page.stat()
    page.write_text(page.read_text(encoding="utf-8").replace("most?**", "MOST?**"), encoding="utf-8")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert page.stat().st_size == before.st_size
    pack, _ = catalog.load(root, tmp_path / "cache")
    assert pack is not None
    assert pack.item_by_id["common-questions"].prompt.endswith("MOST?")


@pytest.mark.parametrize("change", ["a page more", "a page less", pytest.param("a folder that is a link", marks=links)])
def test_other_files_are_another_pack(change: str, make_pack: Make, tmp_path: Path) -> None:
    root = make_pack({})
    before, _ = catalog.load(root, tmp_path / "cache")
    folder = root / "02-going-on"
    if change == "a page less":
        (folder / "01-quick-answers.md").unlink()
    elif change == "a page more":
        (folder / "01-quick-answers.md").rename(folder / "02-quick-answers.md")
    else:
        folder.rename(tmp_path / "elsewhere")
        folder.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert catalog.load(root, tmp_path / "cache")[0] != before


def test_a_pack_with_errors_is_never_kept(make_pack: Make, tmp_path: Path) -> None:
    root = make_pack({"01-first-steps/chapter.md": None})
    for _ in range(2):
        pack, problems = catalog.load(root, tmp_path / "cache")
        assert pack is not None
        assert [problem.file for problem in problems] == ["01-first-steps/chapter.md"]
    assert not (tmp_path / "cache").exists()


def test_old_packs_are_taken_away(make_pack: Make, tmp_path: Path) -> None:
    home = tmp_path / "cache"
    (home / "packs").mkdir(parents=True)
    for number in range(20):
        old = home / "packs" / f"{number:032x}.pack"
        old.write_text(json.dumps(number))
        os.utime(old, (number, number))
        pointer = old.with_suffix(".sha256")
        pointer.write_text("0" * 64)
        os.utime(pointer, (number, number))
    (home / "packs" / "mine.txt").write_text("not ours")
    catalog.load(make_pack({}), home)
    kept = sorted(path.name for path in (home / "packs").iterdir())
    assert sum(name.endswith(".pack") for name in kept) == cache.KEPT
    assert sum(name.endswith(".sha256") for name in kept) == cache.KEPT
    assert "mine.txt" in kept


def test_a_folder_that_cannot_be_written_does_no_harm(make_pack: Make, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    pack, problems = catalog.load(make_pack({}), tmp_path / "cache")
    assert pack is not None
    assert problems == []
