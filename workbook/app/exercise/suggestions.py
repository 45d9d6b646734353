"""The quiet lines under an answer: what might be worth a second look in it. They are never an error and bar nothing."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.timer import Timer

from workbook.app.widgets import hanging
from workbook.app.widgets.drawn_lines import DrawnLines
from workbook.domain import clean

PAUSE = 0.3
"""Seconds between looks at whether typing has paused: what is said comes one to two of them after the last key."""

MARK = "◇ "


class Suggestions(DrawnLines):
    """What `ask` gives, a mark before each. It is asked after a pause in typing, so that no key waits for it."""

    DEFAULT_CSS = """
    Suggestions { max-width: 82; padding: 0 1; margin-top: 1; color: $text-muted; display: none; }
    """

    def __init__(self, ask: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._ask = ask
        self._said: tuple[str, ...] = ()
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        """A clock that stands still until something is typed."""
        self._timer = self.set_interval(PAUSE, self.now, pause=True)

    def soon(self) -> None:
        """Ask once typing has paused."""
        if self._timer is not None:
            self._timer.reset()

    def now(self) -> None:
        """Ask, and show what comes back; the same lines are not drawn again."""
        if self._timer is not None:
            self._timer.pause()
        said = tuple(clean(words) for words in self._ask())
        if said != self._said:
            self._said = said
            self.display = bool(said)
            self.refresh(layout=True)

    def draw(self, width: int) -> list[Content]:
        """What was said, each with its mark."""
        mark = Content.styled(MARK, "$text-accent")
        return [line for words in self._said for line in hanging(mark, " " * len(MARK), Content(words), max(width, 12))]
