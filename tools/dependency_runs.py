"""The tests with the oldest dependencies that pyproject.toml allows, or the newest: `python3 -m tools.dependency_runs oldest`.

The venv is made in a folder of its own, which is removed at the end. Words after it go to pytest. Ends as pip or the tests do.
"""

import os
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
FLOOR = re.compile(r"([\w.-]+)>=([\w.]+)")


def floors() -> list[str]:
    """Each requirement of the program and of its tests, at the version where its range begins."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    found = [FLOOR.match(requirement) for requirement in wanted]
    if missing := [requirement for requirement, floor in zip(wanted, found, strict=True) if floor is None]:
        sys.exit(f"Without a floor, and so without an oldest version: {', '.join(missing)}")
    return [f"{floor[1]}=={floor[2]}" for floor in found if floor is not None]


def main() -> int:
    """Install, say what was installed, and run the tests."""
    which, *words = sys.argv[1:] or [""]
    if which not in ("oldest", "newest"):
        sys.exit("This wants “oldest” or “newest”.")
    exact = floors() if which == "oldest" else []
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
        pip = [python, "-m", "pip", "--disable-pip-version-check"]
        for step in (
            [*pip, "install", "-q", "-e", ".[test]", *exact],
            [*pip, "freeze", "--exclude-editable"],
            [python, "-m", "pytest", *words],
        ):
            if failed := subprocess.run(step, cwd=CHECKOUT).returncode:
                return failed
    return 0


if __name__ == "__main__":
    sys.exit(main())
