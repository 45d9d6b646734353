"""The field that everything is typed into: Textual's text area made safe to show, quiet, and with an undo that hands on."""

from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.widgets import TextArea

from workbook.app.keys import bindings, letter_of
from workbook.app.textual_edges.text_area_edge import PlainTextArea
from workbook.app.widgets.scroll import bring_into_sight
from workbook.domain import clean, line_ends, unbroken
from workbook.session.keystrokes import changed_at

_OTHER_MEANING = ("f6", "f7", "delete,ctrl+d", "home,ctrl+a", "ctrl+z,super+z", "ctrl+y,super+y")
"""Keys of Textual's text area that mean something else in this program, or are named here in words of its own."""


class Field(PlainTextArea, inherit_bindings=False):
    """A field of one line (which wraps when it is long, and never holds a line end) or of many.

    It stands on raised ground with a thin line at its left; the one that is written in has a broad line there, and other ground.

    It holds the true text, and shows it cleaned of control characters. Undo and redo are passed on to the screen when
    there is nothing typed to take back. The cursor doesn't blink: an idle screen is silent.
    """

    DEFAULT_CSS = """
    Field {
        height: auto;
        min-height: 1;
        padding: 0 0 0 1;
        border: none;
        border-left: vkey $border-blurred;
        background: $surface;
        scrollbar-size-vertical: 1;
        scrollbar-background: $surface;
        &:focus { border: none; border-left: outer $accent; background: $panel; scrollbar-background: $panel; }
        & .text-area--placeholder { color: $text-muted; }
        & .text-area--gutter { color: $text-muted; }
        & .text-area--cursor-gutter { color: $foreground; text-style: none; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(one for one in TextArea.BINDINGS if isinstance(one, Binding) and one.key not in _OTHER_MEANING),
        *bindings("field"),
    ]

    def __init__(
        self,
        text: str = "",
        *,
        many: bool = False,
        numbers: bool = False,
        hint: str = "",
        classes: str = "",
        whole: bool = False,
    ):
        """A field with `text` in it; `many` lines or one; `numbers` before each line; `hint` in grey while it is empty.

        `whole` selects what it is filled with when one comes to it, so that typing takes its place, as in any form.
        """
        super().__init__(
            "",
            soft_wrap=True,
            show_line_numbers=numbers,
            highlight_cursor_line=False,
            placeholder=Content(clean(hint)),
            classes=classes,
        )
        self.many = many
        self._whole = whole
        self.below = 0  # lines under it that are to be seen along with it
        self.set_reactive(TextArea.cursor_blink, False)
        self.set_reactive(TextArea.match_cursor_bracket, False)
        self._given = self._put = ""
        self._broken = False
        self.put(text)

    def put(self, text: str) -> None:
        """Put `text` in, without a message; what was typed before can't be undone any more."""
        held = line_ends(text)
        self._given, self._put = text, held if self.many else held.replace("\n", "⏎")
        self._broken = not self.many and "\n" in held  # each mark shown in it is a line end of its own
        with self.prevent(TextArea.Changed):
            self.load_text(self._put)
        self.move_cursor(self.document.end)

    def show(self, text: str) -> None:
        """Show what the text has become by other hands, as after undo, with the cursor where it was changed."""
        before, held = self.text, line_ends(text)
        if (held if self.many else held.replace("\n", "⏎")) != before:
            self.put(text)
            above = self.text[: changed_at(before, self.text)[2]].split("\n")
            self.move_cursor((len(above) - 1, len(above[-1])))

    @property
    def value(self) -> str:
        """What the field holds: exactly what was given while it is unedited, else what was made of it."""
        if self.text == self._put:
            return self._given
        return self.text.replace("⏎", "\n") if self._broken else self.text

    def type_over(self, key: str) -> None:
        """Replace all that stands here by `key`, as one step that undo takes back."""
        self.replace(unbroken(key), (0, 0), self.document.end)
        self.move_cursor(self.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Follow the cursor once the field has its new height; Textual scrolls before it has."""
        if self.wrapped_document.height > self.size.height:
            self.call_after_refresh(self.scroll_cursor_visible)
        self.call_after_refresh(self.caret_into_sight)

    def on_resize(self, event: events.Resize) -> None:
        """Follow the cursor when the field is made lower than its text, as where a suggestion takes room under it."""
        if self.has_focus:
            if self.wrapped_document.height > event.size.height:
                self.call_after_refresh(self.scroll_cursor_visible)
            self.call_after_refresh(self.caret_into_sight)

    def caret_into_sight(self) -> None:
        """The page goes along with the caret: the whole field, and the `below` lines under it, else the line that is written."""
        if self.has_focus and (self.many or self.below):
            line = self.wrapped_document.location_to_offset(self.cursor_location).y - self.scroll_offset.y
            whole = Region(0, 0, self.size.width, self.outer_size.height + self.below)
            bring_into_sight(self, whole, Region(0, line, self.size.width, 1 + self.gutter.height))

    def on_focus(self, event: events.Focus) -> None:
        """What a form is filled with is selected, unless only the window was left and is looked at again."""
        if self._whole and not event.from_app_focus:
            self.select_all()
        self.call_after_refresh(self.caret_into_sight)

    def on_blur(self) -> None:
        """Nothing is selected where one isn't."""
        if self._whole and not self.selection.is_empty:
            self.move_cursor(self.selection.end)

    async def on_key(self, event: events.Key) -> None:
        """Type what Textual wouldn't, and leave enter to whatever holds the field, unless a line may follow."""
        if event.key == "enter" and not self.many:
            event.prevent_default()  # not stopped: it is a binding of whatever holds the field, in turn with other keys
        elif (letter := letter_of(event)) and not letter.isprintable():
            event.stop()
            event.prevent_default()  # Textual types only what Python calls printable: no joiners, no wide spaces
            self.insert_pasted(letter)

    async def on_paste(self, event: events.Paste) -> None:
        """Paste it as it is."""
        event.prevent_default()
        event.stop()
        self.insert_pasted(event.text)

    def insert_pasted(self, text: str) -> None:
        """Insert foreign text in place of what is selected, just as it is; in a field of one line its line ends become spaces."""
        text = line_ends(text) if self.many else unbroken(text)
        if result := self.type_in(text):
            self.move_cursor(result.end_location)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Every printable key is typed; Textual forgets the two whose names it can't turn back into characters."""
        return key in ("minus", "plus", "slash") or super().check_consume_key(key, character)

    def action_paste(self) -> None:
        """Paste what the app's own clipboard holds, like any other paste."""
        self.insert_pasted(self.app.clipboard)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter begins a line only where there may be many."""
        return self.many if action == "new_line" else super().check_action(action, parameters)

    def action_new_line(self) -> None:
        """Begin a new line; in the turn of other keys enter does it before it is looked for here, but Help names it."""
        self.insert("\n")

    def action_undo(self) -> None:
        """Undo typing; with none left, let the screen undo the workbook's last change."""
        if not self.history.undo_stack:
            raise SkipAction
        super().action_undo()

    def action_redo(self) -> None:
        """Redo typing; with none left, let the screen redo."""
        if not self.history.redo_stack:
            raise SkipAction
        super().action_redo()

    def action_cursor_up(self, select: bool = False) -> None:
        """Up; from the first line of a one-line field it is for whatever holds the field."""
        if not self.many and not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            raise SkipAction
        super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down; from the last line of a one-line field it is for whatever holds the field."""
        if not self.many and not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            raise SkipAction
        super().action_cursor_down(select)
