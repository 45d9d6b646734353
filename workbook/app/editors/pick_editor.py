"""The editor of a pick: things chosen from what was written in an earlier exercise, kept as text."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList

from workbook.app.base.commands import bindings
from workbook.app.editors.choice_editor import KEYS
from workbook.app.editors.editor_base import SHORTEST, Editor, Given
from workbook.app.widgets.mark_list import Mark, MarkList
from workbook.app.widgets.note import Note
from workbook.domain.item import PickItem
from workbook.domain.response import lines_of
from workbook.domain.text import one_line


class EmptySource(Widget, can_focus=True):
    """What stands in place of the list while there is nothing to pick from: where to write it first."""

    DEFAULT_CSS = """
    EmptySource { height: auto; padding: 0 0 0 1; &:focus { background: $panel; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("empty-pick")

    def __init__(self, item_id: str, words: str) -> None:
        super().__init__()
        self._item_id = item_id
        self._words = words

    def render(self) -> str:
        """The sentence."""
        return self._words

    def action_go(self) -> None:
        """Ask for the item."""
        self.post_message(Editor.Wanted(self._item_id))


class PickList(MarkList):
    """The list; where it finds no room it scrolls by itself, so that the count under it stays in sight."""

    DEFAULT_CSS = """
    PickList { overflow-y: auto; scrollbar-size-vertical: 1; }
    """

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Within the list while it has to scroll, else as any list."""
        if self.max_scroll_y:
            OptionList.scroll_to_highlight(self, top)
        else:
            super().scroll_to_highlight(top)


class PickEditor(Editor):
    """The lines of the source as a list. What was picked and has since left the source stays until it is taken away."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("pick")

    def __init__(self, item: PickItem, given: Given) -> None:
        super().__init__(item, given)
        self._item = item
        self._texts: tuple[str, ...] = ()
        self.list = PickList((), many=item.max > 1)
        title = one_line(given.source) or "an earlier exercise"
        self._empty = EmptySource(item.source, f"There is nothing to pick from yet. First fill in “{title}”.")
        self._note = Note()

    def compose(self) -> ComposeResult:
        """The list or the sentence, and the count."""
        yield self.list
        yield self._empty
        yield Note()
        yield self._note
        self.show(self.given)

    def show(self, given: Given) -> None:
        """Show what there is and what was picked."""
        self.given = given
        picked = lines_of(given.value)
        there = tuple(dict.fromkeys(given.picks))
        gone = [text for text in picked if text not in there]
        self._texts = (*there, *gone)
        marks = [
            Mark(KEYS[index] if index < len(KEYS) else " ", one_line(text), "no longer in the list" * (text in gone))
            for index, text in enumerate(self._texts)
        ]
        self.list.fill(marks, {index for index, text in enumerate(self._texts) if text in picked})
        self.list.display = bool(self._texts)
        self._empty.display = not self._texts
        self._remark()

    def fit(self, lines: int) -> None:
        """The list scrolls within these lines, but for the two under it."""
        self.list.styles.max_height = max(lines - 2, SHORTEST)

    def start(self) -> None:
        """Into the list, or onto the sentence."""
        self.screen.set_focus(self.list if self._texts else self._empty)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No digits while there is nothing to pick from."""
        return bool(self._texts) or action != "pick"

    def action_pick(self, key: str) -> None:
        """Choose the line of that digit."""
        self.list.choose(key)

    @on(MarkList.Chosen)
    def _chose(self, event: MarkList.Chosen) -> None:
        event.stop()
        chosen = set(self.list.chosen) ^ {event.index}
        if self._item.max == 1:
            chosen &= {event.index}
        elif len(chosen) > self._item.max and event.index in chosen:
            self._note.say("", problem=f"The most is {self._item.max}: take one away first.")
            return
        self.list.mark(chosen)
        self._remark()
        self.edited(tuple(text for index, text in enumerate(self._texts) if index in chosen) or None, typing=False)

    def _remark(self) -> None:
        if not self._texts:
            self._note.say("")
        elif self._item.max == 1:
            self._note.say(f"From “{one_line(self.given.source)}”." if self.given.source else "")
        else:
            self._note.say(f"{len(self.list.chosen)} of up to {self._item.max} picked")
