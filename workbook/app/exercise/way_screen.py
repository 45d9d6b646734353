"""The pages of the short way in its order; or all weeks of the programme, with what each asks and whom it thanks."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbook.app.base import QUIET, TwoPanes, Visit, pad, right
from workbook.app.base.two_panes import FOOT
from workbook.app.exercise.exercise_detail import exercise_detail, exercise_foot
from workbook.app.exercise.exercise_rows import mark_of
from workbook.app.keys import bindings
from workbook.app.widgets import BLANK, Detail, ListRow, labelled
from workbook.domain import Exercise, Way, Week, one_line
from workbook.domain.progress import ExerciseProgress, WayProgress, along
from workbook.domain.ways import ways
from workbook.reports.way_report import way_far, way_title, week_says
from workbook.session import Session

_WIDE = 84
"""Cells of a line from which on the page of a week stands beside its name."""


class WayScreen(TwoPanes):
    """The list, and beside or below it the words of the week and the page under the cursor."""

    PLACE = "way"
    BINDINGS: ClassVar[list[BindingType]] = bindings("way")
    ABOUT = "All exercises of this way, in the order in which it takes them. ✓ done, ◐ begun, ○ not yet, – set aside."

    def __init__(self, session: Session, way: Way) -> None:
        self.way = way
        super().__init__(way_title(session.pack, self.way.name), session.quarter)
        self.session = session
        self._begun = False

    def shows(self, at: str) -> bool:
        """Each way has a page of its own."""
        return at == self.way.name

    def refill(self) -> None:
        """Show how far each page is now, at first with the cursor on the one to go on with."""
        found = self.session.progress().exercises
        now = along(self.way, found)
        self.title_line.note = way_far(now)
        rows = [BLANK, *(self._row(place, one, found[one], now) for place, one in enumerate(now.exercises))]
        first = None if self._begun or now.at is None else now.exercises.index(now.at)
        self._begun = True
        self.rows.fill(rows, first)
        self.show_detail()

    @property
    def _weeks(self) -> tuple[Week, ...]:
        """The weeks, by the place of their pages on the way."""
        programme = self.session.pack.programme
        if self.way.name != "weeks" or programme is None:
            return ()
        return tuple(next(week for week in programme.weeks if week.exercise == one) for one in self.way.exercises)

    def _row(self, place: int, id: str, state: ExerciseProgress, now: WayProgress) -> ListRow:
        exercise = self.session.pack.exercise_by_id[id]
        here = now.at == id
        weeks = self._weeks
        number = weeks[place].number if weeks else place + 1
        name, beside = (
            (one_line(weeks[place].title), one_line(exercise.title)) if weeks else (one_line(exercise.title), "")
        )
        if not weeks:
            beside = self._chapter(exercise)

        def draw(width: int) -> Content:
            minutes = right(f"{exercise.minutes} min", 8, QUIET)
            head = Content.assemble(right(f"{number}", 2, QUIET), " ", mark_of(state.status), " ")
            room = width - head.cell_length - 8
            words = Content.styled(name, "bold" if here else "")
            if width < _WIDE:
                return Content.assemble(head, pad(words, room), minutes)
            first = room * 3 // 5
            return Content.assemble(head, pad(words, first), "  ", pad(beside, room - first - 2, QUIET), minutes)

        return ListRow(draw, place)

    def _chapter(self, exercise: Exercise) -> str:
        chapter = self.session.pack.chapter_of(exercise)
        return one_line(f"{chapter.number} {chapter.title}")

    def _under(self, key: Hashable | None) -> tuple[Exercise, Week | None] | None:
        """The page under the cursor, and its week."""
        if not isinstance(key, int):
            return None
        return self.session.pack.exercise_by_id[self.way.exercises[key]], self._weeks[key] if self._weeks else None

    def detail(self, key: Hashable | None, width: int) -> Detail | None:
        """What the week asks and whom it thanks, and what its page is about."""
        if (found := self._under(key)) is None:
            return None
        exercise, week = found
        about = exercise_detail(self.session, exercise, self.session.progress(), width)
        if week is None:
            return about
        said = [labelled(word.lower(), [Content(one_line(text))], width) for word, text in week_says(week) if text]
        return replace(about, lines=[Content(""), *(line for lines in said for line in lines), *about.lines])

    @property
    def foot_room(self) -> int:
        """A week asks for more lines than a page does."""
        return 4 if self._weeks else FOOT

    def foot(self, key: Hashable | None, width: int) -> Sequence[Content]:
        """What the week asks and whom it thanks; of another page the beginning."""
        if (found := self._under(key)) is None:
            return ()
        exercise, week = found
        if week is None:
            return exercise_foot(self.session, exercise, self.session.progress(), width)
        said = [Content(f"{word}: {one_line(text)}") for word, text in week_says(week) if text]
        return [line for words in said for line in words.wrap(width)]

    def action_open(self) -> None:
        """Open the page under the cursor."""
        if isinstance(self.rows.key, int):
            self.go("exercise", self.way.exercises[self.rows.key])


def opened(visit: Visit) -> WayScreen | None:
    """The pages of that way; none where there is no such way, or where its pages are all there are."""
    found = next((one for one in ways(visit.session.pack) if one.name == visit.at != "long"), None)
    return WayScreen(visit.session, found) if found is not None else None
