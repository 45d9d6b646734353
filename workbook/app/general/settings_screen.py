"""Settings of this user on this computer: colours, marks, movement, and the key of every command."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from workbook.app.base import ACCENT, QUIET, WARN, TwoPanes, pad
from workbook.app.general.setting_detail import (
    MARKS,
    MOVEMENT,
    THEMES,
    by_id,
    named,
    setting_detail,
    setting_foot,
)
from workbook.app.keys import bindings, name_of_key, types
from workbook.app.keys.command import Command
from workbook.app.keys.places import PLACES, clashing, groups
from workbook.app.widgets import BLANK, Detail, ListRow, Note, heading, spread, stacked, wrapped
from workbook.domain import clean, one_line
from workbook.reports.firm_report import firm_words
from workbook.session.people import people_here
from workbook.store.user import dirs, settings

if TYPE_CHECKING:
    from workbook.session import Session

Value = TypeVar("Value")

FIXED = ("escape", "enter", "tab", "ctrl+q", "ctrl+c")
"""Keys that keep their meaning, so that nobody can lock themselves out."""


class SettingsScreen(TwoPanes):
    """The list of settings. A change holds at once, and is kept at once."""

    PLACE = "settings"
    BINDINGS: ClassVar[list[BindingType]] = bindings("settings")
    ABOUT = "Enter changes what is under the cursor; backspace puts it back to how it came."

    def __init__(self, at: str = "") -> None:
        """The settings, the cursor on the one that is called `at`."""
        super().__init__("Settings")
        self._first = at
        self.user, self.problems = settings.load(dirs.config_dir())

    def refill(self) -> None:
        """Show the settings as they are now."""
        rows = [wrapped(Content.styled(f"! {clean(str(problem))}", WARN), whole=True) for problem in self.problems]
        unknown = [name for name in self.user.keys if name not in by_id()]
        rows += [
            wrapped(Content.styled(f"! There is no command “{one_line(name)}” to give a key.", WARN), whole=True)
            for name in unknown
        ]
        rows += [
            *([BLANK] if rows else []),
            _row("Colours", THEMES[self.user.theme], "theme", self.user.theme != "dark"),
            _row("Marks", MARKS[self.user.marks], "marks", self.user.marks != "auto"),
            _row("Movement", MOVEMENT["on" if self.user.animation else "off"], "animation", not self.user.animation),
        ]
        if (session := self._session) is not None:
            if session.whole.varied:
                rows.append(_row("Kind of firm, in this workbook", firm_words(session.firm), "firm", False))
            here = ", ".join(one_line(person.name) for person in people_here(session))
            rows.append(_row("People, in this workbook", here, "people", False))
        for title, commands in groups():
            rows += [BLANK, heading(title)]
            rows += [self._key(command) for command in commands]
        self.rows.fill(rows)
        first, self._first = self._first, ""
        self.shows(first)
        self.show_detail()

    def detail(self, key: Hashable | None, width: int) -> Detail | None:
        """What the setting under the cursor is for, and what it may be."""
        return setting_detail(key, self.user, width)

    def foot(self, key: Hashable | None, width: int) -> Sequence[Content]:
        """What it is for."""
        return setting_foot(key, width)

    def shows(self, at: str) -> bool:
        """There is one page of settings; the cursor goes to the one that is asked for."""
        if at and not self.rows.go(at):
            self.rows.at = self.rows.place_of(lambda key: isinstance(key, tuple))  # the keys have no name of their own
        return True

    @property
    def _session(self) -> "Session | None":
        """The open workbook."""
        session: Session | None = getattr(self.app, "session", None)
        return session

    def _key(self, command: Command) -> ListRow:
        keys = self.user.keys.get(command.id, command.key)
        changed = command.id in self.user.keys
        words = pad(command.label, 22) + Content.styled(command.says, QUIET)
        shown = named(keys)
        mark = Content.styled("changed  " if changed else "", QUIET)
        return ListRow(spread(words, mark + Content.styled(shown, ACCENT)), ("key", command.id))

    def action_open(self) -> None:
        """Change what is under the cursor."""
        match self.rows.key:
            case "theme":
                self._keep(replace(self.user, theme=_following(settings.THEMES, self.user.theme)))
            case "marks":
                self._keep(replace(self.user, marks=_following(settings.MARKS, self.user.marks)))
            case "animation":
                self._keep(replace(self.user, animation=not self.user.animation))
            case "firm" | "people" as page:
                self.go(page)
            case ("key", str() as name):
                command = by_id()[name]
                self.app.push_screen(KeyScreen(command, self.user.keys), lambda key: self._press(command, key))

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

    def _press(self, command: Command, key: str | None) -> None:
        """A new key was pressed for a command: keep it."""
        if key is not None:
            self._keep(replace(self.user, keys={**self.user.keys, command.id: key}))

    def _keep(self, user: settings.UserSettings) -> None:
        problem = settings.save(dirs.config_dir(), user)
        if problem is not None:
            self.notify(str(problem), severity="error")
            return
        self.user, self.problems = user, []
        self.app.follow(user)  # type: ignore[attr-defined]  # no other app shows it
        self.refill()


def opened(at: str = "") -> SettingsScreen:
    """The settings, the cursor on that one if any is named."""
    return SettingsScreen(at)


class KeyScreen(ModalScreen[str | None]):
    """Waits for the key that a command shall have; escape leaves it as it was. One that is taken is told, and another waited for."""

    DEFAULT_CSS = """
    KeyScreen {
        align: center middle;
        background: $background 70%;
        & > Vertical { width: 60; max-width: 94%; height: auto; padding: 1 2; background: $background; border: round $accent; }
        & Note { margin-top: 1; }
    }
    """

    def __init__(self, command: Command, chosen: Mapping[str, str]) -> None:
        """For a new key of `command`, where this user has `chosen` keys already."""
        super().__init__()
        self.command, self._chosen = command, chosen
        self.note = Note()

    def compose(self) -> Iterable[Widget]:
        came = self.command.named or " or ".join(name_of_key(key) for key in self.command.key.split(","))
        with Vertical():
            words = Content.assemble(
                ("Press the new key for ", ""),
                (f"“{self.command.label}”", "bold"),
                (f"\nIt is {came} as it comes. Escape leaves it as it is.", QUIET),
            )
            yield Static(words, markup=False)
            yield self.note

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(None)
        elif wrong := self._refusal(event.key):
            self.note.say("", problem=wrong)
        else:
            self.dismiss(event.key)

    def _refusal(self, key: str) -> str:
        """Why the command can't have this key: what that is needed for. Empty where it can."""
        if key in FIXED:
            return f"{name_of_key(key)} keeps its meaning everywhere. Press another key."
        if types(key) and PLACES[self.command.where].written:
            return f"{name_of_key(key)} is for writing there. Press a key that types nothing, as alt+s or ctrl+e."
        clash = clashing(self.command, key, self._chosen)
        others = ", ".join(f"“{one.label}” ({PLACES[one.where].title})" for one in clash)
        return (
            f"{name_of_key(key)} is also {others}. Press another key, or give that one another first." if clash else ""
        )


def _following(values: Sequence[Value], now: Value) -> Value:
    """The value after `now`, the first one after the last."""
    return values[(values.index(now) + 1) % len(values)]


def _row(words: str, value: str, key: str, changed: bool) -> ListRow:
    mark = Content.styled("changed  " if changed else "", QUIET)
    return ListRow(stacked(Content(words), mark + Content.styled(value, ACCENT)), key)
