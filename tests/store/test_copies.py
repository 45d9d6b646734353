"""Copies that sync programs leave: taken over without loss, never another person, moved away only when that is safe."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.filled import AT, RATED, STRATEGY, new, opened, put, said, sentences
from workbook.domain import RatingAt, errors
from workbook.store.disk import history
from workbook.store.scan import copy_of

LATER = AT + timedelta(days=1)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("answers/05-strategy (Anna's conflicted copy 2026-01-02).toml", STRATEGY),
        ("answers/05-strategy (in Konflikt stehende Kopie von Ben 2026-01-02).toml", STRATEGY),
        ("answers/05-strategy (1).toml", STRATEGY),
        ("answers/05-strategy.sync-conflict-20260102-101010-ABCDEFG.toml", STRATEGY),
        ("answers/05-strategy-DESKTOP-4F2.toml", STRATEGY),
        ("answers/05-strategy-Bens-Laptop.toml", STRATEGY),
        ("ratings/ana (2).toml", "ratings/ana.toml"),
        ("rounds/2026-Q4/round (2).toml", "rounds/2026-Q4/round.toml"),
        ("rounds/2026-Q4/replies/ana-LAPTOP.toml", "rounds/2026-Q4/replies/ana.toml"),
        ("workbook (1).toml", "workbook.toml"),
        ("answers/05-strategy.toml.bak", None),
        ("answers/05-strategy~.toml", None),
        ("notes (1).toml", None),
        ("answers/other-DESKTOP.toml", None),
    ],
)
def test_copies_are_known_by_their_names(name: str, target: str | None) -> None:
    assert copy_of(name, {STRATEGY, "ratings/ana.toml", "rounds/2026-Q4/replies/ana.toml", "workbook.toml"}) == target


def copied(root: Path, name: str = "answers/05-strategy (1).toml") -> Path:
    """A workbook with two answers in two sessions, and a copy of the file as it was before the second."""
    put(first := opened(new(root)), "old", "same")
    put(first, "story", "before")
    first.save()
    older = (root / STRATEGY).read_bytes()
    put(second := opened(root), "story", "ours", LATER)
    put(second, "mine", "only here")
    second.save()
    copy = root / name
    copy.write_bytes(older)
    return copy


def edit(copy: Path, item: str, value: str, at: str) -> None:
    """Change or add an answer in the copy, as the other machine did."""
    lines = f'[{item}]\nkind = "line"\nrev = 1\nat = {at}\nby = "ben"\nvalue = "{value}"\n\n'
    text = copy.read_text()
    if f"[{item}]\n" in text:
        start = text.index(f"[{item}]\n")
        end = min(place for place in (text.find("\n[", start), text.find("\n# end", start)) if place > 0)
        text = text[:start] + lines.rstrip("\n") + "\n" + text[end:]
    else:
        text = text.replace("# end", lines + "# end")
    copy.write_text(text)


def test_an_older_copy_takes_nothing_back(tmp_path: Path) -> None:
    copy = copied(tmp_path / "w")
    folder = opened(tmp_path / "w")
    assert said(folder) == {"old": "same", "story": "ours", "mine": "only here"}
    assert [problem.severity for problem in folder.problems] == ["note"]
    assert copy.exists() and folder.dirty
    assert folder.save() == ()
    assert not copy.exists() and not folder.dirty
    assert (tmp_path / "w/.workbook/quarantine/answers/05-strategy (1).toml").exists()
    assert opened(tmp_path / "w").problems == ()
    assert "conflict" not in (tmp_path / "w" / STRATEGY).read_text()


def test_what_only_the_copy_has_is_added_and_what_it_changed_later_is_taken(tmp_path: Path) -> None:
    copy = copied(tmp_path / "w")
    edit(copy, "new", "from the other machine", "2026-10-20T09:00:00+01:00")
    edit(copy, "old", "changed there", "2026-10-20T09:00:00+01:00")
    folder = opened(tmp_path / "w")
    folder.save()
    assert said(opened(tmp_path / "w")) == {
        "old": "changed there",
        "story": "ours",
        "mine": "only here",
        "new": "from the other machine",
    }


def test_what_both_changed_is_kept_twice_with_ours_in_place(tmp_path: Path) -> None:
    copy = copied(tmp_path / "w")
    edit(copy, "story", "theirs", "2026-12-24T09:00:00+01:00")
    folder = opened(tmp_path / "w")
    assert said(folder)["story"] == "ours"
    folder.save()
    text = (tmp_path / "w" / STRATEGY).read_text()
    assert 'value = "theirs"' in text and "05-strategy (1).toml" in text
    assert said(opened(tmp_path / "w"))["story"] == "ours"


def test_without_history_ours_is_never_written_over(tmp_path: Path) -> None:
    import shutil

    copy = copied(tmp_path / "w")
    edit(copy, "old", "changed there", "2026-12-24T09:00:00+01:00")
    shutil.rmtree(tmp_path / "w/.workbook")
    folder = opened(tmp_path / "w")
    folder.save()
    assert said(folder) == {"old": "same", "story": "ours", "mine": "only here"}
    text = (tmp_path / "w" / STRATEGY).read_text()
    assert "changed there" in text and "before" in text


def test_a_copy_is_never_another_person(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    folder = opened(root)
    folder.set(RatingAt("ana", "ideal"), RATED)
    folder.save()
    own = root / "ratings/ana.toml"
    for name in ("ana (1).toml", "ana.sync-conflict-20260102-101010-ABCDEFG.toml", "ana-LAPTOP.toml"):
        own.with_name(name).write_bytes(own.read_bytes())
    again = opened(root)
    assert set(again.words) == {"ana"}
    assert not errors(again.problems)
    again.save()
    assert sorted(path.name for path in own.parent.iterdir()) == ["ana.toml"]


def test_a_copy_whose_original_is_gone_takes_its_place(tmp_path: Path) -> None:
    copy = copied(tmp_path / "w")
    (tmp_path / "w" / STRATEGY).unlink()
    folder = opened(tmp_path / "w")
    assert said(folder) == {"old": "same", "story": "before"}
    folder.save()
    assert not copy.exists() and said(opened(tmp_path / "w")) == {"old": "same", "story": "before"}


@pytest.mark.parametrize("damage", [b"", b"[a", b"format = 1\n[a]\nx = 1\n", b"format = 7\n# end\n"])
def test_a_damaged_copy_is_told_and_left_where_it_is(tmp_path: Path, damage: bytes) -> None:
    copy = copied(tmp_path / "w")
    copy.write_bytes(damage)
    folder = opened(tmp_path / "w")
    assert "05-strategy (1).toml" in sentences(folder) and not folder.dirty
    put(folder, "more", "x")
    folder.save()
    assert copy.read_bytes() == damage


def test_a_copy_of_a_damaged_file_is_left_until_that_is_mended(tmp_path: Path) -> None:
    copy = copied(tmp_path / "w")
    (tmp_path / "w" / STRATEGY).write_bytes(b"")
    folder = opened(tmp_path / "w")
    assert not folder.dirty and len(errors(folder.problems)) == 2
    folder.save()
    assert copy.exists()


def test_a_copy_that_changed_since_it_was_read_waits_for_the_next_time(tmp_path: Path) -> None:
    copy = copied(tmp_path / "w")
    folder = opened(tmp_path / "w")
    edit(copy, "late", "still coming", "2026-12-24T09:00:00+01:00")
    folder.save()
    assert copy.exists()
    again = opened(tmp_path / "w")
    assert folder.refresh() is not None
    folder.save()
    assert not copy.exists() and said(folder)["late"] == "still coming"
    again.save()
    assert not again.dirty and said(opened(tmp_path / "w"))["late"] == "still coming"


def test_a_window_that_took_a_copy_in_sees_what_another_one_saves(tmp_path: Path) -> None:
    copied(tmp_path / "w")
    folder, other = opened(tmp_path / "w"), opened(tmp_path / "w")
    put(other, "why", "of another window")
    other.save()
    assert folder.dirty and folder.refresh() is not None
    assert said(folder) == said(other) and said(folder)["why"] == "of another window"
    assert folder.conflicts == other.conflicts and not folder.dirty
    assert folder.refresh() is None
    put(folder, "who", "of this window")
    put(other, "how", "and one more")
    other.save()
    assert folder.save() == () and said(opened(tmp_path / "w")) == said(other) | {"who": "of this window"}


def test_a_copy_that_comes_while_the_workbook_is_open_is_taken_over_too(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    put(folder := opened(root), "name", "a")
    folder.save()
    copy = root / "answers/05-strategy (1).toml"
    copy.write_bytes((root / STRATEGY).read_bytes())
    edit(copy, "new", "b", "2026-12-24T09:00:00+01:00")
    assert folder.refresh() is not None
    assert said(folder) == {"name": "a", "new": "b"}
    folder.save()
    assert not copy.exists() and said(opened(root)) == {"name": "a", "new": "b"}


def test_two_copies_of_one_name_are_both_kept(tmp_path: Path) -> None:
    copy = copied(tmp_path / "w")
    opened(tmp_path / "w").save()
    copy.write_bytes((tmp_path / "w" / STRATEGY).read_bytes())
    opened(tmp_path / "w").save()
    assert len(list((tmp_path / "w/.workbook/quarantine/answers").iterdir())) == 2
    assert history.versions(tmp_path / "w", STRATEGY)


@pytest.mark.parametrize(
    ("moment", "taken"),
    [
        ("2026-10-14T09:29:59+01:00", False),
        ("2026-10-14T09:30:00+01:00", False),
        ("2026-10-14T08:30:00Z", False),
        ("2026-10-14T09:30:01+01:00", True),
        ("2026-10-14T09:30:00-01:00", True),
        ("2026-10-14T23:30:00", False),
    ],
)
def test_only_a_later_word_of_a_copy_takes_the_place_of_ours(tmp_path: Path, moment: str, taken: bool) -> None:
    """Ours was given on 14 October at 9:30 at an offset of an hour, and has stood unchanged since."""
    copy = copied(tmp_path / "w")
    edit(copy, "old", "theirs", moment)
    folder = opened(tmp_path / "w")
    put(folder, "more", "x")
    folder.save()
    assert said(opened(tmp_path / "w"))["old"] == ("theirs" if taken else "same")
    assert "theirs" in (tmp_path / "w" / STRATEGY).read_text()
