"""Each widget by itself: it opens with its example in it, and one can leave again."""

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.app.frames import frame
from tests.app.stage import until
from tests.app.terminal import CHECKOUT, ended, read_until
from tests.systems import terminals
from tests.workplaces import home_variables
from workbook.app.widgets.alone import Alone, Examples, show

PACKAGE = Path(__file__).parents[2] / "workbook"
SEEN: Mapping[str, Mapping[str, str]] = {
    "editors": {
        "line": "Wheels that stay true",
        "text": "It rides as it should again.",
        "list": "They ask what can wait",
        "number": "14",
        "date": "Friday 4 December 2026",
        "check": "On every ticket since March",
        "choice": "●  By message, the evening after",
        "choices": "[x]  On the Sunday ride",
        "pick": "1 of up to 2 picked",
        "tell": "A photograph of the old chain",
        "rating": "Mrs Okafor: gears slip on the hill",
    },
    "exercise": {
        "position": "Question 3 of 4  ●●[!]○",
        "prompt": "one row is not finished · private",
        "suggestions": "◇ Nobody is named yet.",
        "summary": "Go on to “What the best ones share”",
    },
    "table": {"table": "Calder Valley Couriers"},
    "widgets": {
        "band": "██▍▒",
        "big_number": "██▄▄▄  ▄▄▄██",
        "field": "Wheels that stay true over the moor",
        "mark_list": "[x]  Mrs Okafor",
        "note": "in two weeks",
        "prose_view": "One wheel trued",
        "row_list": "Thank whoever sent somebody this month",
        "view_tabs": "● by chapter",
    },
}
"""What is to be seen of each."""


def examples(package: str) -> Examples:
    """What a package has to show."""
    found: Examples = import_module(f"workbook.app.{package}.__main__").EXAMPLES
    return found


@pytest.mark.parametrize(("package", "name"), [(package, name) for package, names in SEEN.items() for name in names])
async def test_a_widget_stands_by_itself_until_one_leaves(package: str, name: str) -> None:
    app = Alone(package, examples(package), [name])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert SEEN[package][name] in frame(app)
        await pilot.press("ctrl+q")
    assert app.return_code == 0


async def test_a_q_leaves_where_nothing_is_typed() -> None:
    app = Alone("widgets", examples("widgets"), ["row_list"])
    async with app.run_test() as pilot:
        await pilot.press("q")
        await until(lambda: app.return_code == 0)


@pytest.mark.parametrize("package", SEEN)
async def test_without_a_name_all_of_a_package_stand_below_each_other(package: str) -> None:
    assert set(examples(package)) == set(SEEN[package])
    app = Alone(package, examples(package), list(SEEN[package]))
    async with app.run_test(size=(80, 24)):
        assert [str(label.content) for label in app.query(".name").results(Static)] == list(SEEN[package])


def test_a_name_that_is_none_is_told_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert show("table", examples("table"), ["tabel"]) == 2
    assert "There is no tabel here. There are: table." in capsys.readouterr().err


@terminals
def test_one_opens_in_a_terminal_of_its_own(tmp_path: Path) -> None:
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        command = [sys.executable, "-m", "workbook.app.editors", "rating"]
        os.execve(sys.executable, command, home_variables(tmp_path) | {"PYTHONPATH": str(CHECKOUT)})
    read_until(terminal, b"gears slip")
    os.write(terminal, b"\x11")
    assert ended(pid, terminal) == 0


def test_no_screen_asks_for_it() -> None:
    asking = [path for path in PACKAGE.rglob("*.py") if "widgets.alone" in path.read_text(encoding="utf-8")]
    assert {path.name for path in asking} == {"__main__.py"}
