"""The closing page of a check-in: what has changed since the one before, the trend, what goes on; as lines with inks."""

from collections.abc import Sequence

from workbook.domain import count, day_text, one_line, show
from workbook.domain.chart import Trend
from workbook.domain.rounds.compare import Change
from workbook.domain.rounds.result import CarriedAction
from workbook.domain.rounds.snapshot import Snapshot
from workbook.reports.charts.drawn import chart_lines
from workbook.reports.charts.runs import Ink, Line
from workbook.reports.layout import folded
from workbook.reports.rounds.change_report import change_lines

FIRST = "This is the first check-in that is closed here. The next one is compared with it."


def closing_lines(
    side: Snapshot,
    change: Change | None,
    trend: Trend | None,
    going_on: Sequence[CarriedAction],
    told: str,
    cells: int,
) -> list[Line]:
    """The page in lines of at most so many cells: the score of this side, the change, the picture, and the actions that go on.

    What is `told` of the file of the result stands below the score.
    """
    score = side.score
    stated = f", stated {show(score.stated)}" if score.stated is not None else ""
    head = f"Proven {show(score.proven)}, possible {show(score.possible)}{stated}, on {day_text(side.day)}."
    lines = [*_said(head, cells, "bold"), ()]
    lines += [*_said(told, cells, "warm"), ()] if told else []
    lines += change_lines(change, cells) if change is not None else _said(FIRST, cells)
    if trend is not None:
        lines += [(), *chart_lines(trend, cells)]
    if going_on:
        lines += [(), *_said(f"{count(len(going_on), 'action goes', 'actions go')} on", cells, "bold")]
        for action in going_on:
            who = f", {one_line(action.owner)}" if action.owner else ""
            due = f", by {day_text(action.due)}" if action.due else ""
            lines += _said(f"{one_line(action.title).removesuffix('.')}{who}{due}", cells)
    return lines


def _said(words: str, cells: int, ink: Ink = "") -> list[Line]:
    return [((line, ink),) for line in folded(words, cells)]
