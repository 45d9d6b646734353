"""The editor of a number and of a day: one short field, and beside it what it was understood as."""

from datetime import date
from decimal import Decimal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import TextArea

from workbook.app.base import Editor, EditorInput
from workbook.app.widgets import Field, Note
from workbook.domain import (
    DateItem,
    NumberItem,
    Value,
    cell_text,
    day_examples,
    limits,
    line_ends,
    number_text,
    read_measure,
    spelled,
    understood,
)


class MeasureField(Field):
    """A short field in which what was pasted from two lines never becomes one number: `1` over `250` is not 1 250."""

    def insert_pasted(self, text: str) -> None:
        """Two blanks for a line end between two words: no number has them, and to a day they are as one."""
        super().insert_pasted(line_ends(text).strip("\n").replace("\n", "  "))


class MeasureEditor(Editor):
    """A number or a day, checked softly: text that is neither stays in the field, is marked, and is held."""

    DEFAULT_CSS = """
    MeasureEditor {
        & Horizontal { height: auto; }
        & Field { width: 26; max-height: 5; }
        & .beside { width: 1fr; }
    }
    """

    def __init__(self, item: NumberItem | DateItem, given: EditorInput) -> None:
        super().__init__(item, given)
        self._item = item
        self._field = MeasureField(whole=True)
        self._beside = Note(classes="beside")
        self._note = Note()

    def compose(self) -> ComposeResult:
        """The field, what it means, and what is wrong."""
        with Horizontal():
            yield self._field
            yield self._beside
        yield self._note
        self.show(self.given)

    def show(self, given: EditorInput) -> None:
        """Show the value; text that was held comes first."""
        self.given = given
        value = given.value
        shown = cell_text(value) if isinstance(value, date | int | Decimal) else ""
        self._field.show(given.held or shown)
        self._understand()

    def start(self) -> None:
        """Into the field."""
        self.screen.set_focus(self._field)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        value = self._understand()
        unread = self._field.text if value is None else ""
        self.edited(value, typing=True, problem=self.problem, held=unread.strip() and unread)

    def _understand(self) -> Value | None:
        """Read the field and say beside it what it means; None when it is empty or no value yet."""
        item, text, today = self._item, self._field.text, self.given.today
        value: int | Decimal | date | None = None
        self.problem = ""
        if text.strip():
            value, self.problem = read_measure(item, text, today)
        if value is not None:
            self.problem = limits(item, value, today)
        if isinstance(value, date):
            self._beside.say(spelled(value, today))
        else:
            self._beside.say(understood(item, text, value) or item.unit if isinstance(item, NumberItem) else "")
        self._note.say(_hint(item, today), problem=self.problem)
        return value


def _hint(item: NumberItem | DateItem, today: date) -> str:
    if isinstance(item, DateItem):
        return day_examples(item.within, today)
    if item.min is not None and item.max is not None:
        return f"From {number_text(item.min)} to {number_text(item.max)}."
    if item.min is not None:
        return f"{number_text(item.min)} or more."
    return f"Up to {number_text(item.max)}." if item.max is not None else ""
