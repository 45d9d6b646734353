"""What Textual keeps to itself of reading a terminal: it takes an escape character within a paste for keys, and ends on bytes that
are no UTF-8."""

import os
from codecs import getincrementaldecoder
from collections.abc import Generator, Iterable
from functools import partial

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message


class WholePastes(XTermParser):
    """Textual's reader, but what stands between the two marks of a paste is one paste, whatever is in it.

    It is collected here, as text; Textual would look at it character by character, wait after each escape for what may
    follow, and hand the rest out as keys, out of their order.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self.unsure = ""  # the end of what was read so far, where a mark may have begun
        self.pasted: str | None = None  # what is pasted, as far as it has come

    def feed(self, data: str) -> Iterable[Message]:
        """What `data`, the next part of what the terminal sent, stands for."""
        if not data:  # the end
            yield from super().feed(data)
        while data:
            if self.pasted is None:
                data = yield from self.up_to_a_paste(data)
            else:
                came, seen = self.pasted + data, max(len(self.pasted) - len(BRACKETED_PASTE_END), 0)
                at = came.find(BRACKETED_PASTE_END, seen)
                if at < 0:
                    self.pasted = came
                    return
                self.pasted, data = None, came[at + len(BRACKETED_PASTE_END) :]
                yield from (one for one in super().feed(BRACKETED_PASTE_END) if not isinstance(one, events.Paste))
                yield events.Paste(came[:at].replace("\x00", ""))

    def up_to_a_paste(self, data: str) -> Generator[Message, None, str]:
        """What comes before a paste; returns what has come of that already."""
        before = len(self.unsure)
        read = self.unsure + data
        at = read.find(BRACKETED_PASTE_START)
        if at < 0:
            self.unsure = read[-len(BRACKETED_PASTE_START) + 1 :]
            yield from super().feed(data)
            return ""
        cut = at + len(BRACKETED_PASTE_START) - before
        self.unsure, self.pasted = "", ""
        yield from super().feed(data[:cut])
        return data[cut:]


def read_all_that_comes() -> None:
    """Let a paste arrive whole, whatever is in it, and bytes that are no UTF-8 as marks: Textual's reader would end the app on them."""
    if os.name == "nt":
        from textual.drivers import win32

        win32.XTermParser = WholePastes  # type: ignore[attr-defined]  # Textual looks it up there when it begins to read
    else:
        from textual.drivers import linux_driver

        linux_driver.XTermParser = WholePastes  # type: ignore[attr-defined]  # Textual looks it up there when it begins to read
        linux_driver.getincrementaldecoder = lambda name: partial(getincrementaldecoder(name), errors="replace")  # type: ignore[attr-defined]  # a name that the driver has imported
