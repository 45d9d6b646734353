"""The score over closed rounds, as a picture's value: what each came to, and between which two a change can be said."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from workbook.domain.chart import Dot, Share, Stage, Strand, Trend
from workbook.domain.late_dataclass import dataclass
from workbook.domain.rounds.compare import Step, step
from workbook.domain.rounds.result import ResultItem
from workbook.domain.rounds.snapshot import PlanName, Snapshot
from workbook.domain.scoring import overall
from workbook.domain.text import one_line

LEAST = 2
"""Rounds with figures that a trend has at least: one alone shows no way from anywhere."""

_ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Past:
    """A closed round: what people call it, its day, and how its ratings counted; None where nobody can tell.

    `later`: it froze no result, so that was computed later, from the words of that day.
    """

    name: str
    day: date
    found: Snapshot | None
    later: bool = False


def trend(rounds: Iterable[Past], before: int = 0) -> Trend | None:
    """The trend over `rounds`, in the order of their days; None while fewer than two of them have figures.

    `before` is how many there are that are older, and left out. The plans are those of the newest. A round is joined to the one before
    it where half of every plan's weight is in both.
    """
    past = sorted(rounds, key=lambda one: one.day)
    sides = [one.found for one in past]
    known = [side for side in sides if side is not None]
    if len(known) < LEAST:
        return None
    steps = [_step(sides, place) for place in range(len(sides))]
    return Trend(
        title=f"The trend over {len(past) + before} check-ins",
        stages=tuple(
            Stage(one_line(one.name), one.day, one.later, found.word in ("likely", "clear"))
            for one, found in zip(past, steps, strict=True)
        ),
        whole=_dots(map(whole_share, sides), [found.word is not None for found in steps]),
        plans=tuple(_strand(plan, sides, steps) for plan in known[-1].plans),
        before=before,
    )


def _step(sides: Sequence[Snapshot | None], place: int) -> Step:
    """The way from the round before; nothing can be said from one, or of one, of which nothing is known."""
    before, now = sides[place - 1] if place else None, sides[place]
    return step(before, now) if before is not None and now is not None else Step(None, frozenset())


def _strand(plan: PlanName, sides: Sequence[Snapshot | None], steps: Sequence[Step]) -> Strand:
    shares = (plan_share(side, plan.id) for side in sides)
    dots = _dots(shares, [plan.id in found.plans for found in steps])
    return Strand(plan.id, one_line(plan.title), dots, plan.apart)


def _dots(shares: Iterable[Share | None], joined: Sequence[bool]) -> tuple[Dot, ...]:
    """A dot for each round; joined to the one before it where both have a number and can be compared."""
    found = list(shares)
    before = [None, *found]
    return tuple(
        Dot(share, can and share is not None and last is not None)
        for share, last, can in zip(found, before, joined, strict=False)
    )


def plan_share(side: Snapshot | None, plan: str) -> Share | None:
    """A plan's figures; None while none of its ratings has a level."""
    items = [item for item in side.items if item.plan == plan and item.low is not None] if side is not None else []
    if not any(item.level is not None for item in items):
        return None
    weight = sum(item.weight for item in items)
    sums = (sum((item.weight * figure for item in items if (figure := of(item))), _ZERO) for of in (_low, _said, _high))
    return Share(*(one / weight for one in sums))


def whole_share(side: Snapshot | None) -> Share | None:
    """The figures of the whole as they were frozen; None while nothing is rated."""
    if side is None:
        return None
    scored = [plan_share(side, plan.id) for plan in side.plans if not plan.apart]
    if not any(scored):
        return None
    claimed = overall([share.claimed if share is not None else _ZERO for share in scored])
    proven, possible = side.score.proven, side.score.possible
    return Share(proven, min(max(claimed, proven), possible), possible)


def _low(item: ResultItem) -> Fraction:
    return item.low or _ZERO


def _said(item: ResultItem) -> Fraction:
    """What is claimed: what is open counts as nothing in it."""
    return (item.high or _ZERO) if item.level is not None else _ZERO


def _high(item: ResultItem) -> Fraction:
    return item.high or _ZERO
