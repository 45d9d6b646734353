"""What a rating must hold to before it is taken."""

from collections.abc import Sequence

from workbook.domain.item import Item, RatingItem
from workbook.domain.problem import Problem
from workbook.domain.response import Evidence
from workbook.session.view import View


def refusal(view: View, item: Item, na: str | None, evidence: Sequence[Evidence]) -> Problem | None:
    """Why `item` can't be rated like this now, or None. A line that stands there already may stay, whatever its day."""
    counts = view.rated(item.id)
    shown = counts.evidence if counts is not None else ()
    if any(line.date > view.today and line not in shown for line in evidence):
        return Problem(item.id, None, "Evidence cannot lie in the future.", "Give the day it happened.")
    if na is not None and not (isinstance(item, RatingItem) and item.na):
        return Problem(item.id, None, "This rating applies to every business.", "Choose a level, or leave it open.")
    checkin = view.folder.checkins.get(view.quarter)
    if checkin is not None and checkin.state == "closed":
        what = "This quarter's check-in is closed."
        return Problem(f"checkins/{view.quarter}", None, what, "Rate again next quarter.")
    return None
