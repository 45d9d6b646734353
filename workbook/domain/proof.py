"""What proves a claim: which dated lines do, for which ratings, and the names of the rules that say so (docs/scoring.md 3)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Literal

from workbook.domain.item import RatingItem
from workbook.domain.late_dataclass import dataclass
from workbook.domain.response import CLAIMS, Evidence
from workbook.domain.text import comparable

FRESH_DAYS = 180
"""A dated line proves a level on its day and up to this many days after it."""

AHEAD = timedelta(days=1)
"""How far ahead a day or a moment may lie and still be today's: it was noted further east, or by a clock a little fast."""

WORDS, SIGNS = 3, 10
"""What a line has at least: so many words, or so many letters and digits, for scripts that part no words."""

SAME_WORDS = 3
"""Ratings that one and the same words prove at most."""

Doubt = Literal["", "line", "stale", "short", "same", "earlier"]
"""Why a 3 or a 4 is not proven: no line; none new enough; none that says enough; words that prove others already; an earlier wording."""


@dataclass(frozen=True, slots=True)
class Rules:
    """A formula by its name, and in what it differs from others: whether it minds `earlier` wordings and what `lines` say."""

    name: str
    earlier: bool
    lines: bool


S8_1 = Rules("s8-1", earlier=False, lines=False)
S8_2 = Rules("s8-2", earlier=True, lines=True)

FORMULAS = {rules.name: rules for rules in (S8_1, S8_2)}
"""Every formula that a score was ever taken by; a change to any rule gets a new name. The last one is in use."""

FORMULA = S8_2.name
"""The formula in use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What counts now for one rating: the newest word about it, of the person `by` or of the team's `round` that was closed.

    Neither `level` nor `na` means that it was left open on purpose. `label` is the quarter in which it was said, and `carried`
    that this was before the present one.
    """

    level: int | None = None
    na: str | None = None
    evidence: tuple[Evidence, ...] = ()
    rev: int
    at: datetime
    label: str = ""
    by: str | None = None
    round: str | None = None
    carried: bool = False


def recent(evidence: Iterable[Evidence], on: date) -> tuple[Evidence, ...]:
    """The dated lines that are fresh on the day `on`: not older than 180 days, not from beyond tomorrow, not blank."""
    return tuple(line for line in evidence if -AHEAD.days <= (on - line.date).days <= FRESH_DAYS and line.text.strip())


def says_enough(text: str) -> bool:
    """Whether a line says enough to prove a level: three words, or ten letters and digits. A mark by itself is no word."""
    words = sum(any(map(str.isalnum, word)) for word in text.split())
    return words >= WORDS or sum(map(str.isalnum, text)) >= SIGNS


def doubts(
    ratings: Iterable[RatingItem], standings: Mapping[str, Standing], on: date, rules: Rules = S8_2
) -> dict[str, Doubt]:
    """For each of `ratings`, in pack order, that stands at 3 or 4: why that is not proven on the day `on`; empty where it is.

    The same words prove the first few ratings only: of those that are given to the present wording and have them in a fresh
    line, whether they need it or have others beside it.
    """
    claims = [(item, found) for item in ratings if (found := standings.get(item.id)) and found.level in CLAIMS]
    proved: dict[str, list[str]] = {}
    for item, standing in claims:
        if not is_earlier(item, standing):
            for words in {comparable(line.text) for line in recent(standing.evidence, on)}:
                proved.setdefault(words, []).append(item.id)
    return {item.id: _doubt(item, standing, on, rules, proved) for item, standing in claims}


def is_earlier(item: RatingItem, standing: Standing) -> bool:
    """Whether it was given to an earlier wording of the rating, which meant something else."""
    return standing.rev < item.rev


def _doubt(item: RatingItem, standing: Standing, on: date, rules: Rules, proved: Mapping[str, list[str]]) -> Doubt:
    if rules.earlier and is_earlier(item, standing):
        return "earlier"
    lines = recent(standing.evidence, on)
    if not lines:
        return "stale" if any((on - line.date).days > FRESH_DAYS for line in standing.evidence) else "line"
    if not rules.lines:
        return ""
    enough = [line for line in lines if says_enough(line.text)]
    if not enough:
        return "short"
    return "" if any(item.id in proved[comparable(line.text)][:SAME_WORDS] for line in enough) else "same"
