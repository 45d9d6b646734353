"""What tests must not do, read from their source: wait for a time, measure one, or fail where a system lacks something."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources import parsed

TESTS = Path(__file__).parent
PACES = {"benchmarks", "typist.py", "stage.py", "rest.py"}
"""The benchmarks measure; the typist has the pace of a person; `until` looks again and again, as seldom as can be; pilots wait for rest."""

CLOCKS = {"monotonic", "perf_counter", "monotonic_ns", "perf_counter_ns", "process_time"}
POSIX_ONLY = {
    *("geteuid", "getuid", "fork", "mkfifo", "sched_yield", "setrlimit", "openpty", "symlink_to", "symlink"),
    *("SIGHUP", "SIGKILL", "SIGUSR1", "SIGALRM", "SIGSTOP", "SIGCONT", "SIGTSTP"),
}
POSIX_MODULES = {"resource", "pty", "fcntl", "termios", "tty", "grp", "pwd"}
HELPERS = {"terminal.py", "conftest.py", "systems.py"}
"""Files whose functions are used by tests that say themselves what they need."""


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """Every file of the tests but these and those that may."""
    for path in sorted(TESTS.rglob("*.py")):
        if path != Path(__file__) and not PACES & set(path.relative_to(TESTS).parts):
            yield path, parsed(path)


def outside(tree: ast.AST) -> Iterator[ast.AST]:
    """What runs as soon as a file is imported: all but the bodies of functions."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            for part in (*child.decorator_list, child.args):
                yield part
                yield from outside(part)
        elif not isinstance(child, ast.Lambda):
            yield child
            yield from outside(child)


def posix(nodes: Iterator[ast.AST]) -> list[str]:
    """What of it only some systems have."""
    return [node.attr for node in nodes if isinstance(node, ast.Attribute) and node.attr in POSIX_ONLY]


def imports(nodes: Iterator[ast.AST]) -> set[str]:
    """The modules imported."""
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def test_no_test_waits_for_a_time_or_measures_one() -> None:
    for path, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                assert node.attr not in CLOCKS, f"{path}:{node.lineno} measures time: the benchmarks do that"
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                waits = name == "sleep" or (name == "pause" and node.args)
                assert not waits, f"{path}:{node.lineno} waits for a time: wait for the thing itself, with `until`"
                given = {keyword.arg for keyword in node.keywords}
                assert not (name in ("run", "communicate", "wait") and "timeout" in given), f"{path}:{node.lineno}"


def test_every_file_can_be_collected_on_every_system() -> None:
    for path, tree in sources():
        here = list(outside(tree))
        guarded = {
            inner for node in here if isinstance(node, ast.BoolOp | ast.Try | ast.If) for inner in ast.walk(node)
        }
        assert not imports(iter(here)) & POSIX_MODULES, f"{path} imports what some systems lack: do it in the test"
        assert not posix(node for node in here if node not in guarded), f"{path} names what some systems lack"


def test_what_needs_more_than_every_system_has_says_so() -> None:
    for path, tree in sources():
        if path.name in HELPERS or any("pytestmark" in ast.unparse(node) for node in tree.body):
            continue
        for node in ast.walk(tree):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or not node.name.startswith("test_"):
                continue
            body = [inner for line in node.body for inner in ast.walk(line)]
            needs = set(posix(iter(body))) | imports(iter(body)) & POSIX_MODULES
            said = "".join(ast.unparse(mark) for mark in node.decorator_list)
            known = any(
                word in said for word in ("links", "pipes", "rights", "forks", "signals", "terminals", "skipif")
            )
            assert not needs or known, f"{path}:{node.lineno} needs {needs}: say so with a mark of tests/systems.py"


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("import os\nx = os.geteuid()", True),
        ("import os, pytest\n@pytest.mark.skipif(os.geteuid() == 0, reason='')\ndef test_x(): ...", True),
        ("import signal, pytest\n@pytest.mark.parametrize('n', [signal.SIGHUP])\ndef test_x(n): ...", True),
        ("import os\ndef test_x():\n    os.geteuid()", False),
    ],
)
def test_what_runs_at_once_is_told_from_what_does_not(source: str, named: bool) -> None:
    assert bool(posix(outside(ast.parse(source)))) is named
