"""What a round asks: every rating, or the pulse of fifteen at most, the same for everybody (docs/rounds.md 4)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from workbook.domain.digest import blake2b
from workbook.domain.item import RatingItem
from workbook.domain.pack import Pack
from workbook.domain.proof import Standing
from workbook.domain.rounds.round import Asked

PULSE = 15
"""Ratings of a pulse at most."""

LOWEST, NEWEST = 3, 2
"""Of the lowest levels, and of the newest words, so many are in it."""


def full(pack: Pack, only: Collection[str] | None = None) -> tuple[Asked, ...]:
    """Every rating of the plans that are scored or stand beside the score, in pack order; with `only`, those among these ids.

    `pack` is as the firm sees it: nothing else is asked of it.
    """
    return tuple(Asked(item.id, item.rev) for item in _ratings(pack, only))


def pulse(
    pack: Pack,
    round_id: str,
    standings: Mapping[str, Standing],
    lapsing: Mapping[str, date] | None = None,
    with_actions: Collection[str] = (),
    only: Collection[str] | None = None,
) -> tuple[Asked, ...]:
    """The pulse of the round `round_id`, in pack order. `only`: the ids that may be drawn.

    Each step takes ratings that were not taken yet, until there are fifteen: of each scored plan, then of each beside them, the one
    with the smallest digest of round and id, among its unanswered if it has any; those whose proof lapses, by the first day without
    it (`lapsing`); those `with_actions` that are open; the three lowest levels; the two newest words. Ties go by pack order.
    """
    ratings = _ratings(pack, only)
    taken: dict[str, RatingItem] = {}

    def take(found: Iterable[RatingItem], most: int = PULSE) -> None:
        fresh = [item for item in found if item.id not in taken][: min(most, PULSE - len(taken))]
        taken.update((item.id, item) for item in fresh)

    for scored in ("yes", "apart"):
        for plan in pack.plans:
            own = [item for item in ratings if pack.plan_of(item.id) is plan] if plan.scored == scored else []
            unanswered = [item for item in own if _is_open(item, standings.get(item.id))]
            take(sorted(unanswered or own, key=lambda item: _digest(round_id, item.id)), 1)
    days = lapsing or {}
    take(sorted((item for item in ratings if item.id in days), key=lambda item: days[item.id]))
    take(item for item in ratings if item.id in with_actions)
    levels = {item.id: found.level for item in ratings if (found := standings.get(item.id)) and found.level is not None}
    take(sorted((item for item in ratings if item.id in levels), key=lambda item: levels[item.id]), LOWEST)
    said = [item for item in ratings if item.id in standings]
    take(sorted(said, key=lambda item: standings[item.id].at, reverse=True), NEWEST)
    return tuple(Asked(item.id, item.rev) for item in ratings if item.id in taken)


def _ratings(pack: Pack, only: Collection[str] | None) -> tuple[RatingItem, ...]:
    asked = (item for item in pack.ratings if pack.plan_of(item.id).scored != "no")
    return tuple(item for item in asked if only is None or item.id in only)


def _is_open(item: RatingItem, standing: Standing | None) -> bool:
    """Whether it has no answer: none was given, it was left open, or it was set aside where that may no longer be."""
    if standing is None:
        return True
    return standing.level is None and not (item.na and (standing.na or "").strip())


def _digest(round_id: str, item: str) -> bytes:
    return blake2b(f"{round_id}\n{item}".encode()).digest()
