"""The bare `workbook`: opens the app. The one file of the commands that imports it, and only once a terminal is there."""

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from workbook.cli.faults import Refused, Usage
from workbook.cli.options import Parser, path
from workbook.cli.output import is_terminal
from workbook.domain import command, did_you_mean, one_line, quoted
from workbook.store.locate import VARIABLE, locate


def run(argv: Sequence[str], commands: Iterable[str]) -> int:
    """Opens the workbook named or the one here; without any the start page, which has the last one used first."""
    parser = Parser("", "Open a workbook in the terminal.", "workbook", "workbook harbour-ledger", on=False)
    parser.add_argument("dir", metavar="DIR", nargs="?", type=path, help="the workbook to open")
    args = parser.read(argv)
    if args.dir and args.workbook:
        parser.error("name the workbook once, as DIR or with --workbook")
    if args.dir and not args.dir.exists():
        named = str(args.dir)
        near = did_you_mean(named, commands)
        raise Usage(
            f"There is no command or folder “{one_line(named, 70)}”.{near} {command('--help')} lists the commands."
        )
    return open_app(_root(args.dir or args.workbook))


def can_open() -> bool:
    """Whether there is a terminal to open the app in, or a program that plays one."""
    return (is_terminal() and os.environ.get("TERM") != "dumb") or bool(os.environ.get("TEXTUAL_DRIVER"))


def open_app(root: Path | None, clock: Callable[[], datetime] | None = None, page: str = "") -> int:
    """Opens the app on the workbook in `root`, or on the start page. Raises Usage without a terminal.

    `clock` stands in for the present moment; `page` is the name of one to show at once.
    """
    if not can_open():
        where = f" --workbook {quoted(one_line(str(root))) if root is not None else 'DIR'}"
        raise Usage(
            "The workbook opens in a terminal, and there is none here. "
            f"{command(f'score{where}')} shows where it stands, {command(f'answer --plain{where}')} asks line by line."
        )
    from workbook.app.launch import run as launch

    return launch(root, clock, page)


def _root(named: Path | None) -> Path | None:
    found = locate(named, Path.cwd())
    if isinstance(found, Path):
        return found
    if named is not None or os.environ.get(VARIABLE):
        raise Refused(found)
    return None
