"""How far a team's votes on a rating lie apart, as far as it may be shown, and what to talk about first (docs/rounds.md 3)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from workbook.domain.item import Knows
from workbook.domain.late_dataclass import dataclass
from workbook.domain.rounds.round import Round, Vote
from workbook.domain.rounds.team_word import UNLINKED_REPLIES, Which, able, votes

NAMED_LEAST = 3
"""Votes without which a team whose votes are known by person is shown no counts: of two each would know the other's."""

UNLINKED_ROSTER = 5
"""People that an unlinked round asks at least."""

WIDE = Fraction(5, 6)
"""Steps from the median, on average, above which five levels count as disagreement (a sixth of the levels)."""

FAR = 2
"""Steps from the median from which on a vote is a voice that differs."""

_APART = 3
_LOW, _HIGH, _TOP = 1, 3, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many gave each level, 0 to 4; how many can't say; how many said that it does not apply."""

    levels: tuple[int, ...]
    unsaid: int
    na: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The votes on one rating, as everybody may see them once they are revealed.

    `voted` of the `asked` answered it at all. `counts` are of all who did, without names, and None where they are too few; a team
    of two has its two votes in `named` instead. `able` are the counts of those who can know it alone: None where these are all,
    and where they, or the others, are too few. All below that is of every level given, and nothing where nothing is shown.
    `apart` is how far votes lie from the `median` on average, in steps. `polarised`: somebody gave 1 or less and somebody 3 or
    more. `one_differs`: the rest agree well enough, but one voice alone is far off; whose it is, nobody says.
    """

    item: str
    voted: int
    asked: int
    counts: Counts | None = None
    able: Counts | None = None
    named: tuple[tuple[str, Vote], ...] = ()
    median: int | None = None
    apart: Fraction | None = None
    polarised: bool = False
    one_differs: bool = False

    @property
    def wide(self) -> bool:
        """Whether people disagree by more than is usual."""
        return self.apart is not None and self.apart > WIDE


def spread(round_: Round, item: str, knows: Knows = "all", which: Which | None = None) -> Spread:
    """What may be shown of the votes on `item`: of the vote `which`, or of those that count.

    Named votes are shown by count from three on, and of two people by name once both have voted. Unlinked ones need a roster of
    five and four votes. The counts of a part of them are shown only where the rest, which could be worked out, is large enough too.
    """
    given, asked = dict(votes(round_, item, which)), len(round_.head.roster)
    unlinked = round_.head.mode == "unlinked"
    bare = Spread(item=item, voted=len(given), asked=asked)
    if unlinked and (asked < UNLINKED_ROSTER or len(given) < UNLINKED_REPLIES):
        return bare
    if not unlinked and asked == 2 == len(given):
        return _measured(replace(bare, named=tuple(given.items())), given.values())
    if not unlinked and len(given) < NAMED_LEAST:
        return bare
    knowing = () if unlinked else [one for by, one in given.items() if by in able(round_, knows)]
    both = NAMED_LEAST <= len(knowing) <= len(given) - NAMED_LEAST
    shown = replace(bare, counts=_counts(given.values()), able=_counts(knowing) if both else None)
    return _measured(shown, given.values())


def order_of_talk(spreads: Iterable[Spread], weights: Mapping[str, int]) -> tuple[str, ...]:
    """The ratings in the order in which a team gains most by talking: polarised ones, then by how far the votes lie apart.

    Then by the weight times what the median leaves to reach. Of equals the first stays first; those of which nothing may be
    shown, or to which nobody gave a level, come last.
    """

    def rank(one: Spread) -> tuple[bool, bool, Fraction, int]:
        if one.median is None or one.apart is None:
            return (True, True, Fraction(0), 0)
        return (False, not one.polarised, -one.apart, -weights.get(one.item, 1) * (_TOP - one.median))

    return tuple(one.item for one in sorted(spreads, key=rank))


def _counts(given: Iterable[Vote]) -> Counts:
    told = list(given)
    return Counts(
        levels=tuple(sum(one.level == level for one in told) for level in range(_TOP + 1)),
        unsaid=sum(one.level is None and one.na is None for one in told),
        na=sum(one.level is None and one.na is not None for one in told),
    )


def _measured(shown: Spread, given: Iterable[Vote]) -> Spread:
    levels = sorted(one.level for one in given if one.level is not None)
    if not levels:
        return shown
    median = levels[(len(levels) - 1) // 2]
    steps = [abs(level - median) for level in levels]
    apart = Fraction(sum(steps), len(steps))
    far = sum(one >= FAR for one in steps)
    return replace(
        shown,
        median=median,
        apart=apart,
        polarised=levels[0] <= _LOW and levels[-1] >= _HIGH,
        one_differs=apart <= WIDE and levels[-1] - levels[0] >= _APART and far == 1,
    )
