"""Help: why this is asked, and every key that works here, made from the bindings themselves."""

from typing import ClassVar, Protocol, runtime_checkable

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen

from workbook.app.base import Page
from workbook.app.keys import bindings, key_name
from workbook.app.widgets import ProseText, TitleLine, hanging, headed
from workbook.app.widgets.drawn_lines import DrawnLines
from workbook.domain import Prose


@runtime_checkable
class Explains(Protocol):
    """A screen that has something to say in Help before the keys."""

    def explained(self) -> Prose:
        """What this is for."""


class HelpScreen(ModalScreen[None]):
    """A sheet over the screen. It scrolls where it is longer than the terminal is high; on wide ones it has two columns."""

    CSS_PATH = "help_screen.tcss"
    AUTO_FOCUS = "#sheet"
    BINDINGS: ClassVar[list[BindingType]] = bindings("help")
    HORIZONTAL_BREAKPOINTS = Page.HORIZONTAL_BREAKPOINTS

    def compose(self) -> ComposeResult:
        """What the screen below says of itself, then its keys, beside those that work everywhere."""
        below = self.app.screen_stack[-2]
        yield TitleLine("Help", "esc closes it")
        with VerticalScroll(id="sheet"):
            if isinstance(below, Explains) and (prose := below.explained()):
                yield ProseText(prose, classes="why")
            parts = key_rows(below)
            wide = max((len(keys) for _, rows in parts for keys, _ in rows), default=0)
            with Container(id="keys"):
                for titles in (("Here", "This screen"), ("Everywhere",)):
                    with Vertical():
                        for title, rows in parts:
                            if title in titles:
                                yield Keys(title, rows, min(wide, 16))

    def action_dismiss_help(self) -> None:
        """Back to the screen."""
        self.dismiss()


def opened() -> HelpScreen:
    """Help for the page in sight."""
    return HelpScreen()


Rows = list[tuple[str, str]]


def key_rows(screen: Screen[object]) -> list[tuple[str, Rows]]:
    """The keys that work on a screen as it is now: those of where the cursor is, of the screen, and everywhere."""
    parts: dict[str, dict[str, list[str]]] = {"Here": {}, "This screen": {}, "Everywhere": {}}
    for node, binding, enabled, tooltip in screen.active_bindings.values():
        words = tooltip or binding.description
        if not enabled or not words or binding.system or binding.id is None:
            continue
        part = "Everywhere" if node is screen.app else "This screen" if node is screen else "Here"
        keys = parts[part].setdefault(words, [])
        if (name := key_name(binding)) not in keys:
            keys.append(name)
    return [(title, [(" ".join(keys), words) for words, keys in rows.items()]) for title, rows in parts.items() if rows]


class Keys(DrawnLines):
    """The keys of one place, each with what it does, under a heading."""

    def __init__(self, title: str, rows: Rows, wide: int) -> None:
        """`wide` are the cells that the keys need."""
        super().__init__()
        self._title, self._keys, self._wide = title, rows, wide

    def draw(self, width: int) -> list[Content]:
        """The heading, and below it a line or a few for each."""
        lines = [headed(self._title, "", width)]
        for keys, words in self._keys:
            lead = Content.assemble((keys.ljust(self._wide), "bold $text-accent"), "  ")
            lines += hanging(lead, " " * (self._wide + 2), Content.styled(words, "$foreground"), width)
        return [*lines, Content("")]
