"""The action list as it is shown: every row that people see, and what each may promise (docs/scoring.md 16).

The open ratings of a plan are one row: nobody wants to read forty. In the files and in `actions --json` each stands alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from workbook.domain.actions.action import Action, Status
from workbook.domain.actions.offers import FINISH, Offer, OfferWriter, action_id, next_lift, offers
from workbook.domain.actions.ranking import Groups, grouped
from workbook.domain.late_dataclass import dataclass
from workbook.domain.pack import Pack
from workbook.domain.scoring import QUARTERS, GroupScore, Score
from workbook.domain.text import one_line

FIRST_STEPS = 3
"""Steps to begin with, before there are ratings that offer others: as many as are done at once."""

_HALF_A_DAY = 240
"""Minutes of a small lift for which the pack says no shorter time."""


@dataclass(frozen=True, slots=True)
class ToRate:
    """The open ratings of one plan, as one row: `left` of the `total` that apply, about `minutes` of answering.

    `first` is the one to begin with, in the order of its page. `rank` is that of the best of them, and orders the rows. A
    row promises no gain: an answer may also be 0.
    """

    plan: str
    title: str
    first: str
    left: int
    total: int
    minutes: int
    rank: int


@dataclass(frozen=True, slots=True)
class Listing:
    """What people are doing, what comes next, what is still to be rated, what waits, and what is over or set aside.

    `begin` are first steps where the ratings offer too little yet. `next` holds no open rating: they are in `rate`.
    """

    doing: tuple[Action, ...]
    next: tuple[Action, ...]
    begin: tuple[Action, ...]
    rate: tuple[ToRate, ...]
    waiting: tuple[Action, ...]
    done: tuple[Action, ...]
    parked: tuple[Action, ...]
    dropped: tuple[Action, ...]
    retired: tuple[Action, ...]

    @property
    def all(self) -> tuple[Action, ...]:
        """Every action that has a row of its own, in the order of the rows."""
        over = (*self.done, *self.parked, *self.dropped, *self.retired)
        return (*self.doing, *self.next, *self.begin, *self.waiting, *over)

    @property
    def best(self) -> Action | ToRate | None:
        """The one thing to try next: what gains most for its effort. The first steps come before ratings without any other.

        What only keeps a proof from lapsing gains nothing, and is named by its day elsewhere.
        """
        first = next((action for action in self.next if action.gen.lapses is None), None)
        if first is None:
            return next(iter(self.begin), None) or next(iter(self.rate), None)
        rated = self.rate and self.rate[0].rank < first.gen.rank
        return self.rate[0] if rated else first


def listed(pack: Pack, actions: Iterable[Action], score: Score) -> Listing:
    """The rows for a whole action list, as `action_list` gives it for this `score`."""
    actions = tuple(actions)
    groups = grouped(actions)
    return Listing(
        doing=groups.doing,
        next=tuple(action for action in groups.next if not _is_open(action)),
        begin=first_steps(pack, actions, score),
        rate=_to_rate(pack, groups, score),
        waiting=groups.blocked,
        done=groups.done,
        parked=groups.parked,
        dropped=groups.dropped,
        retired=groups.retired,
    )


def promised(action: Action, score: Score) -> Fraction:
    """The gain in proven, of 1, that may be promised for an action, or the loss that it saves: none for an answer, which may also be a 0.

    Nor for work on a rating that is open: what it has earned already is not known before it is rated.
    """
    entry = score.items.get(action.gen.item or "")
    unknown = entry is not None and entry.level is None
    return QUARTERS[0] if action.gen.lane == FINISH or unknown else action.gen.lift


@dataclass(frozen=True, slots=True)
class Brought:
    """What an action brings: its plan as it stands, what that plan proves then, and what is proven in all then, each of 1.

    Of one that renews a proof: what is proven once that has lapsed, which is less.
    """

    plan: GroupScore
    plan_after: Fraction
    proven_after: Fraction


def brought(action: Action, score: Score) -> Brought | None:
    """What an action brings; None where nothing may be promised, or nothing is left to be gained.

    A plan that stands beside the score rises alone.
    """
    entry = score.items.get(action.gen.item or "")
    if entry is None or entry.level is None or not entry.counts:
        return None
    plan, low = score.group_of[entry.item.id], entry.low
    if action.gen.lapses is not None:
        fall = max(low - QUARTERS[2], QUARTERS[0]) * entry.item.weight / plan.weight
        return Brought(plan, plan.proven - fall, score.proven - action.gen.lift)
    reached = low if action.gen.lane != "build" and entry.level < action.gen.to else QUARTERS[action.gen.to]
    rise = max(reached - low, QUARTERS[0]) * entry.item.weight / plan.weight
    return Brought(plan, plan.proven + rise, score.proven + promised(action, score)) if rise else None


def first_steps(pack: Pack, actions: Sequence[Action], score: Score) -> tuple[Action, ...]:
    """Small things to begin with on Monday, while fewer than `FIRST_STEPS` are being done or offered by ratings.

    They are lifts of ratings that are still open: small, free to be done now, and asking customers for nothing. Those that
    the pack marks as `first` lead, then those of the short way; what takes least comes first, and one of each plan before
    a second of any.
    """
    busy = sum(_is_work(action) for action in actions)
    if busy >= FIRST_STEPS:
        return ()
    writer, known = OfferWriter.of(pack, score), {action.key for action in actions}
    found: list[tuple[tuple[int, int, int], Action, str]] = []
    for place, group in enumerate(_plans(score)):
        for entry in group.items:
            lift = next_lift(entry.item, 0) if entry.level is None and any(offers(entry)) else None
            if lift is None or lift.effort != "S" or lift.asks:
                continue
            offer = Offer(entry.item.id, lift.to, lift.id, lift)
            gen, _ = writer.write(offer)
            if offer.key in known or gen.blocked_by:
                continue
            helped = pack.exercise_by_id.get(lift.exercise or "")
            chosen = 0 if lift.first else 1 if helped is not None and helped.essential else 2
            order = (chosen, lift.minutes or _HALF_A_DAY, place)
            found.append((order, Action(id=action_id(offer.key), key=offer.key, gen=gen), group.id))
    found.sort(key=lambda one: one[0])
    return tuple(_one_of_each([(action, plan) for _, action, plan in found])[: FIRST_STEPS - busy])


def _is_open(action: Action) -> bool:
    """Whether an action only wants an answer that nobody has given yet."""
    return action.gen.lane == FINISH and not action.gen.met


def _is_work(action: Action) -> bool:
    """Whether an action is something to do, and not just a rating or its proof: being done, or free to be."""
    free = action.status is Status.SUGGESTED and not action.gen.blocked_by
    return action.gen.lane == "build" and (free or action.status is Status.COMMITTED)


def _one_of_each(found: Sequence[tuple[Action, str]]) -> list[Action]:
    """The same, the first of each plan before the second of any."""
    seen: dict[str, int] = {}
    turns: list[tuple[int, int, Action]] = []
    for place, (action, plan) in enumerate(found):
        turn = seen[plan] = seen.get(plan, 0) + 1
        turns.append((turn, place, action))
    return [action for _, _, action in sorted(turns, key=lambda one: one[:2])]


def _to_rate(pack: Pack, groups: Groups, score: Score) -> tuple[ToRate, ...]:
    """A row for each plan with open ratings that nobody has taken on or set aside, the best first."""
    ranks = {action.gen.item: action.gen.rank for action in groups.next if _is_open(action)}
    found = [(plan, [entry.item.id for entry in plan.items if entry.item.id in ranks]) for plan in _plans(score)]
    rows = [_plan_to_rate(pack, plan, left, ranks) for plan, left in found if left]
    return tuple(sorted(rows, key=lambda row: (row.rank == 0, row.rank)))


def _plans(score: Score) -> tuple[GroupScore, ...]:
    return (*score.plans, *score.apart)


def _plan_to_rate(pack: Pack, plan: GroupScore, left: Sequence[str], ranks: Mapping[str | None, int]) -> ToRate:
    return ToRate(
        plan=plan.id,
        title=one_line(plan.title),
        first=left[0],
        left=len(left),
        total=sum(entry.counts for entry in plan.items),
        minutes=_minutes(pack, left),
        rank=min(ranks[id] for id in left),
    )


def _minutes(pack: Pack, left: Sequence[str]) -> int:
    """About how long these ratings take: their share of the pages on which they stand, rounded up, a minute at least."""
    pages = {page.id: page for id in left if (page := pack.exercise_of[id])}
    total = Fraction(0)
    for page in pages.values():
        asked = [item.id for item in page.live]
        total += Fraction(page.minutes * sum(id in left for id in asked), max(len(asked), 1))
    return max(-(-total.numerator // total.denominator), 1)
