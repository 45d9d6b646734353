"""A workbook in use whose files were changed, damaged or taken away meanwhile."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.store.filled import (
    PROFILE,
    STRATEGY,
    change_text,
    new,
    opened,
    put,
    said,
)
from workbook.domain import (
    ProfileAt,
)


def test_a_workbook_in_use_sees_what_others_changed(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    mine, theirs = opened(root), opened(root)
    assert mine.refresh() is None
    put(theirs, "name", "theirs")
    theirs.set(ProfileAt(), replace(PROFILE, business="New Name"))
    theirs.save()
    assert mine.refresh() == ()
    assert said(mine) == {"name": "theirs"} and mine.profile.business == "New Name"
    assert mine.refresh() is None
    put(mine, "other", "waiting")
    put(theirs, "third", "more")
    theirs.save()
    assert mine.refresh() is None
    mine.save()
    assert said(mine) == {"name": "theirs", "other": "waiting", "third": "more"}
    (root / STRATEGY).unlink()
    assert mine.refresh() == () and said(mine) == {}


def test_a_file_that_cannot_be_read_for_a_moment_stays_on_the_screen(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    put(folder := opened(root), "name", "a")
    folder.save()
    whole = (root / STRATEGY).read_bytes()
    (root / STRATEGY).write_bytes(whole[:40])
    told = folder.refresh()
    assert told and told[0].file == STRATEGY and said(folder) == {"name": "a"}
    put(folder, "more", "b")
    assert folder.save() and (root / STRATEGY).read_bytes() == whole[:40]
    (root / STRATEGY).write_bytes(whole)
    assert folder.save() == ()
    assert said(opened(root)) == {"name": "a", "more": "b"}


def test_what_still_cannot_be_read_is_no_news(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    put(folder := opened(root), "who", "a")
    folder.save()
    whole = (root / STRATEGY).read_bytes()
    (root / "answers/05-strategy (1).toml").write_bytes(b"damaged [[[")
    (root / STRATEGY).write_bytes(b"damaged [[[")
    assert folder.refresh() is not None and len(folder.problems) == 2
    assert folder.refresh() is None and len(folder.problems) == 2
    (root / STRATEGY).write_bytes(whole)
    assert folder.refresh() is not None and len(folder.problems) == 1
    assert folder.refresh() is None


def test_a_workbook_whose_disk_is_gone_stays_on_the_screen(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    put(folder := opened(root), "name", "a")
    folder.save()
    root.rename(tmp_path / "unplugged")
    assert folder.refresh() is None and said(folder) == {"name": "a"}


def test_the_profile_of_a_file_damaged_meanwhile_is_not_written(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    folder = opened(root)
    change_text(root / "workbook.toml", lambda text: text.replace("# end", ""))
    assert folder.refresh()
    before = (root / "workbook.toml").read_bytes()
    assert folder.set(ProfileAt(), replace(PROFILE, business="New")) is not None
    assert folder.save() == () and (root / "workbook.toml").read_bytes() == before


def test_moments_of_utc_are_kept(tmp_path: Path) -> None:
    folder = opened(new(tmp_path / "w"))
    put(folder, "name", "x", datetime(2026, 1, 1, tzinfo=UTC))
    folder.save()
    assert opened(tmp_path / "w").answers["name"].at == datetime(2026, 1, 1, tzinfo=UTC)
