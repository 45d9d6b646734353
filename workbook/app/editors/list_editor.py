"""The editor of a list: a line a row, numbered, in one field; so undo, paste and long lines are those of any text."""

from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import BindingType

from workbook.app.base import EditorInput
from workbook.app.editors.text_editor import FieldEditor
from workbook.app.keys import bindings
from workbook.app.widgets import Field
from workbook.domain import ListItem, count, limits, list_lines


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


class LinesEditor(FieldEditor):
    """The list as it is typed; empty lines are not counted and not kept."""

    DEFAULT_CSS = """
    LinesEditor { & Field { max-height: 60vh; } }
    """

    def __init__(self, item: ListItem, given: EditorInput) -> None:
        field = LinesField(many=True, numbers=True)
        super().__init__(item, given, field, lines=min(max(item.min + 1, 4), 8))
        self._item = item

    def value(self) -> tuple[str, ...] | None:
        """The lines that hold something, without the marks of a pasted list."""
        return list_lines(self.field.value) or None

    def remark(self) -> None:
        """How many lines there are, and of how many at least; or what is wrong with them."""
        lines, item = self.value() or (), self._item
        self.problem = limits(item, lines) if lines else ""
        too_few = len(lines) < item.min
        wants = f" of at least {item.min}" if too_few else ""
        least = f"At least {count(item.min, 'line')}." if item.min else ""
        self.say(f"{count(len(lines), 'line')}{wants}" if lines else least, "" if too_few else self.problem)
