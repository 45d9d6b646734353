"""What a rating offers to do: finish, prove, renew or build, with its words, its worth and its identity (docs/scoring.md 13 and 15)."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from workbook.domain.actions.action import RENEW, Action, Generated
from workbook.domain.actions.lifts import Sums, Worth, saved, worth
from workbook.domain.days import day_and_long_month
from workbook.domain.digest import blake2b
from workbook.domain.item import Effort, Lift, RatingItem
from workbook.domain.lapsing import Lapse
from workbook.domain.late_dataclass import dataclass
from workbook.domain.pack import Pack
from workbook.domain.proof import Doubt
from workbook.domain.response import CLAIMS
from workbook.domain.scoring import QUARTERS, ItemScore, Score, show
from workbook.domain.text import one_line

POINTS: dict[Effort, int] = {"S": 3, "M": 8, "L": 20}
"""What a lift of each effort costs; a finish, a prove or a renew costs 1, a matter of minutes."""

FINISH, PROVE = "finish", "prove"
FINISH_TO = 2
"""The level that a finish is reckoned with."""

_PROVING: dict[Doubt, str] = {
    "short": "Say in three words or more what shows it.",
    "same": "Add one dated line of its own: the words that stand there prove others already.",
}
_CONFIRMING = "It was given to an earlier wording. Read the levels again, and confirm it or choose another."

_HALF, _ONE = QUARTERS[2], QUARTERS[4]


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to do about one rating: which, and to what level. `lift` is None for all but a build."""

    item: str
    to: int
    template: str
    lift: Lift | None = None

    @property
    def key(self) -> str:
        """`item:target:template`, the same as long as the pack has it."""
        return f"{self.item}:{self.to}:{self.template}"


def action_id(key: str, occurrence: int = 1) -> str:
    """The id of an action: the first 8 hex digits of BLAKE2b of its key; a later occurrence adds `#2` and so on."""
    first = blake2b(key.encode(), digest_size=4).hexdigest()
    return first if occurrence == 1 else f"{first}#{occurrence}"


def occurrence_of(action: Action) -> int:
    """Which occurrence of its key an action is, from 1."""
    _, _, digits = action.id.partition("#")
    return int(digits) if digits.isdecimal() else 1


def offers(entry: ItemScore, *, lapses: bool = False) -> Iterator[Offer]:
    """What a rating offers as it stands: nothing when somebody said that it does not apply.

    `lapses`: its proof lapses soon. Until it has, it is renewed, and from then on proven: never both.
    """
    item, level = entry.item, entry.level
    if level is None:
        if entry.standing is None or entry.standing.na is None or not item.na:
            yield Offer(item.id, FINISH_TO, FINISH)
        return
    if not entry.proven:
        yield Offer(item.id, level, PROVE)
    elif lapses:
        yield Offer(item.id, level, RENEW)
    if (lift := next_lift(item, level)) is not None:
        yield Offer(item.id, lift.to, lift.id, lift)


def offer_of(key: str, pack: Pack) -> Offer | None:
    """The offer that `key` names, whether it stands now or not; None once the pack no longer has its rating or its lift."""
    item_id, _, rest = key.partition(":")
    target, _, template = rest.partition(":")
    item = pack.item_by_id.get(item_id)
    if not isinstance(item, RatingItem) or item.retired:
        return None
    if template == FINISH and target == str(FINISH_TO):
        return Offer(item_id, FINISH_TO, FINISH)
    if template in (PROVE, RENEW) and target in map(str, CLAIMS):
        return Offer(item_id, int(target), template)
    lift = next((lift for lift in item.lifts if lift.id == template and str(lift.to) == target), None)
    return Offer(item_id, lift.to, lift.id, lift) if lift is not None else None


def next_lift(item: RatingItem, level: int) -> Lift | None:
    """The lift with the lowest target above `level`, the first of the pack where there are several."""
    return min((lift for lift in item.lifts if lift.to > level), key=lambda lift: lift.to, default=None)


def is_met(offer: Offer, entry: ItemScore, *, lapses: bool = False) -> bool:
    """Whether the answer reaches what the offer is for: given at all, proven at its level and not soon to lapse, or at its level."""
    if offer.template == FINISH:
        return entry.level is not None or not entry.counts
    if entry.level is None or entry.level < offer.to:
        return False
    if offer.template == RENEW:
        return entry.proven and not lapses
    return entry.proven or offer.template != PROVE


@dataclass(frozen=True, slots=True)
class OfferWriter:
    """All that is needed to word and weigh an offer: the pack, the score, its sums, the gate rating if it is down, what lapses."""

    pack: Pack
    score: Score
    sums: Sums
    gate: ItemScore | None
    lapses: Mapping[str, Lapse]

    @classmethod
    def of(cls, pack: Pack, score: Score, lapses: Iterable[Lapse] = ()) -> "OfferWriter":
        """The writer for one score, and what `lapses` after it."""
        gate = score.items.get(score.gate_down) if score.gate_down is not None else None
        return cls(pack, score, Sums.of(score), gate, {one.id: one for one in lapses})

    def write(self, offer: Offer, rank: int = 0) -> tuple[Generated, Worth]:
        """The generated part of an action for `offer`, and its worth. A rating that is scored nowhere is worth nothing."""
        entry = self.score.items.get(offer.item)
        item = self.pack.item_by_id[offer.item]
        assert isinstance(item, RatingItem)
        points = POINTS[offer.lift.effort] if offer.lift else 1
        best = None
        lapse = self.lapses.get(offer.item) if offer.template == RENEW else None
        if entry is None:
            value = Worth(QUARTERS[0], QUARTERS[0], "It is not part of the score.")
        elif lapse is not None:
            value = saved(self.score, self.sums, entry, lapse.on, points)
        else:
            value = worth(self.score, self.sums, entry, self._reached(offer, entry), _step(offer, entry), points)
            if offer.template == FINISH:
                best = worth(self.score, self.sums, entry, _ONE, "", points).lift
        repair = bool(offer.lift and offer.lift.asks and self.gate and self.gate.item.id != offer.item)
        generated = Generated(
            lane="build" if offer.lift else "finish" if offer.template == FINISH else "prove",
            item=offer.item,
            title=one_line(item.prompt).rstrip("."),
            text=self._text(offer, item, repair, entry.doubt if entry is not None else "", lapse, value),
            to=offer.to,
            lift=value.lift,
            points=points,
            effort=offer.lift.effort if offer.lift else None,
            horizon=offer.lift.horizon if offer.lift else "",
            rank=rank,
            why=value.words,
            best=best,
            exercise=offer.lift.exercise if offer.lift else None,
            blocked_by=self._blocked_by(offer, repair),
            repair=repair,
            met=entry is not None and is_met(offer, entry, lapses=lapse is not None),
            name=offer.lift.title if offer.lift and not repair else "",
            minutes=offer.lift.minutes if offer.lift else 0,
            lapses=lapse.on if lapse is not None else None,
        )
        return generated, value

    def _reached(self, offer: Offer, entry: ItemScore) -> Fraction:
        """What the rating counts for, of 1, once the offer is taken up. Proof alone lifts no level that is too low."""
        if offer.template == FINISH:
            return _HALF if entry.level is None else entry.low
        if offer.template in (PROVE, RENEW) and (entry.level or 0) < offer.to:
            return entry.low
        return QUARTERS[offer.to]

    def _text(
        self, offer: Offer, item: RatingItem, repair: bool, doubt: Doubt, lapse: Lapse | None, value: Worth
    ) -> str:
        if repair and self.gate is not None:
            first = next_lift(self.gate.item, self.gate.level or 0)
            begin = f" First: {first.title + '.' if first.title else first.text}" if first is not None else ""
            return f"Hold this until “{one_line(self.gate.item.prompt).rstrip('.')}” stands at 2 or more.{begin}"
        if offer.lift is not None:
            return offer.lift.text
        if offer.template == FINISH:
            return "Choose the level that is fully true today."
        if lapse is not None:
            return f"{self._lapsing(item, lapse, value)} Add a new dated line. {item.evidence}".rstrip()
        if doubt == "earlier":
            return _CONFIRMING
        return f"{_PROVING.get(doubt, 'Add one dated line.')} {item.evidence}".rstrip()

    def _lapsing(self, item: RatingItem, lapse: Lapse, value: Worth) -> str:
        """When a proof lapses, and what that costs: the whole, or the plan that stands beside it."""
        plan = self.score.group_of[item.id]
        inside = plan in self.score.plans
        points = show(value.lift if inside else value.rise)
        where = "" if inside else f" of {one_line(plan.title)}"
        cost = f": {points} {'point' if points == '1.0' else 'points'}{where} unless renewed" if points != "0.0" else ""
        return f"This proof lapses on {day_and_long_month(lapse.on)}{cost}."

    def _blocked_by(self, offer: Offer, repair: bool) -> tuple[str, ...]:
        """The ratings that must stand at 2 of 4 in proven first; while the gate is down, an ask also waits for the gate.

        A rating that does not apply, or is scored nowhere, stops nothing.
        """
        after = offer.lift.after if offer.lift else ()
        scored = [self.score.items[name] for name in after if name in self.score.items]
        waiting = [entry.item.id for entry in scored if entry.counts and entry.low < _HALF]
        if repair and self.gate is not None and self.gate.item.id not in waiting:
            waiting.append(self.gate.item.id)
        return tuple(waiting)


def _step(offer: Offer, entry: ItemScore) -> str:
    """From where to where, in words."""
    if entry.level is None:
        return f"from open to {offer.to}"
    if offer.template in (PROVE, RENEW):
        return f"from {entry.level} without proof to {entry.level} with it"
    return f"from {entry.level}{'' if entry.proven else ' without proof'} to {offer.to}"
