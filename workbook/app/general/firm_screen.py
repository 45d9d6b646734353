"""What kind of firm it is: four short questions, asked once in a minute, and to be changed any time."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from workbook.app.base import ACCENT, QUIET, Page, Visit, pad
from workbook.app.keys import bindings
from workbook.app.widgets import BLANK, ListRow, Note, Rows, fit, hanging, heading
from workbook.domain import FIRM, Asked, GivenFirm, Problem, Turned
from workbook.reports.firm_questions import QUESTIONS, Reply
from workbook.reports.firm_report import turned_text
from workbook.session import Session
from workbook.session.kind_of_firm import say_firm

FOLLOWS = "Ratings, pages and examples follow it. Nothing is lost by a change: what you answered is kept."
THAT_IS_US = "That is us"

LETTERS = {one.letter: (name, one.value) for name, question in QUESTIONS.items() for one in question.replies}
"""What each letter stands for: a question and the reply to it."""

_WORDS = 26
"""Cells for the words of a reply, before its examples."""


class Replies(Rows):
    """The replies of all questions, one under the other; a letter gives the one that it stands before."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("firm-replies")

    def on_key(self, event: events.Key) -> None:
        """Take a reply's letter at once, so that a key typed right after it can't overtake it."""
        if event.character in LETTERS:
            event.stop()
            self.action_pick(event.character)

    def action_pick(self, letter: str) -> None:
        """Take the reply of this letter."""
        self.go(LETTERS[letter])
        self.open()


class FirmScreen(Page):
    """The page. What is chosen holds at once, and undo takes it back."""

    PLACE = "firm"
    CSS_PATH = "firm_screen.tcss"
    AUTO_FOCUS = "Replies"
    WRITES = True  # a letter is a reply, and leads to no other page
    BINDINGS: ClassVar[list[BindingType]] = bindings("firm")
    ABOUT = (
        "Four short questions, once. The workbook asks what makes sense for such a firm, and its examples come from trades "
        "like it. Enter takes the reply under the cursor and goes on to the next question; a letter takes the one it stands "
        "before."
    )

    def __init__(self, session: Session) -> None:
        super().__init__("What kind of firm is it?", session.business)
        self.session = session
        self.rows = Replies()
        self.note = Note()
        self._before = Asked.of(session.pack)
        self._problem: Problem | None = None

    def content(self) -> Iterable[Widget]:
        """The questions, and what a change brought."""
        yield self.rows
        yield self.note

    def on_mount(self) -> None:
        self.refill()
        self.rows.go(("kind", self.session.firm.kind))

    def refill(self) -> None:
        """Show the firm as it is now."""
        now = dict(zip(FIRM, self.session.firm.facets, strict=True))
        rows: list[ListRow] = []
        for name, question in QUESTIONS.items():
            rows.append(heading(question.words))
            rows += [_row(name, reply, chosen=reply.value == now[name]) for reply in question.replies]
            rows.append(BLANK)
        rows.append(ListRow(lambda width: fit(Content.styled(THAT_IS_US, "bold"), width), "done"))
        self.rows.fill(rows)
        after = Asked.of(self.session.pack)
        turned = Turned(self._before.without(after), after.without(self._before))
        words = FOLLOWS if turned == Turned(Asked(), Asked()) else turned_text(turned)
        self.note.say(words, problem=str(self._problem) if self._problem is not None else "")

    def action_open(self) -> None:
        """Take the reply under the cursor."""
        self.rows.open()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """A reply was taken: keep it, and go on to the next question."""
        match message.key:
            case (str() as name, str() as value):
                self._take(GivenFirm(**{name: value}))  # type: ignore[arg-type]  # both are of FIRM
                if self._problem is None:
                    self.rows.go(self._after(name))
            case _:
                firm = self.session.firm
                self._take(GivenFirm(firm.kind, firm.size, firm.bound, firm.age))
                if self._problem is None:
                    self.dismiss()

    def _take(self, given: GivenFirm) -> None:
        told = say_firm(self.session, given)
        self._problem = told if isinstance(told, Problem) else None
        self.refill()

    def _after(self, name: str) -> object:
        """The key of the line to go on with after the question `name`: what is chosen of the next one, at last the end."""
        names = [*FIRM]
        place = names.index(name) + 1
        return (names[place], self.session.firm.facets[place]) if place < len(names) else "done"


def _row(name: str, reply: Reply, *, chosen: bool) -> ListRow:
    mark = Content.styled("●" if chosen else "○", ACCENT if chosen else QUIET)
    head = Content.assemble((f"{reply.letter} ", QUIET), mark, "  ")

    def draw(width: int) -> Content:
        words, example = Content.styled(reply.words, "bold" if chosen else ""), Content.styled(reply.example, QUIET)
        if head.cell_length + _WORDS + example.cell_length <= width:
            return Content.assemble(head, pad(words, _WORDS), example)
        under = " " * head.cell_length
        below = hanging(Content(under), under, example, width) if example else []
        return Content("\n").join([*hanging(head, under, words, width), *below])

    return ListRow(draw, (name, reply.value))


def opened(visit: Visit) -> FirmScreen | None:
    """The questions; none where the exercises are the same for every kind of firm."""
    return FirmScreen(visit.session) if visit.session.whole.varied else None
