"""What has changed since the check-in before, and the close that freezes it."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from workbook.app.base import Page, Visit
from workbook.app.keys import bindings
from workbook.app.widgets.drawn_lines import DrawnLines
from workbook.app.widgets.inks import inked_line
from workbook.domain import Problem, count
from workbook.reports.rounds.closing_page import closing_lines
from workbook.session import Session
from workbook.session.rounds.closing import close_round
from workbook.session.rounds.finding import going
from workbook.session.rounds.page import page_parts
from workbook.store.kinds import ACTIONS, RATINGS, REPLIES, RESULT, ROUND_HEAD

RESTS_ON = (ACTIONS, RATINGS, REPLIES, RESULT, ROUND_HEAD)
"""The kinds of file that the page is made from."""


class ChangeLines(DrawnLines):
    """The sentences and pictures of a change, drawn for the width that there is."""

    def __init__(self, session: Session, round_id: str) -> None:
        super().__init__(id="change")
        self._session, self.round_id = session, round_id
        self._made: tuple[tuple[int, int], list[Content]] = ((-1, -1), [])

    def draw(self, width: int) -> list[Content]:
        """The lines at this width."""
        at = width, self._session.folder.revision(*RESTS_ON)
        if self._made[0] != at:
            round_ = self._session.folder.rounds[self.round_id]
            parts = page_parts(self._session, round_)
            self._made = at, [inked_line(line) for line in closing_lines(*parts, max(min(width, 78), 20))]
        return self._made[1]


class ChangeScreen(Page):
    """The page. Of a check-in that is open it closes it; of one that is closed it leads to the actions."""

    PLACE = "change"
    CSS_PATH = "change_screen.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = bindings("change")
    ABOUT = (
        "What has changed since the check-in before, compared like for like: only ratings that stood in both, with the same "
        "wording. A change that chance alone could make is not called one. Closing freezes all of it in a file of its own."
    )

    def __init__(self, session: Session, round_id: str) -> None:
        super().__init__(f"Check-in {round_id}", session.quarter)
        self.session = session
        self.round_id = round_id
        self._lines = ChangeLines(session, round_id)

    def shows(self, at: str) -> bool:
        """Whether it is about this round."""
        return at == self.round_id

    def content(self) -> Iterable[Widget]:
        """The lines, which scroll where they have no room."""
        with VerticalScroll():
            yield self._lines

    def on_mount(self) -> None:
        """Say how far it is."""
        self.refill()

    def refill(self) -> None:
        """Say it as it is now."""
        round_ = self.session.folder.rounds.get(self.round_id)
        if round_ is None:  # its opening was undone
            self.dismiss()
            return
        left = len(going(self.session, round_, self.session.person.id).left) if self._closes else 0
        self.title_line.note = f"{count(left, 'rating')} not gone through" if left else self.session.quarter
        self._lines.refresh(layout=True)
        self.refresh_bindings()

    @property
    def _closes(self) -> bool:
        round_ = self.session.folder.rounds.get(self.round_id)
        return round_ is not None and round_.kind == "solo" and round_.state == "open"

    @property
    def labels_here(self) -> Mapping[str, str]:
        """Enter closes what is open, and leads on from what is closed."""
        return {"open": "Close the check-in" if self._closes else "Actions"}

    def action_open(self) -> None:
        """Close it, or go on to the actions."""
        if not self._closes:
            self.dismiss()
            self.go("actions")
            return
        made = close_round(self.session, self.session.folder.rounds[self.round_id])
        if isinstance(made, Problem):
            self.notify(str(made), severity="error", timeout=10)
            return
        self.session.leave()
        self.notify(
            "Closed. What it came to is kept as it is; ctrl+z takes the close back while the workbook is open.",
            timeout=8,
        )
        self.refill()


def opened(visit: Visit) -> ChangeScreen | None:
    """The change of that round, if it may be seen."""
    round_ = visit.session.folder.rounds.get(visit.at)
    if round_ is None or (round_.kind != "solo" and round_.state != "closed"):
        return None  # what a team's round comes to is nobody's to see before
    return ChangeScreen(visit.session, visit.at)
