"""What lapses: proof that will be too old within the next 90 days, when, and what is proven then (docs/scoring.md 3).

Time changes nothing in a score but which dated lines are fresh. So only those days are looked at on which a line of a 3 or a 4
becomes too old, or begins to count, and on each only the ratings that this may concern: its own, and those with the same words.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from workbook.domain.days import days_on
from workbook.domain.item import RatingItem
from workbook.domain.late_dataclass import dataclass
from workbook.domain.pack import Pack
from workbook.domain.proof import AHEAD, FORMULAS, FRESH_DAYS, Rules, Standing, doubts
from workbook.domain.response import CLAIMS
from workbook.domain.scoring import QUARTERS, Score, asked, overall, score
from workbook.domain.text import comparable

DAYS = 90
"""How far ahead is looked: a quarter, so that whoever comes once a quarter is told of each proof before it lapses."""

OUTLOOK = (30, 60, 90)
"""In how many days a number is told once more, as it will be if nothing is done."""

_HALF = QUARTERS[2]


@dataclass(frozen=True, slots=True)
class Lapse:
    """A rating that is proven now and is not any more from the day `on`; `after` is what is proven in all on that day, of 1.

    `after` is so if nothing is done, with what lapses before it. A plan beside the score changes nothing in it.
    """

    id: str
    on: date
    after: Fraction


def lapsing(
    pack: Pack, standings: Mapping[str, Standing], on: date, now: Score | None = None, days: int = DAYS
) -> tuple[Lapse, ...]:
    """What lapses within so many `days` after the day `on`, the soonest first; of one day in the order of the exercises.

    Each rating is there once, with its first day. `now` is the score on the day `on`, where it is at hand.
    """
    ahead = _Ahead.of(pack, standings, on, days)
    if not ahead.turns:
        return ()
    now = score(pack, standings, on) if now is None else now
    rules, plans = FORMULAS[now.formula], {plan.id: plan.proven for plan in now.plans}
    shown = {id: now.items[id].proven for id in ahead.claims}
    at_first = dict(shown)
    found: dict[str, Lapse] = {}
    for day in sorted(ahead.turns):
        gone: list[str] = []
        for id, is_proven in ahead.on(day, rules).items():
            if is_proven == shown[id]:
                continue
            shown[id] = is_proven
            plan, entry = now.group_of[id], now.items[id]
            if plan.id in plans:
                rests = (entry.high - _HALF) * entry.item.weight / plan.weight
                plans[plan.id] += rests if is_proven else -rests
            if not is_proven and at_first[id] and id not in found:
                gone.append(id)
        if gone:
            after = overall([*plans.values()])
            found |= {id: Lapse(id, day, after) for id in gone}
    return tuple(found.values())


def outlook(
    pack: Pack, standings: Mapping[str, Standing], on: date, now: Score, days: Sequence[int] = OUTLOOK
) -> tuple[tuple[int, Score], ...]:
    """The score in so many `days`, if nothing is done; the same one again where nothing has changed in between."""
    turns = sorted(_Ahead.of(pack, standings, on, max(days)).turns)
    found: list[tuple[int, Score]] = []
    last, seen = now, on
    for many in days:
        day = days_on(on, many)
        if day is not None and any(seen < turn <= day for turn in turns):
            last, seen = score(pack, standings, day, FORMULAS[now.formula]), day
        found.append((many, last))
    return tuple(found)


@dataclass(frozen=True)
class _Ahead:
    """The claims, ratings at 3 or 4, in pack order, and for each day on which lines of them turn those ratings.

    `words` are those of each, and `holders` the ratings that have a line with the same.
    """

    claims: Mapping[str, RatingItem]
    standings: Mapping[str, Standing]
    turns: Mapping[date, Sequence[str]]
    words: Mapping[str, frozenset[str]]
    holders: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, pack: Pack, standings: Mapping[str, Standing], on: date, days: int) -> "_Ahead":
        claims = {item.id: item for item in asked(pack) if (found := standings.get(item.id)) and found.level in CLAIMS}
        turns: dict[date, list[str]] = {}
        for id in claims:
            for line in standings[id].evidence:
                age = (on - line.date).days
                for far in (
                    FRESH_DAYS + 1 - age,
                    -AHEAD.days - age,
                ):  # when it becomes too old, and when it begins to count
                    day = days_on(on, far) if 0 < far <= days else None
                    if day is not None:
                        turns.setdefault(day, []).append(id)
        words: dict[str, frozenset[str]] = {}
        holders: dict[str, list[str]] = {}
        for id in claims if turns else ():
            words[id] = frozenset(comparable(line.text) for line in standings[id].evidence)
            for word in words[id]:
                holders.setdefault(word, []).append(id)
        return cls(claims, standings, turns, words, holders)

    def on(self, day: date, rules: Rules) -> Mapping[str, bool]:
        """For each rating whose proof may change on that day, whether it is proven then."""
        turned = self._sharing(self.turns[day])
        # What proves one of them hangs on all that share any of its words; of those beside it more may be unknown.
        beside = self._sharing(turned)
        found = doubts([self.claims[id] for id in beside], self.standings, day, rules)
        return {id: not found[id] for id in turned}

    def _sharing(self, ids: Iterable[str]) -> Sequence[str]:
        """These and all that have any of the same words, in pack order."""
        known = set(ids)
        found = known.union(*(self.holders[word] for id in known for word in self.words[id]))
        return [id for id in self.claims if id in found] if len(found) > 1 else [*found]
