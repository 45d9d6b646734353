"""“Knowing what you know now, where were you the last time?” Asked of what changed, of five ratings at most, and it can be passed over."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from workbook.app.base import QUIET, Page, Visit
from workbook.app.keys import bindings
from workbook.app.widgets import Mark, MarkList, Note
from workbook.app.widgets.prompt import Prompt
from workbook.domain import RatingItem
from workbook.session import Session
from workbook.session.rounds.answering import then_items, then_rated

ASKED = "Knowing what you know now, where were you the last time?"


class ThenScreen(Page):
    """One rating at a time, with its levels."""

    PLACE = "then"
    WRITES = True
    CSS_PATH = "then_screen.tcss"
    AUTO_FOCUS = "MarkList"
    BINDINGS: ClassVar[list[BindingType]] = bindings("then")
    ABOUT = (
        "Who learns something judges what was before by a new measure. So, only of what you rated otherwise than the last time: "
        "where were you then, as you see it now? It stands beside the change and moves no score. Enter passes over one."
    )

    def __init__(self, session: Session, round_id: str) -> None:
        super().__init__(f"Check-in {round_id}", session.quarter)
        self.session = session
        self.round_id = round_id
        self._items = then_items(session, session.folder.rounds[round_id], session.person.id)
        self.index = 0
        self._ask, self._prompt, self.list = Note(), Prompt(), MarkList(())

    @property
    def item(self) -> RatingItem:
        """The rating that is asked now."""
        return self._items[self.index]

    def shows(self, at: str) -> bool:
        """Whether it is about this round."""
        return at == self.round_id

    def content(self) -> Iterable[Widget]:
        """The question once, the rating, and its levels."""
        with VerticalScroll(can_focus=False):
            yield self._ask
            yield self._prompt
            yield self.list
        self._turn()

    def _turn(self) -> None:
        item = self.item
        self.own = [item.id]
        self._ask.say(Content.styled(ASKED, QUIET))
        self._prompt.ask(item.prompt)
        said = self._said()
        marks = [Mark(str(level), anchor) for level, anchor in enumerate(item.anchors)]
        self.list.put(marks, () if said is None else (said,))
        self.title_line.note = f"{self.index + 1} of {len(self._items)}"

    def _said(self) -> int | None:
        reply = self.session.folder.rounds[self.round_id].replies.get(self.session.person.id, {}).get(self.item.id)
        return reply.then if reply is not None else None

    @on(MarkList.Chosen)
    def _chose(self, event: MarkList.Chosen) -> None:
        event.stop()
        problem = then_rated(self.session, self.session.folder.rounds[self.round_id], self.item, event.index)
        if problem is not None:
            self.notify(str(problem), severity="error")
        self.list.mark((event.index,))

    def action_pick(self, key: str) -> None:
        """Choose the level of that key."""
        self.list.choose(key)

    def action_next(self) -> None:
        """On to the next one, and from the last to what has changed."""
        self.session.leave()
        if self.index + 1 < len(self._items):
            self.index += 1
            self._turn()
            return
        self.dismiss()
        self.go("change", self.round_id)

    def action_before(self) -> None:
        """Back to the one before."""
        if self.index:
            self.index -= 1
            self._turn()

    def refill(self) -> None:
        """After undo."""
        if self.round_id not in self.session.folder.rounds:  # its opening was undone
            self.dismiss()
            return
        self._turn()


def opened(visit: Visit) -> ThenScreen | None:
    """Those of that round, if anything has changed in it."""
    round_ = visit.session.folder.rounds.get(visit.at)
    if round_ is None or round_.kind != "solo" or not then_items(visit.session, round_, visit.session.person.id):
        return None
    return ThenScreen(visit.session, visit.at)
