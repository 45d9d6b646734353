"""An exercise, one thing at a time: the question, its editor, the lesson one key away, and at the end what was made."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from workbook.app.given import given_for
from workbook.app.messages import Changed
from workbook.app.running import PASSED, Run
from workbook.app.screens.page import Page
from workbook.app.widgets.editors import editor_for
from workbook.app.widgets.editors.base import Editor, Given, Judgement
from workbook.app.widgets.editors.rating import RatingEditor
from workbook.app.widgets.note import Note
from workbook.app.widgets.place import PlaceLine
from workbook.app.widgets.prompt import Prompt
from workbook.app.widgets.prose import ProseText
from workbook.app.widgets.summary import Summary
from workbook.domain.item import Item
from workbook.domain.problem import Problem
from workbook.domain.prose import Block, Prose, Span
from workbook.session.former import Former, former, take_over
from workbook.session.session import Session

BESIDE_TITLE = 32
"""Columns of the title line that the place and the save state need."""


BESIDE = 110
"""Columns from which the lesson stands beside the page; with fewer it goes over it."""


class RunnerScreen(Page):
    """Runs one exercise, or one readiness page. It opens at `item_id`, else at the first item without an answer.

    Every change goes to the session as it is typed; leaving an item ends its step of undo and saves. Nothing blocks the
    way: a required item that was passed by empty is marked, no more.
    """

    PLACE = "exercise"
    CSS_PATH = "runner.tcss"
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high"), (30, "-tall")]  # noqa: RUF012  # as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "next", "Next", priority=True, tooltip="The next question; all is kept", id="exercise.next"),
        Binding("f3", "before", "Back", priority=True, tooltip="The question before", id="exercise.before"),
        Binding("f2", "lesson", "Lesson", tooltip="Show or hide the lesson", id="exercise.lesson"),
        Binding(
            "f5", "take_over", "Take over", tooltip="Answer as you did its earlier wording", id="exercise.take-over"
        ),
        Binding("ctrl+z", "app.undo", "Undo", tooltip="Take the last change back", id="app.undo"),
        Binding("escape", "back", "Leave", tooltip="Back to where you came from; all is kept", id="page.back"),
        Binding("enter", "next", "Next", show=False, tooltip="The next question", id="exercise.enter"),
    ]

    def __init__(self, session: Session, exercise_id: str, item_id: str | None = None) -> None:
        super().__init__("")
        self.session = session
        self.run = Run(session, session.pack.exercise_by_id[exercise_id])
        self.index = 0
        self.editor: Editor | None = None
        self._begin: Editor | Summary | None = None
        self._wide = False
        self._seen: object = None
        self._refused: Problem | None = None
        self._before = ""
        self._prompt, self._help = Prompt(), ProseText()
        self._help.id = "help"
        self._fresh = Note()
        self._fresh.id = "fresh"
        self._offer: Former | None = None
        self._offered = Note()
        self._offered.id = "offered"
        self._trouble = Note()
        self._trouble.id = "trouble"
        self._page = VerticalScroll(id="page", can_focus=False)
        self._lesson_text = ProseText()
        self._lesson = VerticalScroll(self._lesson_text, id="lesson")
        self._place = PlaceLine()
        self._place.id = "place"
        self._wanted = self._take_up(exercise_id, item_id)

    def content(self) -> Iterable[Widget]:
        """The page, the first item on it, and the lesson beside or over it."""
        begin = self._begin = self._turn_to(self._wanted)
        self._fit(self.app.size.width)
        with Horizontal(id="runner"):
            with self._page:
                yield self._prompt
                yield self._help
                yield self._fresh
                yield self._offered
                yield begin
                yield self._trouble
            yield self._lesson
        yield self._place

    def on_mount(self) -> None:
        """Put the focus into the first item."""
        if self._begin is not None:
            self._begin.start()
        self._say_score()
        self._say_place()

    def shows(self, at: str) -> bool:
        """Whether it runs this exercise."""
        return at == self.run.exercise.id

    def explained(self) -> Prose:
        """For Help: why this is asked, and what it asks for, in full."""
        if self.index >= len(self.run.items):
            return ()
        item = self.run.items[self.index]
        return (Block("heading", (Span("Why ask"),), 2), *item.help) if item.help else ()

    # Moving

    async def open(self, exercise_id: str, item_id: str | None = None) -> None:
        """Show another exercise in place of this one."""
        index = self._take_up(exercise_id, item_id)
        self._lesson.scroll_home(animate=False)
        self._say_title(self.size.width)
        await self._show(index)

    def _take_up(self, exercise_id: str, item_id: str | None) -> int:
        """Begin with an exercise, and say at which of its items."""
        run = self.run = Run(self.session, self.session.pack.exercise_by_id[exercise_id])
        fresh = self.session.folder.tracks.get(exercise_id) is None
        self.session.opened(exercise_id)
        self._lesson_text.update((Block("heading", (Span(run.exercise.title),)), *run.exercise.lesson))
        self._fresh.say(run.invitation if fresh else "")
        ids = [item.id for item in run.items]
        return ids.index(item_id) if item_id in ids else run.first()

    async def _show(self, index: int) -> None:
        """Show an item, or past the last one the summary, and put the focus into it."""
        self.session.leave()
        self.editor = None
        if self._begin is not None:
            await self._begin.remove()
        begin = self._begin = self._turn_to(index)
        self._page.scroll_home(animate=False)
        await self._page.mount(begin, before=self._trouble)
        if not begin.is_attached:
            return  # the screen was closed meanwhile; the answers are kept
        begin.start()
        self._say_score()
        self._say_place()

    def _turn_to(self, index: int) -> Editor | Summary:
        """Set the page around an item, or around the summary past the last; returns what is to stand in it."""
        self.index = min(max(index, 0), len(self.run.items))
        self._say_trouble(None)
        self._invite()
        if self.index == len(self.run.items):
            self._head(None)
            self._offer_former(None)
            self._help.update(())
            self._help.display = False
            return Summary(self.run.made(), self.run.ways())
        item = self.run.items[self.index]
        self.session.left_at(self.run.exercise.id, item.id)
        given = given_for(self.session, item)
        self._seen, self._before = _mark(given), self.run.reading(item)[1]
        self._refused = None
        self._say_trouble(self.run.unreadable(item))
        self._head(item)
        self._offer_former(item)
        self._help.update(item.help)
        self._help.display = bool(item.help)
        editor = self.editor = editor_for(item, given)
        return editor

    async def action_next(self) -> None:
        """On to the next item; from the summary to the next exercise; from a lesson that covers the page back to it."""
        if self._covered:
            self.action_lesson()
            return
        if self.index < len(self.run.items):
            self.run.passed.add(self.run.items[self.index].id)
            await self._show(self.index + 1)
        else:
            await self._go_on()

    async def action_before(self) -> None:
        """Back to the item before."""
        if self._covered:
            self.action_lesson()
            return
        if self.index:
            self.run.passed.update(item.id for item in self.run.items[self.index : self.index + 1])
            await self._show(self.index - 1)

    def action_back(self) -> None:
        """Close the lesson where it covers the page; else leave, with everything kept."""
        if self._covered:
            self.action_lesson()
            return
        self.session.leave()
        self.dismiss()

    def action_take_over(self) -> None:
        """Answer with what was answered to an earlier wording; undo takes it back."""
        if self._covered:
            self.action_lesson()
            return
        if self.editor is not None and self._offer is not None:
            problem = take_over(self.session, self.editor.item, self._offer)
            self.refill()
            self._say_trouble(problem)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Something is taken over only where there is something."""
        return self._offer is not None if action == "take_over" else True

    def action_lesson(self) -> None:
        """Show or hide the lesson."""
        reading = not self.has_class("-reading")
        self.set_class(reading, "-reading")
        self._fresh.say("")
        self._invite()
        if self._covered:
            self.set_focus(self._lesson)
        elif self._begin is not None:
            self._begin.start()

    @property
    def _covered(self) -> bool:
        """Whether the lesson stands over the page, not beside it."""
        return self.has_class("-reading") and not self._wide

    async def _go_on(self) -> None:
        following = self.run.following()
        if following is None:
            self.dismiss()
        else:
            await self.open(following.id)

    # What was changed

    @on(Editor.Edited)
    def _edited(self, event: Editor.Edited) -> None:
        event.stop()
        item, value, session = event.editor.item, event.value, self.session
        problem: Problem | None = None
        if isinstance(value, Judgement):
            problem = session.rate(
                item.id, level=value.level, na=value.na, evidence=value.evidence, typing=event.typing
            )
        elif not event.held:
            problem = session.answer(item.id, value, typing=event.typing)
        if event.held or session.held(item.id):
            session.hold(item.id, event.held)
        self._refused = problem
        if event.editor is self.editor:
            self._seen = _mark(given_for(session, item))
            self.call_after_refresh(self._echo)  # the key that was typed is shown first

    def _echo(self) -> None:
        """Show what the answer changed around it."""
        if self.editor is not None:
            self._say_trouble(self._refused or self.run.unreadable(self.editor.item))
            self._head(self.editor.item)
            self._offer_former(self.editor.item)
            self._say_score()
            self._say_place()

    @on(Editor.Paused)
    def _paused(self, event: Editor.Paused) -> None:
        event.stop()
        self.session.leave()

    @on(Editor.Wanted)
    def _item_wanted(self, event: Editor.Wanted) -> None:
        event.stop()
        exercise = self.session.pack.exercise_of.get(event.item_id)
        if exercise is not None:
            self.go("exercise", exercise.id, event.item_id)

    @on(Summary.Chosen)
    async def _chosen(self, event: Summary.Chosen) -> None:
        event.stop()
        if event.index < len(self.run.items):
            await self._show(event.index)
        elif event.index == len(self.run.items):
            await self._go_on()
        else:
            self.dismiss()

    def refill(self) -> None:
        """Show what the workbook holds now, if it isn't what stands here: after undo, or another program's change."""
        if self.editor is None:
            return
        given = given_for(self.session, self.editor.item)
        if _mark(given) != self._seen:
            self._seen = _mark(given)
            self.editor.show(given)
        self._echo()

    async def on_changed(self, message: Changed) -> None:  # type: ignore[override]  # Textual awaits it
        """Undo, or another program: on the summary all is read again."""
        if self.editor is None:
            await self._show(self.index)
        self.refill()

    # What is shown

    def on_resize(self, event: events.Resize) -> None:
        """The lesson stands beside the page where there is room; the title names the chapter where there is."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        wide = width >= BESIDE
        if wide != self._wide:
            self._wide = wide
            self.set_class(wide, "-reading", "-beside")
            self._invite()
            if self._begin is not None and self._begin.is_attached:
                self._begin.start()
        self._say_title(width)

    def _invite(self) -> None:
        """Offer the lesson at the first item, while it was never read and doesn't stand beside it."""
        self._fresh.display = bool(self._fresh.words) and self.index == 0 and not self.has_class("-reading")

    def _offer_former(self, item: Item | None) -> None:
        """Offer the answer to an earlier wording of `item`, while there is one and `item` has none."""
        before, self._offer = self._offer, former(self.session, item) if item is not None else None
        self._offered.display = self._offer is not None
        if item is not None and self._offer is not None:
            self._offered.say(self.run.offered(item, self._offer))
        if self._offer != before:
            self.refresh_bindings()

    def _say_trouble(self, problem: Problem | None) -> None:
        """Say why an answer was not taken; it stays until one is."""
        self._trouble.display = problem is not None
        if problem is not None:
            self._trouble.say("", problem=f"{problem.what} {problem.mend}".strip())

    def _head(self, item: Item | None) -> None:
        """The question and its tags, or the heading of the summary."""
        tags = self.run.tags(item) if item is not None else ""
        self._prompt.words = item.prompt if item is not None else "What you made"
        self._prompt.tags = Content.styled(tags, "$text-warning" if tags.startswith(PASSED) else "$text-muted")

    def _say_title(self, width: int) -> None:
        """Name the chapter in the title where there is room for it."""
        run = self.run
        self.title_line.where = run.title if len(run.title) + BESIDE_TITLE <= width else run.short_title

    def _say_place(self) -> None:
        at, items = self.index, self.run.items
        total = len(items)
        after = items[at + 1].prompt if at + 1 < total else "What you made" if at < total else ""
        marks = [self.run.mark(item) for item in items]
        self._place.place(marks, at, items[at - 1].prompt if at else "", after)
        self.title_line.note = f"{at + 1} of {total}" if at < total else ""

    def _say_score(self) -> None:
        if not isinstance(self.editor, RatingEditor):
            return
        (name, now), before = self.run.reading(self.editor.item), self._before
        if name:
            moved = Content.assemble(f"{before} ▸ ", (now, "bold $foreground")) if now != before else Content(now)
            self.editor.say_score(Content.assemble(f"{name} ", moved))


def _mark(given: Given) -> tuple[object, ...]:
    """What of `given` shows in an editor."""
    rated = given.rated
    return given.value, given.held, rated and (rated.level, rated.na, rated.evidence), given.picks
