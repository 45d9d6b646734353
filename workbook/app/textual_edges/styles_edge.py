"""How Textual reads and keeps styles."""

import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from textual.app import App
from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

KEPT = 512
"""Pieces of style that are kept as read: more than the app has."""


class KeptStyles(Stylesheet):
    """Styles of which each piece is read once. Textual reads them all anew for the first page of each kind, and keeps few."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(KEPT)

    def reparse(self) -> None:
        """Read what is new. Other colours are other variables: with those all that was read has been let go of already."""
        self.parse()

    def read_piece(self, place: tuple[str, str]) -> None:
        """Read one piece, to have it at hand."""
        piece = self.source[place]
        self._parse_rules(piece.content, place, piece.is_defaults, piece.tie_breaker, piece.scope)


def _variables(sheet: Stylesheet) -> dict[str, str]:
    return sheet._variables


def _own_styles(made: DOMNode) -> list[tuple[tuple[str, str], str, int, str]]:
    return made._get_default_css()


def keep_styles(app: App[Any]) -> None:
    """Have an app, for which none was read yet, keep its styles so."""
    app.stylesheet = KeptStyles(variables=_variables(app.stylesheet))


def read_ahead(app: App[Any], screen: type[Screen[Any]], widgets: Iterable[type[Widget]]) -> Iterator[None]:
    """Read the styles of a screen and of widgets that none has been made of yet, piece by piece, with a pause after each."""
    sheet = app.stylesheet
    if not isinstance(sheet, KeptStyles):
        return
    for kind in (screen, *widgets):
        for place, css, tie_breaker, scope in _own_styles(kind.__new__(kind)):  # only its class is asked
            before = sheet.source.get(place)
            sheet.add_source(css, place, is_default_css=True, tie_breaker=tie_breaker, scope=scope)
            if sheet.source[place] != before:
                sheet.read_piece(place)
                yield
    path = (Path(inspect.getfile(screen)).parent / str(screen.CSS_PATH)).resolve()
    if screen.CSS_PATH and not sheet.has_source(str(path)):
        sheet.read(path)
        sheet.read_piece((str(path), ""))
        yield
    sheet.rules_map  # noqa: B018  # made when it is asked for
