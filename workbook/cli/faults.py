"""How a command stops early: refused with problems, or asked for in a way that it does not know."""

from collections.abc import Sequence

from workbook.cli.output import Told

DONE, REFUSED, USAGE, INTERRUPTED = 0, 1, 2, 130
"""The exit codes: done; problems found or refused; wrong usage; interrupted."""


class Refused(Exception):
    """The command could not do what was asked, and says why: exit 1."""

    def __init__(self, *told: Told) -> None:
        super().__init__(*map(str, told))
        self.told: Sequence[Told] = told


class Usage(Exception):
    """The command was not used as it can be: exit 2."""
