"""Where the measuring is done: a home folder of its own, a filled workbook in it, and the commands of both sides."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import median_low
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT")

_PLACE = """
import sys
from pathlib import Path
from workbook.session.answering import answer
from workbook.session.opening import open_session
from workbook.session.tracking import mark_opened, remember_place

session, problems = open_session(Path(sys.argv[1]))
if session is None:
    sys.exit("\\n".join(map(str, problems)))
exercise, item = sys.argv[2:]
mark_opened(session, exercise)
answer(session, item, None)
remember_place(session, exercise, item)
sys.exit("\\n".join(map(str, session.close())) or 0)
"""


@dataclass(frozen=True)
class Page:
    """An exercise to open: where its Markdown is, the item to open it at, and the title that shows that it is open."""

    source: Path
    exercise: str
    item: str
    title: str


@dataclass
class Stand:
    """A scratch home. Nothing of the person's own settings, caches or workbooks is read or written."""

    home: Path
    copies: "count[int]" = field(default_factory=count)

    def __post_init__(self) -> None:
        self.env = {name: os.environ[name] for name in _KEPT if name in os.environ} | {
            "HOME": str(self.home),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_STATE_HOME": str(self.home / "state"),
            "PYTHONPATH": str(CHECKOUT),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        self.demo = self.home / "demo"
        self.run("demo", str(self.demo), "--fresh")
        self.pack: dict[str, Any] = json.loads(self.run("pack", "show", "--json"))
        states = json.loads(self.run("progress", "--json", "--workbook", str(self.demo)))["exercises"]
        self.states = {one["id"]: one["status"] for one in states}

    def command(self, *words: str) -> list[str]:
        """The product's command line."""
        return [sys.executable, "-m", "workbook", *words]

    def forget(self) -> None:
        """Empty the cache: the next start is a first one."""
        shutil.rmtree(self.home / "cache", ignore_errors=True)

    def install(self) -> dict[str, str]:
        """Install the program from a wheel built of this checkout; the environment in which `python -P -m workbook` is that one."""
        installed = self.home / "installed"
        if not installed.exists():
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(installed)]
            subprocess.run([*pip, str(CHECKOUT)], check=True, stdout=sys.stderr)
        return self.env | {"PYTHONPATH": str(installed)}

    def reference(self, page: Page | None = None) -> list[str]:
        """The command line of the bare app, or of the one that shows `page` with Textual's Markdown."""
        script = str(Path(__file__).with_name("reference.py"))
        return [sys.executable, script, *([str(page.source)] if page else [])]

    def run(self, *words: str) -> str:
        """Run one of the product's commands, as a script would; its output."""
        done = subprocess.run(
            self.command(*words), env=self.env, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if done.returncode != 0:
            raise SystemExit(f"workbook {' '.join(words)} ended with {done.returncode}:\n{done.stderr}")
        return done.stdout

    def workbook(self, page: Page | None = None) -> Path:
        """A fresh copy of the filled workbook: on `page`, if given, with its item empty and the place to go on from there."""
        copy = self.home / f"workbook-{next(self.copies)}"
        shutil.copytree(self.demo, copy)
        if page is not None:
            subprocess.run(
                [sys.executable, "-c", _PLACE, str(copy), page.exercise, page.item], env=self.env, check=True
            )
        return copy

    def page(self, *, readiness: bool = False, kind: str | None = None) -> Page:
        """The exercise (or page of ratings) of middling length; with `kind`, one that has such an item, and that item."""
        pages = [page for page in self._pages(kind) if (page.source.name == "readiness.md") == readiness]
        # “Go on” leads to none that was skipped, nor to a page of ratings with none left open.
        over = ("skipped", "done") if readiness else ("skipped",)
        pages = [page for page in pages if self.states[page.exercise] not in over]
        middle = median_low(len(page.source.read_text(encoding="utf-8")) for page in pages)
        return next(page for page in pages if len(page.source.read_text(encoding="utf-8")) == middle)

    def _pages(self, kind: str | None) -> list[Page]:
        sources = {
            line.removeprefix("id:").strip(): source
            for source in sorted((CHECKOUT / "exercises").glob("*/*.md"))
            for line in source.read_text(encoding="utf-8").splitlines()[:8]
            if line.startswith("id:")
        }
        return [
            Page(sources[exercise["id"]], exercise["id"], item["id"], exercise["title"])
            for exercise in self.pack["exercises"]
            if exercise["id"] in self.states  # all that this firm is asked
            for item in [item for item in exercise["items"] if kind in (None, item["kind"])][:1]
        ]
