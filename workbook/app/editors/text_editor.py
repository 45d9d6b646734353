"""The editor of a line and of a longer text."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import TextArea

from workbook.app.base.day_words import count
from workbook.app.editors.editor_base import SHORTEST, Editor, Given
from workbook.app.widgets.field import Field
from workbook.app.widgets.note import Note
from workbook.domain.answering import limits
from workbook.domain.item import LineItem, TextItem

NEARLY_FULL = 0.9
"""The share of its length from which a text is told how many characters are left."""


class TextEditor(Editor):
    """One field. A line goes on with enter; a text counts its words towards the number it aims at."""

    DEFAULT_CSS = """
    TextEditor { & Field { max-height: 55vh; } }
    """

    def __init__(self, item: LineItem | TextItem, given: Given) -> None:
        super().__init__(item, given)
        self._item = item
        self._field = Field(many=isinstance(item, TextItem))
        self._note = Note()
        if isinstance(item, TextItem):
            self._field.styles.min_height = min(item.lines, 8) + 2

    def compose(self) -> ComposeResult:
        """The field and the line under it."""
        yield self._field
        yield self._note
        self.show(self.given)

    def show(self, given: Given) -> None:
        """Show the text; one that was held comes first."""
        self.given = given
        value = given.value if isinstance(given.value, str) else ""
        self._field.show(given.held or value)
        self._remark()

    def fit(self, lines: int) -> None:
        """The text scrolls within these lines, but for the one under it."""
        self._field.styles.max_height = max(lines - 1, SHORTEST)

    def start(self) -> None:
        """Into the field, after what is there."""
        self.screen.set_focus(self._field)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        value = self._field.value
        self._remark()
        self.edited(value if value.strip() else None, typing=True, problem=self.problem)

    def _remark(self) -> None:
        text = self._field.value
        self.problem = limits(self._item, text)
        self._field.below = int(bool(self.problem))
        self._note.say(self._count(text), problem=self.problem)

    def _count(self, text: str) -> str | Content:
        if isinstance(self._item, TextItem) and self._item.words:
            return f"{count(len(text.split()), 'word')} of about {self._item.words}"
        left = self._item.max - len(text)
        if left < self._item.max * (1 - NEARLY_FULL):
            return f"{count(left, 'character')} left"
        return ""
