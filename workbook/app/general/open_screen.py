"""Opening a workbook that is there: its folder typed, with what lies under it offered as one types."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import TextArea

from workbook.app.base import ACCENT, QUIET, Open, Page, short_path
from workbook.app.keys import bindings, letter_of
from workbook.app.widgets import Field, ListRow, Note, Rows, spread
from workbook.domain import one_line
from workbook.store.locate import is_workbook
from workbook.store.peek import glance

MOST = 200
"""Folders offered at most."""


class OtherScreen(Page):
    """A field with a path, and the folders that it could go on with; those that are workbooks first."""

    FORM = True
    CSS_PATH = "open_screen.tcss"
    AUTO_FOCUS = "Field"
    BINDINGS: ClassVar[list[BindingType]] = bindings("other")
    ABOUT = "Type the folder, or walk down to it in the list. Folders that are workbooks are marked with ●."

    def __init__(self) -> None:
        super().__init__("Open a workbook")
        self.field = Field(f"{short_path(Path.cwd())}/")
        self.note = Note()
        self.rows = Rows()

    def content(self) -> Iterable[Widget]:
        """The path, what is wrong with it, and the folders."""
        yield self.field
        yield self.note
        yield self.rows

    def on_mount(self) -> None:
        """Offer what is here."""
        self.refill()

    def refill(self) -> None:
        """Offer the folders that the path could go on with."""
        found = self._folders()
        self.rows.fill([self._row(folder, known) for folder, known in found])
        self.note.say("" if found else "There is no folder that begins like this.")

    def _path(self) -> Path:
        try:
            return Path(self.field.text.strip() or "~").expanduser()
        except (RuntimeError, ValueError):
            return Path(self.field.text.strip())

    def _folders(self) -> list[tuple[Path, bool]]:
        """The folders under the typed one whose names begin as typed, workbooks first."""
        path, typed = self._path(), self.field.text.strip()
        base, start = (path, "") if not typed or typed.endswith("/") else (path.parent, path.name)
        try:
            inside = [
                entry
                for entry in islice(base.iterdir(), 5000)
                if entry.name.casefold().startswith(start.casefold())
                and (start.startswith(".") or not entry.name.startswith("."))
                and entry.is_dir()
            ]
            found = [(entry, is_workbook(entry)) for entry in inside]
        except (OSError, ValueError):
            return []
        return sorted(found, key=lambda one: (not one[1], one[0].name.casefold()))[:MOST]

    def _row(self, folder: Path, known: bool) -> ListRow:
        mark = Content.styled("● " if known else "  ", ACCENT)
        name = glance(folder).business if known else ""
        return ListRow(spread(mark + Content(one_line(folder.name)), Content.styled(name, QUIET)), str(folder))

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Offer as it is typed."""
        self.refill()

    def typed_nowhere(self, event: events.Key) -> None:
        """Letters go on with the path."""
        self.set_focus(self.field)
        self.field.insert_pasted(letter_of(event))

    def on_rows_opened(self, message: Rows.Opened) -> None:
        self._take(Path(str(message.key)))

    def on_rows_passed(self, message: Rows.Passed) -> None:
        """Up from the first folder is back in the field."""
        if message.step < 0:
            self.set_focus(self.field)

    def _take(self, folder: Path) -> None:
        """Open a workbook; look into any other folder."""
        if is_workbook(folder):
            self.app.post_message(Open(str(folder.absolute())))
        elif folder.is_dir():
            self.field.put(f"{short_path(folder.absolute())}/")
            self.set_focus(self.field)
            self.refill()
            if not self._folders():
                self.note.say("", problem="There is no workbook in this folder, and no folder under it.")
        else:
            self.note.say("", problem="There is no such folder.")

    def action_complete(self) -> None:
        """Write the first folder of the list into the field."""
        if self.rows.key is not None:
            self.field.put(f"{short_path(Path(str(self.rows.key)))}/")
            self.refill()

    def action_open(self) -> None:
        """Enter: what the field says, or the folder under the cursor."""
        if self.field.has_focus:
            self._take(self._path())
        elif self.rows.key is not None:
            self._take(Path(str(self.rows.key)))

    def action_down(self) -> None:
        """From the field to the list."""
        self.set_focus(self.rows)


def opened() -> OtherScreen:
    """The page that opens another folder."""
    return OtherScreen()
