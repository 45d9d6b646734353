"""The votes of a team's round as far as they may be seen, in the order in which to talk about them."""

from dataclasses import replace

from workbook.domain import Knows
from workbook.domain.rounds.round import Round
from workbook.domain.rounds.spread import Spread, order_of_talk, spread
from workbook.session.view import View


def spreads(view: View, round_: Round) -> tuple[Spread, ...]:
    """What may be shown of each rating; nothing of a round that is sealed.

    What is voted on again stays as it was at the reveal until all who voted the first time have done so once more: else whoever
    looks after each vote sees whose changed which.
    """
    if round_.kind != "team" or round_.state not in ("revealed", "closed"):
        return ()
    items = {item.id: item for item in view.whole.ratings}
    found = {id: _spread(round_, id, items[id].knows if id in items else "all") for id in round_.items}
    weights = {id: items[id].weight for id in found if id in items}
    return tuple(found[id] for id in order_of_talk(found.values(), weights))


def _spread(round_: Round, item: str, knows: Knows) -> Spread:
    if round_.state == "closed" or item not in round_.head.again:
        return spread(round_, item, knows)
    first = {by: given for by, given in round_.replies.items() if item in given and given[item].first is not None}
    if any(given[item].second is None for given in first.values()):
        return spread(round_, item, knows, "first")
    return spread(replace(round_, replies=first), item, knows)
