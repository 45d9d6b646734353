"""The score in exact fractions, as docs/scoring.md says it. Rounding happens only in `show`, and only downward."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal

from workbook.domain.item import RatingItem
from workbook.domain.late_dataclass import dataclass
from workbook.domain.pack import Pack, Plan
from workbook.domain.proof import S8_2, Doubt, Rules, Standing, doubts

QUARTERS = tuple(Fraction(level, 4) for level in range(5))
"""What each level, 0 to 4, counts for when it counts in full."""

Label = Literal["starting", "building", "working", "ready"]

LABELS: tuple[tuple[Label, Fraction, Fraction], ...] = (
    ("starting", Fraction(0), Fraction(0)),
    ("building", Fraction(40, 100), Fraction(0)),
    ("working", Fraction(60, 100), Fraction(40, 100)),
    ("ready", Fraction(80, 100), Fraction(60, 100)),
)
"""Each label, lowest first, with the proven score it starts at and the least that every plan must have proven."""

LADDER: dict[Label, str] = {"starting": "Starting", "building": "Building", "working": "Working", "ready": "Ready"}
"""What each label is called on the ladder, where the full word of the highest would have no room."""

_ZERO, _HALF, _ONE = QUARTERS[0], QUARTERS[2], QUARTERS[4]
_MOST_NA = Fraction(1, 4)
_STATED_OF_ALL, _STATED_OF_EACH = Fraction(80, 100), Fraction(50, 100)


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One rating in the score, between `low` and `high`, each of 1; both 0 when it does not apply (`counts` is false).

    `proven` says that the level counts in full: 2 or less, or shown. `doubt` says why a 3 or a 4 is not.
    """

    item: RatingItem
    standing: Standing | None
    low: Fraction
    high: Fraction
    counts: bool
    proven: bool
    doubt: Doubt = ""

    @property
    def level(self) -> int | None:
        """The level claimed, or None while the rating is open or does not apply."""
        return self.standing.level if self.standing is not None else None


@dataclass(frozen=True)
class GroupScore:
    """The weighted mean of some ratings: a plan, or a lens, scope or audience across plans. All figures are of 1.

    `stated` is there once half of the weight is answered; `answered` is that share of the weight that applies. `short` is a name
    for narrow columns, where the pack has one.
    """

    id: str
    title: str
    proven: Fraction
    possible: Fraction
    stated: Fraction | None
    answered: Fraction
    items: tuple[ItemScore, ...]
    short: str = ""

    @cached_property
    def weight(self) -> int:
        """The weight of all ratings that apply."""
        return sum(entry.item.weight for entry in self.items if entry.counts)


@dataclass(frozen=True, slots=True)
class Gate:
    """What holds the label down: the weakest plan, or a rating marked as a gate, by its id."""

    kind: Literal["plan", "rating"]
    id: str


@dataclass(frozen=True)
class Score:
    """The whole score on one day, by the `formula` of that name. `answered` is a share of the weight of `plans`.

    `na` counts their ratings left out. `apart` are the plans scored beside the others. `weakest` are the plans counted twice in
    `proven`. `gate` is set only when it holds the label down; `gate_down` names a gate rating at 0 or 1 whatever the label,
    because actions depend on it.
    """

    proven: Fraction
    possible: Fraction
    stated: Fraction | None
    label: Label
    gate: Gate | None
    gate_down: str | None
    answered: Fraction
    na: int
    plans: tuple[GroupScore, ...]
    apart: tuple[GroupScore, ...]
    lenses: tuple[GroupScore, ...]
    scopes: tuple[GroupScore, ...]
    audiences: tuple[GroupScore, ...]
    weakest: tuple[str, ...]
    formula: str

    @cached_property
    def weaker(self) -> tuple[str, ...]:
        """Those of `weakest` that are weaker than every plan beside them. Of equals none is, whichever of them is counted twice."""
        proven = {plan.id: plan.proven for plan in self.plans}
        rest = [proven[id] for id in proven if id not in self.weakest]
        return tuple(id for id in self.weakest if rest and proven[id] < min(rest))

    @property
    def foundation(self) -> GroupScore | None:
        """The plan scored beside the others, if the pack has one."""
        return self.apart[0] if self.apart else None

    @cached_property
    def items(self) -> dict[str, ItemScore]:
        """Every rating that is scored, by its id."""
        return {entry.item.id: entry for group in self.plans + self.apart for entry in group.items}

    @cached_property
    def group_of(self) -> dict[str, GroupScore]:
        """The plan of every rating that is scored, by the rating's id."""
        return {entry.item.id: group for group in self.plans + self.apart for entry in group.items}


def score(pack: Pack, standings: Mapping[str, Standing], on: date, rules: Rules = S8_2) -> Score:
    """The score on the day `on` by the formula with these `rules`. A plan without any rating counts as wholly unanswered.

    `pack` is as the firm sees it: a rating that is not for it is not there.
    """
    ratings: dict[str, list[RatingItem]] = {plan.id: [] for plan in pack.plans}
    for rating in pack.ratings:
        ratings[pack.plan_of(rating.id).id].append(rating)
    doubted = doubts(asked(pack), standings, on, rules)
    plans = tuple(_plan(plan, ratings[plan.id], standings, doubted) for plan in pack.scored_plans)
    apart = tuple(
        _plan(plan, ratings[plan.id], standings, doubted)
        for plan in pack.plans
        if plan.scored == "apart" and ratings[plan.id]
    )
    entries = tuple(entry for group in plans + apart for entry in group.items)
    weakest = sorted(plans, key=lambda plan: plan.proven)[:2]
    proven = overall([plan.proven for plan in plans])
    weight = sum(plan.weight for plan in plans)
    answered = Fraction(sum(_answered_weight(plan.items) for plan in plans), weight) if weight else _ZERO
    stated = [plan.stated for plan in plans if plan.stated is not None]
    down = next((rating.id for rating in pack.ratings if rating.gate and _is_down(standings.get(rating.id))), None)
    label, gate = _label(proven, plans, down)
    return Score(
        proven=proven,
        possible=overall([plan.possible for plan in plans]) if plans else _ONE,
        stated=overall(stated) if plans and len(stated) == len(plans) and answered >= _STATED_OF_ALL else None,
        label=label,
        gate=gate,
        gate_down=down,
        answered=answered,
        na=sum(not entry.counts for plan in plans for entry in plan.items),
        plans=plans,
        apart=apart,
        lenses=_groups(pack, pack.lenses, [(entry.item.lens, entry) for entry in entries]),
        scopes=_groups(pack, pack.scopes, [(entry.item.scope, entry) for entry in entries]),
        audiences=_groups(pack, pack.audiences, [(entry.item.audience, entry) for entry in entries]),
        weakest=tuple(plan.id for plan in weakest),
        formula=rules.name,
    )


def asked(pack: Pack) -> Iterator[RatingItem]:
    """The ratings that are scored, in the plans of the score or beside it, in pack order."""
    return (rating for rating in pack.ratings if pack.plan_of(rating.id).scored != "no")


def by_scope(group: GroupScore) -> dict[str, GroupScore]:
    """The ratings of `group` apart, by their scope. Weighed as their ratings are, the parts make up the group again.

    A rating without a scope is in no part, and a scope of which nothing applies is none.
    """
    return _split(group, lambda item: item.scope)


def by_lens(group: GroupScore) -> dict[str, GroupScore]:
    """The same by lens."""
    return _split(group, lambda item: item.lens)


def _split(group: GroupScore, of: Callable[[RatingItem], str]) -> dict[str, GroupScore]:
    entries: dict[str, list[ItemScore]] = {}
    for entry in group.items:
        entries.setdefault(of(entry.item), []).append(entry)
    parts = {name: _group(name, name.capitalize(), found) for name, found in entries.items() if name}
    return {name: part for name, part in parts.items() if part.weight}


def overall(values: Sequence[Fraction]) -> Fraction:
    """(the sum of `values` + the two smallest again) / (their number + 2): docs/scoring.md 7. None at all give 0."""
    again = sorted(values)[:2]
    return (sum(values, _ZERO) + sum(again, _ZERO)) / ((len(values) + len(again)) or 1)


def show(value: Fraction, decimals: int = 1) -> str:
    """A share of 1 as points of 100, rounded down, so that a label is never rounded into: 705/1792 is `39.3`."""
    scale = 10**decimals
    whole, rest = divmod(value.numerator * 100 * scale // value.denominator, scale)
    return f"{whole}.{rest:0{decimals}d}" if decimals else str(whole)


def _plan(
    plan: Plan, ratings: Sequence[RatingItem], standings: Mapping[str, Standing], doubted: Mapping[str, Doubt]
) -> GroupScore:
    """One plan. Should its n/a weigh more than a quarter, all of them count as unanswered (docs/scoring.md 5)."""
    weight = sum(rating.weight for rating in ratings)
    without = {rating.id: rating.weight for rating in ratings if rating.na and _says_na(standings.get(rating.id))}
    if sum(without.values()) > _MOST_NA * weight:
        without = {}
    entries = [_item(one, standings.get(one.id), doubted.get(one.id, ""), one.id in without) for one in ratings]
    return _group(plan.id, plan.title, entries)


def _item(item: RatingItem, standing: Standing | None, doubt: Doubt, without: bool) -> ItemScore:
    """One rating's interval (docs/scoring.md 2)."""
    if without:
        return ItemScore(item, standing, _ZERO, _ZERO, counts=False, proven=False)
    if standing is None or standing.level is None:
        return ItemScore(item, standing, _ZERO, _ONE, counts=True, proven=False)
    claimed = QUARTERS[standing.level]
    return ItemScore(item, standing, _HALF if doubt else claimed, claimed, counts=True, proven=not doubt, doubt=doubt)


def _group(id: str, title: str, entries: Sequence[ItemScore], short: str = "") -> GroupScore:
    """The weighted means of some ratings; with none that applies, nothing is proven and everything possible."""
    applied = [entry for entry in entries if entry.counts]
    weight = sum(entry.item.weight for entry in applied)
    known = _answered_weight(applied)
    claimed = sum(entry.item.weight * entry.level for entry in applied if entry.level is not None)
    return GroupScore(
        id=id,
        title=title,
        proven=sum((entry.item.weight * entry.low for entry in applied), _ZERO) / (weight or 1),
        possible=sum((entry.item.weight * entry.high for entry in applied), _ZERO) / weight if weight else _ONE,
        stated=Fraction(claimed, 4 * known) if known and known >= _STATED_OF_EACH * weight else None,
        answered=Fraction(known, weight) if weight else _ZERO,
        items=tuple(entries),
        short=short,
    )


def _groups(pack: Pack, names: Iterable[str], entries: Sequence[tuple[str, ItemScore]]) -> tuple[GroupScore, ...]:
    """Groups across all scored plans and those beside them, so that a lens shows the whole business; none that is empty."""
    short = dict(pack.short)
    groups = (
        _group(name, name.capitalize(), [entry for key, entry in entries if key == name], short.get(name, ""))
        for name in names
    )
    return tuple(group for group in groups if group.weight)


def _answered_weight(entries: Iterable[ItemScore]) -> int:
    return sum(entry.item.weight for entry in entries if entry.counts and entry.level is not None)


def _says_na(standing: Standing | None) -> bool:
    return standing is not None and standing.level is None and bool((standing.na or "").strip())


def _is_down(standing: Standing | None) -> bool:
    return standing is not None and standing.level is not None and standing.level < 2


def _label(proven: Fraction, plans: Sequence[GroupScore], down: str | None) -> tuple[Label, Gate | None]:
    """The label and what holds it down (docs/scoring.md 8). Where a rating and a plan both do, the rating is named."""
    weakest = min(plans, key=lambda plan: plan.proven, default=None)
    earned = [label for label, least, _ in LABELS if proven >= least]
    kept = [label for label, least, floor in LABELS if proven >= least and (not weakest or weakest.proven >= floor)]
    if down is not None and len(earned) > 2:
        return kept[:2][-1], Gate("rating", down)
    if weakest is not None and kept != earned:
        return kept[-1], Gate("plan", weakest.id)
    return kept[-1], None
