"""`python -m tools.reading`, as somebody runs it who writes exercises."""

import json
import subprocess
import sys
from pathlib import Path

from tests.packs.conftest import Make
from workbook.reports import width

CHECKOUT = Path(__file__).resolve().parents[2]


def tool(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """One run of it, from the checkout."""
    command = [sys.executable, "-m", "tools.reading", *map(str, words)]
    return subprocess.run(command, cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=False)


def test_a_pack_that_reads_well_is_told_so(make_pack: Make) -> None:
    done = tool(make_pack({}))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Nothing to mend.\n")
    assert max(map(width, done.stdout.splitlines())) <= 80
    assert "answers-at-hand" in done.stdout


def test_what_reads_badly_is_told_and_refused(make_pack: Make) -> None:
    root = make_pack({"02-going-on/chapter.md": "# Going on\n\nSimply leverage it!\n"})
    done = tool(root)
    assert done.returncode == 1
    assert "02-going-on/chapter.md:3: “Simply” says little or shouts." in done.stdout
    assert done.stdout.endswith("3 things to mend.\n")
    done = tool("--json", root)
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert found["problems"] == []
    assert [finding["line"] for finding in found["reading"]["findings"]] == [3, 3, 3]
    assert {"id", "words", "minutes", "mean_sentence", "passive_runs", "wants", "feeds"} <= (
        found["reading"]["exercises"][0].keys()
    )


def test_a_folder_without_a_pack_cannot_be_read(tmp_path: Path) -> None:
    done = tool(tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "There is no pack in this folder." in done.stderr
