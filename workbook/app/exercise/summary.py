"""The end of an exercise: what was made in it, what is still open, and where to go on."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbook.app.base.commands import bindings
from workbook.app.base.day_words import count
from workbook.app.exercise.exercise_run import DONE, OPEN, WRONG, Made
from workbook.app.exercise.next_steps import Way
from workbook.app.widgets.mark_list import Hanging, TallList
from workbook.app.widgets.note import Note
from workbook.domain.dataclass import dataclass
from workbook.domain.text import clean, one_line


class Summary(Vertical):
    """The page after the last item. Choosing an item goes back to it, choosing a way on goes there."""

    DEFAULT_CSS = """
    Summary { height: auto; & Note { padding: 0 0 1 1; } }
    """

    @dataclass
    class Back(Message):
        """The item in this place was chosen."""

        index: int

    @dataclass
    class On(Message):
        """A way on was chosen."""

        way: Way

    def __init__(self, made: Sequence[Made], ways: Sequence[Way]) -> None:
        super().__init__()
        self._made, self._ways = tuple(made), tuple(ways)
        self._head = Note(self._left())
        self._list = _Lines()
        self._list.fill(self._made, self._ways)

    def compose(self) -> ComposeResult:
        """The sentence and the list."""
        yield self._head
        yield self._list

    def start(self) -> None:
        """Onto the first way on."""
        self.screen.set_focus(self._list)

    def show(self, made: Sequence[Made], ways: Sequence[Way]) -> None:
        """Show what has changed meanwhile, if anything has."""
        if (tuple(made), tuple(ways)) != (self._made, self._ways):
            self._made, self._ways = tuple(made), tuple(ways)
            self._head.say(self._left())
            self._list.fill(self._made, self._ways)

    def _left(self) -> Content:
        open_ones = sum((not one.answer or one.mark == OPEN) and not one.optional for one in self._made)
        spare = sum(not one.answer and one.optional for one in self._made)
        wrong = sum(one.wrong for one in self._made)
        left = [f"{count(open_ones, 'question')} still open."] if open_ones else []
        left += [f"{count(wrong, 'answer')} not readable in full yet."] if wrong else []
        if not left:
            left = ["All that is needed is answered." if spare else "Everything is answered."]
        left += [f"{count(spare, 'optional question')} left empty."] if spare else []
        return Content.assemble((" ".join(left), "$foreground"), "  enter goes back to one.")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand it on."""
        event.stop()
        at = event.option_index
        way = at - len(self._made)
        self.post_message(self.Back(at) if way < 0 else self.On(self._ways[way]))


class _Lines(TallList):
    """What was made, and below it the ways on; `▸` marks the line that enter opens."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("end")

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._shown: tuple[Made | Way, ...] = ()
        self._marked = 0

    def fill(self, made: Sequence[Made], ways: Sequence[Way]) -> None:
        """Show these, the cursor on the first way on."""
        self.clear_options()
        self._shown, self._marked = (*made, *ways), 0
        items = [Option(self._visual(index)) for index in range(len(self._shown))]
        self.add_options([*items[: len(made)], *([None] if made else ()), *items[len(made) :]])
        self.highlighted = len(made)

    def with_highlight(self) -> range:
        """All ways on while the cursor is on one of them: they are what one comes here for."""
        if self.highlighted is not None and isinstance(self._shown[self.highlighted], Way):
            return range(next(at for at, one in enumerate(self._shown) if isinstance(one, Way)), len(self._shown))
        return super().with_highlight()

    def on_resize(self, event: events.Resize) -> None:
        """The lines have their height only now: the cursor is to be seen."""
        self.call_after_refresh(self.scroll_to_highlight)

    def _visual(self, index: int, *, here: bool = False) -> Hanging:
        line = self._shown[index]
        lead = (" ▸ " if here else "   ", "$text-accent")
        if isinstance(line, Way):
            return Hanging(Content.assemble(lead, "   "), Content.styled(clean(line.words), "bold"))
        style = "$text-accent" if line.mark == DONE else "$text-warning" if line.mark == WRONG else "$text-muted"
        answer = one_line(line.answer, 160) or ("left empty, optional" if line.optional else "still open")
        body = Content.assemble(clean(line.prompt), "\n", (answer, "$text-muted"))
        return Hanging(Content.assemble(lead, (line.mark, style), "  "), body)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the mark along."""
        super().watch_highlighted(highlighted)
        for index in {self._marked, highlighted or 0}:
            if index < self.option_count:
                self.replace_option_prompt_at_index(index, self._visual(index, here=index == highlighted))
        self._marked = highlighted or 0
