"""What a round comes to at its close, frozen: it can be read and scored alone, for ever (docs/files.md 8)."""

from datetime import date
from fractions import Fraction
from typing import Literal

from workbook.domain.firm import GivenFirm
from workbook.domain.late_dataclass import dataclass
from workbook.domain.response import Evidence
from workbook.domain.rounds.round import Mode, RoundKind, RoundSize, Seat
from workbook.domain.workbook import PackRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One vote in a result: of `by`; or, where votes are unlinked, how many (`count`) gave the same. Neither level nor n/a: can't say."""

    by: str = ""
    level: int | None = None
    na: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultItem:
    """One scored rating as it counts at the close.

    `scored` is its plan's. Those that the round asked have `asked`; only these are the round's word, and of these not the ones
    that are `kept`: of them the team's votes said nothing, and the word from before stands. `word_rev` is the revision that the level
    was given to, where that was an earlier one. `low` and `high` are its interval, None where it does not apply.
    `first` and `second` are the votes of a team.
    """

    id: str
    rev: int
    plan: str
    scored: Literal["yes", "apart"]
    weight: int
    prompt: str
    anchors: tuple[str, ...]
    asked: bool = False
    kept: bool = False
    gate: bool = False
    na: str | None = None
    level: int | None = None
    word_rev: int | None = None
    evidence: tuple[Evidence, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None
    first: tuple[Given, ...] = ()
    second: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultScore:
    """The score at the close, in lowest terms."""

    formula: str
    proven: Fraction
    possible: Fraction
    stated: Fraction | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPlan:
    """One plan at the close, in lowest terms; also one in which nothing was asked of this firm, which counts as open."""

    id: str
    title: str
    scored: Literal["yes", "apart"]
    proven: Fraction
    possible: Fraction
    stated: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedAction:
    """An action that was open at the close."""

    id: str
    title: str
    owner: str = ""
    due: date | None = None
    carried: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """How large a change has to be before it is more than chance, for the ratings that were compared, as a share of 1."""

    against: str
    items: int
    overall: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`result.toml`. `sha256` is over the file without the line that holds it. `threshold` is against the round closed before it."""

    round: str
    label: str
    kind: RoundKind
    size: RoundSize
    mode: Mode = "named"
    business: str
    closed: date
    app: str
    sha256: str = ""
    pack: PackRef
    firm: GivenFirm
    score: ResultScore
    roster: tuple[Seat, ...] = ()
    actions: tuple[CarriedAction, ...] = ()
    threshold: Threshold | None = None
    plans: tuple[ResultPlan, ...] = ()
    items: tuple[ResultItem, ...] = ()
