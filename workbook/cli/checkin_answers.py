"""`workbook checkin answer ITEM=LEVEL …`: several levels at once, in a check-in alone or in the team's round."""

from collections.abc import Sequence
from datetime import date

from workbook.cli.faults import Refused, Usage
from workbook.cli.rate import rate_and_tell
from workbook.cli.workplace import done, sound
from workbook.domain import CLAIMS, Evidence, Problem, RatingItem, count, did_you_mean, one_line
from workbook.domain.rounds.round import Round
from workbook.session import Session
from workbook.session.rounds.answering import gone_through, may_answer, vote
from workbook.session.rounds.finding import going, handed_in


def answer_all(
    session: Session, round_: Round, given: Sequence[str], shown: Sequence[str], reason: str, on: date | None
) -> str:
    """Give each level; all are looked at before the first is taken. What is to be said of it comes back.

    A vote in a team's round is sealed, so its level is not said again.
    """
    pairs = [_pair(one) for one in given]
    items = {item: _item(session, round_, item) for item, _ in pairs}
    lines = _lines(shown, items, on or session.today)
    for id, level in pairs:
        if id in lines and not (level.isdigit() and int(level) in CLAIMS):
            raise Refused(
                Problem(id, None, "Evidence stays with a 3 or a 4 only.", "Leave it out, or give such a level.")
            )
        if level == "na" and not reason.strip():
            raise Usage("“na” wants a --reason: why it does not apply")
    for id, level in pairs:
        _give(session, round_.id, items[id], level, lines.get(id, ()), reason)
    after = session.folder.rounds[round_.id]
    if after.kind == "solo":
        far = going(session, after, session.person.id)
        return f"{count(len(pairs), 'rating')} gone through; {len(far.left)} of {len(far.items)} left."
    return f"{count(len(pairs), 'vote')} taken, and sealed until the reveal. {handed_in(after)} of {len(after.head.roster)} are in."


def _give(
    session: Session, round_id: str, item: RatingItem, level: str, lines: Sequence[Evidence], reason: str
) -> None:
    round_ = session.folder.rounds[round_id]
    number, na = (int(level) if level.isdigit() else None), (reason if level == "na" else None)
    if round_.kind == "solo":
        done(may_answer(session, round_))
        rate_and_tell(session, item, number, na, lines)
        done(gone_through(session, round_, item))
    else:
        done(vote(session, round_, item.id, level=number, na=na, evidence=lines))


def _pair(text: str) -> tuple[str, str]:
    id, equals, level = text.partition("=")
    level = level.strip().casefold()
    if not equals or level not in ("0", "1", "2", "3", "4", "na", "-"):
        raise Usage(f"“{one_line(text, 60)}” is not ITEM=LEVEL, as promises-are-kept=3; a level is 0 to 4, na or -")
    return id.strip(), level


def _item(session: Session, round_: Round, id: str) -> RatingItem:
    item = session.whole.item_by_id.get(id)
    if isinstance(item, RatingItem) and id in round_.items:
        return item
    what = f"The round {round_.id} does not ask “{one_line(id, 60)}”.{did_you_mean(id, round_.items)}"
    raise Refused(Problem(f"rounds/{round_.id}", None, what, "Nothing was changed."))


def _lines(shown: Sequence[str], items: dict[str, RatingItem], on: date) -> dict[str, tuple[Evidence, ...]]:
    found: dict[str, tuple[Evidence, ...]] = {}
    for one in shown:
        id, equals, text = one.partition("=")
        if not equals or id.strip() not in items or not text.strip():
            raise Usage(f"“{one_line(one, 60)}” is not ITEM=TEXT for one of the ratings given")
        found[id.strip()] = (*found.get(id.strip(), ()), Evidence(on, sound(text).strip()))
    return found
