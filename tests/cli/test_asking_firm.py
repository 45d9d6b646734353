"""`workbook new` asks what kind of firm it is where a person sits at the terminal, and nobody else."""

import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shop
from tests.workplaces import home_variables
from workbook.domain import GivenFirm
from workbook.session import open_view

CHECKOUT = Path(__file__).parents[2]


def said(root: Path) -> GivenFirm:
    view, problems = open_view(root)
    assert view is not None, problems
    return view.folder.profile.firm


def typed(home: Path, root: Path, keys: str, *options: str) -> str:
    """`workbook new` in a terminal of its own, with these keys; what it wrote."""
    import pty

    from tests.app.terminal import MAIN, ended, read_until  # needs a terminal, which not every system has

    pid, terminal = pty.fork()
    if pid == 0:
        command = [sys.executable, "-c", MAIN, "new", str(root), "--name", "Corner Café", *options]
        os.execve(sys.executable, command, home_variables(home) | {"PYTHONPATH": str(CHECKOUT)})
    os.write(terminal, keys.encode())
    seen = read_until(terminal, b"Or answer line by line").decode()
    assert ended(pid, terminal) == 0
    return seen


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
@pytest.mark.parametrize(
    ("keys", "options", "expected"),
    [
        ("w\n\ny\nb\n", ("--people", "Ana,Ben"), GivenFirm("walk-in", "team", "yes", "new")),
        ("\n\n\n\n", (), GivenFirm("job", "solo", "no", "established")),
        ("q\n", (), GivenFirm(None, "solo")),
        ("a\n<\nr\nperhaps\nt\nq\n", (), GivenFirm("account", "team")),
        ("y\n\n", ("--kind", "appointment", "--size", "solo"), GivenFirm("appointment", "solo", "yes", "established")),
    ],
)
def test_a_person_is_asked_what_was_not_said(
    tmp_path: Path, keys: str, options: tuple[str, ...], expected: GivenFirm
) -> None:
    seen = typed(tmp_path / "home", tmp_path / "cafe", keys, *options)
    assert ("They just walk in" in seen) == ("--kind" not in options)
    assert said(tmp_path / "cafe") == expected


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
def test_who_says_all_of_it_is_asked_nothing(tmp_path: Path) -> None:
    options = ("--kind", "walk-in", "--size", "team", "--bound", "no", "--age", "new")
    assert "What kind of firm" not in typed(tmp_path / "home", tmp_path / "cafe", "", *options)


def test_without_a_terminal_nothing_is_asked(shop: Shop, tmp_path: Path) -> None:
    done = shop.run("new", str(tmp_path / "cafe"), "--name", "Corner Café")
    assert done.code == 0 and "What kind of firm" not in done.out
    assert said(tmp_path / "cafe").kind is None
