"""Earlier versions: kept before a session's first change, seldom after it, thinned out with time, and known to be whole."""

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.filled import STRATEGY, new, opened, put
from workbook.store.disk import files, history
from workbook.store.kinds import kind_of


def versions(root: Path) -> list[str]:
    return [path.read_text() for path in history.versions(root, STRATEGY)]


def test_the_version_before_a_session_is_kept_once(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    put(folder := opened(root), "name", "first")
    folder.save()
    assert versions(root) == []
    put(folder, "name", "second")
    folder.save()
    put(folder, "name", "third")
    folder.save()
    (kept,) = versions(root)
    assert "first" in kept
    put(again := opened(root), "name", "fourth")
    again.save()
    assert ["third" in text for text in versions(root)].count(True) == 1
    assert len(versions(root)) == 2


def test_ten_minutes_later_another_version_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = new(tmp_path / "w")
    folder = opened(root)
    monkeypatch.setattr(history, "EVERY", 0.0)
    for number in range(5):
        put(folder, "name", str(number))
        folder.save()
    assert sorted(text.split("value = ")[1][1] for text in versions(root)) == ["0", "1", "2", "3"]


def test_what_is_kept_already_is_not_kept_again(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    put(folder := opened(root), "name", "first")
    folder.save()
    before = (root / STRATEGY).read_bytes()
    for _ in range(3):
        history.History(root).keep(STRATEGY, before, files.fingerprint(before))
    assert versions(root) == [before.decode()]


def test_a_version_is_kept_on_disks_where_a_file_has_one_name_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one_name_only(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", one_name_only)
    root = new(tmp_path / "w")
    put(folder := opened(root), "name", "first")
    folder.save()
    put(folder, "name", "second")
    folder.save()
    (kept,) = versions(root)
    assert "first" in kept


def test_twenty_versions_one_a_day_for_sixty_days_and_one_a_month_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / ".workbook/history/answers/05-strategy"
    folder.mkdir(parents=True)
    now = datetime.now(UTC)
    copies = []
    for day in range(1, 91):
        for hour in (6, 12):
            stamp = (now - timedelta(days=day)).replace(hour=hour)
            copies.append(f"{stamp:%Y%m%dT%H%M%SZ}-{day:04x}{hour:04x}.toml")
            (folder / copies[-1]).write_text("old")
    (folder / "mine.txt").write_text("kept")
    history.History(tmp_path).keep(STRATEGY, b"new", files.fingerprint(b"new"))
    names = [path.name for path in history.versions(tmp_path, STRATEGY)]
    assert names[0].endswith(f"{files.fingerprint(b'new')[:8]}.toml")
    newest, since = sorted(copies)[-19:], f"{now - timedelta(days=60):%Y%m%d}"
    daily = {name for name in copies if name[9:11] == "12" and name[:8] >= since}
    monthly = {min(one for one in copies if one[:6] == name[:6]) for name in copies}
    assert set(names[1:]) == {*newest, *daily, *monthly}
    assert (folder / "mine.txt").exists()


def test_the_version_with_which_each_month_ended_is_kept_for_two_years(tmp_path: Path) -> None:
    """It is what the first copy of a later month holds: what stood at a check-in is there long after the days are thinned out."""
    folder = tmp_path / ".workbook/history/answers/05-strategy"
    folder.mkdir(parents=True)
    now = datetime.now(UTC)
    copies = [f"{now - timedelta(days=day, hours=1):%Y%m%dT%H%M%SZ}-{day:08x}.toml" for day in range(1000)]
    for name in copies:
        (folder / name).write_text("old")
    history.History(tmp_path).keep(STRATEGY, b"new", files.fingerprint(b"new"))
    kept = {path.name for path in history.versions(tmp_path, STRATEGY)} & set(copies)
    long_ago = f"{now.year - 2}{now:%m%d}"
    firsts = {min(one for one in copies if one[:6] == month) for month in {name[:6] for name in copies}}
    assert {name for name in firsts if name[:8] > long_ago} <= kept
    assert not {name for name in kept if name[:8] < long_ago}
    assert len(kept) <= 60 + 1 + 24
    again = history.History(tmp_path)
    again.keep(STRATEGY, b"newer", files.fingerprint(b"newer"))
    assert kept - {path.name for path in history.versions(tmp_path, STRATEGY)} <= set(sorted(kept)[:1])


def test_what_a_month_ended_with_outlives_a_day_of_many_changes(tmp_path: Path) -> None:
    folder = tmp_path / ".workbook/history/answers/05-strategy"
    folder.mkdir(parents=True)
    day = datetime.now(UTC) - timedelta(days=100)
    for minute in range(50):
        (folder / f"{day:%Y%m}15T10{minute:02d}00Z-{minute:08x}.toml").write_text(str(minute))
    history.History(tmp_path).keep(STRATEGY, b"new", files.fingerprint(b"new"))
    assert [path.read_text() for path in history.versions(tmp_path, STRATEGY)][-1] == "0"


def test_a_clock_that_went_back_does_not_lose_the_new_version(tmp_path: Path) -> None:
    folder = tmp_path / ".workbook/history/answers/05-strategy"
    folder.mkdir(parents=True)
    for number in range(40):
        (folder / f"20990101T0000{number:02d}Z-{number:08x}.toml").write_text("future")
    history.History(tmp_path).keep(STRATEGY, b"new", files.fingerprint(b"new"))
    assert b"new" in [path.read_bytes() for path in history.versions(tmp_path, STRATEGY)]


def test_a_version_that_is_not_whole_is_passed_over(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    put(folder := opened(root), "name", "first")
    folder.save()
    put(folder, "name", "second")
    folder.save()
    good = history.versions(root, STRATEGY)[0]
    (good.parent / "20990101T000000Z-00000000.toml").write_bytes(good.read_bytes())
    (good.parent / "20990102T000000Z-ffffffff.toml").write_bytes(b"")
    shape = kind_of(STRATEGY)
    assert shape is not None
    found = history.newest_good(root, STRATEGY, shape)
    assert found is not None and found[0] == good


def test_without_room_for_history_a_save_goes_on(tmp_path: Path) -> None:
    root = new(tmp_path / "w")
    put(folder := opened(root), "name", "first")
    folder.save()
    (root / ".workbook/history").write_text("a file in the way")
    put(folder, "name", "second")
    assert folder.save() == ()


def test_the_hidden_folder_may_be_deleted_at_any_time(tmp_path: Path) -> None:
    import shutil

    root = new(tmp_path / "w")
    put(folder := opened(root), "name", "first")
    folder.save()
    shutil.rmtree(root / ".workbook")
    put(folder, "name", "second")
    assert folder.save() == ()
    shutil.rmtree(root / ".workbook")
    assert opened(root).problems == ()


def test_a_clock_that_went_back_within_a_day_does_not_lose_the_new_version(tmp_path: Path) -> None:
    """The other versions of that day are all later, and one a day would be enough."""
    folder = tmp_path / ".workbook/history/answers/05-strategy"
    folder.mkdir(parents=True)
    for day in (datetime.now(UTC), datetime.now(UTC) + timedelta(days=1)):
        for number in range(40):
            (folder / f"{day:%Y%m%d}T99{number:04d}Z-{number:08x}.toml").write_text("later")
    history.History(tmp_path).keep(STRATEGY, b"new", files.fingerprint(b"new"))
    assert b"new" in [path.read_bytes() for path in history.versions(tmp_path, STRATEGY)]
