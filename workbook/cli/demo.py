"""`workbook demo`: a filled example, Harbour Ledger, with its days counted back from today."""

import os
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from workbook.cli.faults import DONE, Refused
from workbook.cli.open_app import can_open, open_app
from workbook.cli.options import Parser, path
from workbook.cli.output import complain, err, out
from workbook.cli.workplace import clock_of
from workbook.domain import command, one_line, quoted
from workbook.session.demo import build, is_demo
from workbook.store.locate import is_workbook
from workbook.store.user import dirs

NAME = "harbour-ledger"
OURS = {"workbook.toml", "answers", "checkins", "actions.toml", "progress.toml", "log", ".workbook"}
"""What the example is made of. Anything else in its folder is somebody's own."""


def run(argv: Sequence[str]) -> int:
    """Makes the example if it is not there yet, and opens it where there is a terminal."""
    parser = Parser(
        "demo",
        "Open a filled example: Harbour Ledger, an invented firm of bookkeepers. What you\nchange in it stays, until --fresh.",
        "workbook demo",
        "workbook demo try-it-out --fresh",
        workbook=False,
    )
    parser.add_argument(
        "dir", metavar="DIR", nargs="?", type=path, help="where to keep it, else in a folder of the program's own"
    )
    parser.add_argument("--fresh", action="store_true", help="start the example over; the old DIR is kept as DIR-old")
    args = parser.read(argv)
    root = Path(os.path.realpath(args.dir or dirs.data_dir() / NAME))
    if is_workbook(root) and not is_demo(root) and not (args.fresh and not args.dir):
        raise Refused(f"{one_line(str(root))} holds a workbook that is not the example. It was left as it is.")
    if not is_workbook(root):
        _make(root, args.on)
    elif args.fresh:
        _start_over(root, args.on, keep=bool(args.dir))
    if can_open():
        return open_app(root, clock_of(args.on) if args.on else None)
    where = one_line(str(root))
    out(f"The example is in {where}.")
    out(f"{command(f'score --workbook {quoted(where)}')} shows where it stands.")
    return DONE


def _make(root: Path, on: date | None) -> None:
    problems = build(root, on or date.today())
    if not is_workbook(root):
        raise Refused(*problems)
    complain(problems)


def _start_over(root: Path, on: date | None, *, keep: bool) -> None:
    """A new example in the place of the old one, which goes only after the new one stands, and only if nothing else is in it.

    `keep` is for a folder that somebody has chosen: what they typed there may be dear to them, so the old one stays beside it.
    """
    new = _free(root, "new")
    problems = build(new, on or date.today())
    if not is_workbook(new):
        raise Refused(*problems)
    complain(problems)
    old = _free(root, "old")
    root.rename(old)
    new.rename(root)
    if keep:
        err(f"The old one was kept, with all that was typed in it: it is in {old} now.")
    elif {path.name for path in old.iterdir()} <= OURS and is_demo(old) and not old.is_symlink():
        shutil.rmtree(old)
    else:
        err(f"There may be something of your own in the old one, so it was kept: it is in {old} now.")


def _free(root: Path, word: str) -> Path:
    """A name beside `root` that nothing has."""
    number = 1
    while (path := root.with_name(f"{root.name}-{word}{'' if number == 1 else f'-{number}'}")).exists():
        number += 1
    return path
