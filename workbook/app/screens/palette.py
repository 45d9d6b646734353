"""All commands that are possible now, found by typing a part of their name, each with its key."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import TextArea

from workbook.app.lines import ACCENT, QUIET, pad
from workbook.app.screens.page import Page
from workbook.app.widgets.field import Field
from workbook.app.widgets.frame import KeyLine, key_name
from workbook.app.widgets.rows import Row, Rows, spread, wrapped

HIDDEN = ("rows.", "list.toggle", "list.choose", "field.", "app.palette", "page.")
"""Beginnings of the ids of commands that move within a list or a field; they are in Help, not here."""


class PaletteScreen(ModalScreen[None]):
    """The palette over `below`."""

    CSS_PATH = "palette.tcss"
    AUTO_FOCUS = "Field"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Do it", id="palette.take", tooltip="Do what is under the cursor"),
        Binding(
            "escape,ctrl+p,ctrl+o", "leave", "Close", key_display="esc", id="palette.leave", tooltip="Close the list"
        ),
        Binding("up", "step(-1)", "Up", show=False, id="palette.up", tooltip="One line up", priority=True),
        Binding("down", "step(1)", "Down", show=False, id="palette.down", tooltip="One line down", priority=True),
    ]

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self.below = below
        self.found = _commands(below)
        self._keys = below.active_bindings
        self.field = Field(hint="a part of a command's name")
        self.rows = Rows(led=True)
        self.rows.can_focus = False

    def compose(self) -> Iterable[Widget]:
        """The field and the list."""
        with Vertical():
            yield self.field
            yield self.rows
        yield KeyLine()

    def on_mount(self) -> None:
        """Show them all."""
        self._fill()

    def _fill(self) -> None:
        words = self.field.text.casefold().split()
        rows = [
            _row(binding, key_name(binding) if binding.key in self._keys else "")
            for binding, _ in self.found
            if all(word in f"{binding.description} {binding.tooltip}".casefold() for word in words)
        ]
        self.rows.fill(rows or [wrapped(Content.styled("No command is called like that.", QUIET))])
        self.rows.to_end(1)

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Find as it is typed."""
        self._fill()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """Clicked."""
        self.action_take()

    def action_step(self, step: int) -> None:
        """Up and down the list, from the field."""
        self.rows.action_step(step)

    def action_take(self) -> None:
        """Close, and do it as if its key had been pressed on the page below."""
        chosen = next(((one, node) for one, node in self.found if one.id == self.rows.key), None)
        app = self.app
        self.dismiss()
        if chosen is not None:
            binding, node = chosen
            app.call_later(app.run_action, binding.action, node)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss()


def _commands(below: Screen[object]) -> list[tuple[Binding, DOMNode]]:
    """Each command once, those of the page first: one that has a second key somewhere says the same there."""
    found: dict[tuple[str, str], tuple[Binding, DOMNode]] = {}
    possible = below.possible if isinstance(below, Page) else below.active_bindings
    for node, binding, enabled, _ in possible.values():
        if enabled and binding.id and binding.description and not binding.id.startswith(HIDDEN):
            found.setdefault((binding.description, binding.tooltip), (binding, node))
    return list(found.values())


def _row(binding: Binding, key: str) -> Row:
    words = pad(binding.description, 22) + Content.styled(binding.tooltip or "", QUIET)
    return Row(spread(words, Content.styled(key, ACCENT)), binding.id)
