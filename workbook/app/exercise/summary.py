"""The end of an exercise: what was made in it, what is still open, and where to go on."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from workbook.app.exercise.exercise_run import DONE, OPEN, WRONG, Made
from workbook.app.exercise.next_steps import NextStep
from workbook.app.keys import bindings
from workbook.app.widgets import ListRow, Note, Rows, TallRows, hung
from workbook.domain import clean, count, dataclass, one_line


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

        way: NextStep

    def __init__(self, made: Sequence[Made], ways: Sequence[NextStep], now: Sequence[str] = ()) -> None:
        """With `now`, sentences on what there is once nothing is open any more."""
        super().__init__()
        self._now = tuple(now)
        self._made, self._ways = tuple(made), tuple(ways)
        self._head = Note(self._left())
        self._list = _Lines(self._rows())
        self._list.go(self._ways[0])

    def compose(self) -> ComposeResult:
        """The sentence and the list."""
        yield self._head
        yield self._list

    def start(self) -> None:
        """Onto the first way on."""
        self.screen.set_focus(self._list)

    def show(self, made: Sequence[Made], ways: Sequence[NextStep], now: Sequence[str] = ()) -> None:
        """Show what has changed meanwhile, if anything has."""
        if (tuple(made), tuple(ways), tuple(now)) != (self._made, self._ways, self._now):
            self._made, self._ways, self._now = tuple(made), tuple(ways), tuple(now)
            self._head.say(self._left())
            self._list.fill(self._rows(), self._ways[0])

    def _rows(self) -> list[ListRow]:
        """A row for each thing that was made, by its place; below a rule what there is now, and a row for each way."""
        above = [ListRow(_made(one), place) for place, one in enumerate(self._made)]
        now = [ListRow(hung(Content.styled("✓  ", "$text-accent"), Content(clean(words)))) for words in self._there()]
        below = [ListRow(hung(Content("   "), Content.styled(clean(way.words), "bold")), way) for way in self._ways]
        return [*above, *([_RULE] if self._made else ()), *now, *below]

    def _open(self) -> int:
        """How many questions still want an answer."""
        return sum((not one.answer or one.mark == OPEN) and not one.optional for one in self._made)

    def _there(self) -> tuple[str, ...]:
        """The sentences on what there is now; none while something is open."""
        return () if self._open() or any(one.wrong for one in self._made) else self._now

    def _left(self) -> Content:
        open_ones = self._open()
        spare = sum(not one.answer and one.optional for one in self._made)
        wrong = sum(one.wrong for one in self._made)
        left = [f"{count(open_ones, 'question')} still open."] if open_ones else []
        left += [f"{count(wrong, 'answer')} not readable in full yet."] if wrong else []
        if not left:
            left = ["All that is needed is answered." if spare else "Everything is answered."]
        left += [f"{count(spare, 'optional question')} left empty."] if spare else []
        return Content.assemble((" ".join(left), "$foreground"), "  enter goes back to one.")

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Say what was chosen."""
        event.stop()
        if isinstance(event.key, NextStep):
            self.post_message(self.On(event.key))
        elif isinstance(event.key, int):
            self.post_message(self.Back(event.key))


class _Lines(TallRows):
    """What was made, what there is now, and below it the ways on; `▸` marks the line that enter opens."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("end")

    def with_cursor(self) -> range:
        """All ways on and what there is now, while the cursor is on one of them: they are what one comes here for."""
        if isinstance(self.key, NextStep):
            first = self.place_of(lambda key: isinstance(key, NextStep))
            while first and self._rows[first - 1].key is None and not self._rows[first - 1].whole:
                first -= 1
            return range(first, len(self._rows))
        return super().with_cursor()

    def on_resize(self, event: events.Resize) -> None:
        """The lines have their height only now: the cursor is to be seen."""
        self.call_after_refresh(self.show_cursor)


_RULE = ListRow(lambda width: Content.styled("─" * width, "$foreground 15%"), whole=True)


def _made(one: Made) -> Callable[[int], Content]:
    style = "$text-accent" if one.mark == DONE else "$text-warning" if one.mark == WRONG else "$text-muted"
    answer = one_line(one.answer, 160) or ("left empty, optional" if one.optional else "still open")
    body = Content.assemble(clean(one.prompt), "\n", (answer, "$text-muted"))
    return hung(Content.assemble((one.mark, style), "  "), body)
