"""What the closing page of a check-in is made of."""

from collections.abc import Sequence

from workbook.domain.chart import Trend
from workbook.domain.rounds.closing import carried
from workbook.domain.rounds.compare import Change
from workbook.domain.rounds.result import CarriedAction
from workbook.domain.rounds.round import Round
from workbook.domain.rounds.snapshot import Snapshot
from workbook.session.rounds.comparing import change_of, side_of
from workbook.session.rounds.results import result_of
from workbook.session.rounds.telling import result_note
from workbook.session.view import View

Parts = tuple[Snapshot, Change | None, Trend | None, Sequence[CarriedAction], str]


def page_parts(view: View, round_: Round) -> Parts:
    """The score of this check-in, what it has changed, the trend, the actions that go on, and what is to be told of its result.

    Of one that is open as of now.
    """
    result = result_of(view, round_)
    going_on = result.actions if result is not None else carried(view.actions()) if round_.state == "open" else ()
    note = result_note(view, round_)
    told = f"{note.what} {note.mend}".strip() if note is not None else ""
    return side_of(view, round_), change_of(view, round_), view.trend(), going_on, told
