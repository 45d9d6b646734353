"""The background writer: typing reaches the draft journal within 250 ms and the files within a second, off the screen's thread."""

import threading
from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import Literal

from workbook.domain import Problem, dataclass

DRAFT_AFTER = 0.2
"""Seconds from the first unsaved key to the draft; the promise is 0.25, the rest is for writing it (docs/reliability.md 2)."""
SAVE_AFTER = 0.8
"""Seconds from the first unsaved key to the file; the promise is one second."""
RETRY_AFTER = 5.0
"""Seconds between tries after a save that failed."""


@dataclass(frozen=True, slots=True)
class SaveState:
    """What the screen shows: `saved` at a time (None before the first save), `saving`, `failed` and why, or `looking` only."""

    kind: Literal["saved", "saving", "failed", "looking"] = "saved"
    at: datetime | None = None
    why: str = ""


class Alarm:
    """Calls `ring` in a thread of its own when the time has come; of several times asked for, the earliest holds."""

    def __init__(self, name: str, ring: Callable[[], object]) -> None:
        self._name = name
        self._ring = ring
        self._wake = threading.Condition()
        self._due: float | None = None
        self._closed = False
        self._thread: threading.Thread | None = None

    @property
    def waiting(self) -> bool:
        """Whether it is going to ring."""
        return self._due is not None

    def set(self, due: float) -> None:
        """Ring at `due`, of the monotonic clock, or at the time that was asked for before if that is earlier."""
        with self._wake:
            if self._closed or (self._due is not None and self._due <= due):
                return  # each key asks, and to wake the thread for nothing would hold up the next
            self._due = due
            if self._thread is None:
                self._thread = threading.Thread(target=self._loop, name=self._name, daemon=True)
                self._thread.start()
            self._wake.notify()

    def clear(self) -> None:
        """Don't ring."""
        with self._wake:
            self._due = None

    def close(self) -> None:
        """End the thread, after what it is doing."""
        with self._wake:
            self._closed, self._due = True, None
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(timeout=RETRY_AFTER)

    def _loop(self) -> None:
        while True:
            with self._wake:
                if self._closed:
                    return
                wait = self._due - monotonic() if self._due is not None else None
                if wait is None or wait > 0:
                    self._wake.wait(wait)
                    continue
                self._due = None
            try:
                self._ring()
            except BaseException:
                with self._wake:
                    self._thread = None  # the fault is told, and the next one who asks gets a new thread
                raise


class Saver:
    """Calls `save` and `write_drafts` when they are due, each in its own thread: a slow disk holds up no draft.

    The deadlines count from the first unsaved key, not the last.
    """

    def __init__(
        self,
        save: Callable[[], tuple[Problem, ...]],
        write_drafts: Callable[[], object],
        clock: Callable[[], datetime],
    ) -> None:
        self.state = SaveState()
        self.listener: Callable[[], None] | None = None
        self._save = save
        self._write_drafts = write_drafts
        self._clock = clock
        self._saving = threading.RLock()
        self._drafts = Alarm("drafts", write_drafts)
        self._saves = Alarm("saver", self._run_save)

    def typed(self) -> None:
        """Something was typed: it is drafted and saved by their deadlines."""
        now = monotonic()
        self._drafts.set(now + DRAFT_AFTER)
        self._saves.set(now + SAVE_AFTER)
        self._show_saving()

    def drafted(self) -> None:
        """Something was typed that has no place in a file: it is drafted, and nothing is saved."""
        self._drafts.set(monotonic() + DRAFT_AFTER)

    def changed(self) -> None:
        """A whole change was made: it is saved at once, in the background, and drafted if that takes long."""
        now = monotonic()
        self._drafts.set(now + DRAFT_AFTER)
        self._saves.set(now)
        self._show_saving()

    def flush(self) -> tuple[Problem, ...]:
        """Save now, in the calling thread, and return what could not be saved."""
        self._drafts.clear()
        self._saves.clear()
        return self._run_save()

    def close(self) -> tuple[Problem, ...]:
        """Save what is left and end the threads."""
        problems = self.flush()
        self._drafts.close()
        self._saves.close()
        return problems

    def _run_save(self) -> tuple[Problem, ...]:
        with self._saving:
            problems = self._save()
        failed = [problem for problem in problems if problem.severity == "error"]
        if failed:
            self._write_drafts()
            self._show(SaveState("failed", self.state.at, str(failed[0])))
            self._saves.set(monotonic() + RETRY_AFTER)
        else:
            self._show(SaveState("saving" if self._saves.waiting else "saved", self._clock()))
        return problems

    def _show_saving(self) -> None:
        if self.state.kind == "saved":
            self._show(SaveState("saving", self.state.at))

    def _show(self, state: SaveState) -> None:
        if state != self.state:
            self.state = state
            if self.listener is not None:
                self.listener()
