"""The trend in one line, for where there is room for no more."""

from collections.abc import Sequence

from workbook.domain import show
from workbook.domain.chart import Trend
from workbook.domain.explain import number
from workbook.reports.cell_width import width
from workbook.reports.home_report import Line

LABEL = "Trend"


def trend_words(trend: Trend, cells: int = 0) -> str:
    """`12.3 → 18.9 · 20.1 over three check-ins`: an arrow only where the change is more than chance alone moves.

    The newest of them that have room in so many `cells`, all with 0; empty where not even two have.
    """
    known = [
        (show(dot.share.proven), stage.moved)
        for stage, dot in zip(trend.stages, trend.whole, strict=True)
        if dot.share is not None
    ]
    over = f" over {number(len(known) + trend.before)} check-ins"
    for first in range(len(known) - 1):
        numbers = ("… " if first + trend.before else "") + _joined(known[first:])
        for words in (numbers + over, numbers):
            if not cells or width(words) <= cells:
                return words
    return ""


def trend_line(trend: Trend | None, cells: int = 0) -> list[Line]:
    """The line for Home: none while there is no trend."""
    words = trend_words(trend, cells) if trend is not None else ""
    return [Line(LABEL, words, key=("checkin",))] if words else []


def _joined(known: Sequence[tuple[str, bool]]) -> str:
    (first, _), *more = known
    return first + "".join(f" {'→' if moved else '·'} {figure}" for figure, moved in more)
