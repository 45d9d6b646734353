"""All exercises, by chapter or by plan: how far each is, how long it takes, and which is next and why."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import TextArea

from workbook.app.base import QUIET, AskScreen, TwoPanes, Visit
from workbook.app.exercise.exercise_detail import about, document_detail, exercise_detail, exercise_foot, part_detail
from workbook.app.exercise.exercise_rows import ON_WAY, document_row, exercise_row, longest, part_row, remark_of
from workbook.app.keys import bindings, letter_of
from workbook.app.widgets import BLANK, Detail, Field, ListRow, Rows, heading, named, wrapped
from workbook.app.widgets.view_tabs import Views
from workbook.domain import Chapter, Exercise, clean, one_line
from workbook.domain.progress import PartProgress, Progress
from workbook.domain.ways import ways
from workbook.reports.progress_report import Counted, counted
from workbook.reports.way_report import way_far, way_title
from workbook.session import Session
from workbook.session.tracking import skip_exercise


class ExercisesScreen(TwoPanes):
    """The tree of exercises."""

    PLACE = "exercises"
    CSS_PATH = "exercises_screen.tcss"
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = bindings("exercises")
    ABOUT = (
        "Chapters follow the book; plans gather what belongs together. ✓ done, ◐ begun, ○ not yet, – set aside; "
        "→ is on the way you are on. "
        "Nothing here is locked: begin wherever you like."
    )

    def __init__(self, session: Session, at: str = "") -> None:
        super().__init__("Exercises", session.quarter)
        self.session = session
        self.by_plan = False
        self.open: set[str] = set()
        self.views = Views(["by chapter", "by plan"])
        self.find = Field(hint="find", classes="bare")
        self.rows = Rows(led=True)
        self._begin(at)

    def _begin(self, at: str) -> None:
        """Unfold the chapter of the exercise that is next, or of the one asked for, and go there."""
        here = at or self.session.progress().next.exercise or ""
        self._unfold(here)
        self._first: tuple[str, str] = ("exercise", here)
        self._before: tuple[str, str] | None = None
        self._left = self.session.last_opened

    def _unfold(self, exercise: str) -> None:
        """Open the chapter and the plan that hold an exercise."""
        pack = self.session.pack
        if exercise in pack.exercise_by_id:
            chapter = pack.chapter_of(pack.exercise_by_id[exercise])
            self.open |= {chapter.id, f"plan:{chapter.plan}"}

    def content(self) -> Iterable[Widget]:
        """The views, the field to find with and the tree; beside it or below it what the row under the cursor is about."""
        with Horizontal(id="panes"):
            with Vertical(id="list"):
                with Horizontal(id="bar"):
                    yield self.views
                    yield self.find
                yield self.rows
            yield self.pane
        yield self.foot_lines

    def on_mount(self) -> None:
        self.rows.fill(self._rows(), self._first)

    def refill(self) -> None:
        """Show the workbook as it is now."""
        self._fill()

    def on_screen_resume(self) -> None:
        """Back from an exercise: the cursor stands on it, also when one went on there from another."""
        before, self._left = self._left, self.session.last_opened
        if self.is_mounted and self._left != before:
            self._unfold(self._left)
            self._fill(("exercise", self._left))

    # What is shown

    def _fill(self, key: Hashable | None = None) -> None:
        """The tree as it is now, with the cursor on `key`, else where it was; and what is said of the row under it."""
        self.rows.fill(self._rows(), key)
        self.show_detail()
        self.refresh_bindings()

    def _rows(self) -> list[ListRow]:
        progress, pack = self.session.progress(), self.session.pack
        parts = progress.plans if self.by_plan else progress.chapters
        wanted = self.find.text.casefold().split()
        found = [] if wanted else self._way(progress)
        titles = longest([part.title for part in parts])
        for part in parts:
            members = self._members(part.id)
            shown = [one for one in members if named(wanted, one.title, one.id, part.title)]
            if (wanted and not shown) or (self.by_plan and not part.exercises):
                continue
            unfolded = self._fold_id(part.id) in self.open
            words = counted(part, members, pack, progress)
            found.append(part_row(part, self._number(part.id), words, titles, unfolded=unfolded))
            if wanted or unfolded:
                found += [exercise_row(one, progress, remark_of(one, progress, self.session)) for one in shown]
                found.append(BLANK)
        pages = [one for one in pack.documents if wanted and named(wanted, one.title, one.id)]
        if pages:
            found += [heading("Documents"), *map(document_row, pages)]
        if not found:
            found = [
                BLANK,
                wrapped(
                    Content.styled(
                        f"Nothing is called “{clean(self.find.text.strip())}”. Escape shows all again.", QUIET
                    ),
                    whole=True,
                ),
            ]
        return found

    def _way(self, progress: Progress) -> list[ListRow]:
        """The way that one is on, the mark that its pages have, and how far it is; where there are others."""
        pack, now = self.session.pack, progress.way
        if len(ways(pack)) < 2:
            return []
        mark = f"{ON_WAY} " if now.name != "long" else ""
        return [heading(f"{mark}{way_title(pack, now.name)}: {way_far(now)}", "key t"), BLANK]

    def _members(self, part: str) -> Sequence[Exercise]:
        """The exercises of a chapter, or of a plan while they are seen by plan."""
        pack = self.session.pack
        if not self.by_plan:
            return pack.exercises_in(part)
        return [one for one in pack.exercises if pack.chapter_of(one).plan == part]

    def _fold_id(self, part: str) -> str:
        return f"plan:{part}" if self.by_plan else part

    def _number(self, part: str) -> str:
        return "" if self.by_plan else f"{self.session.pack.chapter_by_id[part].number:>2} "

    # What is done

    @property
    def under(self) -> tuple[str, str]:
        """What is under the cursor: `part`, `exercise` or, among what was found, `document`, and its id."""
        key = self.rows.key
        return key if isinstance(key, tuple) else ("", "")

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Say what the row under the cursor is about."""
        super().on_rows_moved(message)
        self.refresh_bindings()

    def detail(self, key: Hashable | None, width: int) -> Detail | None:
        """Of an exercise its lesson and what it feeds, of a chapter what it is about, of a document how it reads."""
        kind, at = self.under
        pack = self.session.pack
        if kind == "exercise":
            return exercise_detail(self.session, pack.exercise_by_id[at], self.session.progress(), width)
        if kind == "document":
            return document_detail(self.session, pack.document_by_id[at], width)
        if kind == "part":
            part, words = self._counted(at)
            title = f"{self._number(at)}{one_line(part.title)}".strip()
            return part_detail(title, part, self._chapters(at), words, self.labels_here.get("open", "Open"), width)
        return None

    def foot(self, key: Hashable | None, width: int) -> Sequence[Content]:
        """Of an exercise why it is next, what it builds on and feeds; of others how the page begins."""
        kind, at = self.under
        if kind == "exercise":
            return exercise_foot(self.session, self.session.pack.exercise_by_id[at], self.session.progress(), width)
        if kind == "part":
            return about(self._chapters(at), width)
        return super().foot(key, width)

    def _chapters(self, part: str) -> list[Chapter]:
        return [one for one in self.session.pack.chapters if part == (one.plan if self.by_plan else one.id)]

    def _counted(self, part: str) -> tuple[PartProgress, Counted]:
        """How far a chapter or plan is."""
        progress = self.session.progress()
        found = next(one for one in (progress.plans if self.by_plan else progress.chapters) if one.id == part)
        return found, counted(found, self._members(part), self.session.pack, progress)

    def on_rows_opened(self, message: Rows.Opened) -> None:
        self.action_open()

    def on_views_chosen(self, message: Views.Chosen) -> None:
        if message.place != int(self.by_plan):
            self.action_view()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Know where the cursor was before anything was looked for."""
        if event.widget is self.find and not self.find.text:
            self._before = self.under

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Find as it is typed, the cursor on the first that was found."""
        self._fill(next(filter(_is_found, (row.key for row in self._rows())), None) if self.find.text.strip() else None)
        self.rows.scroll_to(y=0, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only exercises are skipped."""
        if action == "skip":
            return self.under[0] == "exercise"
        if action == "about":
            return self.under[0] in ("exercise", "part") and not (self.by_plan and self.under[0] == "part")
        return super().check_action(action, parameters)

    @property
    def labels_here(self) -> Mapping[str, str]:
        """A chapter folds, and what was set aside is taken up again."""
        kind, at = self.under
        if kind == "part" and self._members(at) and not self.find.text.strip():
            return {"open": "Fold" if self._fold_id(at) in self.open else "Unfold"}
        track = self.session.folder.tracks.get(at) if kind == "exercise" else None
        return {"skip": "Take up"} if track is not None and track.skipped is not None else {}

    @property
    def written_on(self) -> bool:
        """While one looks for something, letters go on looking."""
        return bool(self.find.text)

    def typed_nowhere(self, event: events.Key) -> None:
        """Back into the field."""
        self.set_focus(self.find)
        self.find.insert_pasted(letter_of(event))

    def action_open(self) -> None:
        """Open what is under the cursor; fold a chapter open or shut. In the field it is what was found."""
        kind, at = self.under
        if self.find.has_focus:
            self.set_focus(self.rows)
            if not self.find.text.strip():
                return
        if kind == "exercise":
            self._run(at)
        elif kind == "document":
            self.go("document", at)
        elif kind == "part" and not self._members(at):
            self.go("chapter", at)
        elif kind == "part":
            fold = {self._fold_id(at)}
            self.open = (
                self.open | fold if self.find.text.strip() else self.open ^ fold
            )  # what is found is all unfolded
            self.refill()
            self._show_whole(at)

    def _run(self, exercise: str) -> None:
        """Open an exercise. One may go on from it to others, and come back from there."""
        self._left = ""
        self.go("exercise", exercise)

    def _show_whole(self, part: str) -> None:
        """Scroll so far that what was unfolded is seen, as much of it as there is room for."""
        first = self.rows.line_of(self.rows.place_of(lambda key: key == ("part", part)))
        members = self._members(part) if self._fold_id(part) in self.open else []
        lines = min(1 + len(members), self.rows.size.height)
        self.rows.scroll_to_region(Region(0, first, self.rows.size.width, lines), animate=False, force=True)

    def action_fold(self, shut: bool) -> None:
        """Fold the chapter under the cursor, or the one that holds the exercise under it, open or shut."""
        kind, at = self.under
        if kind == "exercise":
            chapter = self.session.pack.chapter_of(self.session.pack.exercise_by_id[at])
            at = chapter.plan if self.by_plan else chapter.id
        if kind not in ("exercise", "part") or (kind == "exercise" and not shut):
            return
        self.open = self.open - {self._fold_id(at)} if shut else self.open | {self._fold_id(at)}
        self._fill(("part", at))
        self._show_whole(at)

    def action_view(self) -> None:
        """By chapter or by plan."""
        self.by_plan = not self.by_plan
        self.views.show(int(self.by_plan))
        kind, at = self.under
        self._fill((kind, at) if kind == "exercise" else None)

    def action_step(self, step: int) -> None:
        """From the field up and down among what was found."""
        self.rows.action_step(step)

    def action_find(self) -> None:
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
            self.session.drafting.form(f"skip/{exercise.id}"),
            hint="not our kind of business, done elsewhere, later …",
            note="It counts as done in the chapter, and you can take it up again any time.",
        )
        self.app.push_screen(ask, lambda why: self._skip(exercise.id, why) if why is not None else None)

    def _skip(self, exercise: str, why: str | None) -> None:
        problem = skip_exercise(self.session, exercise, why)
        if problem is not None:
            self.notify(str(problem), severity="error")
        self.refill()

    def action_back(self) -> None:
        """Out of the field first, to where one was; or from what was found to its place among all; then out of the page."""
        if self.find.has_focus or self.find.text:
            kind, at = key = (self.find.has_focus and self._before) or self.under
            if kind == "exercise":
                self._unfold(at)
            self.find.put("")
            self._fill(key)
            self.set_focus(self.rows)
        else:
            self.dismiss()


def opened(visit: Visit) -> ExercisesScreen:
    """All exercises, the cursor on that one."""
    return ExercisesScreen(visit.session, visit.at)


def _is_found(key: object) -> bool:
    return isinstance(key, tuple) and key[0] in ("exercise", "document")
