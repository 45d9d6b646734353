"""The bare `workbook`: opens the app. The one file of the commands that imports it, and only once a terminal is there."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from workbook.cli.faults import Refused, Usage
from workbook.cli.options import Parser
from workbook.cli.output import is_terminal
from workbook.domain.ids import did_you_mean
from workbook.domain.text import one_line
from workbook.store import userdirs
from workbook.store.locate import VARIABLE, is_workbook, locate


def run(argv: Sequence[str], commands: Iterable[str]) -> int:
    """Opens the workbook named, the one here, or the last one used; without any the start page."""
    parser = Parser("", "Open a workbook in the terminal.", "workbook", "workbook harbour-ledger", on=False)
    parser.add_argument("dir", metavar="DIR", nargs="?", help="the workbook to open")
    args = parser.read(argv)
    if args.dir and args.workbook:
        parser.error("name the workbook once, as DIR or with --workbook")
    if args.dir and not Path(args.dir).expanduser().exists():
        near = did_you_mean(args.dir, commands)
        raise Usage(
            f"There is no command or folder “{one_line(args.dir, 70)}”.{near} “workbook --help” lists the commands."
        )
    named = args.dir or args.workbook
    return open_app(_root(Path(named).expanduser() if named else None))


def can_open() -> bool:
    """Whether there is a terminal to open the app in, or a program that plays one."""
    return (is_terminal() and os.environ.get("TERM") != "dumb") or bool(os.environ.get("TEXTUAL_DRIVER"))


def open_app(root: Path | None) -> int:
    """Opens the app on the workbook in `root`, or on the start page. Raises Usage without a terminal."""
    if not can_open():
        where = f" --workbook {one_line(str(root))}" if root is not None else " --workbook DIR"
        raise Usage(
            "The workbook opens in a terminal, and there is none here. "
            f"“workbook score{where}” shows where it stands, “workbook answer --plain{where}” asks line by line."
        )
    from workbook.app.launch import run as launch

    return launch(root)


def _root(named: Path | None) -> Path | None:
    found = locate(named, Path.cwd())
    if isinstance(found, Path):
        return found
    if named is not None or os.environ.get(VARIABLE):
        raise Refused(found)
    return _last_used()


def _last_used() -> Path | None:
    from workbook.store import recent

    return next((entry.folder for entry in recent.load(userdirs.state_dir()) if is_workbook(entry.folder)), None)
