"""Whose workbook it is: nobody's is opened unasked, and two firms of one name are told apart."""

import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.frames import frame
from tests.app.shop import NOON, clock, empty_shop
from tests.app.stage import until
from tests.workplaces import at_home, home_variables
from workbook.app.app import WorkbookApp
from workbook.app.base.pieces import ending
from workbook.app.general.new_screen import NewScreen
from workbook.store.user import dirs, recent

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path / "home", monkeypatch)
    monkeypatch.setenv("HOME", str(tmp_path))


def _opened(root: Path, business: str, hours: int) -> None:
    recent.remember(dirs.state_dir(), root, business, "12", NOON + timedelta(hours=hours))


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
def test_where_no_workbook_is_the_start_page_has_the_last_one_on_top(tmp_path: Path) -> None:
    from tests.benchmarks.terminal import Terminal  # not to be had on Windows

    for hours, name in enumerate(("Elder & Co", "Northside Physio")):
        _opened(empty_shop(tmp_path / f"shop-{hours}", name), name, hours)
    variables = home_variables(tmp_path / "home") | {"PYTHONPATH": str(CHECKOUT)}
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    command = [
        sys.executable,
        "-c",
        f"import os; os.chdir({str(elsewhere)!r}); from workbook.__main__ import main; main()",
    ]
    with Terminal(command, variables) as terminal:
        assert terminal.wait_for("Look around in a filled example", 60)
        lines = [line for line in terminal.grid.lines() if "Physio" in line or "Elder" in line]
        assert "▸ Northside Physio" in lines[0] and "Elder & Co" in lines[1]
        terminal.send(b"q")
        assert terminal.wait_end(30) == 0


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ({}, False),
        ({"b": "Baker & Sons"}, False),
        ({"b": "Corner Shop"}, True),
        ({"b": " corner SHOP "}, True),
        ({"gone": "Corner Shop"}, False),
    ],
)
async def test_the_folder_is_named_where_two_firms_have_one_name(
    others: dict[str, str], told: bool, tmp_path: Path
) -> None:
    root = empty_shop(tmp_path / "a")
    _opened(root, "Corner Shop", 0)
    for folder, name in others.items():
        if folder != "gone":
            empty_shop(tmp_path / folder, name)
        _opened(tmp_path / folder, name, 1)
    app = WorkbookApp(root, clock=clock)
    async with app.run_test(size=(80, 24)):
        await until(lambda: "Saved" in frame(app) and "Begin" in frame(app))
        title = frame(app).splitlines()[0]
        assert title.startswith("  ●━● Corner Shop · ~/a " if told else "  ●━● Corner Shop  ")
    app.close_workbook()


@pytest.mark.parametrize("width", [40, 80, 120])
async def test_the_start_page_cuts_no_name_of_a_firm(width: int, tmp_path: Path) -> None:
    long = "The Old Harbour Street Veterinary Practice and Animal Rescue of Port Ellen"
    for hours, (folder, name) in enumerate({"a": "Corner Shop", "b": long}.items()):
        _opened(empty_shop(tmp_path / folder, name), name, hours)
    app = WorkbookApp(clock=clock)
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.pause()
        shown = " ".join(frame(app).replace("▌", " ").replace("▸", " ").split())
        assert f"{long} 12 proven" in shown
        assert "Corner Shop 12 proven" in shown
        assert shown.count("proven") == 2 and "~/b" in shown


def test_of_a_long_path_the_end_is_kept_because_it_tells_two_apart() -> None:
    assert ending("~/clients/2026/north", 40) == "~/clients/2026/north"
    assert ending("~/clients/2026/north", 10) == "…026/north"
    assert ending("~/clients/2026/north", 0) == ""


@pytest.mark.parametrize(("typed", "said"), [("", "its name is empty"), ("~nobody-here/x", "There is no folder")])
async def test_a_new_workbook_wants_a_folder_with_a_name(typed: str, said: str, tmp_path: Path) -> None:
    app = WorkbookApp(clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await until(lambda: isinstance(app.screen, NewScreen))
        assert isinstance(app.screen, NewScreen)
        before = sorted(Path.cwd().iterdir())
        app.screen.business.put("Shop")
        app.screen.folder.put(typed)
        await pilot.press("f4")
        await until(lambda: said in " ".join(frame(app).split()))
        assert isinstance(app.screen, NewScreen)
        assert sorted(Path.cwd().iterdir()) == before
    app.close_workbook()
