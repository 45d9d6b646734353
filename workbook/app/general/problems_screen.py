"""The files that need care: what is wrong with each, and how to mend it."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbook.app.base import QUIET, WARN, ListPage, PickScreen, Visit
from workbook.app.keys import bindings
from workbook.app.widgets import BLANK, ListRow, Rows, wrapped
from workbook.domain import Problem, clean, one_line
from workbook.session import Session
from workbook.session.recovery import bring_in
from workbook.session.two_versions import in_owners_words
from workbook.store.disk import Found


class ProblemsScreen(ListPage):
    """The list."""

    PLACE = "problems"
    BINDINGS: ClassVar[list[BindingType]] = bindings("problems")
    ABOUT = (
        "Nothing in these files was changed or thrown away. Of two versions choose here; the rest is mended in any text "
        "editor. Then look again."
    )

    def __init__(self, session: Session) -> None:
        super().__init__("Files that need care", session.quarter)
        self.session = session

    def refill(self) -> None:
        """Every problem with its file, what is wrong, and how to mend it."""
        problems = [in_owners_words(self.session, problem, "enter shows them") for problem in self.session.problems]
        rows: list[ListRow] = [BLANK]
        if not problems:
            rows.append(
                wrapped(Content("All files are in order. There is nothing to do here; escape goes back."), whole=True)
            )
        else:
            rows.append(
                wrapped(Content.styled(f"They are in {one_line(str(self.session.folder.root))}", QUIET), whole=True)
            )
        drafts = {str(found.path) for found in self.session.offered}
        for number, problem in enumerate(problems):
            key = ("draft", problem.file) if problem.file in drafts else ("problem", str(number))
            rows += [BLANK, *_rows(problem, key)]
        self.rows.fill(rows)

    @property
    def under(self) -> Found | None:
        """The words under the cursor that wait on this computer."""
        match self.rows.key:
            case ("draft", str() as path):
                return next((one for one in self.session.offered if str(one.path) == path and one.left), None)
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only words that can be read can be taken over, and there is something to choose only where there are two versions."""
        if action == "versions":
            return self.under is None and bool(self.session.folder.conflicts)
        return self.under is not None if action == "take" else True

    def on_rows_moved(self, message: Rows.Moved) -> None:
        self.refresh_bindings()

    def action_open(self) -> None:
        """Take over the words under the cursor, or go on to what was changed in two places."""
        if self.under is not None:
            self.action_take()
        elif self.session.folder.conflicts:
            self.action_versions()

    def action_versions(self) -> None:
        """To what was changed in two places."""
        self.go("versions")

    def action_take(self) -> None:
        """Take over the words that wait, once more asked: they may be from another copy of this workbook."""
        found = self.under
        if found is None:
            return
        ways = [("take", "Take them over; what differs is kept beside"), ("leave", "Leave them there")]
        self.app.push_screen(PickScreen("Take over these words?", ways), lambda way: self._take(found, way))

    def _take(self, found: Found, way: object) -> None:
        if way == "take":
            problem = bring_in(self.session, found)
            said = self.session.news()
            words = [str(problem)] if problem else [one.what for one in said]
            self.notify("\n".join(words) or "There was nothing in them that is not here already.", timeout=12)
        self.refill()

    def action_again(self) -> None:
        """Read the files again."""
        changed = self.session.refresh()
        self.refill()
        if not changed:
            self.notify("The files are as they were.")


def opened(visit: Visit) -> ProblemsScreen:
    """What needs care in the files."""
    return ProblemsScreen(visit.session)


def _rows(problem: Problem, key: tuple[str, str]) -> list[ListRow]:
    error = problem.severity == "error"
    where = one_line(problem.file) + (f", line {problem.line}" if problem.line is not None else "")
    head = Content.assemble(("! " if error else "· ", WARN if error else QUIET), (where, "bold"))
    what = wrapped(Content(clean(problem.what)), indent=2)
    rows = [ListRow(wrapped(head).draw, key), what]
    return [*rows, wrapped(Content.styled(clean(problem.mend), QUIET), indent=2)] if problem.mend else rows
