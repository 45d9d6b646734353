"""What has changed between two days, like for like: over the ratings that both have in the same words (docs/scoring.md 18)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from workbook.domain.late_dataclass import dataclass
from workbook.domain.proof import FORMULA, FORMULAS
from workbook.domain.response import CLAIMS
from workbook.domain.rounds.noise import Compared, chance
from workbook.domain.rounds.result import Given, Result, ResultItem, Threshold
from workbook.domain.rounds.snapshot import PlanName, Snapshot, by_rules, of_result
from workbook.domain.scoring import QUARTERS, overall
from workbook.domain.text import one_line

Word = Literal["no clear change", "likely", "clear"]
"""What a change is called: within what chance alone moves; beyond it; and beyond it so that the two bands have nothing in common."""

Kind = Literal["up", "down", "proven", "lapsed", "answered", "opened"]
"""What became of a rating: its level; whether it is shown now, or no longer; whether it is answered now, or no longer."""

Reason = Literal["new", "wording", "answer", "na"]
"""Why a rating cannot be compared: it was not asked about then; in other words; nobody answered it on one side; it did not apply."""

HALF = Fraction(1, 2)
"""How much of a plan's weight both must have before its change is said."""

_ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Band:
    """What is proven and what is possible, of 1."""

    proven: Fraction
    possible: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The change of a plan, or of the whole, over the ratings that are compared: `common` of `total`, `again` of them given anew.

    `asked` says that all of them were asked both times; else some only stand in one of the two. `filled` of them were open then
    and are answered now.

    `then` and `now` are None where too few can be compared: then no change is said. `seen` is what was proven then as it is seen
    now, where somebody said so. `chance` is the largest change that chance alone explains.
    """

    id: str
    title: str
    common: int
    total: int
    again: int = 0
    asked: bool = False
    filled: int = 0
    then: Band | None = None
    now: Band | None = None
    seen: Fraction | None = None
    chance: Fraction = _ZERO

    @property
    def by(self) -> Fraction | None:
        """How far what is proven has moved, up or down, of 1."""
        return self.now.proven - self.then.proven if self.then is not None and self.now is not None else None

    @property
    def word(self) -> Word | None:
        """What the change is called; None where none is said."""
        if self.then is None or self.now is None:
            return None
        if abs(self.now.proven - self.then.proven) <= self.chance:
            return "no clear change"
        apart = self.now.proven > self.then.possible or self.now.possible < self.then.proven
        return "clear" if apart else "likely"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """A rating of which something has changed: its level then and now, None where it was open, and `seen`: then, as seen now."""

    id: str
    plan: str
    prompt: str
    then: int | None
    now: int | None
    kinds: tuple[Kind, ...]
    seen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """All that has changed from `earlier` to `later`. `others` are the ratings that cannot be compared, by why."""

    earlier: Snapshot
    later: Snapshot
    overall: Moved
    plans: tuple[Moved, ...]
    apart: tuple[Moved, ...]
    turned: tuple[Turned, ...]
    others: Mapping[Reason, int]

    @property
    def common(self) -> int:
        """How many ratings are comparable."""
        return sum(one.common for one in (*self.plans, *self.apart))

    @property
    def total(self) -> int:
        """Of how many that apply on the later side."""
        return sum(one.total for one in (*self.plans, *self.apart))

    @property
    def threshold(self) -> Threshold:
        """What a result keeps of it: how large a change has to be, for the ratings that were compared."""
        said = self.overall.chance if self.overall.then is not None else None
        return Threshold(against=_named(self.earlier), items=self.overall.common, overall=said)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A rating as it was and as it is, both of the same wording, and what its level then looks like from now."""

    then: ResultItem
    now: ResultItem
    seen: int | None = None

    @property
    def again(self) -> bool:
        """Whether it was given anew: asked on the later side, or another word than before. What has only lapsed was not."""
        return (self.now.asked and not self.now.kept) or (self.then.level, self.then.na) != (
            self.now.level,
            self.now.na,
        )


def compare(earlier: Snapshot, later: Snapshot, seen: Mapping[str, int] | None = None) -> Change:
    """What has changed. `seen` are then-ratings: the levels, by rating, at which the earlier side looks from now.

    A plan's change is said where half of its weight, as it is on the later side, can be compared; the overall one where that is so
    in every plan.
    """
    earlier, later = _alike(earlier, later)
    pairs, reasons = _paired(earlier, later, seen or {})
    scored = [plan for plan in later.plans if not plan.apart]
    beside = [plan for plan in later.plans if plan.apart]
    found = chance(*([list(map(_compared, pairs[plan.id])) for plan in plans] for plans in (scored, beside)))
    moved = {
        plan.id: _moved(plan, later, pairs[plan.id], most)
        for plan, most in zip((*scored, *beside), found.plans, strict=True)
    }
    plans = tuple(moved[plan.id] for plan in scored)
    return Change(
        earlier=earlier,
        later=later,
        overall=_overall(plans, found.overall),
        plans=plans,
        apart=tuple(moved[plan.id] for plan in beside),
        turned=tuple(_turned({item.id: item for item in earlier.items}, later, seen or {})),
        others={reason: reasons[reason] for reason in ("new", "wording", "answer", "na") if reasons[reason]},
    )


@dataclass(frozen=True, slots=True)
class Step:
    """The way from one round to the next: what the overall change is called, None where none is said; the plans that can be compared."""

    word: Word | None
    plans: frozenset[str]


def step(earlier: Snapshot, later: Snapshot) -> Step:
    """The same as `compare`, in short. It takes what the result kept of chance, and draws it only where that was against another round."""
    earlier, later = _alike(earlier, later)
    kept = later.threshold
    if kept is None or kept.overall is None or kept.against != _named(earlier):
        change = compare(earlier, later)
        whole, moved = change.overall, (*change.plans, *change.apart)
    else:
        pairs, _ = _paired(earlier, later, {})
        moved = tuple(_moved(plan, later, pairs[plan.id], _ZERO) for plan in later.plans)
        scored = [one for one, plan in zip(moved, later.plans, strict=True) if not plan.apart]
        whole = _overall(scored, kept.overall)
    return Step(whole.word, frozenset(one.id for one in moved if one.then is not None))


def with_threshold(result: Result, earlier: Snapshot | None) -> Result:
    """A result that keeps what its change from `earlier` was measured by; as it is where there is nothing before it."""
    if earlier is None:
        return replace(result, threshold=None)
    return replace(result, threshold=compare(earlier, of_result(result)).threshold)


def _named(side: Snapshot) -> str:
    """What a threshold calls the side that it was taken against."""
    return side.id or side.name


def _alike(earlier: Snapshot, later: Snapshot) -> tuple[Snapshot, Snapshot]:
    """Both sides by one formula: that of the later one, or the one in use where this program does not know it."""
    if earlier.score.formula == later.score.formula:
        return earlier, later
    rules = FORMULAS.get(later.score.formula, FORMULAS[FORMULA])
    return by_rules(earlier, rules), by_rules(later, rules)


def _paired(
    earlier: Snapshot, later: Snapshot, seen: Mapping[str, int]
) -> tuple[dict[str, list[_Pair]], Counter[Reason]]:
    """The ratings that can be compared, by plan, and why the others cannot; those that do not apply now are not counted."""
    before = {item.id: item for item in earlier.items}
    pairs: dict[str, list[_Pair]] = {plan.id: [] for plan in later.plans}
    reasons: Counter[Reason] = Counter()
    for item in later.items:
        if item.low is None or item.plan not in pairs:
            continue
        then = before.get(item.id)
        if (reason := _reason(then, item)) is not None:
            reasons[reason] += 1
        elif then is not None:
            pairs[item.plan].append(_Pair(then, item, seen.get(item.id)))
    return pairs, reasons


def _is_enough(common: int, whole: int) -> bool:
    return common > 0 and common >= HALF * whole


def _reason(then: ResultItem | None, now: ResultItem) -> Reason | None:
    """Why a rating, which applies now, cannot be compared; None where it can: asked or standing in both, in the same words."""
    if then is None:
        return "new"
    if then.low is None:
        return "na"
    if not (_was_there(then) and _was_there(now)):
        return "answer"
    return "wording" if _revision(then) != _revision(now) else None


def _revision(item: ResultItem) -> int:
    """The revision that its word was given to."""
    return item.word_rev or item.rev


def _was_there(item: ResultItem) -> bool:
    return item.asked or item.level is not None or item.na is not None


def _compared(pair: _Pair) -> Compared:
    return Compared(
        id=pair.now.id,
        weight=pair.now.weight,
        then=_quarters(pair.then),
        now=_quarters(pair.now),
        raters_then=_raters(pair.then),
        raters_now=_raters(pair.now),
        again=pair.again,
    )


def _quarters(item: ResultItem) -> int | None:
    """What it counted for at least, in quarters; None while it was open."""
    return int((item.low or _ZERO) * 4) if item.level is not None else None


def _raters(item: ResultItem) -> int:
    """How many people gave its level: the votes of a team, the second of each where there is one; else one."""
    if not any(one.by for one in (*item.first, *item.second)):
        return max(_levels(item.second) or _levels(item.first), 1)
    last = {one.by: one for one in (*item.first, *item.second)}
    return max(_levels(last.values()), 1)


def _levels(given: Iterable[Given]) -> int:
    return sum(one.count or 1 for one in given if one.level is not None)


def _moved(plan: PlanName, later: Snapshot, pairs: Sequence[_Pair], most: Fraction) -> Moved:
    """The change of one plan."""
    items = [item for item in later.items if item.plan == plan.id and item.low is not None]
    moved = Moved(
        id=plan.id,
        title=plan.title,
        common=len(pairs),
        total=len(items),
        again=sum(pair.again for pair in pairs),
        asked=all(pair.then.asked and pair.now.asked for pair in pairs),
        filled=sum(pair.then.level is None and pair.now.level is not None for pair in pairs),
        chance=most,
    )
    weight = sum(pair.now.weight for pair in pairs)
    if not _is_enough(weight, sum(item.weight for item in items)):
        return moved
    return replace(
        moved,
        then=Band(*(_mean(pairs, weight, [of(pair.then) for pair in pairs]) for of in (_low, _high))),
        now=Band(*(_mean(pairs, weight, [of(pair.now) for pair in pairs]) for of in (_low, _high))),
        seen=_mean(pairs, weight, list(map(_seen, pairs))) if any(pair.seen is not None for pair in pairs) else None,
    )


def _low(item: ResultItem) -> Fraction:
    return item.low or _ZERO


def _high(item: ResultItem) -> Fraction:
    return item.high or _ZERO


def _mean(pairs: Sequence[_Pair], weight: int, values: Sequence[Fraction]) -> Fraction:
    """The mean of `values` by the weight that the ratings have now."""
    return sum((pair.now.weight * value for pair, value in zip(pairs, values, strict=True)), _ZERO) / weight


def _seen(pair: _Pair) -> Fraction:
    """What a rating would have counted for then, by its level as it is seen now: a 3 or a 4 in full only if it was shown then."""
    if pair.seen is None:
        return _low(pair.then)
    return QUARTERS[pair.seen if pair.seen not in CLAIMS or _is_proven(pair.then) else 2]


def _overall(plans: Sequence[Moved], most: Fraction) -> Moved:
    """The change of the whole, by the formula over what the plans have in common."""
    moved = Moved(
        id="",
        title="Overall",
        common=sum(one.common for one in plans),
        total=sum(one.total for one in plans),
        again=sum(one.again for one in plans),
        asked=all(one.asked for one in plans),
        filled=sum(one.filled for one in plans),
        chance=most,
    )
    then = [one.then for one in plans if one.then is not None]
    now = [one.now for one in plans if one.now is not None]
    if not plans or len(then) < len(plans):
        return moved
    seen = [one.seen if one.seen is not None else one.then.proven for one in plans if one.then is not None]
    return replace(
        moved,
        then=Band(overall([one.proven for one in then]), overall([one.possible for one in then])),
        now=Band(overall([one.proven for one in now]), overall([one.possible for one in now])),
        seen=overall(seen) if any(one.seen is not None for one in plans) else None,
    )


def _turned(before: Mapping[str, ResultItem], later: Snapshot, seen: Mapping[str, int]) -> Iterable[Turned]:
    """The ratings of which something has changed, in their order. In other words than before none has: nothing can be said."""
    for now in later.items:
        then = before.get(now.id)
        if then is not None and _was_there(then) and _was_there(now) and _revision(then) != _revision(now):
            continue
        kinds = tuple(_kinds(then, now))
        if kinds:
            yield Turned(
                id=now.id,
                plan=now.plan,
                prompt=one_line(now.prompt).rstrip("."),
                then=then.level if then is not None else None,
                now=now.level,
                kinds=kinds,
                seen=seen.get(now.id),
            )


def _kinds(then: ResultItem | None, now: ResultItem) -> Iterable[Kind]:
    was = then.level if then is not None else None
    if was is not None and now.level is not None and was != now.level:
        yield "up" if now.level > was else "down"
    if _is_proven(now) and not (then is not None and _is_proven(then)):
        yield "proven"
    if then is not None and _is_proven(then) and now.level in CLAIMS and not _is_proven(now):
        yield "lapsed"
    answered = [item is not None and (item.level is not None or item.na is not None) for item in (then, now)]
    if answered[0] != answered[1]:
        yield "answered" if answered[1] else "opened"


def _is_proven(item: ResultItem) -> bool:
    """Whether it stands at a 3 or a 4 that counts in full."""
    return item.level in CLAIMS and item.low == QUARTERS[item.level or 0]
