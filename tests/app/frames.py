"""The screen as text: what a person without colours sees. Textual's compositor is private; it is touched only here."""

import os
import re
from pathlib import Path
from typing import Any

from textual.app import App

GOLDEN = Path(__file__).parent / "golden"


def frame(app: App[Any]) -> str:
    """The present frame, a line of text for each line of the screen, without trailing spaces."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips).rstrip() + "\n"


def golden(app: App[Any], name: str, update: bool) -> None:
    """Compare the present frame with `golden/<name>.txt`; `update` writes it instead. Clock times are masked."""
    seen = re.sub(r"Saved \d\d:\d\d", "Saved 00:00", frame(app))
    path = GOLDEN / f"{name}.txt"
    if update:
        path.write_text(seen, encoding="utf-8", newline="\n")
    assert path.exists(), f"there is no {path.name} yet: run the tests with --update-golden, and look at it"
    assert seen == path.read_text(encoding="utf-8").replace(os.linesep, "\n")
