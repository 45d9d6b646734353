"""Where one is in an exercise: a dot for each item, and the names of the neighbours on either side."""

from collections.abc import Iterable

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from workbook.domain import one_line

MOST_DOTS = 16
"""Items up to which each has its own dot; more are counted in digits."""


class PlaceLine(Widget):
    """A click on a neighbour goes there.

    `◂ Signs of a poor fit      ● ●▸○      A place to send them ▸`. `●` answered, `○` open, `!` not finished, or out of bounds.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PlaceLine { height: 1; width: 1fr; }
    """

    class Pointed(Message):
        """A neighbour was clicked: the one after (`step` 1) or before (-1)."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    marks: reactive[tuple[str, ...]] = reactive(())
    here: reactive[int] = reactive(0)
    names: reactive[tuple[str, str]] = reactive(("", ""))

    def place(self, marks: Iterable[str], here: int, before: str, after: str) -> None:
        """Show these marks; `here` is past the last on the summary. `before` and `after` name the neighbours."""
        self.marks, self.here, self.names = tuple(marks), here, (before, after)

    def mark(self, at: int, mark: str) -> None:
        """Show another mark for one item."""
        if self.marks[at : at + 1] != (mark,):
            self.marks = (*self.marks[:at], mark, *self.marks[at + 1 :])

    def render(self) -> Content:
        """The line; the names give way to the dots."""
        middle = self._dots() if len(self.marks) <= MOST_DOTS else self._count()
        width = self.size.width
        side = max((width - middle.cell_length - 4) // 2, 0)
        before, after = (one_line(name) for name in self.names)
        left = Content.styled(one_line(f"◂ {before}", side) if before and side > 8 else "", "$text-muted")
        right = Content.styled(one_line(after, max(side - 2, 0)) + " ▸" if after and side > 8 else "", "$text-muted")
        start = (width - middle.cell_length) // 2
        gap_left = " " * max(start - 1 - left.cell_length, 1)
        gap_right = " " * max(width - start - middle.cell_length - right.cell_length - 1, 1)
        return Content.assemble(" ", left, gap_left, middle, gap_right, right)

    def on_click(self, event: events.Click) -> None:
        """To the neighbour whose name was clicked."""
        middle = (self._dots() if len(self.marks) <= MOST_DOTS else self._count()).cell_length
        start = (self.size.width - middle) // 2
        if event.x < start and self.names[0]:
            self.post_message(self.Pointed(-1))
        elif event.x >= start + middle and self.names[1]:
            self.post_message(self.Pointed(1))

    def _dots(self) -> Content:
        parts: list[tuple[str, str]] = []
        for index, mark in enumerate(self.marks):
            style = "$text-accent" if mark == "●" else "$text-warning" if mark == "!" else "$text-muted"
            parts += [("▸" if index == self.here else " ", "bold $text-accent"), (mark, style)]
        return Content.assemble(*parts)

    def _count(self) -> Content:
        done = sum(mark == "●" for mark in self.marks)
        return Content.styled(f"{done} of {len(self.marks)} answered", "$text-muted")
