"""What a check-in has changed, in words: compared with the one before it, like for like."""

from workbook.domain.rounds.round import Round
from workbook.reports.rounds.round_report import result_lines
from workbook.session.rounds.results import result_of
from workbook.session.view import View


def change_words(view: View, round_: Round, width: int) -> list[str]:
    """Lines of at most `width` cells, but for sentences, which are folded by whoever shows them."""
    result = result_of(view, round_)
    return result_lines(result) if result is not None else []
