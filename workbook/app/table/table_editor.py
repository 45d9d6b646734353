"""The table editor: moving, typing into a cell in place, rows added, deleted, moved and pasted."""

from typing import ClassVar
from unicodedata import category

from rich.cells import cell_len
from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TextArea

from workbook.app.base import SHORTEST, Editor, EditorInput
from workbook.app.keys import bindings, letter_of
from workbook.app.table.cell import CellField
from workbook.app.table.columns import GAP
from workbook.app.table.grid import LEAD, Grid
from workbook.app.table.sheet import Sheet, typed
from workbook.app.widgets import Note
from workbook.app.widgets.spelling import Spelling
from workbook.domain import Row, TableItem, clean, limits, one_line

_UNNAMED = {"minus": "-", "plus": "+", "slash": "/"}
"""Keys whose names Textual can't turn back into characters."""

_CHOICES = {"level": "0 to 4", "check": "yes or no"}
"""What can stand in a cell of these kinds of column."""

ENOUGH = {"line": 20, "text": 20, "date": 10}
"""Cells in which these kinds of column are written over the cell itself, one line under the other."""

LINES = 4
"""Lines of a cell that are seen at most while it is written."""


class TableEditor(Editor):
    """Arrows move; enter, or typing, edits; space and letters choose where there is a choice, and enter goes on from there.

    No letter or digit is a command in any cell: a word that begins with a command's letter must never delete a row, nor
    lead elsewhere. Rows have their keys with ctrl, which every keyboard sends; alt with a letter does the same where it is sent,
    and is a letter of its own on a Mac. So one that isn't ASCII opens a filled cell, and takes its place with the next one only.
    """

    DEFAULT_CSS = """
    TableEditor { layers: base over; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("table")
    PARTS = (Grid, CellField)

    def __init__(self, item: TableItem, given: EditorInput) -> None:
        super().__init__(item, given)
        self._item = item
        self.sheet = Sheet(item, (), given.today)
        self.grid = Grid(lambda: self.sheet, self.takes, self._measured)
        self._field = CellField(self._go_from_field, self.paste, self._field_sized)
        self._detail = Note()
        self._note = Note()
        self._spelling = Spelling()
        self._written_in: int | None = None
        self._under = False

    def compose(self) -> ComposeResult:
        """The grid, the field over it, and two lines under it."""
        yield self.grid
        yield self._detail
        yield self._note
        yield self._field

    def on_mount(self) -> None:
        """Fill it, the cursor where the next row is to be written."""
        self.show(self.given)
        used = len(self.sheet.value or ())
        self.grid.row = used if used < min(self._item.rows, len(self.sheet.rows)) else 0
        self._refresh()

    def show(self, given: EditorInput) -> None:
        """Show other rows; the cursor stays where it was."""
        self.given = given
        rows = given.value if isinstance(given.value, tuple) else ()
        kept: list[Row] = [row for row in rows if not isinstance(row, str)]
        self.sheet = Sheet(self._item, kept, given.today)
        if self.editing:
            self._field.show(self.sheet.text(min(self.grid.row, len(self.sheet.rows) - 1), self.grid.column))
        self._refresh()

    def fit(self, lines: int) -> None:
        """The rows scroll within these lines, but for the two under them."""
        self.grid.styles.max_height = max(lines - 2, SHORTEST)

    def start(self) -> None:
        """Into the grid."""
        self.screen.set_focus(self.grid)

    @property
    def editing(self) -> bool:
        """Whether a cell is being typed into."""
        return self._field.display

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is a command while a cell is typed into; `space` and going on with enter are where there is a choice."""
        if action in ("cycle", "on", "edit"):
            return not self.editing and typed(self.sheet.columns[self.grid.column]) == (action == "edit")
        return not self.editing

    def takes(self, key: str, character: str | None) -> bool:
        """Whether a key is typed into the current cell, or picks one of its choices, rather than being a command."""
        character = character or _UNNAMED.get(key, "")
        if not character or category(character) == "Cc":
            return False
        if typed(self.sheet.columns[self.grid.column]) or character.isalnum():
            return True
        return self._spelling.goes_on(self._cell, character, self._fits)

    def on_key(self, event: events.Key) -> None:
        """Typing into the current cell, or spelling out one of its choices."""
        letter = letter_of(event)
        if self.screen.focused not in (self.grid, self._field) or not letter:
            return
        if self.takes(event.key, letter):
            event.stop()
            if typed(self.sheet.columns[self.grid.column]):
                self._begin(letter)
            else:
                spelled = self._spelling.add(self._cell, letter, event.time, self._fits)
                if self._fits(spelled):
                    self.sheet.cycle(self.grid.row, self.grid.column, spelled)
                    self._changed(typing=False)
        elif letter == " " and self._spelling.lasts(self._cell, event.time):
            event.stop()

    @property
    def _cell(self) -> tuple[int, int]:
        return self.grid.row, self.grid.column

    def _fits(self, letters: str) -> bool:
        """Whether a choice of the current cell begins with these letters."""
        return self.sheet.offers(self.grid.column, letters)

    def on_paste(self, event: events.Paste) -> None:
        """Rows of a spreadsheet fill the cells from here on."""
        event.stop()
        self.paste(event.text)

    def paste(self, foreign: str) -> None:
        """Fill cells from the current one on."""
        pasted = self.sheet.paste(self.grid.row, self.grid.column, foreign)
        self._changed(typing=False)
        lost = []
        if pasted.rows:
            last = f"The last {pasted.rows}" if pasted.rows > 1 else "The last"
            lost.append(f"{last} of the pasted rows found no place; {self._item.max} is the most.")
        if pasted.texts:
            some = ", ".join(f"“{one_line(text, 24)}”" for text in pasted.texts[:3])
            more = f" and {len(pasted.texts) - 3} more" if len(pasted.texts) > 3 else ""
            lost.append(f"No column was left for {some}{more}.")
        if lost or pasted.named:
            self._note.say("The first pasted row named the columns.", problem=" ".join(lost))

    @on(Grid.Pointed)
    def _pointed(self, event: Grid.Pointed) -> None:
        event.stop()
        self._close()
        self.grid.row, self.grid.column = event.row, event.column
        self.screen.set_focus(self.grid)
        if event.again:
            self.action_edit() if typed(self.sheet.columns[event.column]) else self.action_cycle()
        self._refresh()

    def _measured(self) -> None:
        self._detail.say(self._about())

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.editing:
            self.sheet.put(self.grid.row, self.grid.column, self._field.value)
            self._changed(typing=True)

    def action_edit(self) -> None:
        """Type into the cell."""
        self._open(None)

    def action_on(self) -> None:
        """From a cell that is written to the one below; from the last of a row to where the next one goes on.

        That is its first empty cell: what is typed next must never take the place of something that stands there.
        """
        row, rows = self.grid.row + 1, self.sheet.rows
        if row == len(rows) and (not rows[-1] or not self.sheet.insert(row)):
            self._refresh()
            return
        self.grid.row = row
        empty = [at for at, column in enumerate(self.sheet.columns) if column.key not in rows[row]]
        if empty and self.grid.column == len(self.sheet.columns) - 1:
            self.grid.column = empty[0]
        self._refresh()

    def action_cycle(self) -> None:
        """The next choice."""
        self.sheet.cycle(self.grid.row, self.grid.column)
        self._changed(typing=False)

    def action_clear(self) -> None:
        self._spelling = Spelling()
        self.sheet.put(self.grid.row, self.grid.column, "")
        self._changed(typing=False)

    def action_add(self) -> None:
        """A new row under this one, ready to be typed into."""
        if not self.sheet.insert(self.grid.row + 1):
            self._note.say("", problem=f"A table here has {self._item.max} rows at most.")
            return
        self.grid.row += 1
        self.grid.column = 0
        self._changed(typing=False)

    def action_delete(self) -> None:
        self._close()
        held = self.sheet.delete(self.grid.row)
        self._changed(typing=False)
        if held:
            self._note.say("Row deleted. ctrl+z brings it back.")

    def action_move_row(self, by: int) -> None:
        """Move the row, and the cursor with it."""
        self._close()
        if self.sheet.move(self.grid.row, by):
            self.grid.row += by
            self._changed(typing=False)

    def action_go(self, down: int, across: int) -> None:
        """Move the cursor; past the ends it stays."""
        self.grid.row += down
        self.grid.column += across
        self._refresh()

    def action_tab(self, by: int) -> None:
        """To the next or the last cell; past an empty last row, or the very first cell, out of the table."""
        columns, rows = len(self.sheet.columns), len(self.sheet.rows)
        place = self.grid.row * columns + self.grid.column + by
        if place >= rows * columns:
            if not self.sheet.rows[-1] or not self.sheet.insert(rows):
                raise SkipAction
        elif place < 0:
            raise SkipAction
        self.grid.row, self.grid.column = divmod(place, columns)
        self._refresh()

    def _begin(self, letter: str) -> None:
        """A letter in a cell that is not open: it takes the place of what stands there, as in a spreadsheet.

        One that isn't ASCII may have been meant as a command (a Mac sends å for alt and a), so it waits for the next.
        """
        if letter.isascii() or not self.sheet.text(*self._cell):
            self._open(letter)
            return
        self._open(None)
        self._field.wait_with(letter)
        self._note.say(f"Type on after “{letter}” to write this cell anew; esc leaves it as it is.")

    def _open(self, key: str | None) -> None:
        """Open the field over the cell; `key` replaces what stands there, as in a spreadsheet."""
        field, width, text = self._field, self.grid.place().width, self.sheet.text(self.grid.row, self.grid.column)
        enough = ENOUGH.get(self.sheet.columns[self.grid.column].kind, 1)
        self._under = width < enough or cell_len(text) > LINES // 2 * width
        self._lay_field()
        field.display = True
        field.put(text)
        self.screen.set_focus(field, scroll_visible=False)  # the page goes with the grid, which knows its own cursor
        self.call_after_refresh(self.grid.come_into_sight)
        if key is not None:
            field.type_over(key)
        self.refresh_bindings()

    def _lay_field(self) -> None:
        """Lay the field over the cell; under the row, and as wide as it, where the cell is too narrow to write in."""
        grid, place, field, under = self.grid, self.grid.place(), self._field, self._under
        start = LEAD + GAP if under else place.start
        field.styles.width = grid.scrollable_content_region.width - start if under else place.width + 1
        field.styles.max_height = min(LINES, max(grid.size.height - grid.top - under, 1))
        field.styles.offset = (start, grid.cell_line() + under)

    def _field_sized(self) -> None:
        """Keep as many lines of the grid free as the field takes."""
        if self.editing:
            self.grid.opened = self._field.size.height - 1 + self._under
            self.grid.changed(measure=False)
            self._lay_field()
            self.call_after_refresh(self.grid.come_into_sight)

    def _close(self) -> None:
        """Close the field; what was typed is in the sheet already."""
        if self.editing:
            self._field.display = False
            self.grid.opened = 0
            self.grid.changed()
            self.screen.set_focus(self.grid)
            self._written_in = None
            self.post_message(self.Paused())
            self.refresh_bindings()

    def _go_from_field(self, way: str, down: int, across: int) -> None:
        self._close()
        if way == "tab":
            try:
                self.action_tab(across)
            except SkipAction:
                self._refresh()
        elif way == "add":
            self.action_add()
        elif way == "delete":
            self.action_delete()
        elif way in ("up", "down"):
            self.action_move_row(-1 if way == "up" else 1)
        elif way == "on":
            self.action_on()
        else:
            if down > 0 and self.grid.row == len(self.sheet.rows) - 1:
                self.sheet.insert(len(self.sheet.rows))
            self.action_go(down, across)

    def _changed(self, *, typing: bool) -> None:
        self._refresh()
        self._written_in = self.grid.row
        self.edited(self.sheet.value, typing=typing, problem=self.problem)

    def _refresh(self) -> None:
        self.grid.changed(measure=not self.editing)
        self.problem = self.sheet.wrong(self.grid.row, self.grid.column)
        self.problem = self.problem or limits(self._item, self.sheet.value or ())
        self._detail.say(self._about())
        self._note.say("", problem=self.problem)
        self.refresh_bindings()
        if self.has_focus_within:
            self.call_after_refresh(self.grid.come_into_sight)
        if self._written_in not in (None, self.grid.row):
            self._written_in = None
            self.post_message(self.Paused())  # a row that was written in is left

    def _about(self) -> str:
        """What the line under the table says: a text that is cut, what can be chosen, which of many columns this is."""
        if not self.grid.laid_out:
            return ""
        column, text = self.sheet.columns[self.grid.column], self.sheet.text(self.grid.row, self.grid.column)
        place = f"   (column {self.grid.column + 1} of {len(self.sheet.columns)})" if self.grid.narrow else ""
        if self.editing:
            if said := self.sheet.understood(self.grid.row, self.grid.column, self._field.value):
                return f"{one_line(column.label)}: {said}{place}"
            return f"{one_line(column.label)}{place}" if place or self.grid.head_cut() or self._under else ""
        choices = _CHOICES.get(column.kind, ", ".join(column.choices))
        words = clean(text) if text and self.grid.cut_off() else choices
        head = one_line(column.label)
        mark = "" if head.endswith(("?", ":", "!")) else ":"
        return f"{head}{mark} {words}{place}" if words or place else ""
