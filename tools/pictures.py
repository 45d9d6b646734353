"""`python -m tools.pictures`: takes the pictures that README.md shows, of the screens on an example workbook.

With a page's name it takes that one alone, at any size, in any colours:
`python -m tools.pictures home --size 120x40 --theme light -o home.svg`.
"""

import argparse
import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from workbook.app.app import WorkbookApp
from workbook.app.base import Go
from workbook.app.widgets import THEMES
from workbook.session.demo import build

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
SIZE = (100, 30)
MOMENT = datetime.fromisoformat("2026-11-20T12:00:00+00:00")
"""The day on the pictures, so that only what is drawn changes them."""

README: dict[str, Go | tuple[str, ...]] = {
    "home": (),
    "exercise": Go("exercise", "best-share", "ideal-profile"),
    "rating": Go("exercise", "readiness-customers", "results-reviews-happen"),
    "actions": Go("actions"),
    "document": Go("document", "message-sheet"),
}
"""The pictures of README.md: what to go to from Home, or keys."""

_WEB_FONT = re.compile(r"@font-face\s*\{[^}]*\}")


async def take(root: Path, way: Go | tuple[str, ...], size: tuple[int, int], theme: str) -> str:
    """The page that `way` leads to in the workbook `root`, as SVG that asks no other computer for a font."""
    app = WorkbookApp(root, clock=lambda: MOMENT)
    async with app.run_test(size=size) as pilot:
        await _until(lambda: app.session is not None)
        app.theme = theme
        await pilot.pause()
        home = app.screen
        if isinstance(way, Go):
            app.post_message(way)
            await _until(lambda: app.screen is not home)
        else:
            await pilot.press(*way)
        await pilot.pause(0.4)
        picture = app.export_screenshot(title="Referral Workbook")
    app.close_workbook()
    return _WEB_FONT.sub("", picture).replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")


async def _until(there: Callable[[], bool]) -> None:
    for _ in range(500):
        if there():
            return
        await asyncio.sleep(0.02)
    raise SystemExit("The page did not open.")


def _way(name: str) -> Go | tuple[str, ...]:
    """A picture of README.md by its name, keys as `keys/a,c`, else a page and what it shows, as `why/plan:customers`."""
    if name in README:
        return README[name]
    kind, *more = name.split("/")
    return tuple(more[0].split(",")) if kind == "keys" else Go(kind, *more)


def main(arguments: list[str]) -> None:
    """Take what was asked for."""
    asked = argparse.ArgumentParser(prog="python -m tools.pictures", description=__doc__)
    asked.add_argument(
        "page", nargs="?", help="one page alone: " + ", ".join(README) + ", readiness/customers, keys/a,c …"
    )
    asked.add_argument("--size", default="x".join(map(str, SIZE)), help="columns x lines")
    asked.add_argument("--theme", default="dark", choices=("dark", "light", "contrast"))
    asked.add_argument("--demo", default="harbour-ledger", help="the example to show")
    asked.add_argument("--workbook", type=Path, help="a workbook to show instead of an example")
    asked.add_argument("-o", "--out", type=Path, help="the file to write")
    given = asked.parse_args(arguments)
    theme = next(one.name for one in THEMES if one.name == f"workbook-{given.theme}")
    width, height = map(int, given.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("CONFIG", "CACHE", "DATA", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = f"{folder}/{kind.lower()}"  # nobody's settings or folders are on a picture
        root = given.workbook or Path(folder) / given.demo
        problems = build(root, MOMENT.date(), given.demo) if given.workbook is None else []
        assert not problems, problems
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name in [given.page] if given.page else README:
            picture = asyncio.run(take(root, _way(name), (width, height), theme))
            path = given.out or FOLDER / f"{name}.svg"
            path.write_text(picture, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
