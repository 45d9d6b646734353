"""The editor of a list: a line a row, numbered, in one field; so undo, paste and long lines are those of any text."""

from typing import ClassVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TextArea

from workbook.app.base.commands import bindings
from workbook.app.base.day_words import count
from workbook.app.editors.editor_base import SHORTEST, Editor, Given
from workbook.app.widgets.field import Field
from workbook.app.widgets.note import Note
from workbook.domain.answering import limits, list_lines
from workbook.domain.item import ListItem
from workbook.domain.response import lines_of


class LinesField(Field):
    """A field whose lines can be moved. Enter begins the next one, backspace in an empty one removes it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("lines")

    def action_move_line(self, by: int) -> None:
        """Swap the line under the cursor with the one above or below."""
        row, column = self.cursor_location
        other = row + by
        if not 0 <= other < self.document.line_count:
            raise SkipAction
        top = min(row, other)
        above, below = self.text.split("\n")[top : top + 2]
        self.replace(f"{below}\n{above}", (top, 0), (top + 1, len(below)))
        self.move_cursor((other, column))


class LinesEditor(Editor):
    """The list as it is typed; empty lines are not counted and not kept."""

    DEFAULT_CSS = """
    LinesEditor { & Field { max-height: 60vh; } }
    """

    def __init__(self, item: ListItem, given: Given) -> None:
        super().__init__(item, given)
        self._item = item
        self._field = LinesField(many=True, numbers=True)
        self._field.styles.min_height = min(max(item.min + 1, 4), 8) + 2
        self._note = Note()

    def compose(self) -> ComposeResult:
        """The field and the count under it."""
        yield self._field
        yield self._note
        self.show(self.given)

    def show(self, given: Given) -> None:
        """Show the lines."""
        self.given = given
        self._field.show(given.held or "\n".join(lines_of(given.value)))
        self._remark()

    def fit(self, lines: int) -> None:
        """The text scrolls within these lines, but for the one under it."""
        self._field.styles.max_height = max(lines - 1, SHORTEST)

    def start(self) -> None:
        """Into the list, after its last line."""
        self.screen.set_focus(self._field)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that hold something, without the marks of a pasted list."""
        return list_lines(self._field.value)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._remark()
        self.edited(self.lines or None, typing=True, problem=self.problem)

    def _remark(self) -> None:
        lines, item = self.lines, self._item
        self.problem = limits(item, lines) if lines else ""
        too_few = len(lines) < item.min
        wants = f" of at least {item.min}" if too_few else ""
        self._field.below = int(bool(self.problem))
        self._note.say(f"{count(len(lines), 'line')}{wants}", problem="" if too_few else self.problem)
