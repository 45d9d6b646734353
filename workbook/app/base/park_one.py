"""What comes before one build too many: asking which of those under way is to be parked."""

from collections.abc import Callable, Hashable

from workbook.app.base.ask import PickScreen
from workbook.app.base.page import Page
from workbook.domain import clean
from workbook.domain.actions import ACTIVE_BUILDS, Status, active_builds
from workbook.session import Session
from workbook.session.acting import move_action


def park_one(page: Page, session: Session, go_on: Callable[[], object]) -> None:
    """Three builds are the most at once: ask which of them to park, and go on after that."""
    builds = active_builds(session.actions())
    title = f"{len(builds)} actions are being done, and {ACTIVE_BUILDS} are the most at once. Which one do you park?"

    def park(given: Hashable | None) -> None:
        if given is None:
            return
        problem = move_action(session, str(given), Status.PARKED)
        if problem is not None:
            page.notify(clean(str(problem)), severity="error")
        go_on()  # one that its file does not take is parked all the same, until it can be put in

    page.app.push_screen(PickScreen(title, [(one.id, one.title) for one in builds]), park)
