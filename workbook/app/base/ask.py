"""Two small questions laid over a page: a line of text, and one of several."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static, TextArea

from workbook.app.keys import bindings
from workbook.app.widgets import LEFT, Field, KeyLine, ListRow, Note, Rows, spread
from workbook.domain import clean
from workbook.session.drafting import Form

_CSS = """
{name} {{
    align: center middle;
    background: $background 70%;
    & > Vertical {{
        width: 68; max-width: 94%; height: auto; max-height: 80%;
        padding: 1 2; background: $background; border: round $accent;
    }}
    Static {{ margin-bottom: 1; }}
    Rows {{ max-height: 12; }}
}}
"""


class AskScreen(ModalScreen[str | None]):
    """Asks for a line of text; escape gives None. An empty line is only taken when `empty` is a thing to say."""

    DEFAULT_CSS = _CSS.format(name="AskScreen")
    BINDINGS: ClassVar[list[BindingType]] = bindings("ask")

    def __init__(
        self,
        title: str,
        form: Form,
        *,
        text: str = "",
        hint: str = "",
        note: str = "",
        empty: bool = False,
        wrong: Callable[[str], str] = lambda text: "",
    ) -> None:
        """`wrong` says what is wrong with a line, which is then not taken."""
        super().__init__()
        self._title, self._empty, self._wrong, self.form = title, empty, wrong, form
        self.field = Field(form.left.get("text", text), hint=hint, whole=True)
        self.note = Note(LEFT if form.left else note)

    def compose(self) -> Iterable[Widget]:
        """The question, the field, and a line for what to know."""
        with Vertical():
            yield Static(Content(clean(self._title)), markup=False)
            yield self.field
            yield self.note
        yield KeyLine()

    def action_take(self) -> None:
        text = self.field.value.strip()
        if text and (wrong := self._wrong(text)):
            self.note.say("", problem=wrong)
        elif text or self._empty:
            self.form.drop()
            self.dismiss(text)
        else:
            self.note.say("", problem="It needs a few words.")

    def action_leave(self) -> None:
        """Not now."""
        self.form.drop()
        self.dismiss(None)

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Draft what is typed, so that no sudden end loses it."""
        self.form.keep({"text": self.field.value})


class PickScreen(ModalScreen[Hashable | None]):
    """Asks for one of several; escape gives None."""

    DEFAULT_CSS = _CSS.format(name="PickScreen")
    BINDINGS: ClassVar[list[BindingType]] = bindings("ask-which")

    def __init__(self, title: str, choices: Sequence[tuple[Hashable, str]], *, at: Hashable | None = None) -> None:
        """The cursor begins on the choice `at`, else on the first."""
        super().__init__()
        self._title = title
        self.rows = Rows([ListRow(spread(Content(clean(words))), key) for key, words in choices])
        if at is not None:
            self.rows.go(at)

    def compose(self) -> Iterable[Widget]:
        """The question and what there is to choose from."""
        with Vertical():
            yield Static(Content(clean(self._title)), markup=False)
            yield self.rows
        yield KeyLine()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        self.dismiss(message.key)

    def action_take(self) -> None:
        self.dismiss(self.rows.key)

    def action_leave(self) -> None:
        """Not now."""
        self.dismiss(None)
