"""Choosing the way through the workbook: what each holds, how long it is and what it ends with; its exercises beside that."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbook.app.base import ACCENT, QUIET, TwoPanes, Visit, pad, right
from workbook.app.exercise.exercise_rows import mark_of
from workbook.app.keys import bindings
from workbook.app.widgets import BLANK, Detail, ListRow, chip, hanging, wrapped
from workbook.domain import Document, count, one_line
from workbook.domain.progress import WayProgress, along
from workbook.domain.ways import ways
from workbook.reports.way_report import NAMED, way_ends, way_far, way_holds, way_sizes, way_title
from workbook.session import Session
from workbook.session.taking_ways import take_way

_INDENT, _MOST = 2, 74
"""Cells before the words under the name of a way, and how long such a line is at most."""


class WaysScreen(TwoPanes):
    """The ways, each with its words below it."""

    PLACE = "ways"
    BINDINGS: ClassVar[list[BindingType]] = bindings("ways")
    ABOUT = (
        "There is a short way through the workbook and a long one; and one that takes an exercise a week. “Go on” keeps to the "
        "way you are on. Change it whenever you like: nothing is lost, and what you have done counts on every way."
    )

    def __init__(self, session: Session) -> None:
        super().__init__("Ways through the workbook", session.quarter)
        self.session = session
        here = session.progress().way
        self._first: str | None = "long" if here.over else here.name

    def refill(self) -> None:
        """Show the ways as they are now, at first with the cursor on the one that is gone; on the long one where that is over."""
        now = self.session.progress()
        rows = [BLANK]
        said: set[tuple[Document, ...]] = set()
        for one in ways(self.session.pack):
            rows += [self._row(along(one, now.exercises), said, here=one.name == now.way.name), BLANK]
        rows.append(
            wrapped(Content.styled("Any exercise can be opened any time, whichever way you are on.", QUIET), whole=True)
        )
        first, self._first = self._first, None
        self.rows.fill(rows, first)
        self.show_detail()

    def detail(self, key: Hashable | None, width: int) -> Detail | None:
        """The exercises of the way under the cursor, in its order, each with its mark and its minutes."""
        found = next((one for one in ways(self.session.pack) if one.name == key), None)
        if found is None:
            return None
        pack, progress = self.session.pack, self.session.progress()
        lines = [Content("")]
        for id in found.exercises:
            exercise = pack.exercise_by_id[id]
            title = pad(one_line(exercise.title), width - 10)
            mark = mark_of(progress.exercises[id].status)
            lines.append(Content.assemble(mark, " ", title, right(f"{exercise.minutes} min", 8, QUIET)))
        return Detail(way_title(pack, found.name), lines, chip=chip("enter", "Take"))

    def foot(self, key: Hashable | None, width: int) -> Sequence[Content]:
        """All of it stands in the list."""
        return ()

    @property
    def foot_room(self) -> int:
        """Nothing stands at the foot."""
        return 0

    def _row(self, way: WayProgress, said: set[tuple[Document, ...]], *, here: bool) -> ListRow:
        title = way_title(self.session.pack, way.name)
        far = way_far(way) if way.done else way_sizes(way)
        mark = Content.styled("● " if here else "○ ", ACCENT if here else QUIET)
        head = Content.assemble(mark, pad(Content.styled(title, "bold"), 18), far)
        here_now = Content.styled("  you are on it" if here else "", QUIET)
        below = [Content(way_holds(way.name)), self._ends(way, said)]

        def draw(width: int) -> Content:
            room = max(min(width - _INDENT, _MOST), 12)
            beside = head.cell_length + here_now.cell_length <= width
            first = hanging(head[:_INDENT], " " * _INDENT, (head + here_now if beside else head)[_INDENT:], width)
            words = below if beside else [*below, Content.styled("You are on it.", QUIET)]
            lines = [line for one in words for line in one.wrap(room)]
            return Content("\n").join([*first, *(Content(" " * _INDENT) + line for line in lines)])

        return ListRow(draw, way.name)

    def _ends(self, way: WayProgress, said: set[tuple[Document, ...]]) -> Content:
        """What one has at the end of a way: documents, and how many are ready; of many, and of those `said`, only how many."""
        pages = way_ends(self.session.pack, way, self.session.flow)
        many = count(len(pages), "document")
        if not pages:
            return Content("")
        if len(pages) > NAMED:
            return Content.styled(f"It ends with all {many}.", QUIET)
        if pages in said:
            return Content.styled(f"It ends with the same {many}.", QUIET)
        said.add(pages)
        ready = sum(self.session.page(one).state == "ready" for one in pages)
        how_many = (
            " to use" if not ready else ", all of them ready" if ready == len(pages) else f", {ready} of them ready"
        )
        named = ", ".join(one_line(one.title) for one in pages)
        return Content.styled(f"It ends with {many}{how_many}: {named}.", QUIET)

    def action_open(self) -> None:
        """Take the way under the cursor, and go back."""
        name = self.rows.key
        if name not in ("short", "long", "weeks"):
            return
        if name != self.session.progress().way.name:
            problem = take_way(self.session, name)
            if problem is not None:
                self.notify(str(problem), severity="error")
                return
            self.notify(f"{way_title(self.session.pack, name)}: “Go on” keeps to it now.", timeout=4)
        self.dismiss()

    def action_pages(self) -> None:
        """The pages of the way under the cursor; those of the long way are all exercises."""
        if self.rows.key == "long":
            self.go("exercises")
        elif isinstance(self.rows.key, str):
            self.go("way", self.rows.key)


def opened(visit: Visit) -> WaysScreen:
    """The ways."""
    return WaysScreen(visit.session)
