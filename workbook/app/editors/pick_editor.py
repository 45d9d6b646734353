"""The editor of a pick: things chosen from what was written in an earlier exercise, kept as text."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from workbook.app.base import SHORTEST, Editor, EditorInput
from workbook.app.editors.choice_editor import FromList
from workbook.app.keys import bindings
from workbook.app.widgets import MarkList
from workbook.domain import PickItem, lines_of, one_line


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
        return self._words

    def action_go(self) -> None:
        """Ask for the item."""
        self.post_message(Editor.Wanted(self._item_id))


class PickList(MarkList):
    """The list; where it finds no room it scrolls by itself, so that the count under it stays in sight."""

    DEFAULT_CSS = """
    PickList { overflow-y: auto; }
    """

    def show_cursor(self) -> None:
        """Within the list while it has to scroll, else as any list."""
        if self.max_scroll_y:
            self._scroll_to_cursor()
        else:
            super().show_cursor()


class PickEditor(FromList):
    """The lines of the source as a list, with a remark beside those that an earlier answer speaks for.

    What was picked and has since left the source stays until it is taken away.
    """

    LIST = PickList
    BINDINGS: ClassVar[list[BindingType]] = bindings("pick")

    def __init__(self, item: PickItem, given: EditorInput) -> None:
        super().__init__(item, given, many=item.max > 1, most=item.max)
        title = one_line(given.source) or "an earlier exercise"
        where = f"“{one_line(given.column)}” under “{title}”" if given.column else f"“{title}”"
        self._empty = EmptySource(item.source, f"There is nothing to pick from yet. First fill in {where}.")

    def compose(self) -> ComposeResult:
        """The list or the sentence, and the count."""
        yield self._empty
        yield from super().compose()

    def show(self, given: EditorInput) -> None:
        """Show what there is and what was picked."""
        self.given = given
        picked = lines_of(given.value)
        there = dict.fromkeys(given.picks)
        lines = [(text, one_line(text), given.marks.get(text, "")) for text in there]
        lines += [(text, one_line(text), "no longer in the list") for text in picked if text not in there]
        self.put(lines, picked)
        self.list.display = bool(lines)
        self._empty.display = not lines

    def fit(self, lines: int) -> None:
        """The list scrolls within these lines, but for the two under it."""
        self.list.styles.max_height = max(lines - 2, SHORTEST)

    def start(self) -> None:
        """Into the list, or onto the sentence."""
        self.screen.set_focus(self.list if self.list.display else self._empty)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No digits while there is nothing to pick from."""
        return self.list.display or action != "pick"

    def remark(self) -> None:
        """How many were picked, or where the one comes from."""
        if self.list.many:
            number = len(self.list.chosen)
            said = f"{number} of up to {self._most} picked" if number else f"Up to {self._most} of them."
            self.note.say(said if self._keys else "")
        else:
            source = one_line(self.given.source)
            self.note.say(f"From “{source}”." if source and self._keys else "")
