"""`python -m tests.pictures`: takes the picture that README.md shows, of Home on the demo workbook, as it is today."""

import asyncio
import re
import tempfile
from datetime import date
from pathlib import Path

from tests.app.stage import until
from workbook.app.app import WorkbookApp
from workbook.app.widgets import DARK
from workbook.session.demo import build

PICTURE = Path(__file__).parent.parent / "docs" / "home.svg"
SIZE = (100, 24)

_WEB_FONT = re.compile(r"@font-face\s*\{[^}]*\}")


async def take(root: Path) -> str:
    """Home of the workbook in `root`, as SVG that asks no other computer for a font."""
    app = WorkbookApp(root)
    async with app.run_test(size=SIZE) as pilot:
        await until(lambda: app.session is not None)
        app.theme = DARK
        await pilot.pause()
        picture = app.export_screenshot(title="Referral Workbook")
    return _WEB_FONT.sub("", picture).replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "harbour-ledger"
        problems = build(root, date.today())
        assert not problems, problems
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_text(asyncio.run(take(root)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
