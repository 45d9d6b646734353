"""Locks are taken in the order that `workbook.session` writes down, whatever is done in two windows, and threads keep to themselves."""

import ast
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis.stateful import run_state_machine_as_test

import workbook
from tests.session.test_undo_model import TwoWindows
from tests.tries import tries
from workbook import session as room
from workbook.domain import errors
from workbook.session import View

PACKAGE = Path(workbook.__file__).parent
ORDER = re.findall(r"^\d+\. `([\w.]+)`", room.__doc__ or "", re.MULTILINE)
KINDS = ("Lock", "RLock", "Condition", "Semaphore", "BoundedSemaphore", "Barrier")
REAL: dict[str, Callable[..., Any]] = {"Lock": threading.Lock, "RLock": threading.RLock}


def locks_in_source() -> set[str]:
    """Every lock that a class of the package makes, as `Class.attribute`."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for kind in ast.walk(ast.parse(text)) if "threading" in text else ():
            if not isinstance(kind, ast.ClassDef):
                continue
            for node in ast.walk(kind):
                if isinstance(node, ast.Assign) and _makes_lock(node.value):
                    found.add(f"{kind.name}.{ast.unparse(node.targets[0]).removeprefix('self.')}")
    return found


def _makes_lock(value: ast.expr) -> bool:
    called = value.func if isinstance(value, ast.Call) else None
    return isinstance(called, ast.Attribute) and ast.unparse(called.value) == "threading" and called.attr in KINDS


class Watch:
    """Which lock was taken while which were held, by name, and the threads that looked at what a view keeps."""

    def __init__(self) -> None:
        self.taken: set[tuple[str, str]] = set()
        self.viewed_by: set[str] = set()
        self._held = threading.local()

    def take(self, lock: "Watched") -> None:
        """A lock is about to be taken in this thread."""
        if lock not in self.held:  # to take one again that one holds is no waiting
            self.taken |= {(other.name, lock.name) for other in self.held}

    @property
    def held(self) -> list["Watched"]:
        """The locks that this thread holds."""
        if not hasattr(self._held, "locks"):
            self._held.locks = []
        locks: list[Watched] = self._held.locks
        return locks


class Watched:
    """A real lock that tells when it is taken and let go."""

    def __init__(self, name: str, lock: Any, watch: Watch) -> None:
        self.name, self._lock, self._watch = name, lock, watch

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        self._watch.take(self)
        got: bool = self._lock.acquire(blocking, timeout)
        if got:
            self._watch.held.append(self)
        return got

    def release(self) -> None:
        self._watch.held.remove(self)
        self._lock.release()

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._lock, name)  # what a condition wants of its lock


@contextmanager
def watched() -> Iterator[Watch]:
    """Watch every lock that the package makes meanwhile, and every look at what a view keeps."""
    watch, kept = Watch(), View._kept

    def maker(kind: str) -> Callable[[], Any]:
        def make() -> Any:
            name = _name(sys._getframe(1))
            return REAL[kind]() if name is None else Watched(name, REAL[kind](), watch)

        return make

    def looked(self: View, *how: Any) -> Any:
        watch.viewed_by.add(threading.current_thread().name)
        return kept(self, *how)

    with pytest.MonkeyPatch.context() as patch:
        for kind in REAL:
            patch.setattr(threading, kind, maker(kind))
        patch.setattr(View, "_kept", looked)
        yield watch


def _name(frame: FrameType | None) -> str | None:
    """The lock that is being made, as `Class.attribute`; None for one that is not ours."""
    while frame is not None and frame.f_code.co_filename == threading.__file__:
        frame = frame.f_back
    if frame is None or not Path(frame.f_code.co_filename).is_relative_to(PACKAGE):
        return None
    line = Path(frame.f_code.co_filename).read_text(encoding="utf-8").splitlines()[frame.f_lineno - 1]
    made = re.fullmatch(rf"\s*self\.(\w+) = threading\.({'|'.join(KINDS)})\(\)", line)
    return f"{frame.f_code.co_qualname.split('.')[0]}.{made[1]}" if made else None


class InOtherThreads(TwoWindows):
    """The same, but that saves and drafts are made by other threads while this one looks and types on."""

    def saved(self, number: int) -> None:
        session = self.windows[number]
        failed: list[object] = []
        jobs: tuple[Callable[[], object], ...] = (
            session.drafting.write,
            lambda: failed.extend(errors(session.flush())),
        )
        threads = [threading.Thread(target=job, name="another") for job in jobs]
        for thread in threads:
            thread.start()
        session.drafting.form("add").keep({"title": "half a thing to do"})
        session.score(), session.actions(), session.progress(), session.problems, session.news()
        for thread in threads:
            thread.join()
        assert failed == []


def test_every_lock_has_its_place_in_the_order() -> None:
    assert len(ORDER) == len(set(ORDER)) > 5
    assert locks_in_source() == set(ORDER)


def test_locks_are_taken_in_their_order_and_views_are_looked_at_by_their_own_thread() -> None:
    few = tries(4, stateful_step_count=15)
    with watched() as watch:
        run_state_machine_as_test(InOtherThreads, settings=few)
    wrong = {(one, other) for one, other in watch.taken if ORDER.index(one) >= ORDER.index(other)}
    assert not wrong, f"the second of each was taken while the first was held: {sorted(wrong)}"
    ways = {("Saver._saving", "Folder._saving"), ("Drafting._writing", "Writer.lock"), ("Writer.lock", "Memory._lock")}
    assert ways <= watch.taken, "the walk does not come where locks are taken one within another"
    assert watch.viewed_by == {threading.main_thread().name}
