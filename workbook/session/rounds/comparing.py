"""Two points in time side by side: rounds that were closed, marks, and now. And all closed rounds as a trend."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from workbook.domain import Problem, Standing, command, did_you_mean, one_line, standings
from workbook.domain.mark import Mark
from workbook.domain.rounds.compare import Change, compare, with_threshold
from workbook.domain.rounds.result import Result
from workbook.domain.rounds.round import Round
from workbook.domain.rounds.snapshot import Snapshot, of_result, of_standings
from workbook.session.rounds.finding import closed_rounds, last_closed
from workbook.session.rounds.marks import marks
from workbook.session.rounds.results import result_of
from workbook.session.view import View

if TYPE_CHECKING:
    from workbook.domain.chart import Trend

NOW = "now"
"""The name of the present day among what is compared."""

Point = Round | Mark | None
"""A closed round, a mark, or now."""


def compared(view: View, earlier: str | None = None, later: str | None = None) -> Change | Problem:
    """What has changed between two points in time, each the id of a closed round or of a mark, the name of a mark, or `now`.

    Without the later one it is now; without either, from the last check-in that was closed before today, else from the last.
    The two stand in the order of their days, whichever is named first.
    """
    then = _default(view) if earlier is None else _point(view, earlier)
    if isinstance(then, Problem):
        return then
    now = None if later is None else _point(view, later)
    if isinstance(now, Problem):
        return now
    if then == now:
        return Problem("", None, "These are one and the same day.", "Name two that differ.")
    if _when(view, now) < _when(view, then):
        then, now = now, then
    before = snapshot(view, then)
    return compare(before, snapshot(view, now, since=then), seen_from(now))


def snapshot(view: View, point: Point, since: Point = None) -> Snapshot:
    """How the ratings counted at a point in time: as its result has it, else computed later, from the words of that day.

    `since` is what it will be compared with: what was said after that is given anew.
    """
    if isinstance(point, Round) and (frozen := result_of(view, point)) is not None:
        return of_result(frozen, _label(point, closed_rounds(view)))
    day = _day(view, point)
    counting = view.standings() if point is None else _stood(view, day)
    if isinstance(point, Round):
        name = _label(point, closed_rounds(view))
        return of_standings(view.pack, counting, day, name, asked=frozenset(point.items), id=point.id)
    name = one_line(point.name, 60) if isinstance(point, Mark) else NOW
    asked = None if since is None else _newer(view, counting, since)
    return of_standings(view.pack, counting, day, name, asked=asked, id=point.id if point is not None else "")


def change_of(view: View, round_: Round) -> Change | None:
    """What a check-in has changed since the one that was closed before it, as it is now while it is open; None for the first."""
    before = last_closed(view, round_)
    if before is None:
        return None
    return compare(snapshot(view, before), side_of(view, round_), seen_from(round_))


def side_of(view: View, round_: Round) -> Snapshot:
    """A round as a side of a comparison; one that is open as it would be closed now."""
    if round_.state == "closed":
        return snapshot(view, round_)
    done = {item for replies in round_.replies.values() for item, reply in replies.items() if reply.at is not None}
    return of_standings(view.pack, view.standings(), view.today, round_.id, asked=frozenset(done), id=round_.id)


def kept_threshold(view: View, round_: Round, result: Result) -> Result:
    """The result of a round that is being closed, with what its change from the one before is measured by."""
    before = last_closed(view, round_)
    return with_threshold(result, snapshot(view, before) if before is not None else None)


def seen_from(point: Point) -> Mapping[str, int]:
    """The levels at which the earlier side looks from a round: its then-ratings. Of several people the last one's counts."""
    if not isinstance(point, Round):
        return {}
    return {
        item: reply.then
        for replies in point.replies.values()
        for item, reply in replies.items()
        if reply.then is not None
    }


def trend_of(view: View, newest: int) -> "Trend | None":
    """The trend over the `newest` check-ins that were closed, alone and with the team; None while there are fewer than two.

    Each of them is read, and scored where it froze nothing: not to be called before the first picture of a screen.
    """
    from workbook.domain.rounds.trend import Past, trend

    rounds = [one for one in closed_rounds(view) if one.kind != "outside"]
    past = []
    for one in rounds[-newest:]:
        frozen = result_of(view, one)
        side = of_result(frozen) if frozen is not None else snapshot(view, one)
        past.append(Past(_label(one, rounds), side.day, side, later=frozen is None))
    return trend(past, len(rounds) - len(past))


def _label(round_: Round, rounds: Sequence[Round]) -> str:
    """What a round is called in a row of them: its quarter; where that has several, its id, or the name that it was given."""
    if sum(one.label == round_.label for one in rounds) == 1:
        return round_.label
    return round_.id if round_.id.startswith(round_.label) else round_.id[len("2026-11-27-") :] or round_.id


def _default(view: View) -> Round | Problem:
    """The check-in that now is compared with."""
    found = [one for one in closed_rounds(view) if one.kind != "outside"]
    before = [one for one in found if one.day is not None and one.day < view.today]
    if not found:
        mend = f"Close one with {command('checkin close')}, or name today with {command('checkin mark NAME')}."
        return Problem("rounds", None, "There is no closed check-in to compare with.", mend)
    return (before or found)[-1]


def _point(view: View, name: str) -> Point | Problem:
    """The point in time that is called so."""
    if name.strip().casefold() == NOW:
        return None
    known = view.folder.rounds
    if name in known:
        found = known[name]
        if found.state == "closed" and found.day is not None and found.kind != "outside":
            return found
        why = (
            "asks people outside, whose words are no part of the score"
            if found.kind == "outside"
            else "is not closed yet"
        )
        return Problem(f"rounds/{found.id}", None, f"The round {found.id} {why}.", "Name another.")
    for one in marks(view):
        if name == one.id or name.casefold() == one.name.casefold():
            return one
    names = [*(one.id for one in closed_rounds(view)), *(one.id for one in marks(view)), NOW]
    what = f"There is no closed round and no mark “{one_line(name, 60)}”.{did_you_mean(name, names)}"
    return Problem("rounds", None, what, f"There are: {', '.join(names)}.")


def _day(view: View, point: Point) -> date:
    if isinstance(point, Mark):
        return point.on
    return (point.day if point is not None else None) or view.today


def _when(view: View, point: Point) -> tuple[date, int, float]:
    """Where it stands in time: of one day rounds by their close, then marks, which are of its end, then now."""
    closed = point.head.closed if isinstance(point, Round) else None
    place = 0 if isinstance(point, Round) else 1 if isinstance(point, Mark) else 2
    return _day(view, point), place, closed.timestamp() if closed is not None else 0.0


def _stood(view: View, day: date) -> dict[str, Standing]:
    """What counted for each rating at the end of that day."""
    basis = view.basis()
    until = min(day, view.until) if view.until is not None else day
    return standings(basis.words, basis.rounds, day, basis.year_start, until)


def _newer(view: View, counting: Mapping[str, Standing], since: Round | Mark) -> frozenset[str]:
    """The ratings of which the word that counts was given after that point in time."""
    closed: datetime | None = since.head.closed if isinstance(since, Round) else None
    day = _day(view, since)
    return frozenset(
        id for id, one in counting.items() if (one.at > closed if closed is not None else one.at.date() > day)
    )
