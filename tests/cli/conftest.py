"""A shop of its own for each test: a home, a workbook on a small pack with every kind of item, and the commands."""

import io
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.workplaces import at_home, home_variables
from workbook.__main__ import main

CHECKOUT = Path(__file__).resolve().parents[2]
PACK = CHECKOUT / "tests" / "data" / "every-kind"
ON = "2026-11-20"


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Shop:
    """A home with a workbook in `root`. The test stands in `home`, outside of the workbook."""

    home: Path
    root: Path
    capture: Callable[[], Any]
    monkeypatch: pytest.MonkeyPatch

    def run(self, *words: str, stdin: str = "") -> Done:
        """One command, in this process."""
        self.capture()
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        code = main(words)
        said = self.capture()
        return Done(code, said.out, said.err)

    def at(self, *words: str, stdin: str = "", on: str = ON) -> Done:
        """One command about the shop's workbook, as of a fixed day."""
        return self.run("--workbook", str(self.root), "--on", on, *words, stdin=stdin)

    def process(
        self, *words: str, stdin: str | bytes = "", cwd: Path | None = None, encoding: str = "utf-8", **env: str
    ) -> Done:
        """One command as a process of its own, whose pipes have this encoding."""
        data = stdin.encode() if isinstance(stdin, str) else stdin
        variables = self._variables({"PYTHONIOENCODING": encoding} | env)
        command = [sys.executable, "-m", "workbook", *words]
        done = subprocess.run(command, input=data, capture_output=True, cwd=cwd or self.home, env=variables)
        return Done(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))

    def in_terminal(self, *words: str, **env: str) -> str:
        """What one command shows in a terminal."""
        import pty

        pid, terminal = pty.fork()
        if pid == 0:
            os.execve(sys.executable, [sys.executable, "-m", "workbook", *words], self._variables(env))
        shown = b""
        with suppress(OSError):  # the end of what a program that has ended has written
            while new := os.read(terminal, 65536):
                shown += new
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0, shown
        return shown.decode()

    def _variables(self, env: dict[str, str]) -> dict[str, str]:
        variables = home_variables(self.home) | {"PYTHONPATH": str(CHECKOUT)} | env
        variables.pop("TEXTUAL_DRIVER", None)
        return variables

    def toml(self, name: str) -> dict[str, Any]:
        """A file of the workbook as it stands on disk."""
        return tomllib.loads((self.root / name).read_text(encoding="utf-8"))

    def answers(self) -> dict[str, Any]:
        """The values on disk of all answered items but ratings."""
        found: dict[str, Any] = {}
        for path in sorted((self.root / "answers").glob("*.toml")):
            for item, table in self.toml(f"answers/{path.name}").items():
                if isinstance(table, dict):
                    found[item] = table["value"]
        return found

    def rating(self, item: str, person: str = "ana-ruiz") -> dict[str, Any]:
        """What a person says of a rating now, as it stands on disk."""
        found: dict[str, Any] = self.toml(f"ratings/{person}.toml")[item]
        return {key: value for key, value in found.items() if key in ("level", "na", "note", "evidence")}

    def damage(self, name: str) -> None:
        """Make a file of the workbook unreadable."""
        with (self.root / name).open("a", encoding="utf-8") as file:
            file.write("level = = 3\n")


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shop:
    at_home(tmp_path, monkeypatch)
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    monkeypatch.chdir(tmp_path)
    made = Shop(tmp_path, tmp_path / "shop", capsys.readouterr, monkeypatch)
    words = ("new", "shop", "--name", "Corner Shop", "--people", "Ana Ruiz,Ben", "--pack", str(PACK))
    assert made.run(*words).code == 0
    return made
