"""What one check-in says about one rating: the newest word when people take turns, the median when a team rated."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from workbook.domain.addresses import RatingAt
from workbook.domain.response import Rated
from workbook.domain.workbook import Round


def settled(round_: Round, item: str, roster: int, until: date | None = None) -> Rated | None:
    """The rating of `item` that `checkin` stands for, or None when nobody gave one or the check-in is still sealed.

    Solo: the newest rating counts, whoever gave it. Team: the rules of docs/scoring.md 4 for an item
    without an agreed level, among `roster` people; the ratings stay sealed, and count for nothing, until the reveal.
    What was rated after the day `until` is left out.
    """
    given = [
        (rated.at, person, rated)
        for person, ratings in round_.ratings.items()
        if (rated := ratings.get(item)) is not None and (until is None or rated.at.date() <= until)
    ]
    if not given or (round_.kind == "team" and round_.state in ("open", "unknown")):
        return None
    given.sort(key=lambda entry: entry[:2])
    newest = given[-1][2]
    if round_.kind == "solo" or max(roster, len(given)) == 1:
        return newest
    return _median(newest, [rated for _, _, rated in given], max(roster, len(given)))


def in_turn(round_: Round, item: str, by: str) -> Rated | None:
    """The rating of `item` in `checkin` that the person `by` is shown and goes on from, or None without one.

    Solo: people take turns, so it is the newest, whoever gave it. Team: everybody answers for themselves, so it is the
    person's own and never another's, sealed or not.
    """
    if round_.kind == "team":
        return round_.ratings.get(by, {}).get(item)
    given = [(ratings[item], person) for person, ratings in round_.ratings.items() if item in ratings]
    return max(given, key=lambda entry: (entry[0].at, entry[1]), default=(None,))[0]


def _median(newest: Rated, ratings: Sequence[Rated], roster: int) -> Rated:
    """The lower-middle median of the levels; open when fewer than two, or fewer than half of the roster, answered.

    It rests on the evidence of everybody at that level or above. It does not apply when more say so than give a level.
    """
    levels = sorted(rated.level for rated in ratings if rated.level is not None)
    reasons = [rated.na for rated in ratings if rated.na is not None]
    answered = len(levels) + len(reasons)
    if answered < 2 or 2 * answered < roster:
        return replace(newest, level=None, na=None, evidence=())
    if len(reasons) > len(levels):
        return replace(newest, level=None, na=reasons[-1], evidence=())
    middle = levels[(len(levels) - 1) // 2]
    shown = tuple(
        line for rated in ratings if rated.level is not None and rated.level >= middle for line in rated.evidence
    )
    return replace(newest, level=middle, na=None, evidence=shown)


def after_all(rounds: Iterable[Round], at: RatingAt, now: datetime, until: date | None = None) -> datetime:
    """The moment of a rating given `now` at `at`: a second after the newest word on that item elsewhere, if not later.

    So it counts, though the clock of whoever gave the other one was ahead. What was rated after the day `until` is left out.
    """
    words = [
        ratings[at.item].at
        for round_ in rounds
        for person, ratings in round_.ratings.items()
        if at.item in ratings and (round_.label, person) != (at.label, at.person)
    ]
    newest = max((word for word in words if until is None or word.date() <= until), default=None)
    return now if newest is None or newest < now else newest + timedelta(seconds=1)
