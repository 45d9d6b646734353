"""Every command with every option, word for word: what it says, how it ends and what it writes is what was recorded.

`pytest tests/cli --update-golden` runs the commands of each record and writes down what they say now. Read the difference.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.recording import commands_in
from tests.systems import slashes
from tests.workplaces import home_variables
from workbook.cli import actions, checkin, pack
from workbook.cli.run import COMMANDS

CHECKOUT = Path(__file__).resolve().parents[2]
RECORDED = Path(__file__).parent / "recorded"
RECORDS = sorted(path.stem for path in RECORDED.glob("*.txt"))
VARIES = ("WORKBOOK_DIR", "NO_COLOR", "COLUMNS", "LINES", "TEXTUAL_DRIVER")
"""Variables of whoever runs the tests that a command would look at."""
EVERYWHERE = {"-h", "--help", "--workbook"}
"""Options that every command has; they are recorded once."""


@slashes
@pytest.mark.parametrize("name", RECORDS)
def test_commands_say_and_write_what_was_recorded(name: str, tmp_path: Path, update_golden: bool) -> None:
    path = RECORDED / f"{name}.txt"
    variables = home_variables(tmp_path) | {"PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1", "TZ": "UTC"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.recording"],
        input=path.read_bytes(),
        capture_output=True,
        cwd=tmp_path,
        env={name: value for name, value in variables.items() if name not in VARIES},
    )
    assert done.returncode == 0, done.stderr.decode()
    if update_golden:
        path.write_bytes(done.stdout)
    assert done.stdout.decode() == path.read_bytes().decode()


def test_every_command_and_option_is_recorded() -> None:
    verbs = {"actions": actions.VERBS, "checkin": checkin.VERBS, "pack": pack.VERBS}
    wanted = {(command, *verb) for command in COMMANDS for verb in [(), *((word,) for word in verbs.get(command, ()))]}
    helps = (RECORDED / "help.txt").read_text(encoding="utf-8")
    known = {
        tuple(line.split()[:-1]): text for line, text in re.findall(r"^\$ workbook (.+)\n((?:\|.*\n)*)", helps, re.M)
    }
    assert wanted <= set(known), "help.txt lacks the help of these commands"
    used = [
        words
        for name in RECORDS
        if name != "help"
        for words in commands_in((RECORDED / f"{name}.txt").read_text("utf-8"))
    ]
    for words in wanted:
        options = set(re.findall(r"^\|   (?:-\w, )?(--?[\w-]+)", known[words], re.M)) - EVERYWHERE
        here = [other for other in used if other[: len(words)] == list(words)]
        assert here, f"nothing is recorded of “{' '.join(words)}”"
        missing = options - {word for other in here for word in other}
        assert not missing, f"nothing is recorded of “{' '.join(words)}” with {missing}"
