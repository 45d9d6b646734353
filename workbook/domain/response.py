"""What people answer: values by kind, responses with who and when, ratings with their evidence."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from workbook.domain.item import Kind
from workbook.domain.late_dataclass import dataclass

Cell = str | int | Decimal | date | bool
"""One cell of a table row: text, number, day, or true for a ticked box."""

Row = Mapping[str, Cell]
"""One row of a table: column key to cell; an empty cell is absent."""

YesNo = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Check:
    """The value of a check: the answer, and one line that shows it."""

    answer: YesNo
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Tell:
    """The value of a tell-a-friend question: the step 0 to 4 (None while only the text is there), and what would make it so."""

    step: int | None
    better: str = ""


Value = str | int | Decimal | date | Check | Tell | tuple[str, ...] | tuple[Row, ...]
"""The value of any item but a rating. Text for line, text and choice; lines, keys or picks for list, choices and pick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer: the value, the kind and revision of the item it was given to, when (with offset) and by whom."""

    kind: Kind
    rev: int
    at: datetime
    by: str
    value: Value


@dataclass(frozen=True, slots=True)
class Evidence:
    """One dated line that shows a level: an example, a count or a document."""

    date: date
    text: str


CLAIMS = (3, 4)
"""The levels that rest on evidence: they count in full only with a dated line (docs/scoring.md 2)."""


def resting(level: int | None, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The `evidence` that stays with `level`: all of it with a 3 or a 4, none with anything less, which claims nothing."""
    return tuple(evidence) if level in CLAIMS else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """What one person said of a rating at one time.

    Exactly one holds: `level` 0 to 4, `na` with the reason, or neither, which says that it was left open on purpose.
    `note` is whatever people wrote beside it; it never counts as proof.
    """

    rev: int
    at: datetime
    level: int | None = None
    na: str | None = None
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingWord(Rated):
    """What a person says of a rating now, with what they said before in `was`: newest first, at most 40 (docs/files.md 5)."""

    was: tuple[Rated, ...] = ()


def coming_back(own: Rated | None, aside: Iterable[Evidence], earlier: Rated | None) -> tuple[Evidence, ...]:
    """The dated lines that a 3 or a 4 begins with: those of `own`, this quarter's rating, where it is a 3 or a 4 itself.

    Else what went `aside` with one in this sitting, else what showed one in an `earlier` quarter. Old lines stay with
    fresh ones: only fresh ones prove it, and none is lost before somebody takes it out.
    """
    if own is not None and own.level in CLAIMS:
        return own.evidence
    return tuple(aside) or (resting(earlier.level, earlier.evidence) if earlier is not None else ())


def lines_of(value: Value | None) -> tuple[str, ...]:
    """The texts in a value that should be several lines, as picks and keys are; a lone text is one."""
    if isinstance(value, str):
        return (value,)
    return tuple(line for line in value if isinstance(line, str)) if isinstance(value, tuple) else ()


def tidy(value: Value | None) -> Value | None:
    """A value as it is kept: a text with plain line ends, and None for what says nothing."""
    if isinstance(value, str):
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    return None if value is None or value == "" or value == () else value
