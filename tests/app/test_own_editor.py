"""A longer text in an editor of one's own: a real program is the editor, and whatever it does, no word is lost."""

import json
import os
import re
import stat
import sys
import textwrap
from pathlib import Path

import pytest

from tests.app.shop import clock, empty_shop, with_session
from tests.app.stage import until
from tests.app.terminal import ended, read_until, started
from tests.systems import terminals
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.editors.outside import MOST_BYTES, Written, editor_of, write_outside
from workbook.app.editors.text_editor import TextEditor
from workbook.session import Session
from workbook.session.answering import answer

DONE = "Taken over from your editor. ctrl+z brings back what stood here."


@pytest.fixture(autouse=True)
def _own_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of temporary files that is looked through afterwards."""
    at_home(tmp_path / "home", monkeypatch)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))


def left(tmp_path: Path) -> list[str]:
    """What is left of the files that were handed over."""
    return sorted(path.name for path in (tmp_path / "temporary").rglob("*") if path.is_file())


def script(tmp_path: Path, body: str) -> list[str]:
    """A program that is an editor: `path` is the file that it gets."""
    program = tmp_path / "an editor.py"
    program.write_text(
        "import json, os, sys\nfrom pathlib import Path\npath = Path(sys.argv[-1])\n" + textwrap.dedent(body), "utf-8"
    )
    return [sys.executable, str(program)]


def edited(tmp_path: Path, body: str, text: str = "As it was") -> Written:
    return write_outside(text, script(tmp_path, body))


@pytest.mark.parametrize(
    ("text", "saved", "becomes"),
    [
        ("As it was", b"As it is\n", "As it is"),
        ("As it was", b"No line end", "No line end"),
        ("As it was", b"Two\nlines\n\n", "Two\nlines\n"),
        ("It ends\n", b"It ends so\n", "It ends so\n"),
        ("As it was", b"From\r\nWindows\r\n", "From\nWindows"),
        ("As it was", b"From\rlong ago\r", "From\nlong ago"),
        ("As it was", b"\xef\xbb\xbfWith a mark\r\n", "With a mark"),
        ("Café", "Łódź, 顧客 🙂\n".encode(), "Łódź, 顧客 🙂"),
        ("As it was", b"\x1b[31mred\x07\n", "\x1b[31mred\x07"),
        ("As it was", b"", ""),
    ],
)
def test_what_was_saved_comes_back(text: str, saved: bytes, becomes: str, tmp_path: Path) -> None:
    done = edited(tmp_path, f"path.write_bytes({saved!r})", text)
    assert done == Written(becomes, DONE)
    assert left(tmp_path) == []


@pytest.mark.parametrize(("text", "given"), [("", ""), ("One line", "One line\n"), ("Two\nlines\n", "Two\nlines\n")])
def test_the_editor_gets_the_text_in_a_file_that_is_for_nobody_else(text: str, given: str, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    body = f"""
        seen = Path({str(seen)!r})
        modes = [oct(one.stat().st_mode & 0o777) for one in (path, path.parent)]
        seen.write_text(json.dumps([path.read_bytes().decode(), *modes]), "utf-8")
    """
    done = edited(tmp_path, body, text)
    assert done.text is None and done.said.startswith("Nothing was changed there.") and not done.wrong
    was, *modes = json.loads(seen.read_text("utf-8"))
    assert was.replace("\r\n", "\n") == given
    assert os.name == "nt" or modes == ["0o600", "0o700"]
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("path.write_text('Half a'); sys.exit(3)", "ended with an error (3)"),
        ("path.write_text('Half a'); os.abort()", "ended with an error (-"),
        ("path.write_bytes(b'caf\\xe9 noir')", "is not in UTF-8"),
        (f"path.write_bytes(b'x' * {MOST_BYTES + 1})", "is far too long for an answer"),
    ],
)
def test_what_cannot_be_taken_back_is_kept_and_named(body: str, said: str, tmp_path: Path) -> None:
    done = edited(tmp_path, body)
    assert done.text is None and done.wrong
    assert said in done.said and "Your answer is as it was. What you wrote there is kept in" in done.said
    kept = Path(re.search(r"kept in (.+)\.$", done.said)[1])  # type: ignore[index]  # the line above has it
    assert kept.name == "answer.txt" and left(tmp_path) == ["answer.txt"]
    assert os.name == "nt" or stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("sys.exit(1)", "ended with an error (1). Your answer is as it was."),
        ("path.unlink()", "can't be read: no such file or directory. Your answer is as it was."),
        ("path.unlink(); path.mkdir()", "Your answer is as it was."),
        ("(path.parent / '.answer.txt.swp').write_text('half')", "Nothing was changed there."),
    ],
)
def test_where_nothing_was_written_nothing_is_left(body: str, said: str, tmp_path: Path) -> None:
    done = edited(tmp_path, body)
    assert done.text is None and said in done.said
    assert left(tmp_path) == []


def test_an_editor_that_is_not_there_is_named() -> None:
    done = write_outside("As it was", ["no-such-editor", "--wait"])
    assert done.text is None and done.wrong
    assert done.said == "“no-such-editor” could not be started: no such file or directory. Nothing was changed."


def test_it_is_never_started_through_a_shell(tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    words, wrong = editor_of({"EDITOR": f"no-such-editor; touch {trap} $(touch {trap})"}, windows=False)
    assert not wrong
    assert write_outside("x", words).wrong and not trap.exists()


@pytest.mark.parametrize(
    ("environ", "windows", "words"),
    [
        ({"EDITOR": "nano"}, False, ["nano"]),
        ({"EDITOR": "nano", "VISUAL": "code --wait"}, False, ["code", "--wait"]),
        ({"EDITOR": "nano", "VISUAL": "  "}, False, ["nano"]),
        ({"EDITOR": "'/opt/my editor/ed' -n"}, False, ["/opt/my editor/ed", "-n"]),
        ({"EDITOR": '"C:\\Program Files\\ed.exe" -n'}, True, ["C:\\Program Files\\ed.exe", "-n"]),
        ({"EDITOR": "C:\\ed.exe"}, True, ["C:\\ed.exe"]),
    ],
)
def test_visual_comes_before_editor_and_may_have_options(
    environ: dict[str, str], windows: bool, words: list[str]
) -> None:
    assert editor_of(environ, windows=windows) == (words, "")


@pytest.mark.parametrize(
    ("environ", "windows", "said"),
    [
        ({}, False, "type for example “export EDITOR=nano”"),
        ({"EDITOR": " "}, True, "type for example “set EDITOR=notepad”"),
        ({"EDITOR": "nano '"}, False, "EDITOR does not name an editor: “nano '”."),
        ({"VISUAL": "''"}, False, "VISUAL does not name an editor"),
    ],
)
def test_without_an_editor_it_is_said_how_one_is_set(environ: dict[str, str], windows: bool, said: str) -> None:
    words, wrong = editor_of(environ, windows=windows)
    assert words == [] and said in wrong


async def test_it_is_for_longer_texts_alone_and_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    app = WorkbookApp(empty_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.session is not None)
        await app.open_page("exercise", "best", "best-who")
        await pilot.press(*"Words", "f7")
        await until(lambda: any("No editor of your own" in one.message for one in app._notifications))
        monkeypatch.setenv("EDITOR", "true")
        await pilot.press("ctrl+g")  # the terminal of a test is none that could be lent
        await until(lambda: any("can't be lent" in one.message for one in app._notifications))
        editor = app.screen.query_one(TextEditor)
        assert editor.field.text == "Words" and editor.check_action("outside", ())
        editor.field.many = False
        assert not editor.check_action("outside", ())
    app.close_workbook()


@terminals
@pytest.mark.parametrize("interrupted", [False, True])
def test_the_app_lends_its_terminal_and_takes_the_words_back(interrupted: bool, tmp_path: Path) -> None:
    """From the first letter to the file: typed here, gone on with there, taken back by one undo."""

    def begin(session: Session) -> None:
        answer(session, "best-who", "The ones on the slope")

    root = with_session(empty_shop(tmp_path / "shop"), begin)
    body = f"""
        import signal
        signal.signal(signal.SIGINT, lambda *_: None)
        {"os.killpg(os.getpgrp(), signal.SIGINT)" if interrupted else "pass"}
        print("HERE I AM", sys.stdin.isatty(), path.read_text().strip(), flush=True)
        sys.stdin.readline()
        path.write_text(path.read_text().strip() + ", and their neighbours" + chr(10))
    """
    words = " ".join(f"'{word}'" for word in script(tmp_path, body))
    pid, terminal = started(root, tmp_path / "home", {"EDITOR": words, "VISUAL": ""})
    read_until(terminal, b"Exercises")
    os.write(terminal, b"e")
    read_until(terminal, b"by chapter")
    os.write(terminal, b"fbest\r")
    read_until(terminal, b"What about why?")
    os.write(terminal, b"\x1bOR")  # f3, to the question before
    read_until(terminal, b"What about who?")
    os.write(terminal, b"!")
    read_until(terminal, b"slope!")
    os.write(terminal, b"\x07")  # ctrl+g
    read_until(terminal, b"HERE I AM True The ones on the slope!")
    os.write(terminal, b"\r\n")
    read_until(terminal, b"Taken over from your editor.")
    os.write(terminal, b"\x1a")  # ctrl+z, and ctrl+y
    read_until(terminal, b"Taken back. ctrl+y brings it back.")
    os.write(terminal, b"\x19")
    read_until(terminal, b"Back again.")
    os.write(terminal, b"\x11")
    assert ended(pid, terminal) == 0
    kept = (root / "answers" / "02-strategy.toml").read_text(encoding="utf-8")
    assert "The ones on the slope!, and their neighbours" in kept
