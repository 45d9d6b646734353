"""What the commands' parsers share: help that fits 80 columns, `--workbook`, `--on`, and wrong usage as one plain line."""

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from workbook.cli.faults import Usage
from workbook.cli.output import out
from workbook.domain import Problem, did_you_mean, one_line, program
from workbook.store.locate import path_of

WITH_VALUE = ("--workbook", "--on", "--as")
"""The options that may stand before the command, each with one value."""

YEARS = range(1971, 8999)
"""The years a command may work as of: some months on either side can still be counted, in every time zone."""


def first_word(argv: Sequence[str]) -> int | None:
    """The place of the first argument that is neither an option nor the value of a common one."""
    skip = False
    for place, argument in enumerate(argv):
        if skip:
            skip = False
        elif argument == "--":
            return None
        elif not argument.startswith("-"):
            return place
        else:
            skip = argument in WITH_VALUE
    return None


def day(text: str) -> date:
    """A day as typed after an option: `2026-12-15`, `today`, `+14d`, `fri`."""
    from workbook.domain import read_date  # brings all that can be asked: no start of the app waits for that

    found, wrong = read_date(text, date.today())
    if found is None:
        raise argparse.ArgumentTypeError(wrong)
    if found.year not in YEARS:
        raise argparse.ArgumentTypeError(
            f"that day is too far away: the years from {YEARS[0]} to {YEARS[-1]} are known"
        )
    return found


def path(text: str) -> Path:
    """A path as typed: a folder of one's own begins with `~`, and one without a name is none."""
    found = path_of(text)
    if isinstance(found, Problem):
        raise argparse.ArgumentTypeError(f"{found.what[:1].lower()}{found.what[1:]} {found.mend}")
    return found


def one_of(*words: str) -> Callable[[str], str]:
    """The type of an argument that is one of a few words."""

    def check(text: str) -> str:
        if text not in words:
            raise argparse.ArgumentTypeError(f"this wants one of {', '.join(words)}")
        return text

    return check


class Parser(argparse.ArgumentParser):
    """The parser of one command. Every one knows `--workbook`; those that look at a day know `--on`."""

    def __init__(self, command: str, about: str, *examples: str, workbook: bool = True, on: bool = True) -> None:
        super().__init__(
            prog=f"{program()} {command}".strip(),
            description=about,
            epilog="\n  ".join(["examples:", *(f"{program()}{line.removeprefix('workbook')}" for line in examples)]),
            formatter_class=_Help,
            allow_abbrev=False,
            add_help=False,
        )
        self._negative_number_matcher = re.compile(r"-[^\w\s-]?\d")  # `-3d`, `-1,250` and `-£5` are values as `-5` is
        self.add_argument("-h", "--help", action="help", help="show this")
        if workbook:
            self.add_argument(
                "--workbook", metavar="DIR", type=path, help="the workbook, if it is not the folder you are in"
            )
        if on:
            self.add_argument("--on", metavar="DATE", type=day, help="work as of this day instead of today")

    def read(self, argv: Sequence[str]) -> argparse.Namespace:
        """The arguments, options anywhere among them. Raises Usage."""
        args, unknown = self.parse_known_intermixed_args(argv)
        if unknown:
            self.error(self._unknown(unknown[0].partition("=")[0]))
        return args

    def print_help(self, file: object = None) -> None:
        """Help on stdout, as everything else."""
        out(self.format_help(), end="")

    def _unknown(self, word: str) -> str:
        shown = one_line(word, 70)
        if not word.startswith("-"):
            return f"“{shown}” is one word too many"
        known = [name.lstrip("-") for name in self._option_string_actions]
        near = did_you_mean(word.lstrip("-"), known).replace("“", "“--")
        return f"there is no option “{shown}”.{near}"

    def error(self, message: str) -> NoReturn:
        """Wrong usage, said in one line. Raises Usage."""
        said = one_line(message.removeprefix("argument "), 200)
        said = said[:1].upper() + said[1:]
        raise Usage(f"{said}{'' if said.endswith(('.', '?')) else '.'} “{self.prog} --help” shows how it is used.")


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the smallest usual terminal, whatever the present one."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=79, max_help_position=26)
