"""The three-way merge of the action list: what people have touched, what the ratings offer now, and what the pack still has.

The generated part refreshes, the human part stays as it is, and nothing is ever deleted (docs/scoring.md 15).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbook.domain.actions.action import Action, Status
from workbook.domain.actions.offers import OfferWriter, action_id, occurrence_of, offer_of
from workbook.domain.lapsing import Lapse
from workbook.domain.pack import Pack
from workbook.domain.scoring import QUARTERS, Score

OWN = "own:"
"""How the keys of actions begin that people added themselves."""

_OPEN = (Status.SUGGESTED, Status.COMMITTED, Status.PARKED)


def reconcile(
    kept: Iterable[Action], generated: Sequence[Action], pack: Pack, score: Score, lapses: Iterable[Lapse] = ()
) -> tuple[Action, ...]:
    """The whole list: every kept action, refreshed, then what is `generated` and was not kept, by rank.

    `pack`, `score` and `lapses` must be those that `generated` was made from. A kept action that the pack no longer has becomes
    retired, unless it is done or dropped; one whose answer reaches its target is marked `met`, never closed. A done action
    stays as it was then; should its rating fall again, the offer comes back as a new occurrence. To renew and to prove are one
    thing before and after a day: what people have taken on as the one is not offered beside it as the other.
    """
    writer = OfferWriter.of(pack, score, lapses)
    offered = {action.key: action for action in generated}
    kept = tuple(kept)
    last: dict[str, Action] = {}
    for action in kept:
        if action.key not in last or occurrence_of(action) > occurrence_of(last[action.key]):
            last[action.key] = action
    merged = [_refreshed(action, offered.get(action.key), writer) for action in kept]
    held = _in_hand(kept)
    for action in generated:
        if (action.gen.item, action.renews) in held and action.gen.lane == "prove":
            continue
        before = last.get(action.key)
        if before is None:
            merged.append(action)
        elif before.status is Status.DONE and _lost_ground(before, score):
            merged.append(replace(action, id=action_id(action.key, occurrence_of(before) + 1)))
    return tuple(merged)


def _in_hand(kept: Iterable[Action]) -> set[tuple[str | None, bool]]:
    """What needs no offer, as its rating and whether it would be to renew: the one or the other is open among `kept`.

    A proof keeps a renewal away only while it is being done: one that was parked may be there now, and lapses all the same.
    """
    found = set[tuple[str | None, bool]]()
    for action in kept:
        if action.renews and action.status in _OPEN:
            found |= {(action.gen.item, True), (action.gen.item, False)}
        elif action.gen.lane == "prove" and action.status is Status.COMMITTED:
            found.add((action.gen.item, True))
    return found


def _refreshed(action: Action, now: Action | None, writer: OfferWriter) -> Action:
    """A kept action with its generated part as of now."""
    if action.key.startswith(OWN):
        return action
    offer = offer_of(action.key, writer.pack)
    if offer is None:
        return _retired(action) if action.status in _OPEN else action
    gen = now.gen if now is not None else writer.write(offer)[0]
    if action.status is Status.DONE:
        # What it was worth then stays on record; that the target was reached once is what a later fall is measured by.
        return replace(action, gen=replace(action.gen, met=True)) if gen.met else action
    status = _before_it_was_retired(action) if action.status is Status.RETIRED else action.status
    return replace(action, gen=gen, status=status)


def _retired(action: Action) -> Action:
    """An action that the pack, or the kind of firm, no longer has: it gains nothing."""
    return replace(action, status=Status.RETIRED, gen=replace(action.gen, lift=QUARTERS[0], best=None))


def _before_it_was_retired(action: Action) -> Status:
    """Where people had put an action before the pack dropped it: retiring leaves no step in the history."""
    return action.history[-1].status if action.history else Status.SUGGESTED


def _lost_ground(action: Action, score: Score) -> bool:
    """Whether a done action that is offered again has lost its ground: reached before, or rated again since it was done."""
    entry = score.items.get(action.gen.item or "")
    since = entry.standing.at if entry is not None and entry.standing is not None else None
    done = action.history[-1].at if action.history else None
    return action.gen.met or (since is not None and done is not None and since > done)
