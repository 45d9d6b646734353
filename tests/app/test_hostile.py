"""Names and answers that try to be more than text, on every page; no colours; a disk that refuses; an end from outside."""

import os
import re
import signal
from pathlib import Path

import pytest
from textual.app import App

from tests.app.frames import frame
from tests.app.shop import clock, empty_shop, fill, full_shop, with_session
from tests.app.stage import until
from tests.app.test_screens import PAGES
from tests.systems import signals
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.domain import Decision
from workbook.session import Session
from workbook.session.acting import add_action
from workbook.session.answering import answer
from workbook.session.deciding import decide
from workbook.session.tracking import skip_exercise

ESCAPES = "\x1b]52;c;cm0gLXJmIH4=\x1b\\\x1b[6n\x9b2J\x07\u202e\u2028"
TEXTS = {
    "unclosed": "[/] [x] [red]X",
    "link": "[@click=app.quit()]q[/]",
    "escapes": f"a{ESCAPES}b",
}


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


def hostile_shop(folder: Path, text: str) -> Path:
    def act(session: Session) -> None:
        fill(session)
        answer(session, "best-who", text)
        add_action(session, text, "token", owner=text, when=text, then=text, tell=text)
        skip_exercise(session, "poor", text)
        decide(session, Decision(id="d-2", at=clock(), by="ana", what=text, step=2, better=text, changed=text))

    plain = text.replace("\x1b", "").replace("\u2028", "")
    title = '"' + "".join(letter for letter in plain if letter.isprintable() and letter not in '"') + '"'
    root = empty_shop(folder, business=text, people=f"{text},Ben", title=title)
    return with_session(root, act)


@pytest.mark.parametrize("name", TEXTS)
async def test_text_is_only_ever_text(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On each page: no crash, nothing done, no control character on the screen, and the text where it belongs."""
    done: list[str] = []
    real = App.run_action

    async def spy(self: App[object], action: object, *args: object, **more: object) -> bool:
        done.append(str(action))
        return await real(self, action, *args, **more)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(App, "run_action", spy)
    app = WorkbookApp(hostile_shop(tmp_path / "shop", TEXTS[name]), clock=clock)
    seen = ""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        for keys in PAGES.values():
            for key in keys:
                await pilot.press(key)
            await pilot.pause()
            seen += frame(app)
            while len(app.screen_stack) > 1:
                await pilot.press("escape")
        await pilot.press("a", "end", "up", "d", "x", "enter", "ctrl+z")
        await pilot.pause()
        seen += frame(app)
    app.close_workbook()
    assert not any("quit" in action for action in done)
    assert all(letter.isprintable() or letter == "\n" for letter in seen)
    if name != "escapes":
        assert seen.count(TEXTS[name]) > 5
    else:
        assert "␛" in seen


async def test_without_colours_all_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("r", "down", "down", "down", "enter")
        await pilot.pause()
        assert app.no_color
        (plan,) = [line for line in frame(app).splitlines() if "▌▸ Customers" in line]
        assert re.search(r"37  ━+╍+·+ to 50 2x .* 25 .* 50", plan)
        assert "●●●○ !  Customers know whom to send" in frame(app)
    app.close_workbook()


async def test_a_save_that_fails_stays_on_every_title_line(tmp_path: Path) -> None:
    """A folder stands where the file should be: the answer is kept, the line is red and stays, and later all is saved."""
    root = full_shop(tmp_path / "shop")
    app = WorkbookApp(root, clock=clock)
    file = root / "log" / "decisions.toml"
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        kept = file.read_bytes()
        file.unlink()
        file.mkdir()
        assert app.session is not None
        decide(app.session, Decision(id="d-9", at=clock(), by="ana", what="The new sign", step=2))
        app.session.flush()
        await pilot.pause()
        assert "! Not saved: " in frame(app)
        await pilot.press("e")
        await pilot.pause()
        assert "! Not saved: " in frame(app)
        file.rmdir()
        file.write_bytes(kept)
        app.session.flush()
        await pilot.pause()
        assert "Not saved" not in frame(app)
    assert app.close_workbook() == ()


async def test_a_damaged_file_is_said_on_home_and_explained(tmp_path: Path) -> None:
    root = full_shop(tmp_path / "shop")
    (root / "actions.toml").write_text("this is no toml [", encoding="utf-8")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "! 1 file needs care" in frame(app)
        await pilot.press("home", "enter")
        await pilot.pause()
        assert "actions.toml" in frame(app)
        assert "Files that need care" in frame(app)
    app.close_workbook()


DAMAGED = [("answers/02-strategy.toml", "best"), ("ratings/ana-ruiz.toml", "readiness-strategy")]


@pytest.mark.parametrize(("name", "exercise"), DAMAGED)
async def test_a_page_whose_file_is_damaged_does_not_look_empty(name: str, exercise: str, tmp_path: Path) -> None:
    root = full_shop(tmp_path / "shop")
    assert (root / name).exists()
    (root / name).write_text("this is no toml [", encoding="utf-8")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert name in frame(app)
        await app.open_page("exercise", exercise)
        await pilot.pause()
        assert "What you wrote here may be in" in frame(app)
    app.close_workbook()


async def test_what_cannot_be_opened_leads_to_the_start_page(tmp_path: Path) -> None:
    root = full_shop(tmp_path / "shop")
    (root / "workbook.toml").write_text("= [", encoding="utf-8")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert "! workbook.toml" in frame(app)
        assert "Start a workbook for your business" in frame(app)


@signals
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
async def test_told_to_end_it_saves_first(name: str, tmp_path: Path) -> None:
    number = getattr(signal, name)
    root = full_shop(tmp_path / "shop")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("e", "enter")
        await pilot.pause()
        for letter in "slope":
            await pilot.press(letter)
        os.kill(os.getpid(), number)
        await until(lambda: app.return_code is not None)
    assert app.return_code == 128 + number
    assert "slope" in (root / "answers" / "02-strategy.toml").read_text(encoding="utf-8")
    app.close_workbook()


async def test_a_half_filled_filter_is_kept_when_the_window_closes(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f9", "s", "i", "g", "n")
        await pilot.press("ctrl+q")
        await until(lambda: app.return_code is not None)
    assert app.session is not None
    assert [one.what for one in app.session.folder.decisions][-1] == "sign"
    app.close_workbook()


async def test_home_stands_as_it_was_left_before_the_workbook_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a picture that somebody spoilt is none."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home" / "cache"))

    def pictures() -> list[Path]:
        return list((tmp_path / "home").rglob("home-*.json"))

    root = hostile_shop(tmp_path / "shop", TEXTS["escapes"])
    for _ in range(2):
        app = WorkbookApp(root, clock=clock)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(lambda: bool(pictures()))
            await pilot.pause()
            left = frame(app)
        app.close_workbook()
    monkeypatch.setattr(WorkbookApp, "on_open", lambda self, message: None)
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert frame(app).splitlines()[1:] == left.splitlines()[1:]
    for picture in pictures():
        picture.write_text('{"size": [80, 24], "where": 3}', encoding="utf-8")
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Would a client tell a friend?" in frame(app) and "Starting" in frame(app)
