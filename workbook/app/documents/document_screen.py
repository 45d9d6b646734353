"""A document: the page as it reads now, what is still to be filled in it, and the ways to take it along."""

from collections.abc import Hashable, Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.style import Style
from textual.widget import Widget

from workbook.app.base import ACCENT, QUIET, WARN, Page, PickScreen, Visit, short_path
from workbook.app.keys import bindings
from workbook.app.widgets import HOLE, Detail, Note, Pane, ProseText, chip, hanging, headed
from workbook.domain import Document, Problem, clean, count, one_line
from workbook.reports.document_report import GLYPHS, SUFFIXES, Kind, written
from workbook.session import Session
from workbook.session.exporting import keep_page

KINDS: tuple[tuple[Kind, str], ...] = (
    ("html", "HTML, to print or to send"),
    ("md", "Markdown, to go on writing in it"),
    ("text", "Plain text, for mail and notes"),
)
"""What a page can be saved as."""


class DocumentScreen(Page):
    """One document."""

    PLACE = "document"
    CSS_PATH = "document_screen.tcss"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = bindings("document")
    ABOUT = (
        "This page writes itself from your answers. What is missing stands in square brackets: tab goes there, and "
        "enter opens the exercise that fills it. Saved pages are in the folder “documents” of your workbook."
    )

    def __init__(self, session: Session, document: Document) -> None:
        super().__init__(f"Documents › {document.title}", session.quarter)
        self.session = session
        self.document = document
        self.filled = session.page(document)
        self.here = -1
        self.prose = ProseText(self.filled.prose)
        self.about, self.beside = Note(classes="about"), Pane()
        self._drawn_on: list[Content] = []
        self.kept, self.said = Note(classes="kept"), Note(classes="said")

    def content(self) -> Iterable[Widget]:
        """The page, what it draws on under or beside it, and what there is to say."""
        with Horizontal():
            with VerticalScroll(id="page"):
                yield self.prose
                yield self.about
            yield self.beside
        with Vertical():
            yield self.kept
            yield self.said

    def on_mount(self) -> None:
        """Say what there is to say."""
        self.kept.display = False
        self._say()

    def shows(self, at: str) -> bool:
        """Every document has a page of its own."""
        return at == self.document.id

    def refill(self) -> None:
        """Show the page as it reads now; the marked place stays marked as long as it is there."""
        before = self._places[self.here] if 0 <= self.here < len(self._places) else ""
        self.filled = self.session.page(self.document)
        self.here = self._places.index(before) if before in self._places else -1
        self.prose.update(self.filled.prose, self.here)
        self._say()
        self.refresh_bindings()

    @property
    def _places(self) -> list[str]:
        """The places still to be filled, as often as they stand on the page, in reading order."""
        return [place for block in self.filled.prose for place in block.places]

    # What is said

    def _say(self) -> None:
        """For whom the page is, what it draws on, and what is left to fill."""
        pack = self.session.pack
        wanted = self.filled.wanted(pack)
        sources = self.session.flow.sources(self.document)
        reader = Content.assemble(("For: ", QUIET), clean(self.document.reader))
        names = ", ".join(one_line(one.title) for one in sources)
        end = "" if names.endswith((".", "?", "!")) else "."
        self.about.say(Content.assemble((f"This page draws on: {names}{end}\n\n" if names else "", QUIET), reader))
        self._drawn_on = [
            Content.assemble(
                (f"{GLYPHS['open' if one in wanted else 'ready']} ", QUIET if one in wanted else ACCENT),
                one_line(one.title),
            )
            for one in sources
        ]
        self._beside()
        self.said.say(self._state())

    def _beside(self) -> None:
        """For whom the page is and what it draws on, in the frame beside it."""
        if not self.beside.size.width:  # not laid out yet, or no room for it
            return
        width = self.beside.inner
        reader = Content(clean(self.document.reader)).wrap(width)
        marked = [line for one in self._drawn_on for line in hanging(one[:2], "  ", one[2:], width)]
        drawn = [Content(""), headed("This page draws on", "", width), *marked] if marked else []
        detail = Detail("Who it is for", [Content(""), *reader, *drawn], chip=self._chip())
        self.beside.put(detail)

    def _chip(self) -> Content:
        """What the main key does here: enter fills the marked place; what is complete is saved."""
        if self.here >= 0:
            return chip("enter", "Fill")
        return chip("tab", "Next place") if self._places else chip("s", "Save")

    def on_resize(self) -> None:
        """Draw the frame for the room that there is."""
        self.call_after_refresh(self._beside)

    def _state(self) -> Content:
        """The marked place, or how far the page is."""
        places, wanted = self._places, self.filled.holes
        if 0 <= self.here < len(places):
            item = places[self.here].partition(".")[0]
            exercise = self.session.pack.exercise_of.get(item)
            where = f"“{one_line(exercise.title)}”, {exercise.minutes} minutes" if exercise else "no exercise"
            number = wanted.index(item) + 1  # of the answers, as they are counted everywhere: one may be wanted twice
            return Content.assemble((f"▸ {number} of {len(wanted)}  ", WARN), f"is filled in {where}")
        if places:
            missing = count(len(wanted), "answer is", "answers are")
            return Content.styled(f"{missing} missing; tab goes from place to place", QUIET)
        return Content.styled(f"{GLYPHS['ready']} Complete: nothing is left to fill", QUIET)

    # Walking from hole to hole

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is missing can be filled."""
        if action == "fill":
            return self.here >= 0
        return bool(self._places) if action == "walk" else True

    def action_walk(self, step: int) -> None:
        """To the next hole or the one before: from the marked one while it is seen, else from where one is reading."""
        lines = self._lines_of_holes()
        if not lines:
            return
        page = self.query_one("#page", VerticalScroll)
        top, bottom = page.scroll_offset.y, page.scroll_offset.y + page.size.height
        if self.here in lines and top <= lines[self.here] < bottom:
            self.here = (self.here + step) % len(self._places)
        elif step > 0:
            self.here = next((hole for hole, line in lines.items() if line >= top), 0)
        else:
            self.here = next((hole for hole, line in reversed(lines.items()) if line < bottom), len(self._places) - 1)
        self.prose.update(self.filled.prose, self.here)
        self.said.say(self._state())
        self._beside()
        self.refresh_bindings()
        page.scroll_to_region(Region(0, lines[self.here] - 2, 1, 5), animate=False, force=True)

    def _lines_of_holes(self) -> dict[int, int]:
        """The line of the page on which each hole begins."""
        found: dict[int, int] = {}
        for number, line in enumerate(self.prose.lines):
            for span in line.spans:
                if isinstance(span.style, Style) and HOLE in span.style.meta:
                    found.setdefault(int(span.style.meta[HOLE]), number)
        return dict(sorted(found.items()))

    def on_click(self, event: events.Click) -> None:
        """A click on a hole marks it; on the marked one, it opens its exercise."""
        hole = event.style.meta.get(HOLE)
        if not isinstance(hole, int):
            return
        if hole == self.here:
            self.action_fill()
            return
        self.here = hole
        self.prose.update(self.filled.prose, self.here)
        self.said.say(self._state())
        self._beside()
        self.refresh_bindings()

    def action_fill(self) -> None:
        """Open the exercise at the item that the marked hole wants."""
        places = self._places
        item = places[self.here].partition(".")[0] if 0 <= self.here < len(places) else ""
        if exercise := self.session.pack.exercise_of.get(item):
            self.go("exercise", exercise.id, item)

    # Taking it along

    def action_copy(self) -> None:
        """Copy the page as plain text."""
        self.app.copy_to_clipboard(written(self.filled, "text", self.session.pack.lang))
        self._tell("Copied as plain text. If pasting brings nothing, this terminal does not allow it: save it with s.")

    def action_save(self) -> None:
        """Ask for the kind of file, and save it."""
        self.app.push_screen(PickScreen(f"Save “{one_line(self.document.title)}” as", KINDS), self._save)

    def _save(self, kind: Hashable | None) -> None:
        chosen = next((one for one, _ in KINDS if one == kind), None)
        if chosen is None:
            return
        text = written(self.filled, chosen, self.session.pack.lang)
        path = keep_page(self.session, self.document.id, SUFFIXES[chosen], text)
        if isinstance(path, Problem):
            self._tell("", f"Not saved. {path}")
        else:
            self._tell(Content.assemble(("✓ ", ACCENT), f"Saved as {short_path(path)}"))

    def _tell(self, words: str | Content, problem: str = "") -> None:
        """Say what became of it, in a line that stays."""
        self.kept.display = True
        self.kept.say(words, problem=problem)


def opened(visit: Visit) -> DocumentScreen | None:
    """That document, if there is one."""
    document = visit.session.pack.document_by_id.get(visit.at)
    return DocumentScreen(visit.session, document) if document is not None else None
