"""The background writer: typing reaches the draft journal within 250 ms and the files within a second, off the screen's thread."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Literal

from workbook.domain.problem import Problem

DRAFT_AFTER = 0.2
"""Seconds from the first unsaved key to the draft; the promise is 0.25, the rest is for writing it (design.md section 6)."""
SAVE_AFTER = 0.8
"""Seconds from the first unsaved key to the file; the promise is one second."""
RETRY_AFTER = 5.0
"""Seconds between tries after a save that failed."""


@dataclass(frozen=True, slots=True)
class SaveState:
    """What the screen shows: `saved` at a time (None before the first save), `saving`, or `failed` and why."""

    kind: Literal["saved", "saving", "failed"] = "saved"
    at: datetime | None = None
    why: str = ""


class Saver:
    """Calls `save` and `write_drafts` when they are due. The deadlines count from the first unsaved key, not the last."""

    def __init__(
        self,
        save: Callable[[], tuple[Problem, ...]],
        write_drafts: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        self.state = SaveState()
        self.listener: Callable[[], None] | None = None
        self._save = save
        self._write_drafts = write_drafts
        self._clock = clock
        self._wake = threading.Condition()
        self._writing = threading.RLock()
        self._draft_due: float | None = None
        self._save_due: float | None = None
        self._closed = False
        self._thread: threading.Thread | None = None

    def typed(self) -> None:
        """Something was typed: it is drafted and saved by their deadlines."""
        self._schedule(draft=monotonic() + DRAFT_AFTER, save=monotonic() + SAVE_AFTER)

    def changed(self) -> None:
        """A whole change was made: it is saved at once, in the background."""
        self._schedule(draft=None, save=monotonic())

    def flush(self) -> tuple[Problem, ...]:
        """Save now, in the calling thread, and return what could not be saved."""
        with self._wake:
            self._draft_due = self._save_due = None
        return self._run_save()

    def close(self) -> tuple[Problem, ...]:
        """Save what is left and end the thread."""
        problems = self.flush()
        with self._wake:
            self._closed = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(timeout=RETRY_AFTER)
        return problems

    def _schedule(self, *, draft: float | None, save: float) -> None:
        with self._wake:
            if self._closed:
                return
            if draft is not None and self._draft_due is None:
                self._draft_due = draft
            self._save_due = save if self._save_due is None else min(self._save_due, save)
            if self._thread is None:
                self._thread = threading.Thread(target=self._loop, name="saver", daemon=True)
                self._thread.start()
            self._wake.notify()
        if self.state.kind == "saved":
            self._show(SaveState("saving", self.state.at))

    def _loop(self) -> None:
        while True:
            with self._wake:
                if self._closed:
                    return
                dues = [due for due in (self._draft_due, self._save_due) if due is not None]
                wait = min(dues) - monotonic() if dues else None
                if wait is None or wait > 0:
                    self._wake.wait(wait)
                    continue
                now = monotonic()
                draft = self._draft_due is not None and self._draft_due <= now
                save = self._save_due is not None and self._save_due <= now
                if draft:
                    self._draft_due = None
                if save:
                    self._save_due = None
            if draft and not save:
                with self._writing:
                    self._write_drafts()
            if save:
                self._run_save()

    def _run_save(self) -> tuple[Problem, ...]:
        with self._writing:
            problems = self._save()
            if problems:
                self._write_drafts()
        failed = [problem for problem in problems if problem.severity == "error"]
        if failed:
            self._show(SaveState("failed", self.state.at, str(failed[0])))
            with self._wake:
                if self._save_due is None and not self._closed:
                    self._save_due = monotonic() + RETRY_AFTER
                    self._wake.notify()
        else:
            with self._wake:
                waiting = self._save_due is not None
            self._show(SaveState("saving" if waiting else "saved", self._clock()))
        return problems

    def _show(self, state: SaveState) -> None:
        if state != self.state:
            self.state = state
            if self.listener is not None:
                self.listener()
