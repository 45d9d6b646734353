"""Pastes that arrive whole: Textual's reader of what a terminal sends takes an escape character within a paste for keys."""

from collections.abc import Generator, Iterable

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
        self._last = ""  # the end of what was read so far, where a mark may have begun
        self._paste: str | None = None  # what is pasted, as far as it has come

    def feed(self, data: str) -> Iterable[Message]:
        """What `data`, the next part of what the terminal sent, stands for."""
        if not data:  # the end
            yield from super().feed(data)
        while data:
            if self._paste is None:
                data = yield from self._up_to_a_paste(data)
            else:
                came, seen = self._paste + data, max(len(self._paste) - len(BRACKETED_PASTE_END), 0)
                at = came.find(BRACKETED_PASTE_END, seen)
                if at < 0:
                    self._paste = came
                    return
                self._paste, data = None, came[at + len(BRACKETED_PASTE_END) :]
                yield from (one for one in super().feed(BRACKETED_PASTE_END) if not isinstance(one, events.Paste))
                yield events.Paste(came[:at].replace("\x00", ""))

    def _up_to_a_paste(self, data: str) -> Generator[Message, None, str]:
        """What comes before a paste; returns what has come of that already."""
        before = len(self._last)
        read = self._last + data
        at = read.find(BRACKETED_PASTE_START)
        if at < 0:
            self._last = read[-len(BRACKETED_PASTE_START) + 1 :]
            yield from super().feed(data)
            return ""
        cut = at + len(BRACKETED_PASTE_START) - before
        self._last, self._paste = "", ""
        yield from super().feed(data[:cut])
        return data[cut:]
