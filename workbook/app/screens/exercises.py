"""All exercises, by chapter or by plan: how far each is, how long it takes, and which is next and why."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import TextArea

from workbook.app.commands import bindings
from workbook.app.lines import ACCENT, QUIET, WARN, pad, right
from workbook.app.screens.ask import AskScreen
from workbook.app.screens.page import Page
from workbook.app.widgets.band import steps
from workbook.app.widgets.field import Field
from workbook.app.widgets.note import Note
from workbook.app.widgets.rows import BLANK, Row, Rows, wrapped
from workbook.app.widgets.views import Views
from workbook.domain.explain import state_of
from workbook.domain.pack import Exercise
from workbook.domain.progress import PartProgress, Progress
from workbook.domain.text import clean, one_line
from workbook.session.session import Session

GLYPHS = {"new": "○", "started": "◐", "done": "✓", "skipped": "–"}
"""What each status of an exercise is shown with."""


class ExercisesScreen(Page):
    """The tree of exercises."""

    PLACE = "exercises"
    CSS_PATH = "exercises.tcss"
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = bindings("exercises")
    ABOUT = (
        "Chapters follow the book; plans gather what belongs together. ✓ done, ◐ begun, ○ not yet, – set aside. "
        "Nothing here is locked: begin wherever you like."
    )

    def __init__(self, session: Session, at: str = "") -> None:
        super().__init__("Exercises", session.quarter)
        self.session = session
        self.by_plan = False
        self.open: set[str] = set()
        self.views = Views(["by chapter", "by plan"])
        self.find = Field(hint="find", classes="bare")
        self.rows = Rows()
        self.note = Note()
        self._begin(at)

    def _begin(self, at: str) -> None:
        """Unfold the chapter of the exercise that is next, or of the one asked for, and go there."""
        pack = self.session.pack
        here = at or self.session.progress().next.exercise or ""
        if here in pack.exercise_by_id:
            chapter = pack.chapter_of(pack.exercise_by_id[here])
            self.open |= {chapter.id, f"plan:{chapter.plan}"}
        self._first: tuple[str, str] = ("exercise", here)

    def content(self) -> Iterable[Widget]:
        """The views, the field to find with, and the tree."""
        with Horizontal(id="bar"):
            yield self.views
            yield self.find
        yield self.rows
        yield self.note

    def on_mount(self) -> None:
        """Show the tree."""
        self.rows.fill(self._rows(), self._first)
        self.on_rows_moved(Rows.Moved(self.rows, self.rows.key))

    def refill(self) -> None:
        """Show the workbook as it is now."""
        self.rows.fill(self._rows())

    # What is shown

    def _rows(self) -> list[Row]:
        progress, pack = self.session.progress(), self.session.pack
        parts = progress.plans if self.by_plan else progress.chapters
        wanted = self.find.text.strip().casefold()
        found: list[Row] = []
        for part in parts:
            if self.by_plan:
                members = [one for chapter in pack.chapters if chapter.plan == part.id for one in self._in(chapter.id)]
            else:
                members = list(self._in(part.id))
            shown = [one for one in members if wanted in f"{one.title} {part.title}".casefold()]
            if (wanted and not shown) or (self.by_plan and not part.exercises):
                continue
            found.append(self._part(part))
            if wanted or self._fold_id(part.id) in self.open:
                found += [self._exercise(one, progress) for one in shown] + [BLANK]
        if not found:
            found = [BLANK, wrapped(Content.styled(f"No exercise is called “{clean(self.find.text.strip())}”.", QUIET))]
        return found

    def _in(self, chapter: str) -> Sequence[Exercise]:
        return self.session.pack.exercises_in(chapter)

    def _fold_id(self, part: str) -> str:
        return f"plan:{part}" if self.by_plan else part

    def _part(self, part: PartProgress) -> Row:
        unfolded = self._fold_id(part.id) in self.open
        number = "" if self.by_plan else f"{self.session.pack.chapter_by_id[part.id].number:>2} "
        left = f"{part.minutes_left} min left" if part.minutes_left else ""
        done = part.done + part.skipped

        def draw(width: int) -> Content:
            bar = min(max(width - 58, 8), 24)
            title = Content.assemble((number, QUIET), (one_line(part.title), "bold" if unfolded else ""))
            if not part.exercises:
                return Content.assemble(pad(title, width - 26), right("a page to read", 26, QUIET))
            return Content.assemble(
                pad(title, width - bar - 28),
                "  ",
                steps(done, part.exercises, bar),
                right(f"{done} of {part.exercises}", 10),
                right(left, 16, QUIET),
            )

        return Row(draw, ("part", part.id))

    def _exercise(self, exercise: Exercise, progress: Progress) -> Row:
        state = progress.exercises[exercise.id]
        following = progress.next.exercise == exercise.id
        glyph = Content.styled(GLYPHS[state.status] + " ", ACCENT if state.status == "done" else QUIET)
        remark = self._remark(exercise, progress)

        def draw(width: int) -> Content:
            tail = min(max(width - 50, 20), 44)
            title = Content.assemble("     ", glyph, (one_line(exercise.title), "bold" if following else ""))
            return Content.assemble(
                pad(title, width - tail - 10), right(f"{exercise.minutes} min", 8, QUIET), "  ", pad(remark, tail)
            )

        return Row(draw, ("exercise", exercise.id))

    def _remark(self, exercise: Exercise, progress: Progress) -> Content:
        """What there is to know about an exercise beside its title."""
        state = progress.exercises[exercise.id]
        track = self.session.folder.tracks.get(exercise.id)
        if state.status == "skipped":
            return Content.styled(f"set aside: {one_line((track and track.skipped) or '')}", QUIET)
        entries = [entry for item in exercise.live if (entry := self.session.score().items.get(item.id))]
        bare = sum(state_of(entry) in ("claimed", "stale") for entry in entries)
        if entries:
            rated = f"{state.answered} of {state.total} rated" if state.answered else f"{state.total} ratings"
            return Content.assemble((rated, QUIET), (f", {bare} without proof" if bare else "", WARN))
        if state.status == "started":
            words = f"{state.filled} of {state.required} filled" if state.required else "begun"
        elif progress.next.exercise == exercise.id:
            words = "next"
        else:
            words = ""
        return Content.styled(f"{words}, next" if words == "begun" else words, QUIET)

    # What is done

    @property
    def under(self) -> tuple[str, str]:
        """What is under the cursor: `part` or `exercise`, and its id."""
        key = self.rows.key
        return key if isinstance(key, tuple) else ("", "")

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Say why the next exercise is the next one."""
        following = self.session.progress().next
        self.note.say(f"Next: {following.why}" if self.under == ("exercise", following.exercise) else "")
        self.refresh_bindings()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """Clicked."""
        self.action_open()

    def on_views_chosen(self, message: Views.Chosen) -> None:
        """A view was clicked."""
        if message.place != int(self.by_plan):
            self.action_view()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Find as it is typed."""
        self.refill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only exercises are skipped."""
        if action == "skip":
            return self.under[0] == "exercise"
        if action == "about":
            return bool(self.under[0]) and not (self.by_plan and self.under[0] == "part")
        return True

    def action_open(self) -> None:
        """Open the exercise, or fold the chapter open or shut; in the field, go to the first that was found."""
        kind, at = self.under
        if self.find.has_focus:
            found = [row.key for row in self._rows() if _is_exercise(row.key)]
            self.set_focus(self.rows)
            if found:
                self.rows.go(found[0])
            if len(found) == 1:
                self.go("exercise", self.under[1])
            return
        if kind == "exercise":
            self.go("exercise", at)
        elif kind == "part" and not self.by_plan and not self._in(at):
            self.go("chapter", at)
        elif kind == "part":
            self.open ^= {self._fold_id(at)}
            self.refill()

    def action_fold(self, shut: bool) -> None:
        """Fold the chapter under the cursor, or the one that holds the exercise under it, open or shut."""
        kind, at = self.under
        if kind == "exercise":
            chapter = self.session.pack.chapter_of(self.session.pack.exercise_by_id[at])
            at = chapter.plan if self.by_plan else chapter.id
        if not at or (kind == "exercise" and not shut):
            return
        self.open = self.open - {self._fold_id(at)} if shut else self.open | {self._fold_id(at)}
        self.rows.fill(self._rows(), ("part", at))

    def action_view(self) -> None:
        """By chapter or by plan."""
        self.by_plan = not self.by_plan
        self.views.show(int(self.by_plan))
        kind, at = self.under
        self.rows.fill(self._rows(), (kind, at) if kind == "exercise" else None)

    def action_find(self) -> None:
        """To the field."""
        self.set_focus(self.find)

    def action_about(self) -> None:
        """What the chapter is about."""
        kind, at = self.under
        pack = self.session.pack
        self.go("chapter", pack.exercise_by_id[at].chapter if kind == "exercise" else at)

    def action_skip(self) -> None:
        """Set the exercise aside, or take it up again."""
        exercise = self.session.pack.exercise_by_id[self.under[1]]
        track = self.session.folder.tracks.get(exercise.id)
        if track is not None and track.skipped is not None:
            self._skip(exercise.id, None)
            return
        ask = AskScreen(
            f"Set “{exercise.title}” aside. Why?",
            hint="not our kind of business, done elsewhere, later …",
            note="It counts as done in the chapter, and you can take it up again any time.",
        )
        self.app.push_screen(ask, lambda why: self._skip(exercise.id, why) if why is not None else None)

    def _skip(self, exercise: str, why: str | None) -> None:
        problem = self.session.skip(exercise, why)
        if problem is not None:
            self.notify(str(problem), severity="error")
        self.refill()

    def action_back(self) -> None:
        """Out of the field first, then out of the page."""
        if self.find.has_focus or self.find.text:
            self.find.put("")
            self.refill()
            self.set_focus(self.rows)
        else:
            self.dismiss()


def _is_exercise(key: object) -> bool:
    return isinstance(key, tuple) and key[0] == "exercise"
