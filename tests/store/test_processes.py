"""Real processes: killed at any moment, and saving at the same time. What was acknowledged is there and the same afterwards."""

import os
import random
import signal
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.filled import AT, PROFILE, RATED, STRATEGY, new, opened, put, said
from tests.systems import forks
from workbook.domain import Bookmark, BookmarkAt, ProfileAt, RatingAt, errors
from workbook.store.disk import history

pytestmark = forks


def fork(work: Callable[[], bool]) -> int:
    """Run `work` in a process of its own, and leave it by the shortest way: no cleaning up, as little as when killed."""
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if work() else 1)
        except BaseException:
            os._exit(2)
    return child


def save_for_ever(root: Path, acknowledge: int) -> bool:
    folder = opened(root)
    history.EVERY = 0.0
    for number in range(100_000):
        put(folder, f"a{number % 7}", f"{number} " * (number % 50 + 1), AT + timedelta(seconds=number))
        folder.set(RatingAt("ana", f"r{number % 5}"), RATED)
        folder.set(BookmarkAt(), Bookmark("best", f"i{number}"))
        if folder.save():
            return False
        os.write(acknowledge, f"{number}\n".encode())
    return True


def test_killed_at_any_moment_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(3)
    opened(new(tmp_path / "warm"))
    for trial in range(20):
        root = new(tmp_path / f"w{trial}")
        reading, writing = os.pipe()
        child = fork(lambda root=root, writing=writing: save_for_ever(root, writing))  # type: ignore[misc]
        os.close(writing)
        acknowledged = b""
        for _ in range(chance.randrange(12) if trial % 2 else 0):
            acknowledged += os.read(reading, 1)  # a save or less: it is killed in the middle of some other one
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(reading, 65536):
            acknowledged += more
        os.close(reading)
        done = len(acknowledged.split())
        folder = opened(root)
        assert not errors(folder.problems), folder.problems
        for number in range(max(0, done - 7), done):
            value = said(folder)[f"a{number % 7}"]
            assert isinstance(value, str) and int(value.split()[0]) >= number
            assert value == f"{value.split()[0]} " * (int(value.split()[0]) % 50 + 1)
        if done:
            assert folder.left_at is not None and int(folder.left_at.item[1:]) >= done - 1
            assert len(folder.words["ana"]) >= min(done, 5)
        put(folder, "after", "works")
        assert not errors(folder.save())


def save_own(root: Path, who: int) -> bool:
    folder = opened(root)
    for number in range(12):
        put(folder, f"p{who}-{number}", f"{who} {number}")
        put(folder, "shared", f"{who} {number}", AT + timedelta(seconds=number))
        if errors(folder.save()):
            return False
    return True


def test_processes_that_save_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    for trial in range(3):
        root = new(tmp_path / f"w{trial}")
        children = [fork(lambda root=root, who=who: save_own(root, who)) for who in range(3)]  # type: ignore[misc]
        assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
        folder = opened(root)
        assert not errors(folder.problems)
        kept = said(folder)
        assert {f"p{who}-{number}" for who in range(3) for number in range(12)} <= set(kept)
        text = (root / STRATEGY).read_text()
        assert all(f'"{who} 11"' in text for who in range(3))


def test_a_holder_of_the_lock_that_was_killed_holds_nobody_up(tmp_path: Path) -> None:
    from workbook.store.disk import hold

    root = new(tmp_path / "w")
    reading, writing = os.pipe()

    def hold_for_ever() -> bool:
        with hold(root):
            os.write(writing, b"x")
            signal.pause()
        return True

    child = fork(hold_for_ever)
    assert os.read(reading, 1) == b"x"
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    put(folder := opened(root), "name", "a")
    assert folder.save() == ()


def test_a_lock_that_is_not_let_go_is_told_and_the_change_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbook.store.disk import locking

    monkeypatch.setattr(locking, "PATIENCE", 0.05)
    root = new(tmp_path / "w")
    put(folder := opened(root), "name", "a")
    reading, writing = os.pipe()
    ending, end = os.pipe()

    def hold_until_told() -> bool:
        with locking.hold(root):
            os.write(writing, b"x")
            os.close(end)
            os.read(ending, 1)
        return True

    child = fork(hold_until_told)
    os.read(reading, 1)
    (problem,) = folder.save()
    assert "Another program" in problem.what and folder.dirty
    os.write(end, b"x")
    os.waitpid(child, 0)
    assert folder.save() == () and said(opened(root)) == {"name": "a"}


def test_a_disk_without_locks_is_told_once_and_saves_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno
    import fcntl

    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    put(folder := opened(new(tmp_path / "w")), "name", "a")
    (note,) = folder.save()
    assert note.severity == "note" and "no locks" in note.what and not folder.dirty
    put(folder, "name", "b")
    assert folder.save() == ()
    assert said(opened(tmp_path / "w")) == {"name": "b"}


def test_words_typed_while_a_save_runs_are_saved_by_the_next(tmp_path: Path) -> None:
    """The screen sets values in one thread while another saves; both at once, as fast as they can."""
    import threading

    root = new(tmp_path / "w")
    folder = opened(root)
    other = opened(root)
    stop = threading.Event()
    told: list[object] = []

    def saver() -> None:
        while not stop.is_set():
            told.extend(errors(folder.save()))

    thread = threading.Thread(target=saver)
    thread.start()
    for number in range(150):
        put(folder, f"a{number}", str(number))
        if number % 10 == 0:
            put(other, f"b{number}", str(number))
            assert not errors(other.save())
            folder.refresh()
            folder.set(ProfileAt(), PROFILE)
    stop.set()
    thread.join()
    assert not told and not errors(folder.save())
    assert set(said(opened(root))) == {f"a{n}" for n in range(150)} | {f"b{n}" for n in range(0, 150, 10)}
