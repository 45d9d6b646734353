"""Whether this quarter's check-in waits to be begun, or gone on with, and what to know before it."""

from datetime import date

from workbook.domain import dataclass
from workbook.domain.rounds.round import Round
from workbook.session.rounds.finding import going
from workbook.session.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A check-in that is `begun`, with how many of its ratings are `done` of how many; or one that may begin, as far as is known:
    the day of the `last` one, how many `rated` ratings there are, and how many proofs lapse within 90 days.
    """

    begun: str = ""
    done: int = 0
    of: int = 0
    last: date | None = None
    rated: int = 0
    lapsing: int = 0


def invitation(view: View, person: str) -> Invitation | None:
    """What invites to a check-in; None while one of this quarter is closed, and before every rating of some plan has a word."""
    rounds = [one for one in view.folder.newest_rounds if one.kind != "outside"]
    mine = next((one for one in rounds if _is_own(one, person)), None)
    if mine is not None:
        far = going(view, mine, person)
        return Invitation(begun=mine.id, done=len(far.items) - len(far.left), of=len(far.items))
    closed = [one for one in rounds if one.state == "closed" and one.head.closed is not None]
    if any(one.label == view.quarter or view.first_day <= _day(one) <= view.today for one in closed):
        return None
    plans = (*view.score().plans, *view.score().apart)
    if not closed and not any(plan.answered == 1 for plan in plans):
        return None
    rated = sum(entry.level is not None for plan in plans for entry in plan.items)
    last = max(map(_day, closed), default=None)
    return Invitation(last=last, rated=rated, lapsing=len(view.lapsing()))


def _is_own(round_: Round, person: str) -> bool:
    return round_.kind == "solo" and round_.state == "open" and any(seat.id == person for seat in round_.head.roster)


def _day(round_: Round) -> date:
    return round_.head.closed.date() if round_.head.closed is not None else date.min
