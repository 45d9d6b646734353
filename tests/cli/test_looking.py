"""Whoever only looks changes nothing in a workbook: not a byte, not a name, not a time."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Shop

LOOKS = [
    ("score",),
    ("score", "--json"),
    ("score", "--explain", "overall"),
    ("progress",),
    ("progress", "--json"),
    ("actions",),
    ("actions", "list", "--json"),
    ("actions", "show", "nothing-like-it"),
    ("document",),
    ("document", "--json"),
    ("doctor",),
    ("doctor", "--json"),
    ("pack", "show", "--json"),
]


def tree(root: Path) -> dict[str, tuple[int, bytes]]:
    """Every path with its time and what it holds."""
    return {
        str(path.relative_to(root)): (path.lstat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in (root, *root.rglob("*"))
    }


def answers_of(shop: Shop) -> Path:
    return next(path for path in (shop.root / "answers").iterdir() if "(" not in path.name)


@pytest.mark.parametrize("words", LOOKS, ids=" ".join)
@pytest.mark.parametrize("copied", [False, True], ids=["sound", "with copies"])
def test_looking_changes_nothing(shop: Shop, words: tuple[str, ...], copied: bool) -> None:
    assert shop.at("answer", "a-line", "mine").code == 0
    assert shop.at("actions", "add", "Call Ann").code == 0
    if copied:
        path = answers_of(shop)
        copy = path.with_name(f"{path.stem} (1).toml")
        copy.write_text(path.read_text().replace("[a-line]", "[a-text]").replace('"line"', '"text"'))
        shutil.copy(shop.root / "actions.toml", shop.root / "actions 2.toml")
    before = tree(shop.root)
    options = () if words[0] in ("doctor", "pack") else ("--on", "2026-11-20")
    done = shop.run("--workbook", str(shop.root), *options, *words)
    assert "program is wrong" not in done.err
    assert tree(shop.root) == before
    if copied and words[0] in ("score", "progress", "document"):
        assert "copy of" in done.err


def test_what_a_copy_holds_counts_at_once_and_is_written_with_the_next_change(shop: Shop) -> None:
    assert shop.at("answer", "a-line", "mine").code == 0
    path = answers_of(shop)
    copy = path.with_name(f"{path.stem} (1).toml")
    copy.write_text(path.read_text().replace("[a-line]", "[a-text]").replace('"line"', '"text"'))
    counted = shop.at("progress", "--json").json
    assert counted == shop.at("progress", "--json").json and copy.exists()
    assert shop.at("answer", "a-number", "3").code == 0
    assert not copy.exists() and shop.answers()["a-text"] == "mine"
