"""The action list (docs/scoring.md 13 to 16): what to do next, ranked by the gain in proven readiness for the effort."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import inf

from workbook.domain.actions.action import Action, Generated, Status
from workbook.domain.actions.offers import OfferWriter, action_id, offers
from workbook.domain.actions.reconciliation import reconcile
from workbook.domain.lapsing import Lapse
from workbook.domain.late_dataclass import dataclass
from workbook.domain.pack import Pack
from workbook.domain.scoring import Score

TOP = 5
TOP_OF_ONE_PLAN = 2
"""At most this many of the first `TOP` come from one plan, as long as another plan has anything to offer."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An offer on its way to a rank: a smaller `order` stands higher."""

    key: str
    gen: Generated
    plan: str
    order: tuple[int, Fraction, int, str, int]


def generate(pack: Pack, score: Score, lapses: Iterable[Lapse] = ()) -> tuple[Action, ...]:
    """Everything that could be done now, as suggested actions in the order of their ranks, from 1.

    `lapses` is what lapses after this score: each may be renewed, and is ranked by what that saves.

    First the gate's own lift while the gate is down; then by lift per point; then the plans that stand beside the score, by
    the gain in themselves; last what waits for something else. Ties go by plan order, then by the rating's id.
    """
    writer = OfferWriter.of(pack, score, lapses)
    places = {plan.id: place for place, plan in enumerate(pack.plans)}
    found: list[_Candidate] = []
    for group in score.plans + score.apart:
        for entry in group.items:
            for offer in offers(entry, lapses=entry.item.id in writer.lapses):
                gen, worth = writer.write(offer)
                gain = worth.lift if group in score.plans else worth.rise
                first = 1 if group in score.plans else 2
                if writer.gate is entry and gen.lane == "build":
                    gen = replace(gen, why=f"the gate: while it stands below 2, asking customers waits; {gen.why}")
                    first = 0
                order = (first, -gain / gen.points, places[group.id], entry.item.id, gen.points)
                found.append(_Candidate(offer.key, gen, group.id, order))
    found.sort(key=lambda candidate: candidate.order)
    free = [candidate for candidate in found if not candidate.gen.blocked_by]
    waiting = [candidate for candidate in found if candidate.gen.blocked_by]
    return tuple(
        Action(id=action_id(candidate.key), key=candidate.key, gen=replace(candidate.gen, rank=rank))
        for rank, candidate in enumerate(_spread(free) + waiting, start=1)
    )


def action_list(pack: Pack, kept: Iterable[Action], score: Score, lapses: Sequence[Lapse] = ()) -> tuple[Action, ...]:
    """The whole action list in the order to show it: what people have touched, and all else that is offered at this `score`.

    `lapses` is what lapses after it.
    """
    return ordered(reconcile(kept, generate(pack, score, lapses), pack, score, lapses))


def _spread(ranked: list[_Candidate]) -> list[_Candidate]:
    """The same in the same order, but that a plan's third place among the first five goes to the next of another plan."""
    rest, top = list(ranked), list[_Candidate]()
    while rest and len(top) < TOP:
        taken = [candidate.plan for candidate in top]
        allowed = (place for place, one in enumerate(rest) if taken.count(one.plan) < TOP_OF_ONE_PLAN)
        top.append(rest.pop(next(allowed, 0)))
    return top + rest


@dataclass(frozen=True, slots=True)
class Groups:
    """The list as it is shown: what people are doing, what comes next, what waits, and what is over or set aside."""

    doing: tuple[Action, ...]
    next: tuple[Action, ...]
    blocked: tuple[Action, ...]
    done: tuple[Action, ...]
    dropped: tuple[Action, ...]
    parked: tuple[Action, ...]
    retired: tuple[Action, ...]


def grouped(actions: Iterable[Action]) -> Groups:
    """`actions` by where they stand: doing by due date, so that what is overdue is first; next by rank; done newest first.

    Of one day, those that people came to first stand first; of one moment they go by title.
    """
    by: dict[Status, list[Action]] = {status: [] for status in Status}
    for action in actions:
        by[action.status].append(action)
    suggested = sorted(by[Status.SUGGESTED], key=_by_rank)
    return Groups(
        doing=tuple(sorted(by[Status.COMMITTED], key=_by_day)),
        next=tuple(action for action in suggested if not action.gen.blocked_by),
        blocked=tuple(action for action in suggested if action.gen.blocked_by),
        done=_newest_first(by[Status.DONE]),
        dropped=_newest_first(by[Status.DROPPED]),
        parked=_newest_first(by[Status.PARKED]),
        retired=_newest_first(by[Status.RETIRED]),
    )


def ordered(actions: Iterable[Action]) -> tuple[Action, ...]:
    """`actions` in the order to show them: the groups of `grouped`, one after another."""
    groups = grouped(actions)
    return groups.doing + groups.next + groups.blocked + groups.done + groups.dropped + groups.parked + groups.retired


def _by_day(action: Action) -> tuple[date, float, str, str]:
    """By the day it is due; what has none comes last."""
    added = action.history[0].at.timestamp() if action.history else inf
    return (action.due or date.max, added, *_by_title(action))


def _by_title(action: Action) -> tuple[str, str]:
    """The id of one's own is random: it decides only between those that are called alike."""
    return (action.title.casefold(), action.id)


def _by_rank(action: Action) -> tuple[bool, int, str, str]:
    """By rank; what has none, because nothing offers it now, comes last."""
    return (action.gen.rank == 0, action.gen.rank, *_by_title(action))


def _newest_first(actions: Iterable[Action]) -> tuple[Action, ...]:
    def moved(action: Action) -> tuple[float, str, str]:
        return (-action.history[-1].at.timestamp() if action.history else 0.0, *_by_title(action))

    return tuple(sorted(actions, key=moved))
