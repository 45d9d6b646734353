"""How the app ends: by its own key, by a signal, with its window, by a fault of its own. Each time it saves first."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from textual.app import SuspendNotSupported

from workbook.app.base.page import Page
from workbook.app.keys import KeysInTurn
from workbook.app.textual_edges.app_edge import FaultApp, paint_no_more

if TYPE_CHECKING:
    from workbook.domain import Problem
    from workbook.session import Session

T = TypeVar("T")

SETTLE = 0.05
"""Seconds without a key at work after which the last ones are in the workbook, when the app is told to end."""

AT_MOST = 4.0
"""Seconds that the end waits for them at most, however busy the computer is; a system that shuts down gives a little more."""

LAST_RESORT = 8.0
"""Seconds after which a program that was told to end does so, whatever it hangs in."""


class SafeEnding(KeysInTurn, FaultApp):
    """An app that saves its workbook before it ends. `fault` is what it did wrong itself, if that ended it."""

    def __init__(self) -> None:
        super().__init__()
        self.session: Session | None = None
        self.fault: Exception | None = None
        self._ending: asyncio.Task[None] | None = None
        self._late: threading.Timer | None = None

    def close_workbook(self) -> tuple["Problem", ...]:
        """Save and let go of the open workbook, and remember it for the start page; what could not be saved."""
        if self._late is not None:
            self._late.cancel()  # it did not hang: the last save may take its time
        session, self.session = self.session, None
        if session is None:
            return ()
        from workbook.app.base.lately import remember

        session.listener = None
        remember(session)
        return session.close()

    def mind_signals(self) -> None:
        """Be ready for being ended from outside."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            # Windows has no SIGHUP and no handlers on the loop; there the draft is what is left of a closed window.
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                number = getattr(signal, name)
                loop.add_signal_handler(number, self._end, 128 + number)

    def lend(self, work: Callable[[], T]) -> T | None:
        """What `work` gives, which has the terminal for itself meanwhile; None where that can't be lent.

        ctrl+c in there is meant for whatever runs there: this program would end on it once it has its terminal back.
        """
        loop, minded = asyncio.get_running_loop(), False
        with suppress(NotImplementedError, RuntimeError):
            minded = loop.remove_signal_handler(signal.SIGINT)
        before = signal.signal(signal.SIGINT, lambda *_: None)  # not ignored: what is started here would ignore it too
        try:
            with self.suspend():
                return work()
        except SuspendNotSupported:
            return None
        finally:
            if minded:  # only once the loop has been through what came meanwhile
                loop.call_soon(loop.call_soon, self.mind_signals)
            else:
                signal.signal(signal.SIGINT, before)

    def _end(self, code: int) -> None:
        """Told to end: first to disk, for the screen may be gone already; then what the last keys still are on their way to."""
        if code:
            paint_no_more(self)
            if not self.is_headless:
                self._late = threading.Timer(LAST_RESORT, self._last_resort, (code,))
                self._late.daemon = True
                self._late.start()
        self._rescue()
        self._ending = asyncio.create_task(self._end_after_keys(code))

    def _last_resort(self, code: int) -> None:
        """The end hangs in a terminal that died under it: save once more, and be gone."""
        if self.session is not None:
            with suppress(Exception):
                self.session.flush()
        os._exit(code)

    async def _end_after_keys(self, code: int) -> None:
        end = monotonic() + AT_MOST
        quiet_since = monotonic()
        while monotonic() < end and monotonic() - quiet_since < SETTLE:
            await asyncio.sleep(SETTLE / 5)
            if not self.keys.idle:
                quiet_since = monotonic()
        self._leave(code)

    def _leave(self, code: int) -> None:
        self._rescue()
        self.look_back()
        if not (self.is_headless or self.is_web or (sys.__stderr__ and sys.__stderr__.isatty())):
            # The window is gone: the thread that writes to it has died, and waiting for it would hang here for ever.
            self.close_workbook()
            os._exit(code)
        self.exit(return_code=code)

    def look_back(self) -> None:
        """All is saved: keep what the next start shows before it reads anything."""

    def _rescue(self) -> None:
        """Save everything, half-filled forms too. Nothing that goes wrong here may hinder the rest."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                with suppress(Exception):
                    screen.rescue()
        if self.session is not None:
            with suppress(Exception):
                self.session.flush()

    async def action_quit(self) -> None:
        """Save and leave."""
        self._end(0)

    def went_wrong(self, error: Exception) -> None:
        """Our own fault: save first. The details are for whoever started the app to write down, not for the screen."""
        if self.fault is None:
            self.fault = error
            self._rescue()
