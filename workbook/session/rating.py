"""Rating an item: a standing word of the person who answers, and what it must hold to before it is taken."""

from collections.abc import Sequence
from dataclasses import replace

from workbook.domain import CLAIMS, Evidence, Item, Problem, Rated, RatingAt, RatingItem, resting
from workbook.domain.standing import after_all, plain, said
from workbook.session.answering import hold, holding, named
from workbook.session.session import Session


def rate(
    session: Session,
    item_id: str,
    *,
    level: int | None = None,
    na: str | None = None,
    evidence: Sequence[Evidence] = (),
    note: str | None = None,
    held: str = "",
    typing: bool = False,
) -> Problem | None:
    """Say a level of an item, `na` with a reason, or neither: left open. What was said before an earlier day stays below it.

    Evidence stays with a 3 or a 4 only; `held` is evidence that isn't whole. Without a `note` the one that stands stays.
    """
    item = session.whole.item_by_id[item_id]
    counts = session.rated(item_id)
    if (refused := _refusal(session, item, counts, na, evidence)) is not None:
        return refused
    at, basis = RatingAt(session.person.id, item_id), session.basis()
    found = session.folder.words.get(at.person, {}).get(item_id)
    moment = after_all(basis.words, basis.rounds, at.person, item_id, session.moment(), session.until)
    shown, before_it = resting(level, evidence), counts.evidence if counts is not None else ()
    if note is None:
        note = counts.note if counts is not None else ""
    rated = Rated(rev=item.rev, at=moment, level=level, na=na, note=note.strip(), evidence=shown)
    own = found is not None and counts is not None and plain(found) == counts and at not in session.folder.waiting
    if own and counts is not None and counts.rev >= item.rev and replace(counts, at=moment, rev=rated.rev) == rated:
        hold(session, item_id, held)  # one given to an earlier wording is confirmed
        return None
    if level in CLAIMS:
        session.aside.pop(item_id, None)
    elif before_it:
        session.aside[item_id] = before_it
    word = said(found, rated)
    problem = session.put((at, word), *holding(session, item_id, held), words=named(item), typing=typing)
    session.answered(item_id)
    return problem


def gone_before(session: Session, item_id: str) -> tuple[Evidence, ...]:
    """The lines that left when the level fell below 3, in this sitting or in this quarter: they are offered again with a 3 or a 4."""
    if item_id in session.aside:
        return session.aside[item_id]
    word = session.folder.words.get(session.person.id, {}).get(item_id)
    if word is None or word.level in CLAIMS:
        return ()
    return next((one.evidence for one in word.was if one.evidence and one.at.date() >= session.first_day), ())


def _refusal(
    session: Session, item: Item, counts: Rated | None, na: str | None, evidence: Sequence[Evidence]
) -> Problem | None:
    """Why `item` can't be rated like this now, or None. A line that stands there already may stay, whatever its day."""
    shown = counts.evidence if counts is not None else ()
    if any(line.date > session.today and line not in shown for line in evidence):
        return Problem(item.id, None, "Evidence cannot lie in the future.", "Give the day it happened.")
    if na is not None and not (isinstance(item, RatingItem) and item.na):
        return Problem(item.id, None, "This rating applies to every business.", "Choose a level, or leave it open.")
    return None
