"""Whatever is done in two windows, and in whatever order: what each shows is what a fresh session reads from the files."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.app.walk import apart, nobodys_home, said
from tests.tries import tries
from workbook.domain import Evidence, errors
from workbook.domain.actions import Status
from workbook.packs import template
from workbook.session import Session, View, open_session
from workbook.session.acting import commit_action
from workbook.session.answering import answer
from workbook.session.new_workbook import make
from workbook.session.rating import rate
from workbook.session.tracking import skip_exercise
from workbook.session.two_versions import choose

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TEXTS = ("customer-question", "first-sentence", "answer-aloud")
RATINGS = ("customers-are-known", "answers-are-quick")
WORDS = st.sampled_from(["", "a", "a word", "two\nlines", "日本語", "Łukasz Ś", "a word or two"])


class TwoWindows(RuleBasedStateMachine):
    """Answer, type, rate, commit, skip, undo, redo, save, refresh, choose, leave and open again, in either of two windows."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="two-windows-")
        self._home = nobodys_home(Path(self._folder.name) / "home")
        self._home.__enter__()
        self.root = Path(self._folder.name) / "shop"
        self.at = NOON
        self.windows: list[Session] = []

    @initialize()
    def begin(self) -> None:
        assert not errors(make(self.root, "Corner Shop", ["Ana Ruiz"], Path(template.__file__).parent / "starter"))
        self.windows = [self.opened(), self.opened()]

    def saved(self, number: int) -> None:
        """Save what a window has changed, whatever its own thread has saved by now: a model needs the same order each time."""
        assert errors(self.windows[number].flush()) == []

    def opened(self) -> Session:
        session, problems = open_session(self.root, clock=lambda: self.at, drafting=False)
        assert session is not None, problems
        return session

    @rule(number=st.integers(0, 1), item=st.sampled_from(TEXTS), text=WORDS, typing=st.booleans())
    def answer(self, number: int, item: str, text: str, typing: bool) -> None:
        answer(self.windows[number], item, text, typing=typing)
        self.saved(number)

    @rule(number=st.integers(0, 1), item=st.sampled_from(RATINGS), level=st.integers(0, 4), shown=st.booleans())
    def rate(self, number: int, item: str, level: int, shown: bool) -> None:
        lines = [Evidence(NOON.date(), "the list")] if shown and level > 2 else []
        rate(self.windows[number], item, level=level, evidence=lines)
        self.saved(number)

    @rule(number=st.integers(0, 1))
    def commit(self, number: int) -> None:
        session = self.windows[number]
        offered = [action for action in session.actions() if action.status is Status.SUGGESTED]
        if offered:
            commit_action(session, offered[0].id, owner="Ana")
            self.saved(number)

    @rule(number=st.integers(0, 1), why=st.sampled_from(["not now", None]))
    def skip(self, number: int, why: str | None) -> None:
        skip_exercise(self.windows[number], "quick-answers", why)
        self.saved(number)

    @rule(number=st.integers(0, 1), times=st.integers(1, 4))
    def undo(self, number: int, times: int) -> None:
        for _ in range(times):
            self.windows[number].undo()
        self.saved(number)

    @rule(number=st.integers(0, 1), times=st.integers(1, 4))
    def redo(self, number: int, times: int) -> None:
        for _ in range(times):
            self.windows[number].redo()
        self.saved(number)

    @rule(number=st.integers(0, 1), times=st.integers(1, 6))
    def there_and_back(self, number: int, times: int) -> None:
        session = self.windows[number]
        session.flush()
        session.refresh()  # what the other window did in between would rightly stay
        before, undone = said(session), len(session._undo.undone)
        for _ in range(times):
            session.undo()
        while len(session._undo.undone) > undone:
            session.redo()
        self.saved(number)
        assert said(session) == before, apart(before, said(session))

    @rule(number=st.integers(0, 1))
    def refresh(self, number: int) -> None:
        self.windows[number].refresh()

    @rule(number=st.integers(0, 1), choice=st.sampled_from(["mine", "theirs", "both"]))
    def choose(self, number: int, choice: str) -> None:
        session = self.windows[number]
        if session.folder.conflicts:
            choose(session, session.folder.conflicts[0], choice)  # type: ignore[arg-type]
            self.saved(number)

    @rule(number=st.integers(0, 1))
    def leave_and_open_again(self, number: int) -> None:
        assert errors(self.windows[number].close()) == []
        self.windows[number] = self.opened()

    @rule(seconds=st.sampled_from([1, 5, 90000]))
    def wait(self, seconds: int) -> None:
        self.at += timedelta(seconds=seconds)

    @rule()
    def look(self) -> None:
        """Both save, and look at what the other saved: then both show what the files say."""
        for session in self.windows:
            assert errors(session.flush()) == []
        for session in self.windows:
            session.refresh()
            fresh = self.opened()
            assert said(session) == said(fresh), apart(said(session), said(fresh))
            fresh.close()

    @invariant()
    def no_figure_is_from_before(self) -> None:
        """What is shown follows from what is in memory at this moment, however that came in."""
        for session in self.windows:
            now = View(session.pack, session.folder, [], session._clock)
            assert said(session) == said(now), apart(said(session), said(now))

    def teardown(self) -> None:
        if self.windows:
            self.look()
        for session in self.windows:
            session.close()
        self._home.__exit__(None, None, None)
        self._folder.cleanup()


TwoWindows.TestCase.settings = tries(6, stateful_step_count=12)
test_two_windows = TwoWindows.TestCase
