"""Killed in the middle of a form, in a real terminal: the words are there again when the form is next opened."""

import os
import re
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.app.shop import full_shop
from tests.workplaces import home_variables

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")

F9 = b"\x1b[20~"


class Program:
    """The app in a terminal of its own."""

    def __init__(self, home: Path, *arguments: str) -> None:
        import pty

        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(home)
            checkout = str(Path(__file__).parents[2])
            command = [sys.executable, "-m", "workbook", *arguments]
            os.execve(sys.executable, command, home_variables(home) | {"PYTHONPATH": checkout})
        self.seen = b""

    def sees(self, words: bytes) -> None:
        """Wait until the app paints these words, styles left out; what was painted before them is forgotten."""
        while words not in re.sub(rb"\x1b\[[0-9;?<>=]*[a-zA-Z]", b"", self.seen):
            if select.select([self.terminal], [], [], 0.1)[0]:
                self.seen += os.read(self.terminal, 65536)
        self.seen = b""

    def types(self, *steps: tuple[bytes, bytes]) -> None:
        """Type each, and wait for what it brings."""
        for keys, then in steps:
            os.write(self.terminal, keys)
            self.sees(then)

    def drain_until_kept(self, words: str, *folders: Path) -> None:
        """Wait until the words are in some file, whatever the app paints meanwhile."""
        while not any(words in text_of(path) for folder in folders for path in folder.rglob("*.toml")):
            if select.select([self.terminal], [], [], 0.01)[0]:
                os.read(self.terminal, 65536)


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:  # it was replaced in this very moment
        return ""


@contextmanager
def running(home: Path, *arguments: str) -> Iterator[Program]:
    """The app, ended without a chance to do anything."""
    home.mkdir(exist_ok=True)
    program = Program(home, *arguments)
    try:
        yield program
    finally:
        os.kill(program.pid, signal.SIGKILL)
        os.waitpid(program.pid, 0)
        os.close(program.terminal)


FORMS = {
    "filter": [(F9, b"What are you about to send")],
    "add an action": [(b"a", b"Commit"), (b"a", b"What will you do?")],
    "card": [(b"a", b"Commit"), (b"c", b"Say it once more")],
    "drop": [(b"a", b"Commit"), (b"d", b"Why?")],
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_outlives_the_program(tmp_path: Path, form: str) -> None:
    root, home = full_shop(tmp_path / "shop"), tmp_path / "home"
    words = "zebra7"
    with running(home, str(root)) as program:
        program.sees(b"Actions")
        program.types(*FORMS[form], (words.encode(), words.encode()))
        program.drain_until_kept(words, home, root)
    with running(home, str(root)) as program:
        program.sees(b"Actions")
        program.types(*FORMS[form][:-1], (FORMS[form][-1][0], words.encode()))


def test_a_workbook_that_was_about_to_be_made(tmp_path: Path) -> None:
    home, words = tmp_path / "home", "Slope and Sons"
    new = [(b"n", b"What is your business called?")]
    with running(home) as program:
        program.sees(b"workbook")
        program.types(*new, (words.encode(), b"Sons"))
        program.drain_until_kept(words, home)
    with running(home) as program:
        program.sees(b"workbook")
        program.types((b"n", words.encode()))
