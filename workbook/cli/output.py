"""The one way to the terminal: everything printed is made safe first, whatever file it came from (reliability.md 2.1)."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper

from workbook.domain.problem import Problem
from workbook.domain.text import clean

Told = Problem | str
"""What can be said on stderr: a problem, or a sentence."""


class NotPrinted(Exception):
    """What a command says could not be written down, and why: not what it did."""


def out(text: str = "", *, end: str = "\n") -> None:
    """Prints text to stdout, its control characters made visible."""
    if sys.stdout is not None:  # closed by whoever started us
        with _printing():
            sys.stdout.write(clean(text) + end)


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
        sys.stderr.write(clean(str(told)) + "\n")


def complain(problems: Iterable[Problem]) -> int:
    """Prints every problem to stderr and returns the exit code they make: 1 with an error among them, else 0."""
    code = 0
    for problem in problems:
        err(problem)
        code = max(code, int(problem.severity == "error"))
    return code


def prepare() -> None:
    """Characters that the terminal cannot write show as `?`; what comes through a pipe is UTF-8, bad bytes kept to be noticed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    if isinstance(sys.stdin, TextIOWrapper):
        if sys.stdin.isatty():
            sys.stdin.reconfigure(errors="surrogateescape")
        else:
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")


def is_terminal() -> bool:
    """Whether a person sits at both ends."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
