"""A widget by itself, filled with an example, to look at and to try: `python -m workbook.app.table`.

Only the `__main__` modules beside the widgets ask for this; no screen does, so no start pays for it.
"""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from workbook.app.keys import KeysInTurn, bindings
from workbook.app.widgets.frame import KeyLine, TitleLine
from workbook.app.widgets.theme import DARK, THEMES

Examples = Mapping[str, Callable[[], Widget]]
"""What a package has to show: the name of each widget, and how one is made with an example in it."""


class Alone(KeysInTurn):
    """One page with the widgets of those `names` below each other, in our theme. ctrl+q leaves, and q where nothing is typed."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Screen { background: $background; color: $foreground; }
    VerticalScroll { padding: 0 1; scrollbar-size-vertical: 1; }
    .name { margin: 1 0; color: $text-muted; }
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("alone")

    def __init__(self, package: str, examples: Examples, names: Sequence[str]) -> None:
        super().__init__()
        self._package = package
        self._shown = [(name, examples[name]()) for name in names]

    def get_default_screen(self) -> Screen[object]:
        """The page, once the colours are known."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK
        return super().get_default_screen()

    def compose(self) -> Iterable[Widget]:
        """The frame of every page, and each widget under its name."""
        yield TitleLine(self._package, "q or ctrl+q leaves")
        with VerticalScroll(can_focus=False):
            for name, widget in self._shown:
                yield Static(Content(name), classes="name")
                yield widget
        yield KeyLine()


def show(package: str, examples: Examples, names: Sequence[str]) -> int:
    """Show the widgets of those names until one leaves, all without any; returns the exit code, 2 for a name that is none."""
    unknown = [name for name in names if name not in examples]
    if unknown:
        sys.stderr.write(f"There is no {', '.join(unknown)} here. There are: {', '.join(examples)}.\n")
        return 2
    return Alone(package, examples, names or list(examples)).run() or 0
