"""How much of each layer the tests run, held against a floor: `.venv/bin/python -m tools.coverage_floor`.

Words after it go to pytest: `-n 1` for one process, a folder for a part, whose figures then mean little. Takes about twice as
long as the tests alone. Ends with 1 when tests fail or a layer is below its floor.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

FLOORS = {"domain": 99, "hints": 99, "reports": 99, "packs": 98, "session": 95, "app": 94, "cli": 95, "store": 94}
"""The least share of its lines that a layer may have run, in per cent. Raise one when it has stood above for a while."""


def main() -> int:
    """Run the tests, measure, and print a line for each layer."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        variables = os.environ | {"COVERAGE_FILE": str(Path(folder) / "data")}

        def coverage(*words: str) -> int:
            return subprocess.run([sys.executable, "-m", "coverage", *words], env=variables).returncode

        failed = coverage("run", "-m", "pytest", *sys.argv[1:])
        coverage("combine", "-q")
        coverage("json", "-q", "-o", str(report))
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
    lines, run = Counter[str](), Counter[str]()
    for name, measured in files.items():
        layer = Path(name).parts[1]
        lines[layer] += measured["summary"]["num_statements"]
        run[layer] += measured["summary"]["covered_lines"]
    below = [layer for layer, floor in FLOORS.items() if run[layer] * 100 < floor * lines[layer]]
    for layer, floor in FLOORS.items():
        share = run[layer] * 100 / max(lines[layer], 1)
        print(f"{layer:<8} {share:5.1f} %   floor {floor} %{'   BELOW' if layer in below else ''}")
    return failed or bool(below)


if __name__ == "__main__":
    sys.exit(main())
