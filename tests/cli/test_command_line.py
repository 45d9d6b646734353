"""Every command's contract with the shell: exit codes, where text goes, how the workbook is found, and that nothing falls over."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CHECKOUT, Shop
from tests.systems import terminals
from tests.workplaces import home_variables
from workbook.cli import run as front
from workbook.cli.actions import VERBS as ACTION_VERBS
from workbook.cli.pack import VERBS as PACK_VERBS

COMMANDS = [
    *front.COMMANDS,
    *(f"actions {verb}" for verb in ACTION_VERBS),
    *(f"pack {verb}" for verb in PACK_VERBS),
]


def test_help_lists_every_command_and_fits_80_columns(shop: Shop) -> None:
    said = shop.run("--help")
    assert said.code == 0 and not said.err
    assert all(f"\n  {name} " in said.out for name in front.COMMANDS)
    assert max(map(len, said.out.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_two_examples(command: str, shop: Shop) -> None:
    said = shop.run(*command.split(), "--help")
    assert said.code == 0 and not said.err
    assert max(map(len, said.out.splitlines())) <= 80
    examples = said.out.partition("examples:")[2].strip().splitlines()
    assert len(examples) >= 2
    assert all(line.strip().startswith(f"workbook {command.split()[0]}") for line in examples)


def test_help_and_version_load_no_library(shop: Shop) -> None:
    code = "import sys; from workbook.__main__ import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    variables = home_variables(shop.home) | {"PYTHONPATH": str(CHECKOUT)}
    for words in (["--version"], ["--help"], ["score", "--foo"]):
        done = subprocess.run([sys.executable, "-c", code, *words], env=variables, capture_output=True, text=True)
        loaded = set(done.stderr.split())
        assert "workbook.cli.run" in loaded
        assert not loaded & {"textual", "rich", "pydantic_core", "markdown_it", "tomli_w"}


def test_version_is_the_package_version(shop: Shop) -> None:
    said = shop.run("--version")
    assert said.code == 0
    assert said.out.startswith("workbook ") and said.out.count(".") == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--version", "--on"),
        ("--version", "--workbook"),
        ("--version", "--nonsense"),
        ("--version", "there"),
        ("score", "--nonsense"),
        ("rate", "we-know-them"),
        ("rate", "we-know-them", "5"),
        ("rate", "we-know-them", "na"),
        ("rate", "we-know-them", "2", "--reason", "because"),
        ("rate", "we-know-them", "2", "--evidence", "seen"),
        ("rate", "we-know-them", "3", "--date", "today"),
        ("rate", "we-know-them", "3", "--evidence", "seen", "--date", "someday"),
        ("answer",),
        ("answer", "a-line"),
        ("answer", "a-line", "words", "--clear"),
        ("decide", "a thing", "--step", "7"),
        ("decide", "--step", "2"),
        ("actions", "frobnicate"),
        ("actions", "drop", "12345678"),
        ("score", "--on", "2026-02-30"),
        ("new", "elsewhere"),
        ("pack", "frobnicate"),
        ("nonsense",),
        ("--nonsense",),
    ],
)
def test_wrong_usage_is_2_and_one_line(words: tuple[str, ...], shop: Shop) -> None:
    said = shop.run(*words, *([] if words[0] in ("new", "--nonsense", "nonsense") else ["--workbook", str(shop.root)]))
    assert said.code == 2
    assert not said.out
    assert said.err.count("\n") == 1


def test_a_mistyped_command_is_guessed(shop: Shop) -> None:
    assert "“score”" in shop.run("scroe").err


def test_a_mistyped_option_is_guessed(shop: Shop) -> None:
    assert "“--json”" in shop.run("score", "--jsno").err
    assert "“--workbook”" in shop.run("score", "--workbok=shop").err
    assert "mean" not in shop.run("score", "--frobnicate").err


def test_no_workbook_is_said_with_the_way_out(shop: Shop) -> None:
    said = shop.run("score")
    assert said.code == 1
    assert "--workbook" in said.err and "workbook new" in said.err


def test_the_workbook_may_be_named_before_or_after_the_command(shop: Shop) -> None:
    folder = str(shop.root)
    before = shop.run("--workbook", folder, "score", "--json", "--on", "2026-11-20")
    after = shop.run("--on=2026-11-20", "score", f"--workbook={folder}", "--json")
    assert before.code == after.code == 0
    assert before.out == after.out
    assert (
        shop.run("actions", "--workbook", folder, "list").out == shop.run("actions", "list", "--workbook", folder).out
    )


def test_the_workbook_is_looked_for_here_then_above_then_in_the_environment(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shop.root / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(shop.root / "deep" / "er")
    assert shop.run("progress").code == 0
    monkeypatch.chdir(shop.home)
    monkeypatch.setenv("WORKBOOK_DIR", str(shop.root))
    assert shop.run("progress").code == 0
    monkeypatch.setenv("WORKBOOK_DIR", str(shop.home / "nowhere"))
    assert shop.run("progress").code == 1
    monkeypatch.chdir(shop.root)
    assert shop.run("progress").code == 0


def test_without_a_terminal_the_app_stays_shut_and_says_what_to_use(shop: Shop) -> None:
    for words in ([], [str(shop.root)], ["--workbook", str(shop.root)]):
        said = shop.process(*words)
        assert said.code == 2
        assert not said.out
        assert "workbook score" in said.err and "answer --plain" in said.err


def test_a_folder_that_is_no_workbook_is_not_opened(shop: Shop) -> None:
    (shop.home / "empty").mkdir()
    assert shop.process("empty").code == 1


def test_output_that_nobody_reads_is_no_fault(shop: Shop) -> None:
    command = f"'{sys.executable}' -m workbook --help | true; echo ${{PIPESTATUS[0]}}"
    variables = home_variables(shop.home) | {"PYTHONPATH": str(CHECKOUT), "PYTHONUNBUFFERED": ""}
    done = subprocess.run(["bash", "-c", command], env=variables, capture_output=True, text=True, cwd=shop.home)
    assert done.stdout.strip() == "0"
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_a_full_disk_behind_the_output_is_said(shop: Shop) -> None:
    variables = home_variables(shop.home) | {"PYTHONPATH": str(CHECKOUT), "PYTHONUNBUFFERED": ""}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "workbook", "pack", "show"], env=variables, stdout=full, stderr=-1, cwd=shop.home
        )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs to see when a process waits")
def test_ctrl_c_ends_with_130_and_keeps_what_was_typed(shop: Shop) -> None:
    variables = home_variables(shop.home) | {"PYTHONPATH": str(CHECKOUT), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "workbook", "answer", "--plain", "a-text", "--workbook", str(shop.root)]
    # A shell without job control starts what is in the background deaf to Ctrl+C; this undoes that for whoever tests.
    with subprocess.Popen(
        command,
        env=variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as asking:
        assert asking.stdin is not None and asking.stdout is not None
        asking.stdin.write(b"A first line\nA second\n")
        asking.stdin.flush()
        while b"Your answer" not in asking.stdout.readline():
            pass
        _wait_until_read(asking.pid)
        os.kill(asking.pid, signal.SIGINT)
        said = asking.communicate()
    assert asking.returncode == 130, said
    assert b"Traceback" not in said[1]
    assert shop.answers()["a-text"] == "A first line\nA second"


def _wait_until_read(pid: int) -> None:
    """Wait until the process sleeps in its next read: by then it has taken in all that was written."""
    while "S" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]:
        os.sched_yield()


def test_our_own_fault_goes_to_a_private_file(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(argv: list[str]) -> int:
        raise ValueError("private words")

    monkeypatch.setattr(front, "_run", broken)
    said = shop.run("score")
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "private words" not in said.err
    path = shop.home / "xdg_state_home" / "workbook" / "last-fault.txt"
    assert str(path) in said.err
    assert "private words" in path.read_text()
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o600


@terminals
def test_a_terminal_that_cannot_draw_gets_no_app(shop: Shop) -> None:
    import pty

    leader, follower = pty.openpty()
    variables = home_variables(shop.home) | {"PYTHONPATH": str(CHECKOUT), "TERM": "dumb"}
    command = [sys.executable, "-m", "workbook", str(shop.root)]
    done = subprocess.run(command, env=variables, stdin=follower, stdout=follower, stderr=-1)
    os.close(leader)
    os.close(follower)
    assert done.returncode == 2
    assert b"workbook answer --plain" in done.stderr
