"""What a program loads, proved on running ones: no command pays for what it does not need."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources import ROOT, names_in
from tests.test_architecture import ONLY_IN


def run(*command: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run Python in a home of its own, so that neither settings nor caches of the person who tests play a part."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WORKBOOK", "XDG", "PYTHON"))}
    env = kept | {"HOME": str(home), "USERPROFILE": str(home), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *command],
        env=env,
        cwd=home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def loaded_by(*imports: str, home: Path) -> set[str]:
    """The modules loaded after importing `imports` in a fresh interpreter."""
    code = f"import sys\nbefore = set(sys.modules)\nimport {', '.join(imports)}\nprint(*set(sys.modules) - before)"
    done = run("-c", code, home=home)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_domain_loads_no_library(tmp_path: Path) -> None:
    loaded = loaded_by(*names_in("domain", "hints"), home=tmp_path)
    assert not loaded & set(ONLY_IN)


def test_all_but_the_screens_live_without_textual(tmp_path: Path) -> None:
    loaded = loaded_by(*names_in("domain", "hints", "packs", "store", "session", "reports"), home=tmp_path)
    assert not loaded & {"textual", "rich"}


def test_the_app_is_imported_without_what_can_wait(tmp_path: Path) -> None:
    """pydantic's core and markdown-it cost most of a start: they are loaded after the first paint, if at all."""
    loaded = loaded_by("workbook.app.app", home=tmp_path)
    assert "textual" in loaded
    assert not loaded & {"pydantic_core", "markdown_it", "tomli_w"}


@pytest.fixture(scope="module")
def opened_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a workbook in `shop`, whose pack was read once already."""
    home = tmp_path_factory.mktemp("home")
    for words in (["new", "shop", "--name", "Corner Shop"], ["score", "--json", "--workbook", "shop"]):
        done = run("-m", "workbook", *words, home=home)
        assert done.returncode == 0, done.stderr
    return home


@pytest.mark.parametrize("command", ["score", "progress", "actions"])
def test_results_cost_no_screen_and_no_parser(command: str, opened_before: Path) -> None:
    """With nothing changed since the last run, the reading commands load neither Textual nor markdown-it."""
    assert not loaded_for(command, "shop", home=opened_before) & {"textual", "rich", "pygments", "markdown_it"}


def test_a_filled_workbook_costs_no_check_of_what_is_as_it_is_due(opened_before: Path) -> None:
    """pydantic's core takes 4 MB, and longer to load than all records of such a workbook to read."""
    done = run("-m", "workbook", "demo", "filled", home=opened_before)
    assert done.returncode == 0, done.stderr
    assert "pydantic_core" not in loaded_for("score", "filled", home=opened_before)


def loaded_for(command: str, workbook: str, *, home: Path) -> set[str]:
    """What is loaded for one of the reading commands."""
    done = run("-X", "importtime", "-m", "workbook", command, "--json", "--workbook", workbook, home=home)
    assert done.returncode == 0, done.stderr[-2000:]
    loaded = {
        line.rpartition("|")[2].strip().split(".")[0]
        for line in done.stderr.splitlines()
        if line.startswith("import time:")
    }
    assert "workbook" in loaded
    return loaded
