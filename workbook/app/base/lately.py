"""The workbooks opened lately, for the start page."""

from typing import TYPE_CHECKING

from workbook.store.user import dirs

if TYPE_CHECKING:
    from workbook.session import Session


def remember(session: "Session") -> None:
    """Put a workbook on the list of those opened lately, with where it stood. The example is no one's own workbook."""
    from workbook.domain import show
    from workbook.session import now
    from workbook.store.user import recent

    if session.folder.profile.demo:
        return
    score = session.score()
    recent.remember(dirs.state_dir(), session.folder.root, session.business, show(score.proven, 0), now())
