"""Two versions: what was changed in two windows or on two computers at once, side by side, and which of them counts."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbook.app.base import QUIET, ListPage, Visit
from workbook.app.keys import bindings
from workbook.app.widgets import BLANK, ListRow, spread, wrapped
from workbook.domain import clean
from workbook.session import Session
from workbook.session.two_versions import Version, about, choose, versions
from workbook.store.conflicts import Choice, Conflict

MOST = 12
"""Lines that are shown of each version at most; the files hold them whole."""

SAID: dict[Choice, str] = {"mine": "The first one counts", "theirs": "The second one counts", "both": "Both count now"}
"""What is said once one was chosen."""


class VersionsScreen(ListPage):
    """Each pair, and under it the ways to settle it."""

    PLACE = "versions"
    BINDINGS: ClassVar[list[BindingType]] = bindings("versions")
    ABOUT = (
        "The same thing was changed in two places at once, and both versions are kept. The first is in use until you choose. "
        "What you don't choose stays among the earlier versions, and ctrl+z brings both back."
    )

    def __init__(self, session: Session) -> None:
        super().__init__("Two versions", session.quarter)
        self.session = session

    def on_mount(self) -> None:
        """What led here was said."""
        self.app.clear_notifications()

    def refill(self) -> None:
        """Every pair that waits, in the order of the files."""
        conflicts = self.session.folder.conflicts
        rows: list[ListRow] = [BLANK]
        if not conflicts:
            rows.append(wrapped(Content("Nothing is left to choose. There is one version of everything."), whole=True))
        for conflict in conflicts:
            rows += [*self._pair(conflict), BLANK]
        self.rows.fill(rows)

    def action_open(self) -> None:
        """As enter."""
        self.action_choose()

    def action_choose(self) -> None:
        """Settle the pair that the cursor is on, as the line under it says."""
        match self.rows.key:
            case (str() as key, "mine" | "theirs" | "both" as choice):
                conflict = next((one for one in self.session.folder.conflicts if one.key == key), None)
                if conflict is None:
                    self.refill()
                    return
                words = about(self.session, conflict)
                if problem := choose(self.session, conflict, choice):
                    self.notify(f"{problem.what} {problem.mend}".strip(), severity="warning", timeout=10)
                else:
                    self.notify(f"{SAID[choice]} for “{words}”. ctrl+z brings the two back.", timeout=6)
                self.refill()

    def _pair(self, conflict: Conflict) -> list[ListRow]:
        rows = [wrapped(Content.styled(clean(about(self.session, conflict)), "bold"))]
        if conflict.damaged:
            rows.append(
                wrapped(Content(f"A second version is kept, and it cannot be read: {conflict.damaged}"), indent=2)
            )
            return [*rows, _way(conflict, "mine", "Let go of it; what is used stays")]
        first, second = versions(self.session, conflict)
        rows += [*_version("1  in use", first), *_version("2  kept beside it", second)]
        rows += [_way(conflict, "mine", "Use the first"), _way(conflict, "theirs", "Use the second")]
        return [*rows, _way(conflict, "both", "Use both together")] if conflict.both is not None else rows


def opened(visit: Visit) -> VersionsScreen:
    """The things of which there are two versions."""
    return VersionsScreen(visit.session)


def _version(name: str, version: Version) -> list[ListRow]:
    whose = f"   {version.whose}" if version.whose else ""
    lines = [line for line in version.lines if line.strip()]
    more = [f"… {len(lines) - MOST} lines more"] if len(lines) > MOST else []
    head = Content.assemble((name, "$text-accent"), (clean(whose), QUIET))
    texts = [wrapped(Content(clean(line)), indent=4) for line in (*lines[:MOST], *more)]
    return [wrapped(head, indent=2), *(texts or [wrapped(Content.styled("(empty)", QUIET), indent=4)])]


def _way(conflict: Conflict, choice: Choice, words: str) -> ListRow:
    return ListRow(spread(Content(words)), (conflict.key, choice))
