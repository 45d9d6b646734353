"""Documents: the pages made from the answers, by plan, with how far each is; on wide screens the page itself beside them."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from workbook.app.base import ACCENT, QUIET, ListPage, Visit, pad, right
from workbook.app.keys import bindings
from workbook.app.widgets import BLANK, ListRow, Note, ProseText, Rows, fit, heading, wrapped
from workbook.domain import Exercise, clean, one_line
from workbook.domain.filled_document import Filled
from workbook.reports.document_report import GLYPHS, state_words
from workbook.session import Session

_STATE = 12
"""Cells for the state of a page."""


class DocumentsScreen(ListPage):
    """The list of pages."""

    PLACE = "documents"
    CSS_PATH = "documents_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("documents")
    ABOUT = (
        "Pages that write themselves from your answers: to print, copy or hand on. ✓ ready, ◐ some places still to be "
        "filled, ○ nothing of it answered yet. Enter opens one, and each place to fill in it opens its exercise."
    )

    def __init__(self, session: Session, at: str = "") -> None:
        super().__init__("Documents", session.quarter)
        self.session = session
        self.preview = ProseText()
        self.note = Note()
        self._first = ("document", at) if at else None
        self._pages: dict[str, Filled] = {}
        self._titles = 0

    def content(self) -> Iterable[Widget]:
        """The list, the page under the cursor beside it, and for whom that is."""
        with Horizontal():
            yield self.rows
            with VerticalScroll(id="preview", can_focus=False):
                yield self.preview
        yield self.note

    def refill(self) -> None:
        """Show the pages as they are now, at first with the cursor on the one that was asked for."""
        first, self._first = self._first, None
        self._pages = {one.id: self.session.page(one) for one in self.session.pack.documents}
        self._titles = max((len(one.title) for one in self.session.pack.documents), default=0)
        self.rows.fill(self._rows(), first)
        self._show()

    def _rows(self) -> list[ListRow]:
        if not self._pages:
            return [BLANK, wrapped(Content("These exercises come without documents."))]
        rows: list[ListRow] = []
        if not any(page.begun for page in self._pages.values()):
            rows += [*self._beginning(), BLANK]
        for plan in self.session.pack.plans:
            own = [page for page in self._pages.values() if page.document.plan == plan.id]
            if own:
                rows += [heading(one_line(plan.title)), *map(self._row, own), BLANK]
        return rows[:-1]

    def _row(self, page: Filled) -> ListRow:
        mark = Content.styled(f"{GLYPHS[page.state]} ", ACCENT if page.state == "ready" else QUIET)
        state = right(state_words(page), _STATE, QUIET if page.state != "ready" else ACCENT)
        title, reader = one_line(page.document.title), one_line(page.document.reader)

        def draw(width: int) -> Content:
            room = width - _STATE - 2
            if width < 66:
                return Content.assemble(mark, pad(title, room), state)
            titles = min(self._titles, room // 2)
            return Content.assemble(mark, pad(title, titles), "  ", pad(reader, room - titles - 2, QUIET), state)

        return ListRow(draw, ("document", page.document.id))

    def _beginning(self) -> list[ListRow]:
        """What to do while no page has anything on it."""
        words = "These pages write themselves from your answers, and nothing that they need is answered yet."
        rows = [BLANK, wrapped(Content(words))]
        if (first := self._feeder()) is not None:
            chapter = self.session.pack.chapter_of(first)
            words = f"Begin with “{one_line(first.title)}”, chapter {chapter.number}, {first.minutes} minutes"
            rows += [BLANK, ListRow(lambda width: fit(Content(words), width), ("exercise", first.id))]
        return rows

    def _feeder(self) -> Exercise | None:
        """The first exercise that a page draws on."""
        flow = self.session.flow
        return next((one for one in self.session.pack.exercises if flow.pages(one)), None)

    @property
    def under(self) -> tuple[str, str]:
        """What is under the cursor: `document` or `exercise`, and its id."""
        return self.rows.key if isinstance(self.rows.key, tuple) else ("", "")

    def _show(self) -> None:
        """Show the page under the cursor beside the list, and for whom it is."""
        kind, at = self.under
        page = self._pages.get(at) if kind == "document" else None
        self.preview.update(page.prose if page else ())
        self.note.say(f"For: {clean(page.document.reader)}" if page else "")

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Another page is under the cursor."""
        self._show()
        self.query_one("#preview").scroll_to(y=0, animate=False)

    def action_open(self) -> None:
        kind, at = self.under
        if kind:
            self.go(kind, at)


def opened(visit: Visit) -> DocumentsScreen:
    """All documents, the cursor on that one."""
    return DocumentsScreen(visit.session, visit.at)
