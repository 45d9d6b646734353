"""The line under a field: what to know, or what is wrong, in words and with a `!`, so that colour is not needed to see it."""

from textual.content import Content

from workbook.app.widgets.drawn_lines import DrawnLines
from workbook.domain import Problem, clean

LEFT = "What you were typing here is back as you left it. It is not kept yet."
"""What a form says when its draft has outlived the program."""


class Note(DrawnLines):
    """A line or a few, which asks for a new layout only when the number of its lines changes."""

    DEFAULT_CSS = """
    Note { min-height: 1; padding: 0 0 0 2; color: $text-muted; }
    """

    def __init__(self, words: str | Content = "", *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._words = _content(words)

    def tell(self, problem: Problem | None) -> None:
        """Say why something was not taken, until something is: with None there is nothing to see."""
        self.display = problem is not None
        if problem is not None:
            self.say("", problem=f"{problem.what} {problem.mend}".strip())

    def say(self, words: str | Content, *, problem: str = "") -> None:
        """Show `words`, or the problem when there is one."""
        new = Content.styled(f"! {clean(problem)}", "$text-warning") if problem else _content(words)
        if new.is_same(self._words):
            return
        width = self.content_size.width or 76
        before, self._words = self._words, new
        if self.size:  # else it is drawn once it has its place
            self.refresh(layout=len(before.wrap(width)) != len(new.wrap(width)))

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.plain

    def draw(self, width: int) -> list[Content]:
        """The words, wrapped."""
        return self._words.wrap(max(width, 8))


def _content(words: str | Content) -> Content:
    return words if isinstance(words, Content) else Content(clean(words))
