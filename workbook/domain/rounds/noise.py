"""What chance alone moves: how far a score may change although nothing has (docs/scoring.md 17).

Whoever rates twice does not say the same twice. So the ratings that are compared are rated again and again, each rater a level
too high once in eight and a level too low once in eight, and what nineteen in twenty of such pairs stay within is no change. The
draws come from digests of a fixed name, and all of it is whole numbers: every computer finds the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import lcm
from operator import add, sub

from workbook.domain.digest import blake2b
from workbook.domain.late_dataclass import dataclass

RUNS = 2000
"""Pairs that are drawn: half of them about what was said before, half about what is said now."""

BEYOND = Fraction(1, 40)
"""How many of them lie beyond the range at most, at either end: nineteen in twenty are within."""

SLIP = 32
"""Of the 256 values of a byte: how many stand for a level too high, and how many for one too low. Together a quarter."""

MOST_RATERS = 8
"""More raters than this are counted as so many: what is left of chance is small by then."""

_SEED = b"what chance alone moves, 1"
_CHUNK = 64
_DIGIT = 255


@dataclass(frozen=True, slots=True)
class Compared:
    """One rating of a comparison: its weight, what it counted for then and now, in quarters 0 to 4, and by how many raters.

    None where it was open, which cannot slip. `again` says that it was rated anew: a word that only stands still is the
    same word both times, and no chance moves it.
    """

    id: str
    weight: int
    then: int | None
    now: int | None
    raters_then: int = 1
    raters_now: int = 1
    again: bool = True


@dataclass(frozen=True, slots=True)
class Chance:
    """The largest change that chance alone explains, of 1: of the `overall` score, and of each plan in its order."""

    overall: Fraction
    plans: tuple[Fraction, ...]


def chance(plans: Sequence[Sequence[Compared]], apart: Sequence[Sequence[Compared]] = ()) -> Chance:
    """What chance alone moves in `plans`, of which the score is made, and in those `apart` from it.

    The order of the ratings in a plan makes no difference.
    """
    groups = [sorted(group, key=lambda one: one.id) for group in (*plans, *apart)]
    shares = [lcm(*(raters for one in group for raters in _raters(one))) for group in groups]
    scales = [4 * (sum(one.weight for one in group) or 1) * share for group, share in zip(groups, shares, strict=True)]
    whole = lcm(*scales)
    stream = _bytes()
    drawn = [
        tuple(_rated(group, side, whole // scale, share, stream) for side in (0, 1))
        for group, scale, share in zip(groups, scales, shares, strict=True)
    ]
    parts = [Fraction(_within(map(sub, now, then)), whole) for then, now in drawn]
    sides = (zip(*(pair[side] for pair in drawn[: len(plans)]), strict=True) for side in (0, 1))
    then, now = (map(_sum, runs) for runs in sides)
    counted = len(plans) + min(len(plans), 2)
    return Chance(Fraction(_within(map(sub, now, then)), whole * (counted or 1)), tuple(parts))


def _sum(values: tuple[int, ...]) -> int:
    """The plans added up, the two weakest again: what stands above the line of the formula (docs/scoring.md 7)."""
    return sum(values) + sum(sorted(values)[:2])


def _within(changes: Iterable[int]) -> int:
    """The smallest range, as far up as down, beyond which neither end has more of the `changes` than its share."""
    found = sorted(changes)
    beyond = int(len(found) * BEYOND)
    return max(found[-1 - beyond], -found[beyond]) if found else 0


def _raters(one: Compared) -> tuple[int, int]:
    """How many rated it then and now, as far as they are counted."""
    return min(one.raters_then, MOST_RATERS), min(one.raters_now, MOST_RATERS)


def _rated(group: Sequence[Compared], side: int, unit: int, share: int, stream: Iterator[bytes]) -> list[int]:
    """A plan's score in every run, as it is rated on one side although nothing has changed.

    It is counted in parts so small that the mean of any number of raters is a whole number of them: `unit` * `share` of them
    are a quarter of a rating of weight 1.
    """
    sums: list[int] = []
    for level in (_then, _now):
        found = [unit * share * sum(one.weight * (level(one) or 0) for one in group)] * (RUNS // 2)
        by_raters: dict[int, list[tuple[int, int]]] = {}
        for one in group:
            if one.again and (truth := level(one)) is not None:
                by_raters.setdefault(_raters(one)[side], []).append((one.weight, truth))
        for raters, members in sorted(by_raters.items()):
            part = unit * share // raters
            found = list(map(add, found, (part * off for off in _slipped(members * raters, RUNS // 2, stream))))
        sums += found
    return sums


def _then(one: Compared) -> int | None:
    return one.then


def _now(one: Compared) -> int | None:
    return one.now


def _slipped(members: Sequence[tuple[int, int]], runs: int, stream: Iterator[bytes]) -> list[int]:
    """By how much `members`, each a weight and a level, are off together in each of so many runs, in quarters.

    A byte says for each run how far one slips. As digits of one long number all runs are added at a stroke, for as long as no
    digit can run over.
    """
    sums = [0] * runs
    digits = most = middle = 0
    for weight, level in members:
        if most + 2 * weight > _DIGIT:
            sums = list(map(add, sums, (one - middle for one in digits.to_bytes(runs, "little"))))
            digits = most = middle = 0
        drawn = b"".join(next(stream) for _ in range(-(-runs // _CHUNK)))[:runs]
        digits += int.from_bytes(drawn.translate(_slips(weight, level)), "little")
        most, middle = most + 2 * weight, middle + weight
    return list(map(add, sums, (one - middle for one in digits.to_bytes(runs, "little"))))


def _slips(weight: int, level: int) -> bytes:
    """What each byte stands for, counted from one level too low; there is no level below 0 and none above 4."""
    low = 0 if level > 0 else weight
    high = 2 * weight if level < 4 else weight
    return bytes([low] * SLIP + [high] * SLIP + [weight] * (256 - 2 * SLIP))


def _bytes() -> Iterator[bytes]:
    """Bytes that look like chance and are the same everywhere, 64 at a time."""
    place = 0
    while True:
        yield blake2b(_SEED + place.to_bytes(8, "big"), digest_size=_CHUNK).digest()
        place += 1
