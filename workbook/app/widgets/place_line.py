"""Where one is in an exercise: its number, a dot for each item, and where there is room the names of the neighbours."""

from collections.abc import Iterable

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from workbook.domain import one_line
from workbook.reports import by_words

MOST_DOTS = 16
"""Items up to which each has its own dot; more are counted in digits."""

NAMED = 120
"""Columns from which the neighbours are named."""

LONGEST = 36
"""Columns that the name of one takes at most."""

SHORTEST = 16
"""Columns with fewer than which it says nothing."""

_GAP = 3


class PlaceLine(Widget):
    """A click on a dot, or on a neighbour, goes there.

    `Question 2 of 5  ●[○]○●○    ◂ Signs of a poor fit   A place to send them ▸`. `●` answered, `○` open, `!` not finished, or out
    of bounds; around the one that is in sight stand brackets.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PlaceLine { height: 1; width: 1fr; padding: 0 2; }
    """

    class Pointed(Message):
        """The place of an item was clicked; the summary has the one past the last."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    marks: reactive[tuple[str, ...]] = reactive(())
    here: reactive[int] = reactive(0)
    names: reactive[tuple[str, str]] = reactive(("", ""))
    sort: reactive[str] = reactive("")

    def place(self, marks: Iterable[str], here: int, before: str, after: str, sort: str = "") -> None:
        """Show these marks; `here` is past the last on the summary. `before` and `after` name the neighbours.

        What `sort` of page it is, as `tactical`, stands behind the dots.
        """
        self.marks, self.here, self.names, self.sort = tuple(marks), here, (before, after), sort

    def mark(self, at: int, mark: str) -> None:
        """Show another mark for one item."""
        if self.marks[at : at + 1] != (mark,):
            self.marks = (*self.marks[:at], mark, *self.marks[at + 1 :])

    def render(self) -> Content:
        """The line; the names give way to the dots."""
        left, (before, after) = self._left(), self._neighbours()
        right = before + (" " * _GAP if before and after else "") + after
        return left + " " * max(self.content_size.width - left.cell_length - right.cell_length, 0) + right

    def on_click(self, event: events.Click) -> None:
        """To what was clicked."""
        x, lead = event.x - self.gutter.left, self._lead().cell_length
        before, after = self._neighbours()
        if (dot := self._dot_at(x - lead)) is not None:
            self.post_message(self.Pointed(dot))
        elif after and x >= self.content_size.width - after.cell_length:
            self.post_message(self.Pointed(self.here + 1))
        elif before and x >= self.content_size.width - after.cell_length - _GAP * bool(after) - before.cell_length:
            self.post_message(self.Pointed(self.here - 1))

    def _dot_at(self, x: int) -> int | None:
        """The place of the item whose dot, or bracket, stands in this cell behind the number."""
        count = len(self.marks)
        if not 0 <= x < count + 2 * (self.here < count) or count > MOST_DOTS:
            return None
        return x if x < self.here else self.here if x <= self.here + 2 else x - 2

    def _left(self) -> Content:
        """What stands at the left: the number, the dots, the sort of page."""
        sort = Content.styled(f"   {self.sort}" if self.sort else "", "$text-muted")
        return self._lead() + self._dots() + sort

    def _lead(self) -> Content:
        """The number of the item, in words."""
        total = len(self.marks)
        where = f"Question {self.here + 1} of {total}" if self.here < total else "What you made"
        return Content.styled(f"{where}  ", "$foreground")

    def _dots(self) -> Content:
        if len(self.marks) > MOST_DOTS:
            done = sum(mark == "●" for mark in self.marks)
            return Content.styled(f"{done} answered", "$text-muted")
        return Content("").join(self._dot(mark, here=index == self.here) for index, mark in enumerate(self.marks))

    def _dot(self, mark: str, *, here: bool) -> Content:
        """One mark, that of the item in sight between brackets: what is answered and where one is are read at once."""
        look = _STYLES.get(mark, "$track")
        return (
            Content.assemble(("[", _HERE), (mark, f"{look} bold"), ("]", _HERE)) if here else Content.styled(mark, look)
        )

    def _neighbours(self) -> tuple[Content, Content]:
        """The names of the questions before and after; nothing where there is no room for them."""
        marks = _GAP * len(self.names) + 2 * len(self.names)
        room = (self.content_size.width - self._left().cell_length - marks) // len(self.names)
        if self.outer_size.width < NAMED or room < SHORTEST:
            return Content(""), Content("")
        before, after = (by_words(one_line(name), min(room, LONGEST)) for name in self.names)
        return (
            Content.styled(f"◂ {before}" if before else "", "$text-muted"),
            Content.styled(f"{after} ▸" if after else "", "$text-muted"),
        )


_HERE = "bold $foreground"
_STYLES = {"●": "$text-accent", "!": "$text-warning"}
