"""How the app ends: a window that is closed under it, in a real terminal, and a fault of its own."""

import gc
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.app.shop import clock, empty_shop, full_shop
from tests.app.stage import until
from tests.app.terminal import ended, read_until, started
from tests.systems import terminals
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.base import Go
from workbook.app.home.home_screen import HomeScreen
from workbook.session.answering import answer

WORDS = "words that were typed or pasted in one go and that nobody waited for, not even the one who wrote them"
"""More than can have come through when the program is told to end right after them."""


@terminals
def test_a_closed_window_loses_no_word(tmp_path: Path) -> None:
    """The terminal goes away while somebody types: what was typed is in its file, and the process ends with 129."""
    root = empty_shop(tmp_path / "shop")
    pid, terminal = _typing(root, tmp_path / "home")
    os.write(terminal, b"on the slope")
    read_until(terminal, b"slope")
    os.close(terminal)
    assert ended(pid) == 128 + signal.SIGHUP
    assert "on the slope" in (root / "answers" / "02-strategy.toml").read_text(encoding="utf-8")


@terminals
def test_a_window_that_is_closed_in_the_middle_of_painting_leaves_no_program_behind(tmp_path: Path) -> None:
    """Told to hang up first and bereft of its terminal a moment later, as some terminals do it."""
    pid, terminal = _typing(empty_shop(tmp_path / "shop"), tmp_path / "home")
    os.write(terminal, WORDS.encode())
    os.kill(pid, signal.SIGHUP)
    os.close(terminal)
    assert ended(pid) == 128 + signal.SIGHUP


@terminals
def test_told_to_end_with_keys_still_on_their_way(tmp_path: Path) -> None:
    """A SIGTERM right after a burst of typing: the whole of it is in the file."""
    root = empty_shop(tmp_path / "shop")
    pid, terminal = _typing(root, tmp_path / "home")
    os.write(terminal, WORDS.encode())
    read_until(terminal, b"in one go")
    os.kill(pid, signal.SIGTERM)
    assert ended(pid, terminal) == 128 + signal.SIGTERM
    assert WORDS in (root / "answers" / "02-strategy.toml").read_text(encoding="utf-8")


@terminals
def test_bytes_that_are_no_text_do_not_end_the_app(tmp_path: Path) -> None:
    """A paste from an old file, as Latin-1 writes “café”: the odd byte arrives as a mark, and all around it as it is."""
    root = empty_shop(tmp_path / "shop")
    pid, terminal = _typing(root, tmp_path / "home")
    os.write(terminal, b"caf\xe9 on the slope")
    read_until(terminal, b"slope")
    os.kill(pid, signal.SIGTERM)
    assert ended(pid, terminal) == 128 + signal.SIGTERM
    assert "caf\ufffd on the slope" in (root / "answers" / "02-strategy.toml").read_text(encoding="utf-8")


@terminals
def test_a_paste_with_escapes_in_it_arrives_whole_and_in_order(tmp_path: Path) -> None:
    """As copied from a terminal with its colours; then three keys, which come after it."""
    root = empty_shop(tmp_path / "shop")
    pid, terminal = _typing(root, tmp_path / "home")
    os.write(terminal, b"\x1b[200~one \x1b[31mred\x1b[0m two\x1b\x1b three \xe2\x80\x8d\x1b[201~end")
    read_until(terminal, b"end")
    os.kill(pid, signal.SIGTERM)
    assert ended(pid, terminal) == 128 + signal.SIGTERM
    kept = (root / "answers" / "02-strategy.toml").read_text(encoding="utf-8")
    assert r"one \u001b[31mred\u001b[0m two\u001b\u001b three " + "\u200dend" in kept


def _typing(root: Path, home: Path) -> tuple[int, int]:
    """The app on the workbook in `root`, its cursor in an empty field: the process and its terminal."""
    pid, terminal = started(root, home)
    read_until(terminal, b"Begin")
    for key, then in (
        (b"e", b"by chapter"),
        (b"f", b"ctrl+z Undo"),
        (b"best", b"best"),
        (b"\r", b"What about who"),
    ):
        os.write(terminal, key)
        read_until(terminal, then)
    return pid, terminal


async def test_a_fault_of_our_own_saves_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was typed is saved before the app goes down, and no picture of private answers is printed."""
    at_home(tmp_path / "home", monkeypatch)

    def fail(self: HomeScreen) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(HomeScreen, "action_why", fail)
    root = full_shop(tmp_path / "shop")
    app = WorkbookApp(root, clock=clock)
    with pytest.raises(RuntimeError, match="out of order"):
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert app.session is not None
            answer(app.session, "best-why", "because of the slope", typing=True)
            await pilot.press("w")
    assert isinstance(app.fault, RuntimeError)
    assert "because of the slope" in (root / "answers" / "02-strategy.toml").read_text(encoding="utf-8")
    assert not app._exit_renderables
    app.close_workbook()


async def test_left_before_the_next_page_was_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for a quiet moment may come up when no screen is left."""
    at_home(tmp_path / "home", monkeypatch)
    app = WorkbookApp(empty_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test() as pilot:
        await pilot.pause()
    app.close_workbook()
    assert not app.screen_stack
    app._load_what_comes_next()


async def test_a_key_whose_turn_comes_when_the_app_has_ended_is_no_fault(tmp_path: Path) -> None:
    app = WorkbookApp(empty_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)):
        await until(lambda: app.session is not None)
    app.keys.release()
    await until(lambda: app.keys.idle)
    assert app.fault is None
    app.close_workbook()


@pytest.mark.filterwarnings(
    "error:coroutine:RuntimeWarning"
)  # of work that nobody began Python says so when it is thrown away
async def test_left_before_a_page_that_was_asked_for_was_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two pages are asked for at once, and the app is left: the one that came too late leaves nothing half done."""
    at_home(tmp_path / "home", monkeypatch)
    gc.collect()  # what other tests left is not ours
    unfinished: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda found: unfinished.append(found.exc_value))
    app = WorkbookApp(empty_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test() as pilot:
        await pilot.pause()
        app.on_go(Go("actions"))
        app.on_go(Go("documents"))
        app.exit()
    app.close_workbook()
    gc.collect()
    assert unfinished == []


async def test_left_while_a_key_was_under_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows a key may come when no screen is left."""
    at_home(tmp_path / "home", monkeypatch)
    app = WorkbookApp(empty_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test() as pilot:
        await pilot.pause()
    app.close_workbook()
    await app.keys._in_turn()
    assert app.fault is None
