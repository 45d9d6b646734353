"""Beginning a workbook: the name of the business, who takes part, and where the folder will be."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from workbook.app.base import QUIET, FormPage, Open, short_path
from workbook.app.keys import bindings
from workbook.app.widgets import LEFT, Field, PageScroll
from workbook.domain import Problem, names_in, one_line, slug
from workbook.session.drafting import LooseForm
from workbook.store.locate import path_of


class NewScreen(FormPage):
    """A form of three fields. Nothing is made before it is sent."""

    CSS_PATH = "new_screen.tcss"
    AUTO_FOCUS = "#business"
    BINDINGS: ClassVar[list[BindingType]] = bindings("new")
    ABOUT = (
        "A workbook is one folder of plain text files that belong to you. Enter goes to the next field. Four short "
        "questions on what kind of firm it is follow."
    )

    def __init__(self) -> None:
        draft = LooseForm("new")
        super().__init__("Start a workbook", draft)
        self._draft = draft
        self.business = Field(hint="Harbour Ledger", whole=True)
        self.business.id = "business"
        self.people = Field(hint="Ana Ruiz, Ben", whole=True)
        self.folder = Field(whole=True)
        self.folder.id = "folder"
        self._touched = "folder" in self.form.left

    def content(self) -> Iterable[Widget]:
        with PageScroll():
            yield _label("What is your business called?")
            yield self.business
            yield _label("Who takes part?", "You first; names with commas between them. Leave it empty for just you.")
            yield self.people
            yield _label("Where shall its folder be?", "It is made for you, and nothing leaves this computer.")
            yield self.folder
            yield self.note

    def on_mount(self) -> None:
        """Say where the folder would be, and show what was left half-typed."""
        left = self.form.left
        for field in (self.business, self.people, self.folder):
            field.put(left.get(str(field.id), ""))
        self._propose()
        if left:
            self.note.say(LEFT)

    def on_unmount(self) -> None:
        """What stands in the form outlives the screen, unless it was sent or left."""
        self._draft.close()

    def rescue(self) -> None:
        """The app is about to end: bring the draft to the disk."""
        self._draft.write()

    def _propose(self) -> None:
        if not self._touched:
            name = one_line(self.business.text)
            self.folder.put(short_path(Path.home() / (slug(name) if name else "my-workbook")))
        root = self._root()
        if isinstance(root, Problem):
            self.note.say(f"{root.what} {root.mend}")
        else:
            self.note.say(f"The workbook will be in {one_line(str(root))}")

    def _root(self) -> Path | Problem:
        found = path_of(self.folder.text.strip())
        return found if isinstance(found, Problem) else found.absolute()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """The folder's name follows the business's, until somebody names it."""
        if message.text_area is self.folder:
            self._touched = True
        self._propose()
        typed = {"business": self.business.value, "people": self.people.value}
        self.form.keep(typed | ({"folder": self.folder.value} if self._touched else {}))

    def action_on(self) -> None:
        """Enter: the next field; in the last one, that is all."""
        if self.folder.has_focus:
            self.action_make()
        else:
            self.focus_next()

    def action_make(self) -> None:
        """Make it, and open it."""
        from workbook.session.new_workbook import make

        if not self.business.text.strip():
            self.refuse("The business needs a name; you can change it later.", self.business)
            return
        root = self._root()
        if isinstance(root, Problem):
            self.refuse(f"{root.what} {root.mend}", self.folder)
            return
        problems = make(root, self.business.text, names_in(self.people.text))
        if problems:
            self.note.say("", problem=str(problems[0]))
            return
        self.form.drop()
        self.app.post_message(Open(str(root), then="firm"))


def opened() -> NewScreen:
    """The form of a new workbook."""
    return NewScreen()


def _label(words: str, more: str = "") -> Static:
    return Static(Content.assemble((words, "bold"), (f"  {more}" if more else "", QUIET)), markup=False)
