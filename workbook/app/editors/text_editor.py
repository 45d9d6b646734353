"""The editor of a line and of a longer text; and what it shares with that of a list."""

import os
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TextArea

from workbook.app.base import SHORTEST, Editor, EditorInput
from workbook.app.base.ending import SafeEnding
from workbook.app.keys import bindings
from workbook.app.widgets import Field, Note
from workbook.domain import Item, LineItem, TextItem, Value, count, limits, lines_of

NEARLY_FULL = 0.9
"""The share of its length from which a text is told how many characters are left."""


class FieldEditor(Editor):
    """One field of the page's width, and a line under it that says how much there is of it, or what is wrong."""

    PARTS = (Field,)

    def __init__(self, item: Item, given: EditorInput, field: Field, *, lines: int = 0) -> None:
        """An editor with this field, which is so many `lines` high at least."""
        super().__init__(item, given)
        self.field = field
        if lines:
            field.styles.min_height = lines
        self._note = Note()

    def compose(self) -> ComposeResult:
        """The field and the line under it."""
        yield self.field
        yield self._note
        self.show(self.given)

    def show(self, given: EditorInput) -> None:
        """Show the answer; text that was held comes first."""
        self.given = given
        self.field.show(given.held or "\n".join(lines_of(given.value)))
        self.remark()

    def fit(self, lines: int) -> None:
        """The text scrolls within these lines, but for the one under it."""
        self.field.styles.max_height = max(lines - 1, SHORTEST - 2)

    def start(self) -> None:
        """Into the field, after what is there."""
        self.screen.set_focus(self.field)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.remark()
        self.edited(self.value(), typing=True, problem=self.problem)

    def value(self) -> Value | None:
        """What the field holds, as a value; None while that is nothing."""
        raise NotImplementedError

    def remark(self) -> None:
        """Look at what the field holds: whether there is a problem, and what to `say` under it."""
        raise NotImplementedError

    def say(self, words: str, problem: str = "") -> None:
        """Show `words` under the field, or the problem."""
        self.field.below = int(bool(words or self.problem))
        self._note.say(words, problem=problem)


class TextEditor(FieldEditor):
    """A line goes on with enter; a text counts its words towards the number it aims at."""

    DEFAULT_CSS = """
    TextEditor { & Field { max-height: 55vh; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("text")

    def __init__(self, item: LineItem | TextItem, given: EditorInput) -> None:
        many = isinstance(item, TextItem)
        super().__init__(item, given, Field(many=many), lines=min(item.lines, 8) if isinstance(item, TextItem) else 0)
        self._item = item

    def value(self) -> Value | None:
        """The text as it is."""
        return self.field.value if self.field.value.strip() else None

    def remark(self) -> None:
        """Whether it is too long, or how long it is."""
        text = self.field.value
        self.problem = limits(self._item, text)
        self.say(self._count(text), self.problem)

    def _count(self, text: str) -> str:
        if isinstance(self._item, TextItem) and (aim := self._item.words):
            return f"{count(len(text.split()), 'word')} of about {aim}" if text.strip() else f"About {aim} words."
        left = self._item.max - len(text)
        if left < self._item.max * (1 - NEARLY_FULL):
            return f"{count(left, 'character')} left"
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A longer text can be written in an editor of one's own, where there is a terminal to lend."""
        if action == "outside":
            return self.field.many and isinstance(self.app, SafeEnding) and not self.app.is_web
        return super().check_action(action, parameters)

    def action_outside(self) -> None:
        """Write it in one's own editor; what was saved there comes back as one step of undo."""
        from workbook.app.editors.outside import editor_of, write_outside  # few have one, and no start pays for it

        words, wrong = editor_of(os.environ)
        if wrong or not isinstance(self.app, SafeEnding):
            self.app.notify(wrong, timeout=12)
            return
        written = self.app.lend(lambda: write_outside(self.field.value, words))
        if written is None:
            self.app.notify("This terminal can't be lent to another program.", severity="warning")
            return
        if written.text is not None:
            self.field.show(written.text)
            self.remark()
            self.edited(self.value(), typing=False, problem=self.problem)
        self.app.notify(
            written.said, severity="warning" if written.wrong else "information", timeout=30 if written.wrong else 6
        )
