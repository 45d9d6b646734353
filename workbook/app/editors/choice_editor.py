"""The editor of a choice, and of several choices; and what it shares with that of a pick."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from workbook.app.base import Editor, EditorInput
from workbook.app.keys import bindings
from workbook.app.widgets import Mark, MarkList, Note
from workbook.domain import ChoiceItem, ChoicesItem, Item, Value, count, lines_of

KEYS = "123456789"


class FromList(Editor):
    """Things to choose from as a list, and a line under it. Digits choose the first nine.

    One that is chosen is taken away again by choosing it once more; where only one may be, another takes its place, and
    beyond the `most` there may be nothing more is taken.
    """

    LIST: ClassVar[type[MarkList]] = MarkList
    DEFAULT_CSS = """
    FromList { & .under { margin-top: 1; } }
    """

    def __init__(self, item: Item, given: EditorInput, *, many: bool, most: int | None) -> None:
        super().__init__(item, given)
        self._keys: tuple[str, ...] = ()
        self._most = most
        self.list = self.LIST((), many=many)
        self.note = Note(classes="under")

    def compose(self) -> ComposeResult:
        """The list and the line under it."""
        yield self.list
        yield self.note
        self.show(self.given)

    def put(self, lines: Sequence[tuple[str, str, str]], chosen: Sequence[str]) -> None:
        """Show `lines`, each a key, its text and a remark, with those marked whose keys are `chosen`."""
        self._keys = tuple(key for key, _, _ in lines)
        marks = [
            Mark(KEYS[index] if index < len(KEYS) else " ", text, remark)
            for index, (_, text, remark) in enumerate(lines)
        ]
        self.list.put(marks, {index for index, key in enumerate(self._keys) if key in chosen})
        self.remark()

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
            self.note.say("", problem=f"The most is {self._most}: take one away first.")
            return
        self.list.mark(chosen)
        self.remark()
        self.edited(self.value(), typing=False)

    def value(self) -> Value | None:
        """The keys that are chosen, in the order of the list; None without any."""
        return tuple(key for index, key in enumerate(self._keys) if index in self.list.chosen) or None

    def remark(self) -> None:
        """Say under the list how many are chosen, or where it comes from."""
        raise NotImplementedError


class ChoiceEditor(FromList):
    """The options as a list. One that was chosen once and is no longer offered stays in it until it is taken away."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("choice")

    def __init__(self, item: ChoiceItem | ChoicesItem, given: EditorInput) -> None:
        many = isinstance(item, ChoicesItem)
        super().__init__(item, given, many=many, most=item.max if isinstance(item, ChoicesItem) else 1)
        self._least = item.min if isinstance(item, ChoicesItem) else 0
        self._offered = item.choices

    def show(self, given: EditorInput) -> None:
        """Show what is chosen."""
        self.given = given
        chosen = lines_of(given.value)
        known = {option.key for option in self._offered}
        gone = [(key, f"{key} (no longer offered)", "") for key in chosen if key not in known]
        self.put([*((option.key, option.text, "") for option in self._offered), *gone], chosen)

    def value(self) -> Value | None:
        """Several keys, or the one."""
        keys = super().value()
        return keys if self.list.many or keys is None else lines_of(keys)[0]

    def remark(self) -> None:
        """How many are chosen, where it may be several."""
        number = len(self.list.chosen)
        if not self.list.many:
            self.note.say("")
        elif not number:
            self.note.say(_wanted(self._least, self._most))
        elif number < self._least:
            self.note.say(f"{number} of at least {self._least} chosen")
        else:
            most = f", {self._most} at most" if self._most is not None else ""
            self.note.say(f"{count(number, 'choice')}{most}")


def _wanted(least: int, most: int | None) -> str:
    """How many are wanted, said before the first is chosen."""
    if least:
        return f"{least} to {most} of them." if most is not None else f"At least {least} of them."
    return f"Up to {most} of them." if most is not None else "As many as apply."
