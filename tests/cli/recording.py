"""Records of the real program: a file of commands, each followed by what it said, run again and compared byte for byte.

A line of a record begins with what it is:

    $ workbook …    a command, as typed into a shell; with `| digest` behind it only the size and a hash of stdout are kept
    % WORDS         what the test does beside it: see `Replay`
    < a line that is given to the one above, on stdin or as the words of a file
    | a line of stdout, or of a file that is shown
    ! a line of stderr
    = how it ended, unless that was 0

All else is a comment. What differs from run to run is masked by something of the same length, so that every width stays.
"""

import hashlib
import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from workbook.__main__ import main

DATA = Path(__file__).resolve().parents[1] / "data"
TODAY = "0000-00-00"
TIME = "00:00:00"


def commands_in(record: str) -> Iterator[list[str]]:
    """The words of every command of a record, without `workbook`."""
    for line in record.split("\n"):
        if line.startswith("$ "):
            yield shlex.split(line.removesuffix(" | digest"))[2:]


class Replay:
    """Runs the commands of one record anew, in a folder of the home it is given. The whole process is there for it alone."""

    def __init__(self, home: Path) -> None:
        self._desk = home.resolve() / "desk"
        self._desk.mkdir(parents=True, exist_ok=True)
        os.chdir(self._desk)
        self._masks = Masks(home.resolve())
        self._asides: dict[str, Callable[..., str]] = {
            "cd": self._cd,
            "copy": self._copy,
            "pages": self._pages,
            "write": self._write,
            "append": self._append,
            "replace": self._replace,
            "files": self._files,
            "digests": self._digests,
        }

    def run(self, record: str) -> str:
        """The record as it is when all its commands are run now."""
        kept = [line for line in record.rstrip("\n").split("\n") if line[:1] not in ("|", "!", "=")]
        lines: list[str] = []
        while kept:
            lines.append(kept.pop(0))
            if not lines[-1].startswith(("$ ", "% ")):
                continue
            doing, given = lines[-1], []
            while kept and kept[0].startswith("<"):
                given.append(kept[0].removeprefix("<").removeprefix(" "))
                lines.append(kept.pop(0))
            lines += self._done(doing, "".join(f"{line}\n" for line in given))
        return "\n".join(lines) + "\n"

    def _done(self, doing: str, given: str) -> list[str]:
        if doing.startswith("% "):
            aside, *words = shlex.split(doing)[1:]
            return marked("|", self._asides[aside](*words, *([given] if given else [])))
        words = [self._masks.real(word) for word in shlex.split(doing.removesuffix(" | digest"))[2:]]
        code, out, err = ended(words, given)
        self._masks.learn(self._desk)
        out = self._masks.masked(out)
        if doing.endswith(" | digest"):
            out = digest(out) + "\n"
        return [*marked("|", out), *marked("!", self._masks.masked(err)), *([f"= {code}"] if code else [])]

    def _cd(self, folder: str) -> str:
        """Go into a folder."""
        os.chdir(folder)
        return ""

    def _copy(self, source: str, target: str) -> str:
        """Copy a file, or a folder of tests/data."""
        if (DATA / source).is_dir():
            shutil.copytree(DATA / source, target)
        else:
            shutil.copy(source, target)
        return ""

    def _pages(self, folder: str) -> str:
        """Make a workbook whose exercises have documents, with nothing answered."""
        from tests.app.page_shop import (
            page_shop,
        )  # brings the whole session: other records show what a command brings itself

        page_shop(Path(folder))
        return ""

    def _write(self, name: str, text: str = "") -> str:
        """Write a file anew; without words an empty one."""
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return ""

    def _append(self, name: str, text: str) -> str:
        """Write to the end of a file."""
        with Path(name).open("ab") as file:
            file.write(text.encode())
        return ""

    def _replace(self, name: str, old: str, new: str = "") -> str:
        """Put the lines given in the place of `old`, in a file that has it."""
        path = Path(name)
        text = path.read_bytes().decode()
        assert old in text, f"{name} has no {old!r}"
        path.write_bytes(text.replace(old, new.removesuffix("\n")).encode())
        return ""

    def _files(self, folder: str) -> str:
        """Every file that a person can see in a workbook, with all its words; the copy of a pack apart."""
        return "".join(f"-- {name}\n{text}" for name, text in self._texts(folder))

    def _digests(self, folder: str) -> str:
        """The same files, each as its size and a hash."""
        return "".join(f"{name}: {digest(text)}\n" for name, text in self._texts(folder))

    def _texts(self, folder: str) -> Iterator[tuple[str, str]]:
        root = Path(folder)
        for path in sorted(root.rglob("*")):
            name = path.relative_to(root)
            if path.is_file() and not {".workbook", "packs"} & set(name.parts):
                yield name.as_posix(), self._masks.masked(path.read_bytes().decode())


class Masks:
    """What differs from run to run, and what stands for it: the home, today, times of day, and ids drawn by chance."""

    def __init__(self, home: Path) -> None:
        self._home = str(home)
        self._began = datetime.now(UTC)
        self._ids: dict[str, str] = {}

    def learn(self, folder: Path) -> None:
        """Find the ids drawn by chance in the files below `folder`; they are numbered in the order in which they are found."""
        for path in sorted(folder.rglob("*.toml")):
            for shape in DRAWN.get(path.name, ()):
                for found in re.finditer(shape, path.read_bytes().decode(errors="replace"), re.MULTILINE):
                    for drawn in found.groups():
                        self._ids.setdefault(drawn, f"{len(self._ids) + 1:0>{len(drawn)}}")

    def masked(self, text: str) -> str:
        """`text` as it is in every run."""
        text = text.replace(self._home, "HOME")
        for drawn, stands in self._ids.items():
            text = text.replace(drawn, stands)
        text = re.sub(r"\d{8}T\d{6}Z-[0-9a-f]{8}", "00000000T000000Z-00000000", text)  # an earlier version's name
        text = re.sub(r"(\d{4}-\d\d-\d\d[ T])\d\d:\d\d:\d\d(?=\+00:00)", rf"\g<1>{TIME}", text)
        for day in (self._began, datetime.now(UTC)):  # only where a time follows: a day alone is one that was typed
            text = re.sub(rf"{day.date()}(?=[ T]{TIME})", TODAY, text)
        return text

    def real(self, word: str) -> str:
        """A word of a command with the ids of this run."""
        for drawn, stands in self._ids.items():
            word = word.replace(stands, drawn)
        return word


DRAWN = {
    "workbook.toml": (r'^id = "([0-9a-f]{16})"', r'^id = "referral-workbook"\n.*\nsha256 = "([0-9a-f]{64})"'),
    "decisions.toml": (r'^id = "([0-9a-f]{8})"',),
    "actions.toml": (r'^id = "([0-9a-f]{8})"\nkey = "own:([0-9a-f]{8})"',),
}
"""Where ids that are drawn by chance stand; and the hash of the shipped exercises, which changes with each word of them."""


def marked(mark: str, text: str) -> list[str]:
    """`text` with a mark before each line. One that does not end with its last line says so."""
    *lines, rest = text.split("\n")
    shown = [f"{mark} {line}" if line else mark for line in lines]
    return [*shown, f"{mark}{rest}\\"] if rest else shown


def digest(text: str) -> str:
    """The size of a text and a hash of it."""
    data = text.encode()
    return f"{len(data)} bytes, {hashlib.sha256(data).hexdigest()[:16]}"


def ended(words: list[str], given: str) -> tuple[int, str, str]:
    """One command: its exit code, and what stands on stdout and stderr."""
    streams = [io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="\n") for data in (given.encode(), b"", b"")]
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        code = main(words)
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
    for stream in streams[1:]:
        stream.flush()
    out, err = (stream.buffer.getvalue().decode() for stream in streams[1:])
    return code, out, err


if __name__ == "__main__":
    sys.stdout.write(Replay(Path.cwd()).run(sys.stdin.read()))
