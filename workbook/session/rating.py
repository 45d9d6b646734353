"""Rating an item in this quarter's check-in, and what a rating must hold to before it is taken."""

from collections.abc import Sequence
from dataclasses import replace

from workbook.domain import CLAIMS, Evidence, Item, Problem, Rated, RatingAt, RatingItem, resting
from workbook.domain.standing import after_all
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
    """Rate an item in this quarter's check-in: a level, `na` with a reason, or neither: left open.

    Evidence stays with a 3 or a 4 only; `held` is evidence that isn't whole. Without a `note` the one that stands stays.
    """
    item = session.whole.item_by_id[item_id]
    counts = session.rated(item_id, by=session.person.id)
    if (refused := _refusal(session, item, counts, na, evidence)) is not None:
        return refused
    at = RatingAt(session.quarter, session.person.id, item_id)
    before, moment = session.folder.get(at), after_all(session.basis().rounds, at, session.moment(), session.until)
    shown, before_it = resting(level, evidence), counts.evidence if counts is not None else ()
    if note is None:
        note = counts.note if counts is not None else ""
    rated = Rated(rev=item.rev, at=moment, by=at.person, level=level, na=na, note=note.strip(), evidence=shown)
    unchanged = counts is not None and counts == before and replace(counts, at=moment, rev=rated.rev) == rated
    if unchanged and counts is not None and counts.rev >= item.rev:  # one given to an earlier wording is confirmed
        hold(session, item_id, held)
        return None
    if level in CLAIMS:
        session.aside.pop(item_id, None)
    elif before_it:
        session.aside[item_id] = before_it
    problem = session.put((at, rated), *holding(session, item_id, held), words=named(item), typing=typing)
    session.answered(item_id)
    return problem


def _refusal(
    session: Session, item: Item, counts: Rated | None, na: str | None, evidence: Sequence[Evidence]
) -> Problem | None:
    """Why `item` can't be rated like this now, or None. A line that stands there already may stay, whatever its day."""
    shown = counts.evidence if counts is not None else ()
    if any(line.date > session.today and line not in shown for line in evidence):
        return Problem(item.id, None, "Evidence cannot lie in the future.", "Give the day it happened.")
    if na is not None and not (isinstance(item, RatingItem) and item.na):
        return Problem(item.id, None, "This rating applies to every business.", "Choose a level, or leave it open.")
    round_ = session.folder.rounds.get(session.quarter)
    if round_ is not None and round_.state == "unknown":
        file, what = f"checkins/{session.quarter}/checkin.toml", "Nobody can tell whether this check-in is open."
        return Problem(file, None, what, "Write open, revealed or closed behind “state” there, in a text editor.")
    if round_ is not None and round_.state == "closed":
        what = "This quarter's check-in is closed."
        return Problem(f"checkins/{session.quarter}", None, what, "Rate again next quarter.")
    return None
