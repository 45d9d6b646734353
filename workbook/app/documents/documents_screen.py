"""Documents: the pages made from the answers, by plan, with how far each is; on wide screens the page itself beside them.

A page with nothing on it yet shows there how an example firm filled it, in soft ink and named as that.
"""

from collections.abc import Hashable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbook.app.base import ACCENT, QUIET, TwoPanes, Visit, pad, right
from workbook.app.keys import bindings
from workbook.app.widgets import BLANK, Detail, ListRow, chip, fit, heading, prose_lines, wrapped
from workbook.domain import Document, Exercise, clean, one_line
from workbook.domain.filled_document import Filled
from workbook.reports.document_report import GLYPHS, state_words
from workbook.session import Session

if TYPE_CHECKING:
    from workbook.session.example_page import Example

_STATE = 12
"""Cells for the state of a page."""


class DocumentsScreen(TwoPanes):
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
        self._first = ("document", at) if at else None
        self._pages: dict[str, Filled] = {}
        self._titles = 0

    def refill(self) -> None:
        """Show the pages as they are now, at first with the cursor on the one that was asked for."""
        first, self._first = self._first, None
        self._pages = {one.id: self.session.page(one) for one in self.session.pack.documents}
        self._titles = max((len(one.title) for one in self.session.pack.documents), default=0)
        self.rows.fill(self._rows(), first)
        self.call_after_refresh(self.show_detail)

    def _rows(self) -> list[ListRow]:
        if not self._pages:
            return [BLANK, wrapped(Content("These exercises come without documents."), whole=True)]
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
        rows = [BLANK, wrapped(Content(words), whole=True)]
        if (first := self._feeder()) is not None:
            chapter = self.session.pack.chapter_of(first)
            words = f"Begin with “{one_line(first.title)}”, chapter {chapter.number}, {first.minutes} minutes"
            begin = Content(words)
            rows += [BLANK, ListRow(lambda width: Content("\n").join(begin.wrap(width)), ("exercise", first.id))]
        return rows

    def _feeder(self) -> Exercise | None:
        """The first exercise that a page draws on."""
        flow = self.session.flow
        return next((one for one in self.session.pack.exercises if flow.pages(one)), None)

    @property
    def under(self) -> tuple[str, str]:
        """What is under the cursor: `document` or `exercise`, and its id."""
        return self.rows.key if isinstance(self.rows.key, tuple) else ("", "")

    def detail(self, key: Hashable | None, width: int) -> Detail | None:
        """The page under the cursor; while nothing of it is answered, how the example firm filled it."""
        kind, at = self.under
        page = self._pages.get(at) if kind == "document" else next(iter(self._pages.values()), None)
        if page is None:
            return None
        if page.state == "empty" and (sample := self._example.page(page.document.id)) is not None:
            return self._sample(page.document, sample, width)
        lines = [Content(""), *_reader(page.document, width), Content(""), *prose_lines(page.prose, width)]
        state = Content.styled(f"{GLYPHS[page.state]} {state_words(page)}", ACCENT if page.state == "ready" else QUIET)
        return Detail(one_line(page.document.title), lines, state, chip("enter", "Open"))

    def _sample(self, document: Document, sample: Filled, width: int) -> Detail:
        """A page of another firm: its frame says whose it is, and all of it is in soft ink, so that nobody takes it for theirs."""
        said = f"“{one_line(document.title)}”: nothing of yours is on this page yet.{self._begins(document)}"
        lines = [Content(""), *Content(said).wrap(width), Content("")]
        lines += [line.stylize(QUIET) for line in prose_lines(sample.prose, width)]
        return Detail(f"An example: how {self._example.business} filled it", lines, chip=chip("enter", "Open"))

    @cached_property
    def _example(self) -> "Example":
        from workbook.session.example_page import Example

        return Example(self.session.whole, self.session.today)

    def _begins(self, document: Document) -> str:
        """Which exercise is the first to fill a document, and how long it takes."""
        first = next(iter(self.session.flow.sources(document)), None)
        return f" It begins with “{one_line(first.title)}”, {first.minutes} minutes." if first is not None else ""

    def foot(self, key: Hashable | None, width: int) -> Sequence[Content]:
        """For whom the page is, and what is left of it."""
        kind, at = self.under
        if kind == "exercise":
            pages = self.session.flow.pages(self.session.pack.exercise_by_id[at])
            return Content(f"It begins {_named([one.title for one in pages])}.").wrap(width)
        page = self._pages.get(at)
        if page is None:
            return ()
        reader, left = _reader(page.document, width), self._left(page, width)
        return [fit(Content(" ").join(reader), width), *Content(left).wrap(width)] if left else reader

    def _left(self, page: Filled, width: int) -> str:
        """What a page still wants, and where it is filled."""
        wanted = page.wanted(self.session.pack)
        if page.state == "empty":
            return f"Nothing is on it yet.{self._begins(page.document)}"
        titles = [one.title for one in wanted]
        whole, short = (f"Still to fill: {_named(titles, most)}." for most in (2, 1)) if titles else ("", "")
        return whole if Content(whole).cell_length <= width else short

    def action_open(self) -> None:
        kind, at = self.under
        if kind:
            self.go(kind, at)


def _named(titles: Sequence[str], most: int = 2) -> str:
    """The titles, where they are more than `most` the first one and how many more there are."""
    first, *more = (f"“{one_line(title)}”" for title in titles)
    return f"{first} and {more[0] if len(titles) <= most else f'{len(more)} more'}" if more else first


def _reader(document: Document, width: int) -> list[Content]:
    return Content.assemble(("For: ", QUIET), clean(document.reader)).wrap(width)


def opened(visit: Visit) -> DocumentsScreen:
    """All documents, the cursor on that one."""
    return DocumentsScreen(visit.session, visit.at)
