"""A check-in alone, rating by rating: what was said before stays hidden until a level is chosen."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from workbook.app.base import Editor, EditorInput, Judgement, Page, Visit
from workbook.app.editors import editor_for
from workbook.app.editors.editor_input import given_for
from workbook.app.editors.pending import Pending
from workbook.app.keys import bindings
from workbook.app.widgets import Note
from workbook.app.widgets.place_line import PlaceLine
from workbook.app.widgets.prompt import Prompt
from workbook.domain import Doubt, Problem, RatingItem, one_line, show
from workbook.session import Session
from workbook.session.rating import rate
from workbook.session.rounds.answering import gone_through, then_items
from workbook.session.rounds.finding import Going, going, said_before

DONE, OPEN = "●", "○"


class RoundScreen(Page):
    """One rating at a time, from the first that was not gone through. Leaving keeps everything."""

    PLACE = "round"
    WRITES = True
    CSS_PATH = "round_screen.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("round")
    ABOUT = (
        "Choose the highest level that is fully true today. What you said the last time, and what showed it, comes to sight once "
        "you have chosen. Where nothing has changed two keys are enough: the level, and enter."
    )

    def __init__(self, session: Session, round_id: str) -> None:
        super().__init__(f"Check-in {round_id}", session.quarter)
        self.session = session
        self.round_id = round_id
        self.index = self._first()
        self.editor: Editor | None = None
        self.pending = Pending(self, self._keep)
        self._prompt, self._trouble, self._place = Prompt(), Note(), PlaceLine()
        self._trouble.id, self._place.id = "trouble", "place"
        self._page = VerticalScroll(id="page")
        self._before = ""
        self.as_made = True

    @property
    def far(self) -> Going:
        """How far this check-in is."""
        return going(self.session, self.session.folder.rounds[self.round_id], self.session.person.id)

    def _first(self) -> int:
        far = self.far
        return next((at for at, item in enumerate(far.items) if item.id not in far.done), max(len(far.items) - 1, 0))

    @property
    def item(self) -> RatingItem:
        """The rating that is asked now."""
        return self.far.items[self.index]

    def shows(self, at: str) -> bool:
        """Whether it runs this round."""
        return at == self.round_id

    def content(self) -> Iterable[Widget]:
        """The question, the levels with what shows them, and where one is."""
        self.editor = self._turn_to(self.index)
        with self._page:
            yield self._prompt
            yield self.editor
            yield self._trouble
        yield self._place

    def on_mount(self) -> None:
        """Into the levels."""
        self._start()

    def _start(self) -> None:
        if self.editor is not None:
            self.editor.start()
        self._say_place()
        self._say_score()

    def _turn_to(self, index: int) -> Editor:
        self.index = index
        item = self.item
        self.own = [item.id]
        self._trouble.tell(None)
        self._prompt.ask(item.prompt, "", " · ".join(filter(None, (f"weight {item.weight}", item.scope, item.lens))))
        self._before = self._reading()[1]
        return editor_for(item, self._given())

    def _given(self) -> EditorInput:
        """What its editor shows: this check-in's own level, or nothing; what was said before it comes behind a level chosen."""
        given = given_for(self.session, self.item)
        round_ = self.session.folder.rounds[self.round_id]
        before = said_before(self.session, round_, self.item.id)
        return replace(given, rated=given.rated if self.item.id in self.far.done else None, earlier=before, aside=())

    async def _show(self, index: int) -> None:
        self.settle()
        self.session.leave()
        before = self.editor
        self.editor = None
        if before is not None:
            await before.remove()
        made = self._turn_to(index)
        self._page.scroll_home(animate=False)
        await self._page.mount(made, before=self._trouble)
        self.editor = made
        if made.is_attached:
            self._start()

    async def action_next(self) -> None:
        """On to the next rating; from the last one to where one was the last time, or to what has changed."""
        self.settle()
        if self.index + 1 < len(self.far.items):
            await self._show(self.index + 1)
            return
        self.session.leave()
        round_ = self.session.folder.rounds[self.round_id]
        self.dismiss()
        self.go("then" if then_items(self.session, round_, self.session.person.id) else "change", self.round_id)

    async def action_before(self) -> None:
        """Back to the rating before."""
        if self.index:
            await self._show(self.index - 1)

    def action_back(self) -> None:
        """Leave, with everything kept."""
        self.settle()
        self.session.leave()
        self.dismiss()

    # What was chosen

    @on(PlaceLine.Pointed)
    async def _pointed(self, event: PlaceLine.Pointed) -> None:
        event.stop()
        if event.at < len(self.far.items):
            await self._show(event.at)

    @on(Editor.Edited)
    def _edited(self, event: Editor.Edited) -> None:
        event.stop()
        self.pending.put(event)

    @on(Editor.Paused)
    def _paused(self, event: Editor.Paused) -> None:
        event.stop()
        self.settle()
        self.session.leave()

    def _keep(self, event: Editor.Edited) -> None:
        item, value = event.editor.item, event.value
        if not isinstance(value, Judgement) or not isinstance(item, RatingItem):
            return
        problem = rate(
            self.session,
            item.id,
            level=value.level,
            na=value.na,
            evidence=value.evidence,
            note=value.note,
            held=event.held,
            typing=event.typing,
        )
        problem = problem or gone_through(self.session, self.session.folder.rounds[self.round_id], item)
        if event.editor is self.editor:
            self.call_after_refresh(self._echo, problem)

    def _echo(self, problem: Problem | None = None) -> None:
        if self.editor is not None:
            self._trouble.tell(problem)
            self._say_place()
            self._say_score()

    def settle(self) -> None:
        """Have in the workbook what was typed."""
        self.pending.settle()

    def refill(self) -> None:
        """Show the workbook as it is now, after undo or another program's change."""
        self.settle()
        round_ = self.session.folder.rounds.get(self.round_id)
        asked = going(self.session, round_, self.session.person.id).items if round_ is not None else ()
        if self.index >= len(asked):  # its opening was undone, or another kind of firm is asked less
            self.editor = None
            self.dismiss()
            return
        if self.editor is not None:
            self.editor.show(self._given())
        self._echo()

    # What is shown

    def on_resize(self, event: events.Resize) -> None:
        """The neighbours are named where there is room."""
        self._say_place()

    def _say_place(self) -> None:
        far, at = self.far, self.index
        names = [one_line(item.prompt) for item in far.items]
        marks = [DONE if item.id in far.done else OPEN for item in far.items]
        before, after = names[at - 1] if at else "", names[at + 1] if at + 1 < len(names) else ""
        self._place.place(marks, at, before, after)
        self.title_line.note = f"{len(far.items) - len(far.left)} of {len(far.items)} gone through"

    def _reading(self) -> tuple[str, str]:
        """The score that this rating moves: its name and figure."""
        score = self.session.score()
        group = score.group_of.get(self.item.id)
        if group is not None and any(group.id == apart.id for apart in score.apart):
            return group.title, show(group.proven)
        return "proven", show(score.proven)

    def _say_score(self) -> None:
        entry = self.session.score().items.get(self.item.id)
        doubt: Doubt = entry.doubt if entry is not None else ""
        if self.editor is not None and self.item.id in self.far.done:
            name, now = self._reading()
            self.editor.say_score(name, self._before, now, doubt)


def opened(visit: Visit) -> RoundScreen | None:
    """That round, if it asks anything."""
    round_ = visit.session.folder.rounds.get(visit.at)
    if round_ is None or round_.kind != "solo" or not going(visit.session, round_, visit.session.person.id).items:
        return None
    return RoundScreen(visit.session, visit.at)
