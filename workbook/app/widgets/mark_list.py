"""A list to choose from, with marks of our own: `●` chosen `○` not, `[x]` or `[ ]` where several may be, `▸` the cursor."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from workbook.app.keys import bindings
from workbook.app.widgets.prose_view import hanging
from workbook.app.widgets.row_list import ListRow, Rows
from workbook.app.widgets.scroll import Tall, bring_into_sight
from workbook.domain import clean, dataclass


def hung(lead: Content, body: Content) -> Callable[[int], Content]:
    """A row with `lead` at its left, and a text beside it that hangs under itself where it wraps."""

    def draw(width: int) -> Content:
        return Content("\n").join(hanging(lead, " " * lead.cell_length, body, width))

    return draw


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to choose: the key that chooses it (may be empty), its text, and a quieter remark after it."""

    key: str
    text: str
    remark: str = ""


class TallRows(Rows, Tall):
    """A list as high as what is in it. The page around it scrolls, so a text that wraps is never cut by a scrollbar.

    Up from the first line leads to the last, and down from the last to the first. Help does not tell these keys among those
    of a question.
    """

    MARGIN = 0
    BINDINGS: ClassVar[list[BindingType]] = bindings("tall")
    DEFAULT_CSS = """
    TallRows { width: 1fr; max-height: 9999; overflow-y: hidden; }
    """

    def with_cursor(self) -> range:
        """The rows that belong in sight along with the one under the cursor, which is among them."""
        return range(self.at, self.at + 1)

    def show_cursor(self) -> None:
        """Scroll the page until the line under the cursor is seen, and what belongs to it where there is room."""
        if self.at >= 0 and self.size:
            bring_into_sight(self, self._region(self.with_cursor()), self._region(range(self.at, self.at + 1)))

    def come_into_sight(self) -> None:
        """As for a cursor that moved."""
        self.show_cursor()

    def _region(self, rows: range) -> Region:
        (top, _), (last, height) = self._lines_of(rows[0]), self._lines_of(rows[-1])
        return Region(0, top, self.size.width, last + height - top)

    def action_step(self, step: int) -> None:
        """One row on or back, and around."""
        found = self._near(self.at + step, step)
        if found >= 0:
            self.at = found
        else:
            self.to_end(step)

    def action_select(self) -> None:
        """Choose what is under the cursor."""
        self.open()


class MarkList(TallRows):
    """The list. It marks what it is told to; choosing posts `Chosen`, and whoever holds the list decides what that means."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("marks")

    @dataclass
    class Chosen(Message):
        """The line `index` was chosen, by key or mouse."""

        marks: "MarkList"
        index: int

        @property
        def control(self) -> "MarkList":
            return self.marks

    def __init__(self, marks: Sequence[Mark], *, many: bool = False) -> None:
        super().__init__()
        self.many = many
        self._marks: tuple[Mark, ...] = ()
        self._chosen: frozenset[int] = frozenset()
        self.put(marks)

    def put(self, marks: Sequence[Mark], chosen: Collection[int] = ()) -> None:
        """Show other things to choose from; the cursor goes to the first that is chosen.

        Where one is wanted and none is chosen, it stands nowhere: an enter too many would choose what nobody meant.
        """
        self._marks, self._chosen = tuple(marks), frozenset(chosen)
        self._rows = tuple(ListRow(partial(self._draw, index), index) for index in range(len(self._marks)))
        self._draw_anew(min(self._chosen, default=0 if self.many and marks else -1))

    @property
    def chosen(self) -> frozenset[int]:
        """What is marked, by place in the list."""
        return self._chosen

    def mark(self, chosen: Collection[int]) -> None:
        """Mark exactly these; the cursor stays."""
        if self._chosen != frozenset(chosen):
            self._chosen = frozenset(chosen)
            self._draw_anew(self.at)

    def choose(self, key: str) -> bool:
        """Choose the line of this key; whether there is one."""
        for index, mark in enumerate(self._marks):
            if mark.key == key:
                self.at = index
                self.open()
                return True
        return False

    def open(self) -> None:
        """Choose what is under the cursor."""
        if self.at >= 0:
            self.post_message(self.Chosen(self, self.at))

    def on_key(self, event: events.Key) -> None:
        """Take a line's key at once, so that a key typed right after it can't overtake it."""
        if event.character and not event.character.isspace() and self.choose(event.character):
            event.stop()

    def action_enter(self) -> None:
        """Choose; with the cursor nowhere, or on the one that is chosen, enter is for whatever holds the list: it goes on."""
        if not self.many and (self.at < 0 or self.at in self._chosen):
            raise SkipAction
        self.open()

    def _draw(self, index: int, width: int) -> Content:
        mark = self._marks[index]
        on = index in self._chosen
        glyph = ("[x]" if on else "[ ]") if self.many else ("●" if on else "○")
        key = f"{mark.key} " if any(other.key for other in self._marks) else ""
        lead = Content.assemble((key, "$text-muted"), (glyph, "$text-accent" if on else "$text-muted"), "  ")
        remark = f"  {clean(mark.remark)}" if mark.remark else ""
        body = Content.assemble((clean(mark.text), "bold" if on else ""), (remark, "$text-muted"))
        return hung(lead, body)(width)
