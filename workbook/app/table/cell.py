"""The field that opens over a cell of a table."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from workbook.app.keys import bindings, letter_of
from workbook.app.widgets import Field


class CellField(Field):
    """The field that opens over a cell."""

    DEFAULT_CSS = """
    CellField {
        layer: over; display: none; padding: 0; border: none; background: $panel;
        &:focus { border: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("cell")

    def __init__(
        self, go: Callable[[str, int, int], None], paste: Callable[[str], None], sized: Callable[[], None]
    ) -> None:
        """A field that says where to `go`, hands on what is pasted over several cells, and says when it was `sized`."""
        super().__init__(classes="bare")
        self._go = go
        self._paste = paste
        self._sized = sized
        self._waiting = ""

    def on_resize(self, event: events.Resize) -> None:
        """Its text has more or fewer lines."""
        self._sized()

    def insert_pasted(self, text: str) -> None:
        """Paste: a lone text into the cell, rows of a spreadsheet over the cells from here on."""
        if "\t" in text or any(end in text.strip() for end in "\r\n"):
            self._go("stay", 0, 0)
            self._paste(text)
        else:
            super().insert_pasted(text)

    def wait_with(self, letter: str) -> None:
        """Select all, and put `letter` before the next one that is typed; any other key forgets it."""
        self.select_all()
        self._waiting = letter

    async def on_key(self, event: events.Key) -> None:
        """The letter that waited goes before the one that is typed now."""
        waiting, self._waiting = self._waiting, ""
        if waiting and (letter := letter_of(event)):
            event.stop()
            event.prevent_default()
            self.insert_pasted(waiting + letter)

    def action_leave(self) -> None:
        """Back to moving between cells."""
        self._go("stay", 0, 0)

    def action_on(self) -> None:
        """To the cell below; from the last of a row to where the next one goes on."""
        self._go("on", 0, 0)

    def action_move(self, down: int, across: int) -> None:
        """To the cell above or below."""
        self._go("move", down, across)

    def action_tab(self, by: int) -> None:
        """To the next or the last cell, over the ends of rows."""
        self._go("tab", 0, by)

    def action_cursor_right(self, select: bool = False) -> None:
        """Right; from the end of the text to the next cell."""
        if self.cursor_at_end_of_text and not select:
            self._go("move", 0, 1)
        else:
            super().action_cursor_right(select)

    def action_cursor_left(self, select: bool = False) -> None:
        """Left; from the beginning of the text to the cell before."""
        if self.cursor_at_start_of_text and not select:
            self._go("move", 0, -1)
        else:
            super().action_cursor_left(select)

    def action_row(self, what: str) -> None:
        """Add a row below the one that is being typed in, or delete or move that."""
        self._go(what, 0, 0)
