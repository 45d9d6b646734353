"""Search: what holds the words that are typed, wherever it stands in the workbook, with the words around; enter goes there."""

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import TextArea

from workbook.app.base import ACCENT, QUIET, WARN, TwoPanes, Visit
from workbook.app.keys import bindings
from workbook.app.widgets import BLANK, MARK, Detail, Field, ListRow, Note, Rows, chip, fit, heading, wrapped
from workbook.domain import clean
from workbook.domain.searching import SORTS, Found, Hit, Sort, spots
from workbook.reports.action_words import state_words
from workbook.reports.search_report import CAN_BE_FOUND, TITLES, Pieces, around, nothing_words
from workbook.session import Session
from workbook.session.searching import Search

LEAST = 3
"""Things of each sort that are shown at least; the rest is one enter away."""

MOST = 200
"""Things of one sort that are shown at most: whoever sees more has to type more."""

AT_ONCE = 40
"""Things that are gathered between two keys, while nobody has typed yet: a few thousandths of a second."""

ONE_LINE = 66
"""Cells of a row from which on the words around stand beside the name; with fewer they go below it."""

NAME, GAP = 30, 2
"""Cells of a name, and between it and what stands beside it."""

HERE = "bold $text-accent"
"""The style of the words in a whole text."""

FAR, ABOVE = 8, 2
"""Lines of a text above the first of the words from which on it is shown from there, and how many are shown above it then."""

ONE: dict[Sort, str] = {
    "answer": "Your answer",
    "action": "Action",
    "decision": "Decision",
    "person": "Person",
    "exercise": "Exercise",
    "question": "Question",
    "document": "Document",
    "setting": "Setting",
}
"""What one thing of each sort is called."""


class SearchScreen(TwoPanes):
    """A field, and what is found as it is typed; on wide screens the whole text beside it."""

    PLACE = "search"
    WRITES = True
    CSS_PATH = "search_screen.tcss"
    AUTO_FOCUS = "Field"
    BINDINGS: ClassVar[list[BindingType]] = bindings("search")
    ABOUT = (
        f"Type a word, or several that must all be there: {CAN_BE_FOUND} are found, each with the words around. "
        "The beginning of a word is enough. Enter goes there, and esc comes back to what was found."
    )

    def __init__(self, session: Session, words: str = "") -> None:
        super().__init__("Search", session.quarter)
        self.session = session
        self.search = Search(session, state_words)
        self.found = Found(())
        self.all: set[Sort] = set()
        self.field = Field(
            words, hint="a word or two, in anything that is asked or that you wrote", classes="bare", whole=True
        )
        self.rows = Rows(led=True)
        self.rows.can_focus = False
        self.told = Note(classes="told")

    def content(self) -> Iterable[Widget]:
        """The field, how much was found, the list, and the text of what is under the cursor."""
        yield self.field
        yield self.told
        yield from super().content()

    def on_mount(self) -> None:
        """Gather what can be found, a little at a time, so that no key waits for it."""
        super().on_mount()
        self.call_after_refresh(self._gather)

    def _gather(self) -> None:
        if self.is_attached and self.search.gather(AT_ONCE):
            self.call_later(self._gather)

    def shows(self, at: str) -> bool:
        """There is one page of searching; it looks for other words when it is asked to."""
        if at:
            self.field.put(at)
            self.all.clear()
            self.refill()
        return True

    def refill(self) -> None:
        """Find again: the workbook may have changed."""
        self._find(self.rows.key)

    def on_screen_resume(self) -> None:
        """Back from what was found: typing begins another search."""
        super().on_screen_resume()
        self.field.select_all()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Find as it is typed."""
        self.all.clear()
        self._find()

    def _find(self, key: object = None) -> None:
        typed = self.field.text
        self.found = self.search.find(typed) if typed.strip() else Found(())
        self.told.say(self._told(typed))
        self.rows.fill(self._rows())
        if not (key and self.rows.go(key)):
            self.rows.to_end(1)
        self.show_detail()
        self.refresh_bindings()

    # What is shown

    def _told(self, typed: str) -> Content:
        """How many things were found, or that nothing was."""
        if self.found.count:
            return Content.styled(f"{self.found.count} found", QUIET)
        if not self.found.words:
            return Content("")
        return Content.styled(f"! {clean(nothing_words(*self.search.nothing(typed)))}", WARN)

    def _rows(self) -> list[ListRow]:
        if not self.found.words:
            words = f"Here you find {CAN_BE_FOUND}: all that is asked in this workbook, and every word that you wrote in it."
            return [wrapped(Content.styled(words, QUIET))]
        rows: list[ListRow] = []
        each = self._each()
        for sort, hits in self.found.groups:
            most = MOST if sort in self.all else each
            shown = hits if len(hits) == most + 1 else hits[:most]  # in the place of “1 more” stands that one itself
            rows += [*([BLANK] if rows else []), heading(TITLES[sort], str(len(hits)))]
            rows += [self._row(place, hit) for place, hit in enumerate(shown)]
            if len(shown) < len(hits):
                rows.append(self._more(sort, len(hits) - len(shown)))
        return rows

    def _each(self) -> int:
        """How many of each sort are shown, so that all sorts are in sight."""
        counts, lines = [len(hits) for _, hits in self.found.groups], self.rows.size.height
        high = 1 if self.rows.size.width - MARK > ONE_LINE else 2
        each = LEAST
        while each < max(counts, default=0) and sum(min(one, each + 1) * high + 3 for one in counts) <= lines:
            each += 1
        return each

    def _row(self, place: int, hit: Hit) -> ListRow:
        one, words = hit.entry, self.found.words

        def draw(width: int) -> Content:
            if width < ONE_LINE:
                name, below = fit(marked(one.name, words), width), around(one.text, words, width - 2)
                return Content.assemble(name, "\n  ", pieced(below)) if below else name
            cells = min(NAME, width // 2)
            name = fit(marked(one.name, words), cells)
            room = width - cells - GAP
            return Content.assemble(
                name, " " * (cells + GAP - name.cell_length), pieced(around(one.text or one.where, words, room))
            )

        return ListRow(draw, (one.sort, place, one.page, one.at, one.item))

    def _more(self, sort: Sort, more: int) -> ListRow:
        if sort in self.all:
            return wrapped(Content.styled(f"… and {more} more: another word would tell them apart", QUIET))
        return ListRow(lambda width: fit(Content.styled(f"… and {more} more", ACCENT), width), ("more", sort))

    def _hit(self, key: Hashable | None) -> Hit | None:
        """What the row with this key stands for."""
        match key:
            case (str() as sort, int() as place, _, _, _):
                return next((hits[place] for one, hits in self.found.groups if one == sort), None)
        return None

    def detail(self, key: Hashable | None, width: int) -> Detail | None:
        """The whole text of what was found, from a little above the words on."""
        if (hit := self._hit(key)) is None:
            return None
        one, words = hit.entry, self.found.words
        head = [
            *Content.styled(one.where, QUIET).wrap(width),
            *marked(one.name, words, "bold $text-accent").stylize_before("bold").wrap(width),
        ]
        text = marked(one.text, words, "bold $text-accent").wrap(width) if one.text else []
        first = next((number for number, line in enumerate(text) if line.spans), 0)
        if first > FAR:
            text = [Content.styled("…", QUIET), *text[first - ABOVE :]]
        return Detail(
            ONE[one.sort], [*head, Content(""), *text], chip=chip("enter", "Go there") if one.page else Content("")
        )

    def foot(self, key: Hashable | None, width: int) -> Sequence[Content]:
        """Its whole name, and where it stands."""
        hit = self._hit(key)
        return (
            [fit(marked(hit.entry.name, ()).stylize("bold"), width), Content.styled(hit.entry.where, QUIET)]
            if hit
            else ()
        )

    def on_rows_moved(self, message: Rows.Moved) -> None:
        super().on_rows_moved(message)
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Another height has room for more of each sort."""
        super().on_resize()
        self.call_after_refresh(self.refill)

    # What is done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is somewhere to go once something was found."""
        return self.rows.key is not None if action == "open" else super().check_action(action, parameters)

    def typed_nowhere(self, event: events.Key) -> None:
        """Whatever is typed is looked for."""
        self.set_focus(self.field)

    def on_rows_opened(self, message: Rows.Opened) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Go to what is under the cursor, or show the rest of its sort."""
        if isinstance(self.rows.key, tuple) and self.rows.key[0] == "more":
            self.all.update(sort for sort in SORTS if sort == self.rows.key[1])
            before = self.rows.at
            self._find()
            self.rows.at = before
            return
        hit = self._hit(self.rows.key)
        if hit is None:
            return
        one = hit.entry
        if one.page:
            self.go(one.page, one.at, one.item)
        else:
            self.notify(f"No page shows it now: {one.where}.", timeout=8)

    def action_step(self, step: int) -> None:
        """Up and down the list, from the field."""
        self.rows.action_step(step)

    def action_page(self, step: int) -> None:
        """A page up or down the list, from the field."""
        self.rows.action_page(step)


def marked(text: str, words: Sequence[str], style: str = "bold") -> Content:
    """`text` with the words in it in bold, or in another style."""
    made, at = [], 0
    for begin, end in spots(text, words):
        made += [(text[at:begin], ""), (text[begin:end], style)]
        at = end
    return Content.assemble(*made, (text[at:], ""))


def pieced(pieces: Pieces) -> Content:
    """Words around a hit: quiet, and the hit bold."""
    return Content.assemble(*((piece, "bold" if hit else QUIET) for piece, hit in pieces))


def opened(visit: Visit) -> SearchScreen:
    """Search, for those words if any are named."""
    return SearchScreen(visit.session, visit.at)
