"""What is being typed survives the program's sudden end."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.workplaces import home_variables
from workbook.session import open_session


@pytest.mark.parametrize("keys", [5, 40, 120])
def test_killed_while_typing(root: Path, tmp_path: Path, keys: int) -> None:
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.session.typist", str(root), "customers-surprise"],
        stdout=subprocess.PIPE,
        env=home_variables(tmp_path) | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert typist.stdout is not None
    while not any(f" {keys} " in path.read_text(encoding="utf-8") for path in tmp_path.rglob("drafts/**/*.toml")):
        assert typist.stdout.readline()  # it goes on typing into the same answer, which is not saved before it is left
    typist.kill()
    typist.wait()
    session, problems = open_session(root)
    assert session is not None
    assert problems == []
    response = session.response("customers-surprise")
    found = str(response.value).split() if response else []
    assert found == [str(number + 1) for number in range(len(found))]
    assert len(found) >= keys
    session.close()
