"""One side of a comparison: the ratings as they counted on a day, from a result or from what stands now."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from workbook.domain.item import RatingItem
from workbook.domain.late_dataclass import dataclass
from workbook.domain.pack import Pack
from workbook.domain.proof import S8_2, Rules, Standing, doubts, is_earlier
from workbook.domain.rounds.result import Result, ResultItem, ResultScore, Threshold
from workbook.domain.scoring import QUARTERS, GroupScore, ItemScore, score
from workbook.domain.text import one_line

_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""A result does not say when a word was given, and no formula asks."""


@dataclass(frozen=True, slots=True)
class PlanName:
    """A plan by its id and title; `apart` from the score or part of it."""

    id: str
    title: str
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The ratings as they counted on a `day`, by a `name` that people know it by: a round's label, a mark's name, or now.

    `plans` are those that are scored and those beside the score, in the order of the pack. A rating is `asked` where somebody
    gave it anew for this side; what only stands still is the same word as before. `id` is the round's, empty where it is none.
    `threshold` is what a result has kept of its comparison with the round before it.
    """

    name: str
    day: date
    plans: tuple[PlanName, ...]
    items: tuple[ResultItem, ...]
    score: ResultScore
    id: str = ""
    threshold: Threshold | None = None


def of_result(result: Result, name: str = "") -> Snapshot:
    """A closed round, as it was frozen, by its label unless it has another `name`."""
    plans = [PlanName(plan.id, plan.title, plan.scored == "apart") for plan in result.plans]
    return Snapshot(
        name=name or result.label,
        day=result.closed,
        plans=tuple(sorted(plans, key=lambda plan: not plan.apart)),
        items=result.items,
        score=result.score,
        id=result.round,
        threshold=result.threshold,
    )


def of_standings(
    pack: Pack,
    standings: Mapping[str, Standing],
    day: date,
    name: str,
    *,
    asked: Collection[str] | None = None,
    id: str = "",
    rules: Rules = S8_2,
) -> Snapshot:
    """What counts on a day by what stands: now, or on the day of a closed round that froze no result.

    `asked` are the ratings that were given anew for it: those of the round, or of which the word is newer than the other side.
    Unless they are given, everything that stands is taken to be.
    """
    found = score(pack, standings, day, rules)
    return Snapshot(
        name=name,
        day=day,
        plans=(
            *(PlanName(plan.id, one_line(plan.title), apart=True) for plan in found.apart),
            *(PlanName(plan.id, one_line(plan.title)) for plan in found.plans),
        ),
        items=tuple(
            _item(entry, plan, asked, apart=apart)
            for group, apart in ((found.apart, True), (found.plans, False))
            for plan in group
            for entry in plan.items
        ),
        score=ResultScore(
            formula=found.formula,
            proven=found.proven,
            possible=found.possible,
            stated=found.stated,
            label=found.label,
        ),
        id=id,
    )


def by_rules(side: Snapshot, rules: Rules) -> Snapshot:
    """The same ratings, counted by the formula of these rules as of the same day; for the comparison with one that was."""
    ratings = [
        RatingItem(id=item.id, rev=item.rev, prompt=item.prompt, weight=item.weight, anchors=item.anchors)
        for item in side.items
    ]
    said = {
        item.id: Standing(level=item.level, evidence=item.evidence, rev=item.word_rev or item.rev, at=_NO_TIME)
        for item in side.items
        if item.level is not None
    }
    doubted = doubts(ratings, said, side.day, rules)
    items = (
        replace(item, low=QUARTERS[2] if doubted.get(item.id) else QUARTERS[item.level], high=QUARTERS[item.level])
        if item.level is not None and item.low is not None
        else item
        for item in side.items
    )
    return replace(side, items=tuple(items), score=replace(side.score, formula=rules.name), threshold=None)


def _item(entry: ItemScore, plan: GroupScore, asked: Collection[str] | None, *, apart: bool) -> ResultItem:
    """A rating as it counts."""
    item, standing = entry.item, entry.standing
    worded = standing is not None and (standing.level is not None or standing.na is not None)
    earlier = standing is not None and standing.level is not None and is_earlier(item, standing)
    return ResultItem(
        id=item.id,
        rev=item.rev,
        plan=plan.id,
        scored="apart" if apart else "yes",
        weight=item.weight,
        prompt=item.prompt,
        anchors=item.anchors,
        asked=worded if asked is None else item.id in asked,
        gate=item.gate,
        na=standing.na if standing is not None else None,
        level=entry.level,
        word_rev=standing.rev if standing is not None and earlier else None,
        evidence=standing.evidence if standing is not None else (),
        low=entry.low if entry.counts else None,
        high=entry.high if entry.counts else None,
    )
