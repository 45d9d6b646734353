"""The open actions at the start of a check-in, each with what was decided on it."""

from workbook.domain import ActionAt, Problem, one_line
from workbook.domain.actions import Action, Status
from workbook.domain.actions.reviewing import hand_on, keep, shrink, to_review
from workbook.session.acting import move_action, slip_in_owner
from workbook.session.session import Session
from workbook.session.view import View


def waiting_actions(view: View) -> tuple[Action, ...]:
    """The actions from before this quarter on which nobody has decided in it."""
    return to_review(view.folder.actions, view.quarter)


def keep_action(session: Session, action: Action) -> Problem | None:
    """Carry an action into this quarter as it is; refused at the second time."""
    return _put(session, keep(action, session.moment(), session.person.id, session.quarter))


def shrink_action(session: Session, action: Action, first_step: str) -> Problem | None:
    """Carry it with a smaller first step."""
    return _put(session, shrink(action, first_step, session.moment(), session.person.id, session.quarter))


def hand_on_action(session: Session, action: Action, owner: str) -> Problem | None:
    """Carry it in somebody else's hands; a name that is nearly one of the people's is asked about."""
    if (slip := slip_in_owner(session, owner)) is not None:
        return slip
    return _put(session, hand_on(action, owner, session.moment(), session.person.id, session.quarter))


def finish_action(session: Session, action: Action) -> Problem | None:
    """It is done."""
    return move_action(session, action.id, Status.DONE)


def drop_action(session: Session, action: Action, reason: str) -> Problem | None:
    """It goes, for a reason."""
    return move_action(session, action.id, Status.DROPPED, reason)


def _put(session: Session, changed: Action | Problem) -> Problem | None:
    if isinstance(changed, Problem):
        return changed
    return session.put((ActionAt(changed.id), changed), words=f"“{one_line(changed.title, 40)}”")
