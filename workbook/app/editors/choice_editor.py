"""The editor of a choice, and of several choices."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from workbook.app.base.commands import bindings
from workbook.app.base.day_words import count
from workbook.app.editors.editor_base import Editor, Given
from workbook.app.widgets.mark_list import Mark, MarkList
from workbook.app.widgets.note import Note
from workbook.domain.item import Choice, ChoiceItem, ChoicesItem
from workbook.domain.response import Value, lines_of

KEYS = "123456789"


class ChoiceEditor(Editor):
    """The options as a list. Digits choose the first nine; choosing what is chosen takes it away again.

    An option that was chosen once and is no longer offered stays in the list until it is taken away.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("choice")

    def __init__(self, item: ChoiceItem | ChoicesItem, given: Given) -> None:
        super().__init__(item, given)
        self._options: tuple[Choice, ...] = ()
        self._most = 1 if isinstance(item, ChoiceItem) else item.max
        self._least = 0 if isinstance(item, ChoiceItem) else item.min
        self._offered: Sequence[Choice] = item.choices
        self.list = MarkList((), many=isinstance(item, ChoicesItem))
        self._note = Note()

    def compose(self) -> ComposeResult:
        """The list and the line under it."""
        yield self.list
        yield Note()
        yield self._note
        self.show(self.given)

    def show(self, given: Given) -> None:
        """Show what is chosen."""
        self.given = given
        chosen = lines_of(given.value)
        known = {option.key for option in self._offered}
        gone = [Choice(key, f"{key} (no longer offered)") for key in chosen if key not in known]
        self._options = (*self._offered, *gone)
        marks = [
            Mark(KEYS[index] if index < len(KEYS) else " ", option.text) for index, option in enumerate(self._options)
        ]
        self.list.fill(marks, {index for index, option in enumerate(self._options) if option.key in chosen})
        self._remark()

    def start(self) -> None:
        """Into the list."""
        self.screen.set_focus(self.list)

    def action_pick(self, key: str) -> None:
        """Choose the line of that digit."""
        self.list.choose(key)

    @on(MarkList.Chosen)
    def _chose(self, event: MarkList.Chosen) -> None:
        event.stop()
        chosen = set(self.list.chosen) ^ {event.index}
        if not self.list.many:
            chosen &= {event.index}
        elif self._most is not None and len(chosen) > self._most and event.index in chosen:
            self._note.say("", problem=f"The most is {self._most}: take one away first.")
            return
        self.list.mark(chosen)
        self._remark()
        self.edited(self._value(), typing=False, problem=self.problem)

    def _value(self) -> Value | None:
        keys = tuple(option.key for index, option in enumerate(self._options) if index in self.list.chosen)
        if not self.list.many:
            return keys[0] if keys else None
        return keys or None

    def _remark(self) -> None:
        number = len(self.list.chosen)
        if not self.list.many:
            self._note.say("")
        elif number < self._least:
            self._note.say(f"{number} of at least {self._least} chosen")
        else:
            most = f", {self._most} at most" if self._most is not None else ""
            self._note.say(f"{count(number, 'choice')}{most}")
