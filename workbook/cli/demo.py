"""`workbook demo`: a filled example, with its days counted back from today. There are a few, each of an invented firm."""

import os
import shutil
from argparse import ArgumentTypeError
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from workbook.cli.faults import DONE, Refused
from workbook.cli.open_app import can_open, open_app
from workbook.cli.options import Parser, path
from workbook.cli.output import complain, err, out
from workbook.cli.workplace import clock_of
from workbook.domain import command, did_you_mean, one_line, quoted
from workbook.session.demo import FIRST, STORIES, build, is_demo, story_of
from workbook.store.locate import is_workbook
from workbook.store.user import dirs

OURS = {
    "workbook.toml",
    "answers",
    "ratings",
    "rounds",
    "checkins",
    "marks.toml",
    "actions.toml",
    "progress.toml",
    "log",
    ".workbook",
}
"""What the example is made of. Anything else in its folder is somebody's own."""


def run(argv: Sequence[str]) -> int:
    """Makes the example if it is not there yet, and opens it where there is a terminal."""
    names = "\n".join(f"  {name:<16}{what}" for name, what in STORIES.items())
    parser = Parser(
        "demo",
        f"Open a filled example of an invented firm:\n\n{names}\n\nWhat you change in it stays, until --fresh.",
        "workbook demo",
        "workbook demo ten-to-four",
        "workbook demo try-it-out --fresh",
        workbook=False,
    )
    parser.add_argument("name", metavar="NAME", nargs="?", help=f"one of these firms, else {FIRST}")
    parser.add_argument("dir", metavar="DIR", nargs="?", help="where to keep it, else in a folder of the program's own")
    parser.add_argument("--fresh", action="store_true", help="start the example over; the old DIR is kept as DIR-old")
    args = parser.read(argv)
    story, folder = _meant(parser, args.name, args.dir)
    root = Path(os.path.realpath(folder or dirs.data_dir() / story))
    if is_workbook(root) and not is_demo(root) and not (args.fresh and not folder):
        raise Refused(f"{one_line(str(root))} holds a workbook that is not the example. It was left as it is.")
    if args.name == story and not args.fresh and story_of(root) not in (None, story):
        raise Refused(
            f"{one_line(str(root))} holds another example, {story_of(root)}. It was left as it is.",
            "Name another folder, or add --fresh, which keeps the old one beside it.",
        )
    if not is_workbook(root):
        _make(root, args.on, story)
    elif args.fresh:
        _start_over(root, args.on, story, keep=bool(folder))
    if can_open():
        return open_app(root, clock_of(args.on) if args.on else None)
    where = one_line(str(root))
    out(f"The example is in {where}.")
    out(f"{command(f'score --workbook {quoted(where)}')} shows where it stands.")
    return DONE


def _meant(parser: Parser, first: str | None, second: str | None) -> tuple[str, Path | None]:
    """Which example, and the folder for it, if one was given. A single word that is an example's name is that; else a folder."""
    if first is None:
        return FIRST, None
    if second is None and first not in STORIES:
        return FIRST, _folder(parser, first)
    if first not in STORIES:
        near = did_you_mean(first, STORIES) or f" They are {', '.join(STORIES)}."
        parser.error(f"there is no example “{one_line(first, 40)}”.{near}")
    return first, None if second is None else _folder(parser, second)


def _folder(parser: Parser, word: str) -> Path:
    try:
        return path(word)
    except ArgumentTypeError as wrong:
        parser.error(f"DIR: {wrong}")


def _make(root: Path, on: date | None, story: str) -> None:
    problems = build(root, on or date.today(), story)
    if not is_workbook(root):
        raise Refused(*problems)
    complain(problems)


def _start_over(root: Path, on: date | None, story: str, *, keep: bool) -> None:
    """A new example in the place of the old one, which goes only after the new one stands, and only if nothing else is in it.

    `keep` is for a folder that somebody has chosen: what they typed there may be dear to them, so the old one stays beside it.
    """
    new = _free(root, "new")
    problems = build(new, on or date.today(), story)
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
