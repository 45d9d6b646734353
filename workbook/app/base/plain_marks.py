"""Drawing with plain marks, on terminals that cannot show ours: whatever a widget draws passes here on its way to the screen."""

import sys
from collections.abc import Mapping
from os import environ

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from workbook.domain.marks import Marks, standing_in


class PlainMarks(LineFilter):
    """Replaces marks, borders and bars one for one, so that nothing moves."""

    def __init__(self, marks: Mapping[int, str]) -> None:
        super().__init__(enabled=bool(marks))
        self._marks = marks

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, with other characters."""
        return [Segment(text.translate(self._marks), style, control) for text, style, control in segments]


def for_terminal(marks: Marks) -> PlainMarks:
    """What this terminal needs. The screen is written to stderr; where that is no terminal, a browser or a test looks on."""
    stream = sys.__stderr__
    terminal = stream is not None and stream.isatty()
    encoding = stream.encoding if stream is not None and terminal else "utf-8"
    return PlainMarks(standing_in(marks, environ, encoding, terminal=terminal))
