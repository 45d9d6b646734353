"""A chapter's own page: what it is about, and what to read along with it."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.app.base import QUIET, Page, Visit
from workbook.app.keys import bindings
from workbook.app.widgets import ProseText
from workbook.domain import Prose, one_line, plain
from workbook.session import Session


class ChapterScreen(Page):
    """The page of one chapter."""

    PLACE = "chapter"
    CSS_PATH = "chapter_screen.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = bindings("chapter")
    ABOUT = "What this chapter is about. Enter goes on with its exercises."

    def __init__(self, session: Session, chapter: str) -> None:
        self.chapter = session.pack.chapter_by_id[chapter]
        super().__init__(f"{self.chapter.number} {self.chapter.title}", session.quarter)
        self.session = session

    def shows(self, at: str) -> bool:
        """Every chapter has a page of its own."""
        return at == self.chapter.id

    def content(self) -> Iterable[Widget]:
        """The page, and the part of the book to read with it."""
        with VerticalScroll():
            yield ProseText(self.chapter.page)
            if self.chapter.read_along and not _says(self.chapter.page, "Read along"):
                yield Static(Content.styled(f"Read along: {one_line(self.chapter.read_along)}", QUIET), id="along")

    def action_begin(self) -> None:
        """To the first exercise of the chapter that is not done."""
        progress = self.session.progress()
        exercises = self.session.pack.exercises_in(self.chapter.id)
        left = [one for one in exercises if progress.exercises[one.id].status in ("new", "started")]
        if first := next(iter(left or exercises), None):
            self.go("exercise", first.id)


def opened(visit: Visit) -> ChapterScreen:
    """The page of that chapter."""
    return ChapterScreen(visit.session, visit.at)


def _says(page: Prose, words: str) -> bool:
    """Whether the page names its part of the book already."""
    return words in plain(page)
