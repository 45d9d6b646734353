"""Closing a round: its result is frozen, then its head says so. Nothing opens it again."""

from datetime import date

from workbook.domain import Problem, ResultAt, RoundAt, score, standings
from workbook.domain.rounds.closing import Business, closed, result
from workbook.domain.rounds.result import Result
from workbook.domain.rounds.round import Round
from workbook.session.app_version import app_version
from workbook.session.rounds.comparing import kept_threshold
from workbook.session.rounds.revealing import may_reveal
from workbook.session.session import Session
from workbook.store.results import summed


def close_round(session: Session, round_: Round, *, anyway: bool = False) -> Result | Problem:
    """Close a round, by one step that can be undone while the workbook is open, and return what it came to.

    Before the reveal of a team's round it has the conditions of the reveal (`anyway` as there). The result is written before the
    head: a program that ends between the two leaves a round that counts as closed.
    """
    if round_.state == "closed":
        return Problem(f"rounds/{round_.id}", None, f"The round {round_.id} is closed already.", "Nothing was changed.")
    if round_.state == "unknown":
        what = "Nobody can tell whether this round is open."
        return Problem(f"rounds/{round_.id}/round.toml", None, what, "Write open or revealed behind “state” there.")
    if session.whole.id != (round_.head.pack.id if round_.head.pack else session.whole.id):
        what = f"The round asked from other exercises, “{round_.head.pack.id if round_.head.pack else ''}”, which are not here."
        return Problem(f"rounds/{round_.id}", None, what, "Put their folder into packs/ in the workbook.")
    if round_.kind != "solo" and round_.state == "open" and (wrong := may_reveal(round_, anyway=anyway)) is not None:
        return wrong
    made = _made(session, round_)
    if isinstance(made, Problem):
        return made
    after, frozen = made
    problem = session.put(
        (ResultAt(round_.id), frozen), (RoundAt(round_.id), after.head), words=f"the close of {round_.id}"
    )
    return problem or frozen


def _made(session: Session, round_: Round) -> tuple[Round, Result] | Problem:
    """The round as it is once it is closed, and its result."""
    basis, pack = session.basis(), session.pack
    knows = {item.id: item.knows for item in session.whole.ratings}
    after = closed(round_, session.moment(), session.standings(), knows)
    others = tuple(one for one in basis.rounds if one.id != round_.id)
    on = _day(after, session.today)
    now = score(pack, standings(basis.words, (*others, after), on, basis.year_start, basis.until), on)
    profile = session.folder.profile
    business = Business(name=session.business, firm=profile.firm, app=app_version())
    try:
        return after, summed(kept_threshold(session, round_, result(after, on, business, pack, now, session.actions())))
    except ValueError:
        what = "The result cannot be written as it is, so the round stays open."
        return Problem(f"rounds/{round_.id}", None, what, "Look for odd characters in the evidence of its ratings.")


def _day(round_: Round, today: date) -> date:
    return round_.head.closed.date() if round_.head.closed is not None else today
