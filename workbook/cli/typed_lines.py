"""Lines typed by a person or read from a pipe, with the few words that are orders wherever a line is asked for."""

import sys
from collections.abc import Sequence
from contextlib import suppress

from workbook.cli.faults import Refused
from workbook.cli.output import drawn, is_terminal, out
from workbook.cli.workplace import sound

END = "."
"""The line that ends a text, a list or a table."""
CLEAR = "-"
"""The line that empties an answer."""
MOST = 50_000
"""Characters that one answer may have."""

ORDERS = (
    "Enter keeps what is there, - empties it, ? shows the lesson, < goes back, q leaves. "
    "Put \\ before a line that is none of these orders but looks like one."
)


class Back(Exception):
    """The question before this one is wanted again."""


class Left(Exception):
    """Enough for now."""


class Cut(KeyboardInterrupt):
    """Ctrl+C in the middle of several lines; `lines` are those that were whole."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self.lines = tuple(lines)


class Lines:
    """What is typed, line by line. `lesson` is what `?` shows. Reading past the end raises EOFError."""

    def __init__(self) -> None:
        self.lesson = ""
        self._person = is_terminal()
        if self._person:
            with suppress(ImportError):  # Windows has it built in
                import readline  # noqa: F401  # lets `input` take long lines, and arrow keys in them

    def ask(self, prompt: str) -> str:
        """One line, its outer white space gone. Raises Back, Left and EOFError."""
        while True:
            line = self._next(prompt).strip()
            if line == "?":
                out(self.lesson)
            elif line == "<":
                raise Back
            elif line == "q":
                raise Left
            else:
                return line

    def ask_many(self, prompt: str) -> list[str] | None:
        """Lines up to one that is a single full stop, or the end. None keeps what there is, no lines at all empty it.

        Only the first line may be an order. Raises Cut on Ctrl+C after it.
        """
        first = self.ask(prompt)
        if first in ("", END):
            return None
        if first == CLEAR:
            return []
        lines = [bare(first)]
        try:
            while sum(map(len, lines)) < MOST and (line := self._next("")) != END:
                lines.append(bare(line))
        except EOFError:
            pass
        except KeyboardInterrupt as cut:
            raise Cut(lines) from cut
        return lines

    def _next(self, prompt: str) -> str:
        while True:
            line = self._read(prompt)
            try:
                return sound(line, lines=True)
            except Refused as refused:
                out(str(refused))

    def _read(self, prompt: str) -> str:
        shown = f"{prompt} " if prompt else ""
        if self._person:
            return input(drawn(shown, sys.stdout))
        if sys.stdin is None:
            raise EOFError
        out(shown, end="")
        sys.stdout.flush()
        line = sys.stdin.readline()
        if prompt:
            out()  # nobody pressed Enter on this side
        if not line:
            raise EOFError
        return line.rstrip("\r\n")


def bare(line: str) -> str:
    """The line without the `\\` that keeps it from being an order."""
    return line.removeprefix("\\")
