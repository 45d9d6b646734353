"""What of an open workbook waits to be written, and the threads that write it."""

import threading
from collections.abc import Callable, Iterable

from workbook.domain import Problem, errors
from workbook.session.basis import Basis
from workbook.session.drafting import Drafting
from workbook.session.view import Clock
from workbook.store.disk import Saver
from workbook.store.folder import Folder


class Writer:
    """Brings a workbook to the disk, and what is typed into drafts, from threads of its own.

    Whoever changes what waits holds `lock`. A thread takes a snapshot of it under `lock`, works on that alone, and posts what
    came of it: the state of `saver`, and `news`. What the screens have computed is theirs; no thread looks at it.
    """

    def __init__(self, folder: Folder, basis: Callable[[], Basis], clock: Clock) -> None:
        self.lock = threading.RLock()
        self.drafting = Drafting(folder, self.lock)
        self.saver = Saver(self._save, self.drafting.write, clock)
        self.drafting.wake = self.saver.drafted
        self._folder, self._basis = folder, basis
        self._list_is_stale = False
        self._changes, self._saved = 0, 0  # how many were made here, and how many a save that went well has seen
        self._news: list[Problem] = []

    def touched(self, *, listed: bool) -> None:
        """Something in memory waits to be saved; `listed` when the action list follows from it. The caller holds `lock`."""
        self._changes += 1
        self._list_is_stale |= listed

    def post(self, notes: Iterable[Problem]) -> None:
        """Have these come up once as news."""
        with self.lock:
            self._news += notes

    def news(self) -> list[Problem]:
        """What has come up since this was last asked, each once."""
        with self.lock:
            fresh, self._news = self._news, []
        return list(dict.fromkeys(fresh))

    def _save(self) -> tuple[Problem, ...]:
        """Save what was changed here. Copies of sync programs go along with that; merely to look writes nothing."""
        with self.lock:
            writing, changes = self.drafting.snapshot(), self._changes
            basis = self._basis() if self._list_is_stale else None
            self._list_is_stale = False
        if basis is not None:
            self._folder.suggest(basis.suggested())
        problems = self._folder.save() if changes != self._saved else ()
        with self.lock:
            self._news += [problem for problem in problems if problem.severity == "note"]
            if not errors(problems):
                self._saved = changes
                self.drafting.saved(writing)
        self.drafting.write()
        return problems
