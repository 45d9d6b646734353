"""The app as its user has set it: colours, marks, keys and movement."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from textual.app import App
from textual.filter import LineFilter
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget

from workbook.app.base.plain_marks import PlainMarks, for_terminal
from workbook.app.keys import keymap
from workbook.app.textual_edges.app_edge import begin_in, styled_as
from workbook.app.textual_edges.styles_edge import keep_styles, read_ahead
from workbook.app.widgets import THEMES, theme_name
from workbook.store.user import dirs, settings

_OURS = {theme.name: theme for theme in THEMES}


class ConfiguredApp(App[int]):
    """An app that follows the user's settings from its first picture on."""

    theme: Reactive[str] = Reactive(THEMES[0].name)
    _marks: PlainMarks

    def __init__(self) -> None:
        super().__init__()
        keep_styles(self)

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme by its name; Textual asks for one before any can be registered."""
        return _OURS.get(theme_name) or super().get_theme(theme_name)

    def load_settings(self) -> None:
        """Follow the settings of this user on this computer."""
        for theme in THEMES:
            self.register_theme(theme)
        self.follow(settings.load(dirs.config_dir())[0])

    def follow(self, user: settings.UserSettings) -> None:
        """Follow these settings from now on."""
        theme = theme_name(user.theme, self.console.color_system)
        if self.is_running:
            self.theme = theme
        else:
            begin_in(self, ConfiguredApp.theme, theme)
        self.animation_level = "full" if user.animation else "none"
        self.draw_with(for_terminal(user.marks))
        self.set_keymap(keymap(user.keys))

    def styles_ahead(self, screen: type[Screen[Any]], widgets: Iterable[type[Widget]]) -> Iterator[None]:
        """Read the styles of a page that may be opened next, with a pause after each piece."""
        return read_ahead(self, screen, widgets)

    def styled(self, first: Screen[Any]) -> Screen[Any]:
        """`first`, which will be the first screen, with the styles as they are by now."""
        styled_as(first, self)
        return first

    def draw_with(self, marks: PlainMarks) -> None:
        """Draw everything with these marks from now on."""
        self._marks = marks
        for screen in self.screen_stack if self.is_running else ():
            for widget in screen.walk_children(with_self=True):
                widget.notify_style_update()
                widget.refresh()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and after them our marks."""
        own = super().get_line_filters()
        return [*own, self._marks] if self._marks.enabled else own
