"""The closing page of a check-in: all that stands on it, computed for whoever shows it."""

from workbook.domain.rounds.closing import carried
from workbook.domain.rounds.round import Round
from workbook.reports.charts.runs import Line
from workbook.reports.rounds.closing_page import closing_lines
from workbook.session.rounds.comparing import change_of, side_of
from workbook.session.rounds.results import result_of
from workbook.session.rounds.telling import result_note
from workbook.session.view import View


def closing_page(view: View, round_: Round, cells: int) -> list[Line]:
    """What a check-in has changed, as lines of at most so many cells; of one that is open, as it would be closed now."""
    result = result_of(view, round_)
    going_on = result.actions if result is not None else carried(view.actions()) if round_.state == "open" else ()
    note = result_note(view, round_)
    told = f"{note.what} {note.mend}".strip() if note is not None else ""
    return closing_lines(side_of(view, round_), change_of(view, round_), view.trend(), going_on, cells, told)
