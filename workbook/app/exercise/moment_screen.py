"""The page of a moment: a chapter, a plan, the way or a step of the score is done. What was made, what moved, what is next."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from workbook.app.base import Page, Visit
from workbook.app.exercise.moment_lines import OPEN, PAGE, Drawn, moment_lines
from workbook.app.keys import bindings
from workbook.app.widgets import TitleLine
from workbook.app.widgets.drawn_lines import DrawnLines
from workbook.domain.moments import Moment
from workbook.reports.moment_report import Told, told
from workbook.reports.next_report import NextCard, going_on
from workbook.session import Session
from workbook.session.moments import moment
from workbook.session.sitting import Snapshot


class MomentLines(DrawnLines):
    """The lines of a moment, drawn once for a size. A click on the card goes on, and one on a page opens it."""

    def __init__(self, words: Told, card: NextCard) -> None:
        super().__init__(id="moment")
        self._words, self._card = words, card
        self._lines: tuple[tuple[int, Size], list[Drawn]] = ((-1, Size()), [])

    def tell(self, words: Told, card: NextCard) -> None:
        """Say it anew."""
        self._words, self._card, self._lines = words, card, ((-1, Size()), [])
        self.refresh(layout=True)

    def draw(self, width: int) -> list[Content]:
        """The lines at this width; a large screen has a larger number."""
        at = width, self.app.size
        if self._lines[0] != at:
            self._lines = at, moment_lines(self._words, self._card, *at)
        return [line for line, _ in self._lines[1]]

    async def on_click(self, event: events.Click) -> None:
        lines = self._lines[1]
        does = lines[event.y][1] if 0 <= event.y < len(lines) else ""
        if does == OPEN:
            await self.screen.run_action("open")
        elif does and isinstance(self.screen, Page):
            self.screen.go("document", does.removeprefix(PAGE))


class MomentScreen(Page):
    """One moment. Whoever leaves it comes to what is next, or to Home: it is told once, and nobody comes back to it."""

    PLACE = "moment"
    CSS_PATH = "moment_screen.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = bindings("moment")
    ABOUT = (
        "Something has come to its end: a chapter, a plan, the way you are on, or a step of the score. Here stands what you "
        "made in it, what has moved, and what comes next. It is shown once; all that it tells stands on the other pages too."
    )

    def __init__(self, session: Session, since: Snapshot, found: Moment, chosen: str = "") -> None:
        """What has come to its end `since`; with the exercise that was `chosen` to go on with, if one was."""
        super().__init__(session.business, session.quarter)
        self.title_line = TitleLine(session.business, session.quarter, signed=True)
        self.session = session
        self._since, self._moment, self._chosen = since, found, chosen
        self._card = self._next()
        self._lines = MomentLines(self._told(), self._card)

    def _next(self) -> NextCard:
        session = self.session
        return going_on(session.pack, session.progress(), session.pages(), self._chosen)

    def _told(self) -> Told:
        session = self.session
        return told(self._moment, session.pack, session.progress(), session.score())

    def shows(self, at: str) -> bool:
        """A moment is never shown twice."""
        return False

    def content(self) -> Iterable[Widget]:
        """The lines, which scroll where they have no room."""
        with VerticalScroll():
            yield self._lines

    def refill(self) -> None:
        """Tell it as it is now; what was undone is no moment any more, and its page goes."""
        now = moment(self.session, self._since)
        if now is None:
            self.session.sitting.told = Snapshot.of(self.session)
            self.dismiss()
        elif (now, self._next()) != (self._moment, self._card):
            self._moment, self._card = now, self._next()
            self._lines.tell(self._told(), self._card)

    @property
    def labels_here(self) -> Mapping[str, str]:
        """Enter is called in the footer what the card calls it."""
        return {"open": self._card.word, "page": "See the pages" if len(self._moment.pages) > 1 else "Open the page"}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A page is opened only where one is ready, and a number is explained only where there is one."""
        if action == "page":
            return bool(self._moment.pages)
        return self.session.score().answered > 0 if action == "why" else True

    def action_open(self) -> None:
        """On to what is next, which takes the place of this page."""
        self.dismiss()
        self.go(self._card.page, self._card.exercise, self._card.item)

    def action_page(self) -> None:
        """The page that is ready; of several, all documents."""
        (page, _), *more = self._moment.pages
        self.go(*(("documents",) if more else ("document", page.id)))

    def action_why(self) -> None:
        """The sum behind the plan that has moved, else behind the whole score."""
        ended, pack = self._moment.ended, self.session.pack
        plans = [*(pack.chapter_by_id[one].plan for one in ended.chapters), *ended.plans]
        rated = {group.id for group in (*self.session.score().plans, *self.session.score().apart) if group.answered}
        plan = next((one for one in plans if one in rated), None)
        self.go("why", f"plan:{plan}" if plan is not None else "overall")

    def action_back(self) -> None:
        """Home: what led here is over."""
        self.go("home")


def opened(visit: Visit) -> MomentScreen | None:
    """The page of what has just come to its end; none when nothing has."""
    due, visit.session.sitting.due = visit.session.sitting.due, None
    return MomentScreen(visit.session, *due, visit.at) if due is not None else None
