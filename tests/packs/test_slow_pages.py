"""Pages and files of a pack made to be slow to look at: each is read, or refused, long before the system's limit of time.

Each is read in a process of its own that may compute for half a minute; what takes time by the square of such a line would
compute for hours.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.systems import forks

resource = pytest.importorskip("resource", reason="the system has no limits of this kind")

CHECKOUT = Path(__file__).resolve().parents[2]
PACK = CHECKOUT / "tests" / "data" / "every-kind"
MOST = 250_000
BLANKS = " " * MOST

PAGE = "01-everything/01-all-kinds.md"
FIRST = "::: line a-line"

SLOW: dict[str, tuple[str, str, str]] = {
    "blanks among the options": (PAGE, FIRST, f"{FIRST} {{{BLANKS}x"),
    "blanks before the kind": (PAGE, FIRST, f":::{BLANKS}x"),
    "blanks before the id": (PAGE, FIRST, f"::: line{BLANKS}x"),
    "many options": (PAGE, FIRST, f"{FIRST} {{{'x=1 ' * (MOST // 4)}}}"),
    "blanks in a heading of the facts": ("facts.toml", "", f'[a]\nclaim = """\n[{BLANKS}x\n"""\n'),
    "long words in the facts": ("facts.toml", "", ("a" * 999 + "=") * (MOST // 1000)),
    "many words to look for": ("hints.toml", "", f'small = "{"word! " * (MOST // 6)}"\n'),
    "blanks in the front matter": (PAGE, "---\n", f"---\nx:{BLANKS}y\n"),
}

CHECK = "import sys; from pathlib import Path; from workbook.packs import catalog; print(len(catalog.check(Path(sys.argv[1]))[1]))"


@forks
@pytest.mark.parametrize("sort", SLOW)
def test_a_page_made_to_be_slow_is_told_in_little_time(tmp_path: Path, sort: str) -> None:
    name, old, new = SLOW[sort]
    root = tmp_path / "pack"
    shutil.copytree(PACK, root)
    text = (root / name).read_text(encoding="utf-8") if old else ""
    (root / name).write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (30, 30))

    command = [sys.executable, "-c", CHECK, str(root)]
    done = subprocess.run(command, capture_output=True, cwd=CHECKOUT, preexec_fn=limited)
    assert done.returncode == 0, done.stderr.decode()[-300:]
    assert int(done.stdout) > 0
