"""A programme: a pack's way through its exercises by weeks, each with a page, something to ask and somebody to thank."""

from collections.abc import Sequence
from dataclasses import field

from workbook.domain.firm import EVERYBODY, Applies
from workbook.domain.late_dataclass import dataclass
from workbook.domain.prose import Prose

PROGRAMME = "programme.md"
"""The page of a pack that is its programme, beside `pack.toml`."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a week, and the firms that it is for."""

    text: str
    applies: Applies = EVERYBODY


@dataclass(frozen=True, slots=True)
class Week:
    """One week, counted from 1: its name, its page by the id of an exercise, and its asks and thank-yous by kind of firm.

    In the programme as a firm sees it there is one of each.
    """

    number: int
    title: str
    exercise: str
    asks: tuple[Said, ...]
    thanks: tuple[Said, ...]
    line: int = field(default=0, compare=False)

    @property
    def ask(self) -> str:
        """What to ask for this week, as a firm sees it; empty where nothing is."""
        return self.asks[0].text if self.asks else ""

    @property
    def thank(self) -> str:
        """Whom to thank and for what this week, as a firm sees it; empty where there is nobody."""
        return self.thanks[0].text if self.thanks else ""


@dataclass(frozen=True, slots=True)
class Programme:
    """All weeks in order, with a few words before them."""

    id: str
    title: str
    intro: Prose
    weeks: Sequence[Week]
