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
    parser.add_argument("--as", dest="as_", metavar="WHO", help="who answers, else the first of the people")
    args = parser.read(argv)
    if args.dir and args.workbook:
        parser.error("name the workbook once, as DIR or with --workbook")
    if args.dir and not args.dir.exists():
        named = str(args.dir)
        near = did_you_mean(named, commands)
        raise Usage(
            f"There is no command or folder “{one_line(named, 70)}”.{near} {command('--help')} lists the commands."
        )
    root = _root(args.dir or args.workbook)
    return open_app(root, who=None if args.as_ is None else _person(root, args.as_))


def can_open() -> bool:
    """Whether there is a terminal to open the app in, or a program that plays one."""
    return (is_terminal() and os.environ.get("TERM") != "dumb") or bool(os.environ.get("TEXTUAL_DRIVER"))


def open_app(
    root: Path | None, clock: Callable[[], datetime] | None = None, who: str | None = None, page: str = ""
) -> int:
    """Opens the app on the workbook in `root`, or on the start page. Raises Usage without a terminal.

    `clock` stands in for the present moment. `who` answers, by their id; else the first of the people. `page` is the name of one
    to show at once.
    """
    if not can_open():
        where = f" --workbook {quoted(one_line(str(root))) if root is not None else 'DIR'}"
        raise Usage(
            "The workbook opens in a terminal, and there is none here. "
            f"{command(f'score{where}')} shows where it stands, {command(f'answer --plain{where}')} asks line by line."
        )
    from workbook.app.launch import run as launch

    return launch(root, clock, who, page)


def _person(root: Path | None, who: str) -> str:
    """The id of whoever is called so in the workbook. Nobody who is not there is told before the screen is taken."""
    from workbook.session import open_view
    from workbook.session.opening import find_person

    if root is None:
        raise Usage("--as names one of a workbook's people, and there is no workbook here.")
    view, problems = open_view(root)
    if view is None:
        raise Refused(*problems)
    found, wrong = find_person(view.folder.profile, who, view.today)
    if found is None:
        raise Refused(wrong)
    return found.id


def _root(named: Path | None) -> Path | None:
    found = locate(named, Path.cwd())
    if isinstance(found, Path):
        return found
    if named is not None or os.environ.get(VARIABLE):
        raise Refused(found)
    return None
