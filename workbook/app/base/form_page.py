"""A page that is a form: nothing is kept before it is sent, and what stands in it is drafted until then."""

from workbook.app.base.page import Page
from workbook.app.widgets import Field, Note
from workbook.domain import Problem
from workbook.session.drafting import Form


class FormPage(Page):
    """The page; `note` is its line for what to know or what is wrong, and `form` the draft of what stands in it."""

    FORM = True

    def __init__(self, where: str, form: Form, note: str = "") -> None:
        super().__init__(where, note)
        self.form = form
        self.note = Note()

    def refuse(self, words: str, field: Field) -> None:
        """Say what is wrong, and go to the field that it is about."""
        self.note.say("", problem=words)
        self.set_focus(field)

    def finish(self, problem: Problem | None, told: str = "") -> None:
        """It was sent: leave the page, unless it could not be kept. `told` is what is to be known of what was kept."""
        if problem is not None:
            self.note.say("", problem=str(problem))
            return
        self.form.drop()
        self.notify(f"Kept. {told}".rstrip(), timeout=8 if told else 2)
        self.dismiss()

    def action_back(self) -> None:
        """Leave without keeping it."""
        self.form.drop()
        self.dismiss()
