"""What is being typed survives the program's sudden end."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.session.typist import KEYS_EVERY
from tests.workplaces import home_variables
from workbook.session.opening import open_session

LOST_AT_MOST = 1.0
"""Seconds of typing that a test accepts as lost. The promise is 0.25; the rest is for a busy machine."""


@pytest.mark.parametrize("keys", [5, 40, 120])
def test_killed_while_typing(root: Path, tmp_path: Path, keys: int) -> None:
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.session.typist", str(root), "customers-surprise"],
        stdout=subprocess.PIPE,
        env=home_variables(tmp_path) | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert typist.stdout is not None
    for _ in range(keys + random.randrange(10)):
        typed = int(typist.stdout.readline())
    typist.send_signal(signal.SIGKILL)
    typist.wait()
    session, problems = open_session(root)
    assert session is not None
    assert problems == []
    response = session.response("customers-surprise")
    found = str(response.value).split() if response else []
    assert found == [str(number + 1) for number in range(len(found))]
    assert len(found) >= typed - LOST_AT_MOST / KEYS_EVERY
    session.close()
