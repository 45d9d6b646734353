"""The editors that are a short list with a line of text under it: a check with its evidence, and the tell-a-friend ladder."""

from typing import ClassVar, get_args

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TextArea

from workbook.app.base import Editor, EditorInput, words_begun
from workbook.app.editors.spoken_list import SpokenList
from workbook.app.keys import bindings
from workbook.app.widgets import Field, Mark, MarkList, Note
from workbook.domain import TELL_STEPS, Check, Item, Tell, Value, YesNo

_CHECKS: tuple[tuple[YesNo, str], ...] = (("yes", "Yes"), ("no", "No"), ("unknown", "I don't know yet"))


class _ListAndText(Editor):
    """A list to choose one from, a label, and a field."""

    DEFAULT_CSS = """
    _ListAndText {
        & .label { padding: 1 0 0 1; color: $foreground; height: 2; }
        & Field { max-height: 30vh; }
    }
    """
    LABEL: ClassVar[str] = ""
    MARKS: ClassVar[tuple[Mark, ...]] = ()
    LIST: ClassVar[type[MarkList]] = MarkList
    BINDINGS: ClassVar[list[BindingType]] = bindings("ladder")

    def __init__(self, item: Item, given: EditorInput) -> None:
        super().__init__(item, given)
        self.list = self.LIST(self.MARKS)
        self.field = Field()
        self._note = Note()

    def compose(self) -> ComposeResult:
        """The list, the label, the field, the line under it."""
        yield self.list
        yield Note(self.LABEL, classes="label")
        yield self.field
        yield self._note
        self.show(self.given)

    def start(self) -> None:
        """Into the list."""
        self.screen.set_focus(self.list)

    def put(self, index: int | None, text: str) -> None:
        """Show a choice and a text."""
        self.list.put(self.MARKS, () if index is None else (index,))
        self.field.show(text)
        self.say()

    def say(self, problem: str = "") -> None:
        """Show or clear what is wrong."""
        self.problem = problem
        self._note.say("", problem=problem)

    def action_pick(self, key: str) -> None:
        """Choose the line of that key."""
        self.list.choose(key)

    def action_to_list(self) -> None:
        """From the words back to the list."""
        self.start()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the list there is nothing to go back to."""
        return not self.list.has_focus if action == "to_list" else True

    @property
    def index(self) -> int | None:
        """What is chosen, by its place in the list."""
        return min(self.list.chosen, default=None)

    def on_key(self, event: events.Key) -> None:
        """Words begun while the list has the focus belong into the field in sight under it."""
        letter = words_begun(event, {mark.key for mark in self.MARKS})
        if self.list.has_focus and letter:
            event.stop()
            self.write(letter)

    def on_paste(self, event: events.Paste) -> None:
        """So do those that are pasted there."""
        event.stop()
        self.write(event.text)

    def write(self, words: str) -> None:
        """Go on in the field, with these words in it."""
        self.screen.set_focus(self.field)
        self.field.insert_pasted(words)

    @on(MarkList.Chosen)
    def _chose(self, event: MarkList.Chosen) -> None:
        event.stop()
        self.list.mark({event.index} - self.list.chosen)
        self.changed(typing=False)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.changed(typing=True)

    def changed(self, *, typing: bool) -> None:
        """Say what there is now."""
        raise NotImplementedError


class CheckEditor(_ListAndText):
    """Yes, no or unknown, and one line that shows it. A line alone is held until one of the three is chosen."""

    LABEL = "What shows it? One line will do."
    MARKS = tuple(Mark(answer[0], words) for answer, words in _CHECKS)
    LIST = SpokenList
    BINDINGS: ClassVar[list[BindingType]] = bindings("check")

    def show(self, given: EditorInput) -> None:
        """Show the answer and its line."""
        self.given = given
        check = given.value if isinstance(given.value, Check) else None
        index = get_args(YesNo).index(check.answer) if check else None
        self.put(index, given.held or (check.evidence if check else ""))

    @on(SpokenList.Said)
    def _said(self, event: SpokenList.Said) -> None:
        event.stop()
        self.list.mark({get_args(YesNo).index(event.answer)})
        self.list.at = min(self.list.chosen)
        self.changed(typing=False)

    @on(SpokenList.Left)
    def _left(self, event: SpokenList.Left) -> None:
        event.stop()
        self.write(event.words)

    def changed(self, *, typing: bool) -> None:
        """A check once one of the three is chosen; before that, a line to be held."""
        line, value = self.field.value, None
        if self.index is not None:
            value = Check(_CHECKS[self.index][0], line.strip())
        waiting = value is None and bool(line.strip())
        self.say("Choose yes, no or don't know for it as well." if waiting else "")
        self.edited(value, typing=typing, problem=self.problem, held=line if waiting else "")


class TellEditor(_ListAndText):
    """The ladder, and what would make it so."""

    LABEL = "What would make it so?"
    MARKS = tuple(Mark(str(step), words) for step, words in enumerate(TELL_STEPS))
    BINDINGS: ClassVar[list[BindingType]] = bindings("tell")

    def show(self, given: EditorInput) -> None:
        """Show the step and the text."""
        self.given = given
        tell = given.value if isinstance(given.value, Tell) else Tell(None)
        self.put(tell.step, given.held or tell.better)

    def changed(self, *, typing: bool) -> None:
        """The step may be missing while only the text is there."""
        better = self.field.value
        value: Value | None = Tell(self.index, better.strip()) if self.index is not None or better.strip() else None
        self.edited(value, typing=typing)
