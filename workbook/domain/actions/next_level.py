"""What the next label of the score needs: few of the steps at hand that together reach it (docs/scoring.md 8 and 13)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from workbook.domain.actions.lifts import Sums
from workbook.domain.actions.offers import FINISH, POINTS, PROVE, Offer, next_lift, offers
from workbook.domain.late_dataclass import dataclass
from workbook.domain.scoring import LABELS, QUARTERS, GroupScore, ItemScore, Label, Score, overall

_ZERO, _HALF = QUARTERS[0], QUARTERS[2]


@dataclass(frozen=True)
class NextLevel:
    """The label after the present one, and what reaches it. All shares are of 1.

    `short` is what the sum lacks, 0 where only something else holds the label; `floor` is the least that the label wants of
    every plan, and `low` are the plans below it. `gate` is the rating marked as a gate that has to come to level 2 first.
    `steps` are few of the steps at hand that reach it together, each needed for it or for one that comes after it; none
    where all of them do not reach it. After the highest label comes none: `label` is None, and `spare` is how far the sum
    lies above where that label begins.
    """

    label: Label | None
    short: Fraction
    floor: Fraction
    low: tuple[GroupScore, ...]
    gate: ItemScore | None
    steps: tuple[Offer, ...]
    spare: Fraction = _ZERO

    @cached_property
    def proofs(self) -> int:
        """How many of the steps are a dated line for what is claimed."""
        return sum(step.template == PROVE for step in self.steps)

    @cached_property
    def answers(self) -> int:
        """How many of the steps are an answer of 2 to what is open."""
        return sum(step.template == FINISH for step in self.steps)

    @cached_property
    def lifts(self) -> int:
        """How many of the steps are something to be built."""
        return len(self.steps) - self.proofs - self.answers


def next_level(score: Score) -> NextLevel:
    """What the label after that of `score` needs: steps as the action list ranks them, without those that it does not need."""
    place = [label for label, _, _ in LABELS].index(score.label) + 1
    if place == len(LABELS):
        return NextLevel(None, _ZERO, _ZERO, (), None, (), score.proven - LABELS[-1][1])
    label, least, floor = LABELS[place]
    gated = score.gate_down is not None and place > 1
    gate = score.items.get(score.gate_down) if gated and score.gate_down is not None else None
    low = tuple(plan for plan in score.plans if plan.proven < floor)
    want = _Wanted(score, least, floor, gate)
    return NextLevel(label, max(least - score.proven, _ZERO), floor, low, gate, tuple(want.steps()))


@dataclass(frozen=True)
class _Wanted:
    """What is to be reached: the score, the least of the sum and of every plan, and a gate at level 2 where one is down."""

    score: Score
    least: Fraction
    floor: Fraction
    gate: ItemScore | None

    def steps(self) -> Sequence[Offer]:
        """Few steps that reach it; none if no steps do."""
        now = _Reached.of(self.score)
        taken: list[Offer] = []
        while not self._there(now):
            more = self._at_hand(now, taken)
            if not more:
                return ()
            for step in more:
                taken.append(step)
                now.raise_to(step.item, max(QUARTERS[step.to], now.low(step.item)))
                if self._there(now):
                    return self._needed(now, taken)
        return taken

    def _there(self, now: "_Reached") -> bool:
        if self.gate is not None and now.low(self.gate.item.id) < _HALF:
            return False
        return overall([*now.plans.values()]) >= self.least and min(now.plans.values(), default=_ZERO) >= self.floor

    def _at_hand(self, now: "_Reached", taken: Sequence[Offer]) -> list[Offer]:
        """What could be done next, once all that is taken is done: the best for its effort first, the gate before all."""
        sums = Sums(len(now.plans), tuple(sorted(now.plans.values())[:3]))
        # Where the sum is there already, only the plans that are too low matter.
        low = {id for id, proven in now.plans.items() if proven < self.floor}
        ahead = low if overall([*now.plans.values()]) >= self.least else set[str]()
        found = list[tuple[Fraction, int, Offer]]()
        for place, step in enumerate(self._offered(now, {one.item: one for one in taken})):
            entry, plan = self.score.items[step.item], self.score.group_of[step.item]
            rise = QUARTERS[step.to] - now.low(step.item)
            if entry is self.gate:
                found.append((Fraction(-100), place, step))
            elif rise > 0 and plan.id in now.plans:
                gain = sums.gain(now.plans[plan.id], rise * entry.item.weight / plan.weight)
                points = POINTS[step.lift.effort] if step.lift is not None else 1
                found.append((-gain / points - (10 if plan.id in ahead else 0), place, step))
        return [step for _, _, step in sorted(found, key=lambda one: one[:2])]

    def _offered(self, now: "_Reached", taken: Mapping[str, Offer]) -> Iterator[Offer]:
        """The steps that wait for nothing: what stands open now, and what comes after a step that is taken."""
        down = self.gate is not None and now.low(self.gate.item.id) < _HALF
        for entry in self.score.items.values():
            if not entry.counts:
                continue
            steps: Iterable[Offer] = offers(entry)
            if (last := taken.get(entry.item.id)) is not None:
                lift = next_lift(entry.item, last.to)
                steps = (Offer(entry.item.id, lift.to, lift.id, lift),) if lift is not None else ()
            for step in steps:
                after = step.lift.after if step.lift is not None else ()
                waits = any(now.low(id) < _HALF for id in after if id in now.lows)
                asks = step.lift is not None and step.lift.asks and down and entry is not self.gate
                if not waits and not asks:
                    yield step

    def _needed(self, now: "_Reached", taken: Sequence[Offer]) -> list[Offer]:
        """Those of `taken` that it does not go without, and what these rest on."""
        kept = list(taken)
        for step in reversed(taken):
            later = kept[kept.index(step) + 1 :]
            if any(self._rests(one, step) for one in later):
                continue
            others = [one.to for one in kept if one.item == step.item and one is not step]
            before = now.low(step.item)
            now.raise_to(step.item, max([self.score.items[step.item].low, *(QUARTERS[to] for to in others)]))
            if self._there(now):
                kept.remove(step)
            else:
                now.raise_to(step.item, before)
        return kept

    def _rests(self, later: Offer, step: Offer) -> bool:
        """Whether the later step could not be taken without the other one."""
        lift = later.lift
        if lift is None:
            return False
        asks = lift.asks and self.gate is not None and self.gate.item.id == step.item
        return later.item == step.item or step.item in lift.after or asks


@dataclass
class _Reached:
    """What each rating that applies counts for, and what each plan of the score proves, as steps are taken."""

    score: Score
    lows: dict[str, Fraction]
    plans: dict[str, Fraction]

    @classmethod
    def of(cls, score: Score) -> "_Reached":
        lows = {id: entry.low for id, entry in score.items.items() if entry.counts}
        return cls(score, lows, {plan.id: plan.proven for plan in score.plans})

    def low(self, id: str) -> Fraction:
        return self.lows[id]

    def raise_to(self, id: str, low: Fraction) -> None:
        plan = self.score.group_of[id]
        if plan.id in self.plans:
            self.plans[plan.id] += (low - self.lows[id]) * self.score.items[id].item.weight / plan.weight
        self.lows[id] = low
