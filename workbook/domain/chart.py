"""A picture of the score as a value: bars, a grid with numbers, a sum in its parts, a trend. Screens, text and SVG are drawn from it alone.

Every figure is a share of 1. What nobody has rated yet has none: it is drawn as no bar and no zero.
"""

from datetime import date
from fractions import Fraction
from typing import Literal

from workbook.domain.late_dataclass import dataclass

WEAK = Fraction(25, 100)
"""Below this a number of a grid is marked as weak."""

Cell = Fraction | Literal["open"] | None
"""What is proven where two groups cross, or `open` while none of its ratings is answered. None: no rating stands there."""


@dataclass(frozen=True, slots=True)
class Share:
    """What is proven, what is claimed (proven or not), and what is possible while some is open; each at least the one before."""

    proven: Fraction
    claimed: Fraction
    possible: Fraction


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar by its `id` and title. `share` is None while nothing of it is rated; `ratings` is how many it rests on.

    `twice`: it is one of the two weakest, which count double. `apart`: it stands beside the score. `beside` are its figures in
    the columns that the chart has for all bars.
    """

    id: str
    title: str
    share: Share | None
    ratings: int = 0
    twice: bool = False
    apart: bool = False
    beside: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars below each other, with a column of numbers for each of `heads` beside them."""

    title: str
    bars: tuple[Bar, ...]
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Numbers in rows and columns: `rows` have a title and a cell for each of `heads`. `short` names these in little room, if it does."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One summand of a sum: its `size` in the whole, of 1, and how much of its own size is there.

    `again`: it is counted a second time, because it is one of the two weakest.
    """

    id: str
    title: str
    size: Fraction
    share: Share
    again: bool = False

    @property
    def missing(self) -> Fraction:
        """What it lacks of the whole."""
        return self.size * (1 - self.share.proven)


@dataclass(frozen=True, slots=True)
class Stack:
    """A sum laid end to end, the part that lacks most first. `share` is that of the whole."""

    title: str
    share: Share
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure of a trend; None where nothing was rated, or where nothing is known.

    `joined`: it may be compared with the one before it.
    """

    share: Share | None
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Strand:
    """The dots of one plan, one for each round. `apart`: it stands beside the score."""

    id: str
    title: str
    dots: tuple[Dot, ...]
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """A round of a trend: what people call it, and its day. `later`: it froze no figures, so they are computed later, from its words.

    `moved`: the whole has changed since the round before by more than chance alone moves.
    """

    name: str
    day: date
    later: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    """The score over rounds, the oldest first, with a dot for each of `stages`; and each plan in the same way.

    `before` are the rounds before these, which are not looked at.
    """

    title: str
    stages: tuple[Stage, ...]
    whole: tuple[Dot, ...]
    plans: tuple[Strand, ...]
    before: int = 0


Chart = Bars | Grid | Stack | Trend


def largest_missing_first(parts: list[Part]) -> tuple[Part, ...]:
    """The parts in the order of a stack; what is counted again stands behind its first time."""
    return tuple(sorted(parts, key=lambda part: -part.missing))
