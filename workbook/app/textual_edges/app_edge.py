"""What Textual's app and its screens keep to themselves."""

from collections.abc import Iterable
from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.reactive import Reactive
from textual.screen import Screen


class FaultApp(App[int]):
    """An app that learns of its own faults before it ends on them, and doesn't print what it was doing into the terminal."""

    def went_wrong(self, error: Exception) -> None:
        """A fault of our own: the app ends after this."""

    def _handle_exception(self, error: Exception) -> None:
        self.went_wrong(error)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Leave without Textual's traceback, which would print private answers into the terminal."""
        self._close_messages_no_wait()


def hand_over(app: App[Any], error: Exception) -> None:
    """Do with `error` as Textual does with what goes wrong in a handler."""
    app._handle_exception(error)


def paint_no_more(app: App[Any]) -> None:
    """Paint nothing from now on. A window that is gone takes no picture, and Textual would wait for it for ever."""
    app._begin_batch()


def said_in_passing(app: App[Any]) -> list[str]:
    """How severe each notification is that is in sight."""
    return [str(one.severity) for one in app._notifications]


def bound_to(node: DOMNode) -> Iterable[tuple[str, Binding]]:
    """Every key of a widget, a screen or the app, as it is declared, with its binding."""
    return node._bindings


def can_be_done(app: App[Any], action: str, node: DOMNode) -> bool:
    """Whether the action of a binding of `node` makes sense now."""
    return bool(app._check_action_state(action, node))


def take_out(app: App[Any], screen: Screen[Any]) -> None:
    """Take a screen out of the middle of those that lie on one another, for which Textual has no way of its own."""
    app._screen_stack.remove(screen)
    screen._pop_result_callback()


def styled_as(screen: Screen[Any], app: App[Any]) -> None:
    """Have a first screen take the styles as they are: nothing has changed since they were read, and they need not be again."""
    screen._css_update_count = app._css_update_count


def begin_in(app: App[Any], declared: Reactive[str], theme: str) -> None:
    """Have an app begin in a theme that it knows, before any style is read: told later, it would read all of them again."""
    app.set_reactive(declared, theme)
    dark = app.current_theme.dark
    app.set_class(dark, "-dark-mode", update=False)
    app.set_class(not dark, "-light-mode", update=False)
    app.stylesheet.set_variables(app.get_css_variables())
    app._refresh_truecolor_filter(app.ansi_theme)
