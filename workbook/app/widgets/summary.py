"""The end of an exercise: what was made in it, what is still open, and where to go on."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbook.app.running import DONE, PASSED, Made
from workbook.app.widgets.marks import Hanging, TallList
from workbook.app.widgets.note import Note
from workbook.app.words import count
from workbook.domain.text import clean, one_line


class Summary(Vertical):
    """The page after the last item. Choosing an item goes back to it, choosing a way on goes there."""

    DEFAULT_CSS = """
    Summary { height: auto; & Note { padding: 0 0 1 1; } }
    """

    @dataclass
    class Chosen(Message):
        """The line `index` was chosen: an item, or (counted on from them) a way on."""

        index: int

    def __init__(self, made: Sequence[Made], ways: Sequence[str]) -> None:
        super().__init__()
        self._made = made
        open_ones = sum(one.mark != DONE for one in made)
        left = f"{count(open_ones, 'question')} still open." if open_ones else "Everything is answered."
        self._head = Note(Content.assemble((left, "$foreground"), "  enter goes back to one."))
        self._list = TallList(markup=False)
        self._list.add_options([*(Option(_item(one)) for one in made), *([None] if made else ()), *map(_way, ways)])
        self._list.highlighted = len(made)

    def compose(self) -> ComposeResult:
        """The sentence and the list."""
        yield self._head
        yield self._list

    def start(self) -> None:
        """Onto the first way on."""
        self.screen.set_focus(self._list)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand it on."""
        event.stop()
        self.post_message(self.Chosen(event.option_index))


def _item(one: Made) -> Hanging:
    style = "$text-accent" if one.mark == DONE else "$text-warning" if one.mark == PASSED else "$text-muted"
    answer = one_line(one.answer, 160) if one.answer else "still open"
    body = Content.assemble(clean(one.prompt), "\n", (answer, "$text-muted"))
    return Hanging(Content.assemble(" ", (one.mark, style), "  "), body)


def _way(words: str) -> Option:
    return Option(Hanging(Content.styled(" ▸  ", "$text-accent"), Content.styled(clean(words), "bold")))
