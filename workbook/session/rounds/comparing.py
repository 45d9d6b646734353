"""Two days of a workbook compared, like for like: a check-in with the one before it, any two of them, marks, and now."""

from collections.abc import Mapping
from dataclasses import replace

from workbook.domain import Problem, did_you_mean, one_line, standings
from workbook.domain.chart import Trend
from workbook.domain.rounds.compare import Change, compare
from workbook.domain.rounds.round import Round
from workbook.domain.rounds.snapshot import Snapshot, of_result, of_standings
from workbook.domain.rounds.trend import Past, trend
from workbook.session.rounds.finding import closed_rounds, last_closed
from workbook.session.rounds.marks import marks
from workbook.session.rounds.results import result_of
from workbook.session.view import View

NOW = "now"
"""The name of the present as a side of a comparison."""


def side_of(view: View, round_: Round) -> Snapshot:
    """A round as a side: what its result froze; without one, and while it is open, what stood, or stands, computed now."""
    if (result := result_of(view, round_)) is not None:
        titles = {plan.id: one_line(plan.title) for plan in view.pack.plans}
        return replace(of_result(result, titles), name=round_.id)
    if round_.state != "closed" or round_.head.closed is None:
        asked = _gone_through(round_)
        return of_standings(view.pack, view.standings(), view.today, round_.id, asked=asked, id=round_.id)
    folder, day = view.folder, round_.head.closed.date()
    found = standings(folder.words, folder.telling_rounds, day, folder.profile.settings.year_start, day)
    return of_standings(view.pack, found, day, round_.id, asked=round_.items, id=round_.id)


def change_of(view: View, round_: Round) -> Change | None:
    """What a check-in has changed since the one that was closed before it; None for the first."""
    before = last_closed(view, round_)
    return compare(side_of(view, before), side_of(view, round_), seen_then(round_)) if before is not None else None


def compared(view: View, first: str | None, second: str | None) -> Change | Problem:
    """Two sides by their names: ids of closed rounds, marks, or `now`. Without any the last check-in and now; with one, that and now."""
    if first is None:
        last = last_closed(view)
        if last is None:
            return Problem("rounds", None, "No check-in was closed yet, so there is nothing to compare with.")
        first = last.id
    sides = []
    for name in (first, second or NOW):
        side = _side(view, name)
        if isinstance(side, Problem):
            return side
        sides.append(side)
    earlier, later = sorted(sides, key=lambda one: one.day)
    round_ = view.folder.rounds.get(later.id)
    return compare(earlier, later, seen_then(round_) if round_ is not None else {})


def trend_of(view: View) -> Trend | None:
    """The score over the check-ins that were closed; None while fewer than two have figures."""
    past = [one for one in closed_rounds(view) if one.kind != "outside"]
    return trend(
        Past(one.id, one.head.closed.date(), side_of(view, one)) for one in past if one.head.closed is not None
    )


def seen_then(round_: Round) -> Mapping[str, int]:
    """The then-ratings of a check-in alone, by rating."""
    return {
        item: reply.then for given in round_.replies.values() for item, reply in given.items() if reply.then is not None
    }


def _side(view: View, name: str) -> Snapshot | Problem:
    folder = view.folder
    if name == NOW:
        return of_standings(view.pack, view.standings(), view.today, NOW)
    if name in folder.rounds:
        if folder.rounds[name].state != "closed":
            return Problem(
                "rounds", None, f"The round {name} is not closed yet.", "Compare with what was closed, or with now."
            )
        return side_of(view, folder.rounds[name])
    named = {one.id: one for one in marks(view)} | {one.name: one for one in marks(view)}
    if name in named:
        day = named[name].on
        found = standings(folder.words, folder.telling_rounds, day, folder.profile.settings.year_start, day)
        return of_standings(view.pack, found, day, one_line(named[name].name))
    known = [*folder.rounds, *(one.name for one in marks(view)), NOW]
    what = f"There is no check-in and no mark “{one_line(name, 60)}”.{did_you_mean(name, known)}"
    return Problem("rounds", None, what, f"There are: {', '.join(one_line(one, 40) for one in known)}.")


def _gone_through(round_: Round) -> frozenset[str]:
    return frozenset(item for given in round_.replies.values() for item, reply in given.items() if reply.at is not None)
