"""Keys in their turn: one typed while the key before it is still at work waits until that one is done.

Textual hands each key to whatever has the focus at that moment. A key that moves the focus does so a little later, so
that fast typing, or a paste without marks around it, would put letters into the field that was just left.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from unicodedata import category

from textual import events
from textual.app import App
from textual.keys import key_to_character
from textual.message_pump import MessagePump
from textual.worker import WorkerError

from workbook.app.textual_edges.app_edge import hand_over

PATIENCE = 0.5
"""Seconds to wait at most for each part of the screen: one that is just going away may never answer."""

FIRST_SHOWN = 0.012
"""Seconds that a key which came alone has for being shown before its parts are asked whether they are done."""

HELD_DOWN = frozenset(("alt", "ctrl", "super", "hyper", "meta"))
"""A letter with one of these keys is a command and never typed; a terminal sends it as alt+a with an `a`, all the same."""

GOING = "go"
"""The group of workers that go from page to page."""


def letter_of(event: events.Key) -> str:
    """The character that a key types: any that is no control character, also one that is not seen; else empty."""
    letter = event.character or ""
    return letter if len(letter) == 1 and category(letter) not in ("Cc", "Cs") else ""


def types(key: str) -> bool:
    """Whether the key of this name types a character: `a`, `question_mark` or `space`, but not `ctrl+a` or `f1`."""
    letter = key_to_character(key) or ""
    return len(letter) == 1 and letter.isprintable() and "+" not in key[:-1]


class KeyQueue:
    """Takes keys as they come and hands each to `handle` once the one before it has done its work.

    While `held` is set none gets through, and none is lost: as long as a workbook is being opened.
    """

    def __init__(self, app: "App[int]", handle: Callable[[events.Key], Awaitable[None]]) -> None:
        self.held = False
        self._app = app
        self._handle = handle
        self._waiting: deque[events.Key] = deque()
        self._task: asyncio.Task[None] | None = None

    async def take(self, key: events.Key) -> None:
        """A key came: at work at once, unless another one still is."""
        if self.held or self._task is not None:
            self._waiting.append(key)
            return
        await self._handle(key)
        self._go_on()

    def release(self) -> None:
        """Let the keys through that had to wait."""
        self.held = False
        self._go_on()

    @property
    def idle(self) -> bool:
        """Whether every key that came has done its work."""
        return self._task is None and not self._waiting

    def _go_on(self) -> None:
        if self._task is None:
            self._task = asyncio.create_task(self._in_turn())

    async def _in_turn(self) -> None:
        try:
            await asyncio.sleep(FIRST_SHOWN)
            await self._done_before()
            while self._waiting and not self.held and self._app.is_running:
                await self._handle(self._waiting.popleft())
                await self._done_before()
        except Exception as error:
            hand_over(self._app, error)
        finally:
            self._task = None

    async def _done_before(self) -> None:
        """Wait until all that the last key set off has come through, from the focus up to the app."""
        if not self._app.is_running:
            return  # it was left meanwhile: there may be no screen any more
        for node in self._chain():
            through = asyncio.Event()
            if node.post_message(events.Callback(callback=through.set)):
                with suppress(TimeoutError):
                    async with asyncio.timeout(PATIENCE):
                        await through.wait()
        for worker in [*self._app.workers]:
            if worker.group == GOING and not worker.is_finished:
                with suppress(WorkerError):
                    await worker.wait()

    def _chain(self) -> Iterator[MessagePump]:
        if not self._app.screen_stack:
            return  # the app has ended meanwhile
        focused = self._app.focused
        yield from focused.ancestors_with_self if focused is not None else (self._app.screen, self._app)


class KeysInTurn(App[int]):
    """An app whose keys come in their turn. `keys.held` makes them wait."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = KeyQueue(self, self._handle)

    def settle(self) -> None:
        """A key or a click comes that is no letter: what was typed before it is to be kept first."""

    async def _handle(self, key: events.Key) -> None:
        if not letter_of(key):
            self.settle()
        await super().on_event(key)

    async def on_event(self, event: events.Event) -> None:
        """Keys go through the queue; one that Textual has handed to the focus and that comes back from there does not."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            if HELD_DOWN.intersection(event.key.split("+")[:-1]):
                event.character = None
            await self.keys.take(event)
        else:
            if isinstance(event, events.MouseDown | events.Paste):
                self.settle()
            await super().on_event(event)
