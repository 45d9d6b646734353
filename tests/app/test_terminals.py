"""Terminals that have fewer marks and colours than ours wants, and the key that everybody presses first."""

import os
import signal
from pathlib import Path

import pytest

from tests.app.frames import frame
from tests.app.shop import clock, full_shop
from tests.app.stage import until
from tests.app.terminal import ended, read_until, started
from tests.systems import terminals
from tests.workplaces import at_home
from workbook.app.app import WorkbookApp
from workbook.app.general.settings_screen import SettingsScreen
from workbook.app.widgets import BY_NAME, BY_NAME_ON_WHITE, PAPER_256, SLATE, SLATE_256
from workbook.store.user import dirs, settings

KEYS = {
    "home": "",
    "readiness": "r",
    "actions": "a",
    "exercises": "e",
    "documents": "o",
    "settings": "f12",
    "help": "f1",
}
"""A key from Home to each page."""


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)


def shown(app: WorkbookApp) -> list[str]:
    """What notices say."""
    return [notice.message for notice in app._notifications]


@pytest.mark.parametrize("page", ["home", "readiness", "exercise", "help"])
async def test_ctrl_c_says_how_one_leaves(page: str, tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        if page == "exercise":
            await app.open_page("exercise", "best", "best-why")
        elif KEYS[page]:
            await pilot.press(KEYS[page])
        await pilot.press("ctrl+c")
        await until(lambda: shown(app) == ["ctrl+q saves and leaves."])
        assert app.is_running
    app.close_workbook()


async def test_ctrl_c_copies_what_is_selected(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.open_page("exercise", "best", "best-who")
        await pilot.press("end", "shift+home", "ctrl+c")
        await until(lambda: app.clipboard == "The ones on the slope.")
        assert shown(app) == []
    app.close_workbook()


async def test_saved_does_not_look_like_a_failure_in_plain_marks(tmp_path: Path) -> None:
    settings.save(dirs.config_dir(), settings.UserSettings(marks="plain"))
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "v Saved" in frame(app).splitlines()[0]
    app.close_workbook()


@pytest.mark.parametrize("page", KEYS)
async def test_plain_marks_leave_every_page_where_it_is(page: str, tmp_path: Path) -> None:
    """Each line is as long as before, nothing but ASCII is in it, and what was ASCII has not moved."""
    frames = []
    for marks in ("full", "plain"):
        settings.save(dirs.config_dir(), settings.UserSettings(marks=marks))
        app = WorkbookApp(full_shop(tmp_path / marks / "shop"), clock=clock)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            if KEYS[page]:
                await pilot.press(KEYS[page])
            await pilot.pause()
            frames.append(frame(app))
        app.close_workbook()
    full, low = (
        text.replace("All of them", "Plain letters").replace("/full/", "/plain/").split("\n") for text in frames
    )
    assert not "".join(full).isascii() and "".join(low).isascii()
    for before, after in zip(full, low, strict=True):
        if "Plain letters" not in after:
            kept = [(place, one) for place, one in enumerate(before) if one.isascii() and one != " "]
            assert all(after[place] == one for place, one in kept), (before, after)


async def test_marks_change_at_once_when_they_are_set(tmp_path: Path) -> None:
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f12")
        await until(lambda: isinstance(app.screen, SettingsScreen))
        assert "As the terminal can show" in frame(app) and "─" in frame(app)
        await pilot.press("down", "enter")
        await until(lambda: "Plain letters" in frame(app) and frame(app).isascii())
        assert settings.load(dirs.config_dir())[0].marks == "plain"
        await pilot.press("backspace")
        await until(lambda: "As the terminal can show" in frame(app) and "─" in frame(app))
        assert settings.load(dirs.config_dir())[0].marks == "auto"
    app.close_workbook()


@pytest.mark.parametrize("marks", ["", "yes", 3, ["plain"]])
def test_marks_that_there_are_not_are_named(marks: object) -> None:
    folder = dirs.config_dir()
    folder.mkdir(parents=True)
    (folder / settings.NAME).write_text(f"marks = {marks!r}\n", encoding="utf-8")
    found, problems = settings.load(folder)
    assert found.marks == "auto" and [str(one) for one in problems] == [
        "settings.toml:1: There are no such marks. Choose one of auto, plain, full."
    ]


@terminals
@pytest.mark.parametrize(
    ("env", "ascii"), [({"TERM": "linux"}, True), ({"LC_ALL": "C"}, True), ({"TERM": "screen"}, False), ({}, False)]
)
def test_a_terminal_without_our_marks_is_drawn_in_plain_ones(env: dict[str, str], ascii: bool, tmp_path: Path) -> None:
    pid, terminal = started(full_shop(tmp_path / "shop"), tmp_path / "home", env)
    painted = read_until(terminal, b"Help")
    os.kill(pid, signal.SIGTERM)
    assert ended(pid, terminal) == 128 + signal.SIGTERM
    assert painted.isascii() is ascii


@pytest.mark.parametrize(
    ("term", "colours", "kind", "accent"),
    [
        ("linux", "", "dark", BY_NAME.accent),
        ("screen", "", "dark", BY_NAME.accent),
        ("xterm-16color", "", "light", BY_NAME_ON_WHITE.accent),
        ("vt100", "", "contrast", BY_NAME.accent),
        ("xterm-256color", "", "dark", SLATE_256.accent),
        ("xterm-256color", "", "light", PAPER_256.accent),
        ("screen", "truecolor", "dark", SLATE.accent),
    ],
)
async def test_a_terminal_with_few_colours_gets_them_by_name(
    term: str, colours: str, kind: str, accent: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLORTERM", colours)
    settings.save(dirs.config_dir(), settings.UserSettings(theme=kind))
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.theme.startswith(f"workbook-{kind}")
        assert app.theme_variables["text-accent"].lower() == accent
    app.close_workbook()


async def test_without_colours_there_are_greys_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "linux")
    app = WorkbookApp(full_shop(tmp_path / "shop"), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                colour = segment.style.color if segment.style else None
                triplet = colour.triplet if colour else None
                assert triplet is None or triplet.red == triplet.green == triplet.blue
    app.close_workbook()
