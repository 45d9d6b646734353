"""Lessons and help with the reader's own earlier words in them, drawn again only when one of those has changed."""

from typing import ClassVar

from textual.containers import VerticalScroll

from workbook.app.widgets import ProseText
from workbook.domain import Block, Exercise, Prose, Span
from workbook.session import Session


class Told(ProseText):
    """A text of the pack as it reads now; it takes no room while it is empty."""

    MOST: ClassVar[int] = 0
    """Lines of an earlier answer that are shown at most; 0 for all of them."""

    DEFAULT_CSS = """
    Told { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: Prose = ()

    def read(self, session: Session, prose: Prose, page: Exercise, heading: str = "") -> None:
        """Show `prose`, which stands on `page`, filled from the answers, under a heading if there is one."""
        told = session.told(prose, page, self.MOST)
        shown = (Block("heading", (Span(heading),)), *told) if heading else tuple(told)
        if shown != self._shown:
            self._shown = shown
            self.update(shown)
        self.display = bool(shown)


class Help(Told):
    """The help of one question: of a long answer only its beginning, so that the question's own answer stays in sight."""

    MOST = 5


class Lesson(VerticalScroll):
    """The lesson of an exercise, beside the page or over it."""

    def __init__(self) -> None:
        self._text = Told()
        super().__init__(self._text, id="lesson")

    def read(self, session: Session, exercise: Exercise) -> None:
        """Show the lesson of `exercise` as it reads now."""
        self._text.read(session, exercise.lesson, exercise, exercise.title)
