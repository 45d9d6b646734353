"""A workbook that is answered, undone, saved, opened twice, killed, damaged and mended in any order, beside a plain record of it.

What was acknowledged is there; what is shown is in the files; words of two windows are both kept.
"""

import os
import random
import signal
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.app.shop import empty_shop
from tests.faults.calls import Tap
from tests.tries import tries
from tests.workplaces import user_folders
from workbook.domain import errors
from workbook.session import Session, open_session
from workbook.session.answering import answer
from workbook.session.rating import rate
from workbook.store.disk import Alarm
from workbook.store.doctor import repair
from workbook.store.format import understand
from workbook.store.kinds import kind_of

ITEMS = ("best-who", "best-why", "poor-who", "poor-why")
RATINGS = ("strategy-1", "content-1", "customers-1")
BEGIN = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

items, ratings, levels = st.sampled_from(ITEMS), st.sampled_from(RATINGS), st.integers(0, 2)


class Workbook(RuleBasedStateMachine):
    """The record: `saved` is what was acknowledged, `beside` the words of another window that wait for a person to choose."""

    @initialize()
    def begin(self) -> None:
        """A new workbook, and a window on it."""
        self.home = tempfile.TemporaryDirectory(prefix="workbook-model-")
        os.environ |= {"HOME": self.home.name} | user_folders(Path(self.home.name))
        self.root = empty_shop(Path(self.home.name) / "shop")
        self.number = 0
        self.saved: dict[str, object] = {}
        self.beside: set[str] = set()
        self.unseen: dict[str, str] = {}
        self.ever: set[object] = set()
        self.session = self.window()

    def window(self, *, drafting: bool = False) -> Session:
        session, problems = open_session(self.root, clock=self.clock, drafting=drafting)
        assert session is not None, problems
        return session

    def clock(self) -> datetime:
        return BEGIN + timedelta(minutes=self.number)

    def word(self) -> str:
        """Words that were never typed before."""
        self.number += 1
        self.ever.add(word := f"word{self.number:04d}")
        return word

    @staticmethod
    def shown(session: Session) -> dict[str, object]:
        shown: dict[str, object] = {item: session.value(item) for item in ITEMS if session.value(item) is not None}
        return shown | {item: found.level for item in RATINGS if (found := session.rated(item)) is not None}

    # What is done

    @rule(item=items, typing=st.booleans())
    def answer(self, item: str, typing: bool) -> None:
        """Something is typed, or chosen, in place of what is shown."""
        if item in self.unseen and self.session.value(item) == self.unseen[item]:
            del self.unseen[item]
        assert answer(self.session, item, self.word(), typing=typing) is None

    @rule(item=ratings, level=levels)
    def rate(self, item: str, level: int) -> None:
        """A level is given."""
        self.number += 1
        assert rate(self.session, item, level=level) is None

    @rule()
    def undo(self) -> None:
        """The last change is taken back."""
        self.session.undo()

    @rule()
    def redo(self) -> None:
        """And made again."""
        self.session.redo()

    @rule()
    def save(self) -> None:
        """Saved and acknowledged."""
        assert not errors(self.session.flush())
        self.noted()

    @rule()
    def close_and_open(self) -> None:
        """The window is closed, and another one opened."""
        assert not errors(self.session.close())
        self.noted()
        self.session = self.window()

    @rule(item=items)
    def other_window(self, item: str) -> None:
        """Another window answers the same question and saves; this one has not seen it yet."""
        other = self.window()
        word = self.word()
        answer(other, item, word)
        assert not errors(other.close())
        self.unseen[item] = word

    @rule()
    def look_outside(self) -> None:
        """This window reads what was changed outside."""
        self.session.refresh()

    @rule(item=items, call=st.integers(0, 60))
    def killed(self, item: str, call: int) -> None:
        """Another window answers, and is gone in the middle of its save, or after it has acknowledged."""
        word = self.word()
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                other = self.window()
                answer(other, item, word)
                Tap(self.root, at=call, kill=True).install()
                if not errors(other.flush()):
                    os.write(writing, b"!")
            finally:
                os.kill(os.getpid(), signal.SIGKILL)
        os.close(writing)
        os.waitpid(child, 0)
        acknowledged = os.read(reading, 1) == b"!"
        os.close(reading)
        there = self.fresh().get(item)
        assert there == word or not acknowledged
        if there == word:
            self.unseen[item] = word

    @precondition(lambda self: self.saved and not self.session.folder.dirty)
    @rule(seed=st.integers(0, 2**32), cut=st.booleans())
    def damaged_and_mended(self, seed: int, cut: bool) -> None:
        """A file is cut off or has a bit turned over, and is mended. Other files keep all; nothing is made up."""
        assert not errors(self.session.close())
        self.noted()
        chance = random.Random(seed)
        files = sorted(path for path in self.root.glob("answers/*.toml"))
        before = {path: path.read_bytes() for path in files}
        if files:
            path = chance.choice(files)
            data = bytearray(before[path])
            if cut:
                del data[chance.randrange(len(data)) :]
            else:
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            path.write_bytes(bytes(data))
            name = path.relative_to(self.root).as_posix()
            shape = kind_of(name)
            assert shape is not None
            was_read = understand(bytes(data), name, shape).state == "good"
            repair(self.root)
            if not was_read:
                kept = [one.read_bytes() for one in self.root.rglob("*.toml*")]
                assert any(bytes(data).rstrip() in one for one in kept), "what was damaged was not kept"
            for other, content in before.items():
                assert other == path or other.read_bytes() == content
            path.write_bytes(before[path])  # as from a backup: the record goes on
        self.session = self.window()

    # What must hold

    def fresh(self) -> dict[str, object]:
        """What somebody sees who opens the workbook now."""
        session = self.window()
        shown = self.shown(session)
        session.close()
        return shown

    def noted(self) -> None:
        """It was acknowledged: what this window shows is what anybody sees, and words of other windows are there as well."""
        self.session.refresh()
        shown = self.shown(self.session)
        assert self.fresh() == shown
        for item, word in list(self.unseen.items()):
            if shown.get(item) != word:
                self.beside.add(word)
            del self.unseen[item]
        self.saved = shown

    @invariant()
    def nothing_is_lost(self) -> None:
        """Words that were acknowledged and that nobody replaced are in the files."""
        if not hasattr(self, "root"):
            return
        there = self.fresh()
        text = "".join(path.read_text(encoding="utf-8") for path in self.root.glob("answers/*.toml"))
        for item, value in self.saved.items():
            assert there.get(item) == value or item in self.unseen or item in RATINGS or not isinstance(value, str)
        for word in (*self.beside, *self.unseen.values()):
            assert word in text, f"{word} is gone"
        assert {value for value in there.values() if isinstance(value, str)} <= self.ever

    def teardown(self) -> None:
        """The end."""
        if hasattr(self, "home"):
            self.session.close()
            self.home.cleanup()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_any_run_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, os.environ.get(name, ""))  # put back at the end
    monkeypatch.setattr(
        Alarm, "set", lambda alarm, due: None
    )  # saved when a rule says so, so that a run can be repeated
    run_state_machine_as_test(Workbook, settings=tries(6, stateful_step_count=15))
