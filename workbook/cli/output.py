"""The one way to the terminal: everything printed is made safe first, whatever file it came from (docs/reliability.md 12)."""

import codecs
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TextIO

from workbook.domain import Problem, clean
from workbook.domain.marks import ELLIPSIS, Marks, nearest, standing_in

Told = Problem | str
"""What can be said on stderr: a problem, or a sentence."""


_NEAREST = "workbook-nearest"
"""The name by which Python's writers know `nearest`."""


class NotPrinted(Exception):
    """What a command says could not be written down, and why: not what it did."""


def out(text: str = "", *, end: str = "\n", exact: bool = False) -> None:
    """Prints text to stdout, its control characters made visible and its marks plain where it takes that.

    `exact` is for what may be kept: it changes only what cannot be written at all.
    """
    if sys.stdout is not None:  # closed by whoever started us
        with _printing():
            sys.stdout.write((clean(text) if exact else drawn(text, sys.stdout)) + end)


def flush() -> None:
    """Sends off what was printed to stdout. Raises NotPrinted."""
    if sys.stdout is not None:
        with _printing():
            sys.stdout.flush()


@contextmanager
def _printing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise  # whoever read it had enough
    except OSError as fault:
        raise NotPrinted(fault.strerror or type(fault).__name__) from fault


def out_json(document: Mapping[str, object]) -> None:
    """Prints one JSON document. All but ASCII is escaped, so that every text arrives whole and none reaches a terminal live."""
    out(json.dumps(document, indent=2))


def err(told: Told) -> None:
    """Prints one problem or sentence to stderr, after all that was printed to stdout before it."""
    flush()
    if sys.stderr is not None:
        sys.stderr.write(drawn(str(told), sys.stderr) + "\n")


def drawn(text: str, stream: TextIO) -> str:
    """`text` made safe to show, with such marks as a person at `stream` can see."""
    safe = clean(text)
    if safe.isascii():
        return safe
    marks = _marks(stream.encoding or "utf-8", stream.isatty())
    return safe.replace("…", ELLIPSIS).translate(marks) if ord("…") in marks else safe.translate(marks)


def _marks(encoding: str, terminal: bool) -> Mapping[int, str]:
    """The marks to be replaced. What the user has set holds for their terminal; a file and another program get what they read."""
    wanted: Marks = "auto"
    if terminal:
        from workbook.store.user import dirs, settings

        wanted = settings.load(dirs.config_dir())[0].marks
    return standing_in(wanted, os.environ, encoding, terminal=terminal)


def complain(problems: Iterable[Problem]) -> int:
    """Prints every problem to stderr and returns the exit code they make: 1 with an error among them, else 0."""
    code = 0
    for problem in problems:
        err(problem)
        code = max(code, int(problem.severity == "error"))
    return code


def prepare() -> None:
    """What the terminal cannot write shows as what is nearest; what comes through a pipe is UTF-8, bad bytes kept to be noticed."""
    codecs.register_error(_NEAREST, _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_NEAREST)
    if isinstance(sys.stdin, TextIOWrapper):
        if sys.stdin.isatty():
            sys.stdin.reconfigure(errors="surrogateescape")
        else:
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")


def _nearest(fault: UnicodeError) -> tuple[str, int]:
    """What a writer of Python asks for: what to write instead, and where to go on."""
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    return "".join(map(nearest, fault.object[fault.start : fault.end])), fault.end


def is_terminal() -> bool:
    """Whether a person sits at both ends."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
