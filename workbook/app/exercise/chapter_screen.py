"""A chapter's own page: what it is about, and what to read along with it; on wide screens its exercises beside that."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.app.base import QUIET, Page, Visit, pad, right
from workbook.app.exercise.exercise_rows import left_of, mark_of
from workbook.app.keys import bindings
from workbook.app.widgets import Detail, Pane, ProseText, chip
from workbook.domain import Prose, one_line, plain
from workbook.reports.progress_report import counted
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
        self.pane = Pane()

    def shows(self, at: str) -> bool:
        """Every chapter has a page of its own."""
        return at == self.chapter.id

    def content(self) -> Iterable[Widget]:
        """The page, and the part of the book to read with it; and its exercises."""
        with Horizontal():
            with VerticalScroll():
                yield ProseText(self.chapter.page)
                if self.chapter.read_along and not _says(self.chapter.page, "Read along"):
                    yield Static(Content.styled(f"Read along: {one_line(self.chapter.read_along)}", QUIET), id="along")
            yield self.pane

    def refill(self) -> None:
        """Show how far its exercises are now."""
        self.call_after_refresh(lambda: self.pane.put(self._exercises(self.pane.inner)))

    def on_resize(self) -> None:
        """Draw them for the room that there is."""
        self.refill()

    def _exercises(self, width: int) -> Detail | None:
        """The exercises of the chapter, each with its mark and its minutes."""
        progress, pack = self.session.progress(), self.session.pack
        exercises = pack.exercises_in(self.chapter.id)
        if not exercises:
            return None
        part = next(one for one in progress.chapters if one.id == self.chapter.id)
        words = counted(part, exercises, pack, progress)
        lines = [Content("")]
        for one in exercises:
            mark = mark_of(progress.exercises[one.id].status)
            title = Content.styled(one_line(one.title), "bold" if progress.next.exercise == one.id else "")
            lines.append(Content.assemble(mark, " ", pad(title, width - 10), right(f"{one.minutes} min", 8, QUIET)))
        done = part.done + part.skipped
        far = f"{words.count} done" if words.steps and done else words.count if not words.steps else ""
        left = Content.styled(", ".join(filter(None, (far, left_of(part, words)))), QUIET)
        return Detail("Its exercises", [*lines, Content(""), right(left, width)], chip=chip("enter", "Begin"))

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
