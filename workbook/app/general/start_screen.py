"""The start page, when no workbook is open: begin one, look around in an example, or open one that is there."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbook.app.base import QUIET, WARN, ListPage, Open, pad, right, short_path
from workbook.app.base.pieces import ending
from workbook.app.keys import bindings
from workbook.app.widgets import BLANK, ListRow, heading, stacked, wrapped
from workbook.domain import Problem, distance, one_line
from workbook.session import now
from workbook.store.locate import is_workbook
from workbook.store.user import dirs, recent
from workbook.store.user.recent import Recent

MOST = 6
"""Workbooks in the list of recent ones at most."""

_CHOICES = (
    ("new", "Start a workbook for your business", "about 1 minute"),
    ("demo", "Look around in a filled example", "Harbour Ledger, bookkeepers"),
    ("other", "Open a workbook I already have", ""),
)


class StartScreen(ListPage):
    """The start page; `problems` say why the workbook that was asked for could not be opened."""

    PLACE = "start"
    SIGNED = True
    CSS_PATH = "start_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("start")
    ABOUT = "A workbook is one folder with the answers of one business. Begin one, or open one that is there."

    def __init__(self, problems: Sequence[Problem] = ()) -> None:
        super().__init__("Referral Workbook")
        self.problems = tuple(problems)

    def refill(self) -> None:
        """Show what there is to choose from."""
        rows = [wrapped(Content.styled(f"! {one_line(str(one))}", WARN), whole=True) for one in self.problems]
        rows += [
            *([BLANK] if rows else []),
            wrapped(Content.styled("Build a business that people are glad to recommend.", "bold"), whole=True),
            wrapped(Content("Six plans, thirteen short chapters, and a list of what to do next."), whole=True),
            wrapped(
                Content.styled("Your answers stay in a folder on this computer. Nothing is sent anywhere.", QUIET),
                whole=True,
            ),
            BLANK,
        ]
        known = [entry for entry in recent.load(dirs.state_dir()) if is_workbook(entry.folder)][:MOST]
        if known:
            rows += [heading("Recent"), *(self._recent(entry) for entry in known), BLANK]
        rows += [ListRow(stacked(Content(words), Content.styled(note, QUIET)), (key,)) for key, words, note in _CHOICES]
        self.rows.fill(rows)

    def _recent(self, entry: Recent) -> ListRow:
        name = Content(one_line(entry.business) or one_line(entry.folder.name))
        proven, when = f"{one_line(entry.proven, 6)} proven", distance(entry.at.date(), now().date())
        where = short_path(entry.folder)

        def draw(width: int) -> Content:
            cells = max((width - 34) // 2, 12)
            room = max(width - cells - 31, 0)
            if name.cell_length <= cells and room:
                beside = Content.styled(ending(where, room), QUIET)
                return Content.assemble(
                    pad(name, cells), right(proven, 12, QUIET), "   ", pad(when, 14, QUIET), "  ", beside
                )
            # A name is never cut, for by it one knows one's firm: it has lines of its own, and the rest stands under it.
            rest = f"  {proven}   {when}  "
            below = Content.styled(rest + ending(where, max(width - len(rest), 0)), QUIET)
            return Content("\n").join([*name.wrap(width), below])

        return ListRow(draw, ("recent", entry.id))

    def action_open(self) -> None:
        """Do what is under the cursor."""
        match self.rows.key:
            case ("recent", str() as folder):
                self.app.post_message(Open(folder))
            case (str() as choice,):
                self.action_choose(choice)

    def action_choose(self, choice: str) -> None:
        """Begin a workbook, look at the example, or open one."""
        if choice == "demo":
            self._open_demo()
        else:
            self.go(choice)

    def _open_demo(self) -> None:
        """Open the example, made on this computer the first time."""
        from workbook.session.demo import build

        root = dirs.data_dir() / "harbour-ledger"
        if not is_workbook(root):
            problems = build(root, now().date())
            if problems:
                self.problems = tuple(problems)
                self.refill()
                return
        self.app.post_message(Open(str(root)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A step back only where a workbook is open."""
        return action != "back" or len(self.app.screen_stack) > 1

    def action_back(self) -> None:
        """Back to the workbook that is open, if there is one."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()


def opened() -> StartScreen:
    """The start page."""
    return StartScreen()
