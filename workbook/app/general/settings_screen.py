"""Settings of this user on this computer: colours, marks, movement, and the key of every command."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.keys import format_key
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from workbook.app.base.commands import bindings, groups
from workbook.app.base.frame import key_name
from workbook.app.base.page import Page
from workbook.app.base.pieces import ACCENT, QUIET, WARN, pad
from workbook.app.home.first_picture import wear
from workbook.app.widgets.row_list import BLANK, Row, Rows, heading, spread, wrapped
from workbook.domain.text import clean, one_line
from workbook.store.user import dirs, settings

THEMES = {"dark": "Dark", "light": "Light", "contrast": "High contrast"}
"""What each theme is called."""

MARKS = {"auto": "As the terminal can show", "plain": "Plain letters", "full": "All of them"}
"""What each sort of marks is called."""

Value = TypeVar("Value")

FIXED = ("escape", "enter", "tab", "ctrl+q", "ctrl+c")
"""Keys that keep their meaning, so that nobody can lock themselves out."""


class SettingsScreen(Page):
    """The list of settings. A change holds at once, and is kept at once."""

    PLACE = "settings"
    CSS_PATH = "../base/list.tcss"
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = bindings("settings")
    ABOUT = "Enter changes what is under the cursor; backspace puts it back to how it came."

    def __init__(self) -> None:
        super().__init__("Settings")
        self.user, self.problems = settings.load(dirs.config_dir())
        self.rows = Rows()

    def content(self) -> Iterable[Widget]:
        """One list."""
        yield self.rows

    def on_mount(self) -> None:
        """Show it."""
        self.refill()

    def refill(self) -> None:
        """Show the settings as they are now."""
        rows = [wrapped(Content.styled(f"! {clean(str(problem))}", WARN)) for problem in self.problems]
        unknown = [name for name in self.user.keys if name not in self._bound()]
        rows += [
            wrapped(Content.styled(f"! There is no command “{one_line(name)}” to give a key.", WARN))
            for name in unknown
        ]
        rows += [
            *([BLANK] if rows else []),
            _row("Colours", THEMES[self.user.theme], "theme", self.user.theme != "dark"),
            _row("Marks", MARKS[self.user.marks], "marks", self.user.marks != "auto"),
            _row("Movement", "On" if self.user.animation else "Off", "animation", not self.user.animation),
        ]
        for title, bound in _commands():
            rows += [BLANK, heading(title)]
            rows += [self._key(binding) for binding in bound]
        self.rows.fill(rows)

    def _bound(self) -> dict[str, Binding]:
        return {binding.id: binding for _, bound in _commands() for binding in bound if binding.id}

    def _key(self, binding: Binding) -> Row:
        keys = self.user.keys.get(binding.id or "", binding.key)
        changed = binding.id in self.user.keys
        words = pad(binding.description, 22) + Content.styled(binding.tooltip or "", QUIET)
        shown = " ".join(_name(key) for key in keys.split(","))
        mark = Content.styled("changed  " if changed else "", QUIET)
        return Row(spread(words, mark + Content.styled(shown, ACCENT)), ("key", binding.id))

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """Clicked."""
        self.action_open()

    def action_open(self) -> None:
        """Change what is under the cursor."""
        match self.rows.key:
            case "theme":
                self._keep(replace(self.user, theme=_following(settings.THEMES, self.user.theme)))
            case "marks":
                self._keep(replace(self.user, marks=_following(settings.MARKS, self.user.marks)))
            case "animation":
                self._keep(replace(self.user, animation=not self.user.animation))
            case ("key", str() as name):
                binding = self._bound()[name]
                self.app.push_screen(KeyScreen(binding), lambda key: self._press(binding, key))

    def action_reset(self) -> None:
        """Put back what is under the cursor."""
        match self.rows.key:
            case "theme":
                self._keep(replace(self.user, theme="dark"))
            case "marks":
                self._keep(replace(self.user, marks="auto"))
            case "animation":
                self._keep(replace(self.user, animation=True))
            case ("key", str() as name):
                self._keep(replace(self.user, keys={one: key for one, key in self.user.keys.items() if one != name}))

    def _press(self, binding: Binding, key: str | None) -> None:
        """A new key was pressed for a command: keep it, and say what it takes it from."""
        if key is None or binding.id is None:
            return
        if key in FIXED:
            self.notify(f"{_name(key)} keeps its meaning everywhere.", severity="warning")
            return
        clash = self._clash(binding, key)
        if clash:
            words = f"{_name(key)} is also {clash}. Choose another key, or give that one another key first."
            self.notify(words, severity="warning", timeout=10)
            return
        self._keep(replace(self.user, keys={**self.user.keys, binding.id: key}))

    def _clash(self, binding: Binding, key: str) -> str:
        """The commands that have this key already and work in the same place, in words."""
        found = []
        for title, bound in _commands():
            here = any(one.id == binding.id for one in bound)
            for one in bound:
                keys = self.user.keys.get(one.id or "", one.key).split(",")
                if one.id != binding.id and key in keys and (here or "Everywhere" in (title, self._home(binding))):
                    found.append(f"“{one.description}” ({title})")
        return ", ".join(found)

    def _home(self, binding: Binding) -> str:
        return next((title for title, bound in _commands() if any(one.id == binding.id for one in bound)), "")

    def _keep(self, user: settings.UserSettings) -> None:
        problem = settings.save(dirs.config_dir(), user)
        if problem is not None:
            self.notify(str(problem), severity="error")
            return
        self.user, self.problems = user, []
        wear(self.app, user)  # type: ignore[arg-type]  # no other app shows it
        self.refill()


class KeyScreen(ModalScreen[str | None]):
    """Waits for the key that a command shall have; escape leaves it as it was."""

    DEFAULT_CSS = """
    KeyScreen {
        align: center middle;
        background: $background 70%;
        & > Vertical { width: 60; max-width: 94%; height: auto; padding: 1 2; background: $background; border: round $accent; }
    }
    """

    def __init__(self, binding: Binding) -> None:
        super().__init__()
        self.binding = binding

    def compose(self) -> Iterable[Widget]:
        """What is asked."""
        with Vertical():
            words = Content.assemble(
                ("Press the new key for ", ""),
                (f"“{self.binding.description}”", "bold"),
                (f"\nIt is {key_name(self.binding)} as it comes. Escape leaves it as it is.", QUIET),
            )
            yield Static(words, markup=False)

    def on_key(self, event: events.Key) -> None:
        """That is the one."""
        event.stop()
        event.prevent_default()
        self.dismiss(None if event.key == "escape" else event.key)


def _commands() -> list[tuple[str, list[Binding]]]:
    """Every command by where it works, those of an exercise among them."""
    from workbook.app.exercise.runner_screen import RunnerScreen

    return groups([("An exercise", RunnerScreen.BINDINGS)])


def _name(key: str) -> str:
    return key_name(Binding(key.strip(), "", "")) if key.strip() else format_key(key)


def _following(values: Sequence[Value], now: Value) -> Value:
    """The value after `now`, the first one after the last."""
    return values[(values.index(now) + 1) % len(values)]


def _row(words: str, value: str, key: str, changed: bool) -> Row:
    mark = Content.styled("changed  " if changed else "", QUIET)
    return Row(spread(Content(words), mark + Content.styled(value, ACCENT)), key)
