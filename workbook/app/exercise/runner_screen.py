"""An exercise, one thing at a time: the question, its editor, the lesson one key away, and at the end what was made."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from workbook.app.base import Editor, Visit, part_of
from workbook.app.base.trail import stand_once
from workbook.app.editors import editor_for
from workbook.app.editors.editor_input import given_for
from workbook.app.editors.pending import Pending
from workbook.app.exercise.exercise_run import Run
from workbook.app.exercise.looking_back import LookingBack
from workbook.app.exercise.next_steps import NextStep, at_end, follow, onward, to_list, to_moment
from workbook.app.exercise.quiet_lines import ReuseLine
from workbook.app.exercise.reader_prose import Help, Lesson
from workbook.app.exercise.room import give_room
from workbook.app.exercise.suggestions import Suggestions
from workbook.app.keys import bindings
from workbook.app.widgets import Note, PageScroll, Tall
from workbook.app.widgets.place_line import PlaceLine
from workbook.app.widgets.prompt import Prompt
from workbook.domain import Block, Item, Problem, Prose, RatingItem, Span
from workbook.session import Session
from workbook.session.tracking import mark_opened

if TYPE_CHECKING:
    from workbook.app.exercise.summary import Summary

BESIDE = 110
"""Columns from which the lesson stands beside the page; with fewer it goes over it."""


class RunnerScreen(LookingBack):
    """Runs one exercise, or one readiness page. It opens at `item_id`, else at the first item without an answer.

    Every change goes to the session as it is typed; leaving an item ends its step of undo and saves. Nothing blocks the
    way: a required item that was passed by empty is marked, no more.
    """

    PLACE = "exercise"
    WRITES = True
    CSS_PATH = "runner_screen.tcss"
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high"), (30, "-tall")]  # noqa: RUF012  # as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = bindings("exercise")

    def __init__(self, session: Session, exercise_id: str, item_id: str | None = None) -> None:
        super().__init__("")
        self.session = session
        self.run = Run(session, session.pack.exercise_by_id[exercise_id])
        self.index = 0
        self.editor: Editor | None = None
        self._begin: Editor | Summary | None = None
        self.pending = Pending(self, self._keep)
        self._wide = self._bounded = self._shown = False
        self._seen: object = None
        self._refused: Problem | None = None
        self._before = ""
        self._prompt, self._help, self._offering = Prompt(), Help(), ReuseLine(session)
        self._trouble, self._lesson, self._place = Note(), Lesson(), PlaceLine()
        self._help.id, self._trouble.id, self._place.id = "help", "trouble", "place"
        self._hints = Suggestions(lambda: session.hints(self.editor.item) if self.editor is not None else ())
        self._page = PageScroll(id="page")
        self._wanted = self._take_up(exercise_id, item_id)
        self.as_made = True

    def content(self) -> Iterable[Widget]:
        """The page, the first item on it, and the lesson beside or over it."""
        begin = self._begin = self._turn_to(self._wanted)
        self._fit(self.app.size.width)
        with Horizontal(id="runner"):
            with self._page:
                yield self._prompt
                yield self._help
                yield self._offering
                yield self.ago
                yield begin
                yield self._hints
                yield self._trouble
            yield self._lesson
        yield self._place

    def on_mount(self) -> None:
        """Put the focus into the first item."""
        self._start()

    def _start(self) -> None:
        if self._shown and self.editor is not None:
            self.editor.start_at_evidence()
        elif self._begin is not None:
            self._begin.start()
        self._shown = False
        self.call_after_refresh(self._give_room)
        self._say_score()
        self._say_place()

    def shows(self, at: str) -> bool:
        """Whether it runs this exercise."""
        return at == self.run.exercise.id

    def explained(self) -> Prose:
        """For Help: why this is asked, and what it asks for, in full."""
        if self.index >= len(self.run.items):
            return ()
        said = self.session.told(self.run.items[self.index].help, self.run.exercise)
        return (Block("heading", (Span("Why ask"),), 2), *said) if said else ()

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """What is tall is scrolled to its cursor, and not as a whole, so that the question stays in sight above it."""
        super().set_focus(widget, scroll_visible and not isinstance(widget, Tall), from_app_focus)
        if isinstance(widget, Tall):
            self.call_after_refresh(widget.come_into_sight)

    # Moving

    async def open(self, exercise_id: str, item_id: str | None = None) -> None:
        """Show another exercise in place of this one, which escape then doesn't lead back to; or another item of this one."""
        await stand_once(self, exercise_id)
        index = self._take_up(exercise_id, item_id)
        self._lesson.scroll_home(animate=False)
        self.title_line.where = self.run.title(self.size.width)
        await self._show(index)

    def _take_up(self, exercise_id: str, item_id: str | None) -> int:
        """Begin with an exercise, and say at which of its items."""
        run = self.run = Run(self.session, self.session.pack.exercise_by_id[exercise_id])
        run.look()
        self._offering.invite(run.invitation(), here=False)
        mark_opened(self.session, exercise_id)
        self._lesson.read(self.session, run.exercise)
        ids = [item.id for item in run.items]
        item_id, self._shown = part_of(item_id or "")
        return ids.index(item_id) if item_id in ids else run.first()

    async def _show(self, index: int) -> None:
        """Show an item, or past the last one the summary, and put the focus into it."""
        self.clear_notices()
        self.settle()
        self.session.leave()
        self.editor = None
        if self._begin is not None:
            await self._begin.remove()
        begin = self._begin = self._turn_to(index)
        self._page.scroll_home(animate=False)
        await self._page.mount(begin, before=self._hints)
        if not begin.is_attached:
            return  # the screen was closed meanwhile; the answers are kept
        self._start()

    def _turn_to(self, index: int) -> "Editor | Summary":
        """Set the page around an item, or around the summary past the last; returns what is to stand in it."""
        self.index = min(max(index, 0), len(self.run.items))
        self.own = [item.id for item in self.run.items[self.index : self.index + 1] or self.run.items]
        self._trouble.tell(None)
        self._invite()
        if self.index == len(self.run.items):
            self._head(None)
            self._offering.turn(None, self.run.exercise)
            self._help.read(self.session, (), self.run.exercise)
            self._hints.now()
            from workbook.app.exercise.summary import Summary  # nobody is at the end yet when an exercise is opened

            return Summary(*at_end(self.run))
        item = self.run.items[self.index]
        self.run.arrive(item)
        given = given_for(self.session, item)
        self._seen, self._before, self._refused = given.shown, self.run.reading(item)[1], None
        self._trouble.tell(self.run.unreadable(item))
        self._head(item)
        self._offering.turn(item, self.run.exercise, first=self.index == 0)
        self._help.read(self.session, item.help, self.run.exercise)
        self.editor, self._bounded = editor_for(item, given), False
        self._hints.now()
        return self.editor

    async def turn_to(self, item: str) -> None:
        """On to an item of this exercise, from wherever one is in it."""
        ids = [one.id for one in self.run.items]
        item, self._shown = part_of(item)
        if item in ids:
            self.run.leave(self.index)
            await self._show(ids.index(item))

    async def action_next(self) -> None:
        """On to the next item; from the summary to the next exercise; from a lesson that covers the page back to it."""
        if self._uncovers():
            return
        if self.index < len(self.run.items):
            self.run.leave(self.index)
            await self._show(self.index + 1)
        else:
            await self._take(onward(self.session, self.run.exercise))

    async def action_before(self) -> None:
        """Back to the item before."""
        if not self._uncovers() and self.index:
            self.run.leave(self.index)
            await self._show(self.index - 1)

    def action_back(self) -> None:
        """Close the lesson where it covers the page; else leave, with everything kept."""
        if self._uncovers():
            return
        self.settle()
        self.session.leave()
        if not to_moment(self, self.session):
            self.dismiss()

    def action_take_over(self) -> None:
        """Answer with what is offered; undo takes it back."""
        if self._uncovers():
            return
        if self.editor is not None and self._offering.offer is not None:
            problem = self.run.take_over(self.editor.item, self._offering.offer)
            self.refill()
            self._trouble.tell(problem)

    def action_source(self) -> None:
        """To the exercise that this one, or this item, builds on."""
        if not self._uncovers():
            self.go("exercise", *self._offering.source)

    def action_to_list(self) -> None:
        """What this exercise suggests: onto the action list, or to where it stands there."""
        follow(self, self.session, to_list(self.session, self.run.exercise))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Something is taken over only where there is something, and so on."""
        if action == "take_over":
            return self._offering.offer is not None and not self._offering.source[0]
        if action == "source":
            return bool(self._offering.source[0])
        return bool(self.run.exercise.action) if action == "to_list" else super().check_action(action, parameters)

    def action_lesson(self) -> None:
        """Show or hide the lesson."""
        reading = not self.has_class("-reading")
        self.set_class(reading, "-reading")
        self.session.lessons_opened.add(self.run.exercise.id)
        self._offering.invite("", here=False)
        if self._covered:
            self.set_focus(self._lesson)
        elif self._begin is not None:
            self._begin.start()

    @property
    def _covered(self) -> bool:
        """Whether the lesson stands over the page, not beside it."""
        return self.has_class("-reading") and not self._wide

    # What was changed

    @on(PlaceLine.Pointed)
    async def _pointed(self, event: PlaceLine.Pointed) -> None:
        event.stop()
        if not self._uncovers():
            self.run.leave(self.index)
            await self._show(event.at)

    @on(Editor.Edited)
    def _edited(self, event: Editor.Edited) -> None:
        event.stop()
        self.pending.put(event)

    def _keep(self, event: Editor.Edited) -> None:
        item = event.editor.item
        self._refused = self.run.keep(item, event.value, typing=event.typing, held=event.held)
        if event.editor is self.editor:
            self._seen = given_for(self.session, item).shown
            if item.hints:
                self._hints.soon()
            self.call_after_refresh(self._echo)

    def _echo(self) -> None:
        """Show what the answer changed around it."""
        if self.editor is not None:
            self._trouble.tell(self._refused or self.run.unreadable(self.editor.item))
            self._head(self.editor.item)
            self._offering.look(self.editor.item)
            self._say_score()
            self._place.mark(self.index, self.run.mark(self.editor.item))
            self.title_line.note = self.run.note(self.index)
            self.call_after_refresh(self._give_room)

    @on(Editor.Paused)
    def _paused(self, event: Editor.Paused) -> None:
        event.stop()
        self.settle()
        self.session.leave()
        self.call_after_refresh(self._hints.now)
        self.call_after_refresh(self._give_room)

    @on(Editor.Wanted)
    def _item_wanted(self, event: Editor.Wanted) -> None:
        event.stop()
        exercise = self.session.pack.exercise_of.get(event.item_id)
        if exercise is not None:
            self.go("exercise", exercise.id, event.item_id)

    async def on_summary_back(self, event: "Summary.Back") -> None:
        event.stop()
        await self._show(event.index)

    async def on_summary_on(self, event: "Summary.On") -> None:
        event.stop()
        await self._take(event.way)

    def _uncovers(self) -> bool:
        """Where the lesson covers the page a key only closes it; whether it did."""
        if covered := self._covered:
            self.action_lesson()
        return covered

    async def _take(self, way: NextStep) -> None:
        """Take a way on; what leads away from a chapter's end leads by the page that tells of it."""
        if way.to in ("exercise", "out") and to_moment(self, self.session, way.at):
            return
        if way.to == "exercise":
            await self.open(way.at)
        elif way.to == "out":
            self.dismiss()
        else:
            follow(self, self.session, way)

    def settle(self) -> None:
        """Have in the workbook what was typed."""
        self.pending.settle()

    def refill(self) -> None:
        """Show what the workbook holds now, if it isn't what stands here: after undo, or another program's change."""
        self.settle()
        self._lesson.read(self.session, self.run.exercise)
        if self._begin is not None and not isinstance(self._begin, Editor):
            self._begin.show(*at_end(self.run))
        if self.editor is None:
            return
        self._help.read(self.session, self.editor.item.help, self.run.exercise)
        self._offering.turn(self.editor.item, self.run.exercise, first=self.index == 0)
        given = given_for(self.session, self.editor.item)
        if given.shown != self._seen:
            self._seen = given.shown
            self.editor.show(given)
        self._hints.now()
        self._echo()

    # What is shown

    def on_resize(self, event: events.Resize) -> None:
        """The lesson stands beside the page where there is room; the title names the chapter where there is."""
        self._fit(event.size.width)
        self.call_after_refresh(self._give_room)

    def _fit(self, width: int) -> None:
        wide = width >= BESIDE
        if wide != self._wide:
            self._wide = wide
            self.set_class(wide, "-reading", "-beside")
            self._invite()
            if self._begin is not None and self._begin.is_attached:
                self._begin.start()
        self.title_line.where = self.run.title(width)

    def _give_room(self) -> None:
        """Let the editor be as high as finds room under the help, and leave some for suggestions: all are to be seen."""
        if self.editor is not None and self.editor.is_attached:
            self._bounded = give_room(self.editor, self._page, self._bounded)

    def _invite(self) -> None:
        """Offer the lesson at the first item, while it was never read and doesn't stand beside it."""
        self._offering.invite(None, here=self.index == 0 and not self.has_class("-reading"))

    def _head(self, item: Item | None) -> None:
        """The question and its tags, or the heading of the summary."""
        asked = (item.prompt, self.run.warning(item), self.run.tags(item)) if item is not None else ("What you made",)
        self._prompt.ask(*asked)
        self.ago.look(self.session, item)

    def _say_place(self) -> None:
        marks, scope = map(self.run.mark, self.run.items), self.run.exercise.scope
        self._place.place(marks, self.index, *self.run.neighbours(self.index), scope)
        self.title_line.note = self.run.note(self.index)

    def _say_score(self) -> None:
        if self.editor is not None and isinstance(item := self.editor.item, RatingItem):
            name, now = self.run.reading(item)
            if name:
                self.editor.say_score(name, self._before, now, self.run.doubt(item), self.run.lapses(item))


def opened(visit: Visit) -> RunnerScreen:
    """That exercise, at that item if one is named."""
    runner = RunnerScreen(visit.session, visit.at, visit.item or None)
    runner.run.look(visit.before)
    return runner
