"""Going through a round: a check-in alone rating by rating, or a vote in a team's round that nobody else sees before the reveal."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbook.domain import Evidence, Problem, RatingItem, ReplyAt, one_line, resting
from workbook.domain.rounds.round import Reply, Round, Vote
from workbook.session.answering import named
from workbook.session.rounds.finding import Going, going
from workbook.session.session import Session
from workbook.session.view import View

MOST_THEN = 5
"""Ratings at most of which is asked where they were the last time, knowing what is known now."""


def gone_through(session: Session, round_: Round, item: RatingItem) -> Problem | None:
    """Note that a rating of a check-in alone was gone through, whether or not a new level was given. Done once, it stays done."""
    if (refused := may_answer(session, round_)) is not None:
        return refused
    at = ReplyAt(round_.id, session.person.id, item.id)
    before = round_.replies.get(at.person, {}).get(item.id, Reply())
    if before.at is not None:
        return None
    return session.put((at, replace(before, at=session.moment())), words=named(item))


def then_rated(session: Session, round_: Round, item: RatingItem, level: int | None) -> Problem | None:
    """Where this was the last time, as it is seen now: 0 to 4, or None to take that back."""
    if (refused := may_answer(session, round_)) is not None:
        return refused
    at = ReplyAt(round_.id, session.person.id, item.id)
    before = round_.replies.get(at.person, {}).get(item.id, Reply(at=session.moment()))
    return session.put((at, replace(before, then=level)), words=named(item))


def then_items(view: View, round_: Round, person: str) -> tuple[RatingItem, ...]:
    """The ratings of which is asked where they were the last time: those with another level now than before this check-in, at most five.

    Those that moved furthest come first; of equals the one that weighs more, then the first in the exercises.
    """
    moved = [(abs(now - before), item.weight, item) for item, before, now in changed(view, going(view, round_, person))]
    return tuple(item for _, _, item in sorted(moved, key=lambda one: (-one[0], -one[1])))[:MOST_THEN]


def changed(view: View, far: Going) -> Iterable[tuple[RatingItem, int, int]]:
    """The ratings gone through whose level is another than before the check-in was opened, with both levels."""
    opened, standings = far.round.head.opened, view.standings()
    for item in far.items:
        now = standings.get(item.id)
        if item.id not in far.done or now is None or now.level is None or opened is None:
            continue
        before = [one.rated for one in view.said(item.id) if one.rated.at < opened]
        if before and before[-1].level is not None and before[-1].rev == now.rev and before[-1].level != now.level:
            yield item, before[-1].level, now.level


def vote(
    session: Session,
    round_: Round,
    item_id: str,
    *,
    level: int | None = None,
    na: str | None = None,
    evidence: Sequence[Evidence] = (),
) -> Problem | None:
    """What the person who answers gives to one rating of a team's round: a level, `na` with a reason, or neither, for can't say.

    It is sealed until the reveal. After that, only what is voted on again takes a second vote. It never becomes a standing word.
    """
    person = session.person.id
    if (refused := _refused(session, round_, item_id, na)) is not None:
        return refused
    if any(line.date > session.today for line in evidence):
        return Problem(item_id, None, "Evidence cannot lie in the future.", "Give the day it happened.")
    given = Vote(level=level, na=na, evidence=resting(level, evidence), at=session.moment())
    at, before = ReplyAt(round_.id, person, item_id), round_.replies.get(person, {}).get(item_id, Reply())
    second = round_.state == "revealed"
    reply = replace(before, second=given) if second else replace(before, first=given)
    return session.put((at, reply), words=f"a vote in the round {round_.id}")


def may_answer(session: Session, round_: Round) -> Problem | None:
    """Why the person who answers has no say in a round now: it is closed, nobody can tell what it is, or others are asked."""
    file = f"rounds/{round_.id}"
    if round_.state == "closed":
        day = round_.head.closed.date().isoformat() if round_.head.closed else "already"
        what = f"The round {round_.id} was closed on {day}, so this reply is not counted."
        return Problem(file, None, what, "Open a new round of the same ratings to ask again.")
    if round_.state == "unknown":
        what = "Nobody can tell whether this round is open."
        return Problem(f"{file}/round.toml", None, what, "Write open, revealed or closed behind “state” there.")
    if session.person.id not in {seat.id for seat in round_.head.roster}:
        who = one_line(session.person.name, 40)
        return Problem(file, None, f"{who} is not among those whom the round {round_.id} asks.", "Nothing was changed.")
    return None


def _refused(session: Session, round_: Round, item_id: str, na: str | None) -> Problem | None:
    file = f"rounds/{round_.id}"
    if (refused := may_answer(session, round_)) is not None:
        return refused
    if item_id not in round_.items:
        return Problem(
            file, None, f"The round {round_.id} does not ask “{one_line(item_id, 60)}”.", "Nothing was changed."
        )
    if round_.state == "revealed" and item_id not in round_.head.again:
        what = f"The round {round_.id} is revealed, and this is not voted on again."
        return Problem(file, None, what, "A second vote is opened with “checkin revote”.")
    item = session.whole.item_by_id.get(item_id)
    if na is not None and not (isinstance(item, RatingItem) and item.na):
        return Problem(
            file, None, "This rating applies to every business.", "Choose a level, or say that you can't say."
        )
    return None
