"""All commands that are possible now, each with its key, and all exercises and documents: found by any word that a person would use."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import TextArea

from workbook.app.base import ACCENT, QUIET, Page, pad, short_path
from workbook.app.keys import bindings, key_name
from workbook.app.keys.other_words import OTHER_WORDS
from workbook.app.widgets import Field, KeyLine, ListRow, Rows, named, spread, wrapped
from workbook.domain import one_line
from workbook.session import Session
from workbook.store.user import dirs, settings

HIDDEN = ("rows.", "list.toggle", "list.choose", "field.", "app.palette", "page.")
"""Beginnings of the ids of commands that move within a list or a field; they are in Help, not here."""


MOST, AROUND = 17, 10
"""Lines of the list at most, and those of the screen that are needed around it."""

FOLDER, SAVING, COLOURS = "folder", "saving", "colours"
"""The keys of the lines that say where the workbook is and how it is saved, and of those that change the colours."""

THEMES = (
    ("dark", "Dark colours", "night black mode theme"),
    ("light", "Light colours", "day white bright paper mode theme"),
    ("contrast", "High contrast", "colours accessibility strong mode theme"),
)
"""The colours that there are: each by its name in the settings, what it is called here, and what else people call it."""


class PaletteScreen(ModalScreen[None]):
    """The palette over `below`."""

    CSS_PATH = "palette_screen.tcss"
    AUTO_FOCUS = "Field"
    BINDINGS: ClassVar[list[BindingType]] = bindings("palette")

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self.below = below
        self.found = _commands(below)
        self._keys = below.active_bindings
        self.field = Field(hint="a part of a name: a command, an exercise, a document")
        self.rows = Rows(led=True)
        self.rows.can_focus = False

    def compose(self) -> Iterable[Widget]:
        """The field and the list."""
        with Vertical():
            yield self.field
            yield self.rows
        yield KeyLine()

    def on_mount(self) -> None:
        self._give_room(self.app.size.height)
        self._fill()

    def on_resize(self, event: events.Resize) -> None:
        """The list is no higher than what is seen of it, so that it scrolls to its last line."""
        self._give_room(event.size.height)

    def _give_room(self, height: int) -> None:
        self.rows.styles.max_height = max(min(height - AROUND, MOST), 3)

    def _fill(self) -> None:
        """What is called by these words: by its own name first, then by what it does and what else people call it."""
        words = self.field.text.casefold().split()
        rows = [self._command(one) for one, _ in self.found if named(words, one.description)]
        rows += _colours(words) if words else []
        rows += [
            self._command(one)
            for one, _ in self.found
            if not named(words, one.description)
            and named(words, one.description, one.tooltip or "", OTHER_WORDS.get(one.id or "", ""))
        ]
        if words and isinstance(self.below, Page) and not self.below.FORM:
            rows += self._places(words)
        self.rows.fill(rows or [wrapped(Content.styled("Nothing is called like that.", QUIET))])
        self.rows.to_end(1)

    def _command(self, binding: Binding) -> ListRow:
        return _row(binding, key_name(binding) if binding.key in self._keys else "")

    def _places(self, words: list[str]) -> list[ListRow]:
        """The exercises and documents that are called like this, and the line about the folder."""
        session = getattr(self.app, "session", None)
        if not isinstance(session, Session):
            return []
        rows = [
            _place(one.title, f"Exercise, chapter {session.pack.chapter_of(one).number}", ("exercise", one.id))
            for one in session.pack.exercises
            if named(words, one.title, one.id)
        ]
        rows += [
            _place(one.title, "Document", ("document", one.id))
            for one in session.pack.documents
            if named(words, one.title, one.id)
        ]
        if named(
            words, "Backup, back up: where your files and your folder are, save as, copy, move, location, path, data"
        ):
            rows.append(_place("Where your files are", "To back them up, copy the folder", (FOLDER, "")))
        if named(words, "Save, saving, saved, store, keep, ctrl+s, autosave"):
            rows.append(_place("Saving", "There is nothing to press for it", (SAVING, "")))
        looked = _place(
            f"Search for “{self.field.text.strip()}”", "In all that is asked and written", ("search", self.field.text)
        )
        return [*rows, looked]

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Find as it is typed."""
        self._fill()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        self.action_take()

    def action_step(self, step: int) -> None:
        """Up and down the list, from the field."""
        self.rows.action_step(step)

    def action_take(self) -> None:
        """Close, and do it as if its key had been pressed on the page below; or go to the exercise or the document."""
        match self.rows.key:
            case (str() as page, str() as at):
                self.dismiss()
                self.app.call_later(self._visit, page, at)
                return
        chosen = next(((one, node) for one, node in self.found if one.id == self.rows.key), None)
        app = self.app
        self.dismiss()
        if chosen is not None:
            binding, node = chosen
            app.call_later(app.run_action, binding.action, node)

    def _visit(self, page: str, at: str) -> None:
        if page == COLOURS:
            self._wear(at)
        elif page == SAVING:
            self.app.notify("All that you write is kept within a second. The title line says so: ✓ Saved.", timeout=10)
        elif isinstance(self.below, Page) and page != FOLDER:
            self.below.go(page, at)
        else:
            root = self.app.session.folder.root  # type: ignore[attr-defined]  # the line is there for an open workbook only
            words = f"This workbook is the folder {short_path(root)}. To back it up, copy that folder."
            self.app.notify(words, timeout=15)

    def _wear(self, theme: str) -> None:
        """Change the colours, and keep them."""
        user = replace(settings.load(dirs.config_dir())[0], theme=theme)
        problem = settings.save(dirs.config_dir(), user)
        if problem is not None:
            self.app.notify(str(problem), severity="error")
        else:
            self.app.follow(user)  # type: ignore[attr-defined]  # no other app shows it

    def action_leave(self) -> None:
        self.dismiss()


def _commands(below: Screen[object]) -> list[tuple[Binding, DOMNode]]:
    """Each command once, those of the page first: one that has a second key somewhere says the same there."""
    found: dict[tuple[str, str], tuple[Binding, DOMNode]] = {}
    possible = below.possible if isinstance(below, Page) else below.active_bindings
    for node, binding, enabled, _ in possible.values():
        if enabled and binding.id and binding.description and not binding.id.startswith(HIDDEN):
            found.setdefault((binding.description, binding.tooltip), (binding, node))
    return list(found.values())


def _colours(words: list[str]) -> list[ListRow]:
    """The colours that are called like this."""
    return [
        _place(title, "From now on", (COLOURS, theme)) for theme, title, also in THEMES if named(words, title, also)
    ]


def _place(title: str, kind: str, key: tuple[str, str]) -> ListRow:
    return ListRow(spread(Content(one_line(title)), Content.styled(kind, QUIET)), key)


def _row(binding: Binding, key: str) -> ListRow:
    words = pad(binding.description, 22) + Content.styled(binding.tooltip or "", QUIET)
    return ListRow(spread(words, Content.styled(key, ACCENT)), binding.id)
