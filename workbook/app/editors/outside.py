"""A text written in an editor of one's own: handed over in a private file, and taken back once that editor has ended.

The editor is what VISUAL or EDITOR names, started as Git starts it but never through a shell. Whatever goes wrong there, the
answer stays as it was; what was written and can't be taken back is left in its file, and it is said where that is.
"""

import os
import shlex
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from workbook.domain import dataclass, one_line

NAMES = ("VISUAL", "EDITOR")
"""The variables that name a person's editor; the first that says something counts."""

MOST_BYTES = 1_000_000
"""No answer is longer than this; what is, is something else that was saved there by mistake."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it: the `text` as it is now, None where it stays as it was; what to say; and whether that is a warning."""

    text: str | None
    said: str
    wrong: bool = False


def editor_of(environ: Mapping[str, str], *, windows: bool = os.name == "nt") -> tuple[list[str], str]:
    """The words of the command that starts this person's editor; or none, and a sentence that says why."""
    name = next((one for one in NAMES if environ.get(one, "").strip()), "")
    if not name:
        example = "set EDITOR=notepad" if windows else "export EDITOR=nano"
        return [], (
            "No editor of your own is known here. Before you start the workbook, type for example "
            f"“{example}” in the terminal."
        )
    try:
        words = shlex.split(environ[name], posix=not windows)
    except ValueError:
        words = []
    words = [word.strip('"') for word in words] if windows else words  # there it leaves the quotes where they are
    if not words or not words[0]:
        return [], f"{name} does not name an editor: “{one_line(environ[name], 60)}”. A quote may be missing."
    return words, ""


def write_outside(text: str, words: Sequence[str]) -> Written:
    """Have `text` edited by the command `words`, which gets the name of a file, and wait until it has ended."""
    given = text if not text or text.endswith("\n") else f"{text}\n"  # as editors leave a file
    try:
        data = given.encode()
        folder = Path(tempfile.mkdtemp(prefix="workbook-"))  # for its owner only
    except (OSError, UnicodeEncodeError) as fault:
        return Written(None, f"It can't be handed over: {_reason(fault)}. Nothing was changed.", wrong=True)
    path = folder / "answer.txt"
    keep = False
    try:
        with os.fdopen(os.open(path, _NEW, 0o600), "wb") as file:
            file.write(data)
        code = subprocess.run([*words, str(path)], check=False).returncode
        back, wrong = _read_back(path)
        if code != 0:
            wrong = f"“{_name(words)}” ended with an error ({code})"
        if wrong:
            keep = back != data and path.exists()
            return Written(None, _left(wrong, path if keep else None), wrong=True)
        return _taken(text, data, back)
    except OSError as fault:
        return Written(
            None, f"“{_name(words)}” could not be started: {_reason(fault)}. Nothing was changed.", wrong=True
        )
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


def _taken(text: str, data: bytes, back: bytes) -> Written:
    """What was saved, with plain line ends and without the one that the editor puts at the end."""
    if back == data:
        return Written(
            None,
            "Nothing was changed there. An editor with a window of its own has to be told to wait, as “code --wait”.",
        )
    try:
        new = back.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:  # _read_back has tried it
        return Written(None, "It is not readable text.", wrong=True)
    new = new if text.endswith("\n") else new.removesuffix("\n")
    return Written(new, "Taken over from your editor. ctrl+z brings back what stood here.")


def _read_back(path: Path) -> tuple[bytes, str]:
    """What stands in the file now, and what is wrong with it; an empty sentence when nothing is."""
    try:
        with os.fdopen(os.open(path, _READ), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return b"", "What your editor left is no file"
            data = file.read(MOST_BYTES + 1)
    except OSError as fault:
        return b"", f"What your editor saved can't be read: {_reason(fault)}"
    if len(data) > MOST_BYTES:
        return data, "What your editor saved is far too long for an answer"
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data, "What your editor saved is not in UTF-8, so its letters can't be told"
    return data, ""


def _left(wrong: str, path: Path | None) -> str:
    """What went wrong, and that nothing is lost by it."""
    kept = f" What you wrote there is kept in {one_line(str(path))}." if path is not None else ""
    return f"{wrong}. Your answer is as it was.{kept}"


def _name(words: Sequence[str]) -> str:
    return one_line(words[0], 40)


def _reason(fault: OSError | UnicodeEncodeError) -> str:
    return one_line((fault.strerror if isinstance(fault, OSError) else "") or "it holds what no file can hold").lower()
