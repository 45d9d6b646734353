"""The action list: taking an action on, moving it, adding one, and putting an exercise of the library on it."""

from typing import TYPE_CHECKING, Unpack

from workbook.domain import ActionAt, Problem, one_line
from workbook.domain.actions import Action, Status
from workbook.domain.people import has_left, those_here
from workbook.session.session import Session

if TYPE_CHECKING:
    from workbook.domain.actions import Terms


def commit_action(session: Session, action_id: str, **terms: "Unpack[Terms]") -> Problem | None:
    """Take an action on, or change its card: who, by when, when-then, whom they tell."""
    from workbook.domain.actions import commit

    action = session.action(action_id)
    if isinstance(action, Problem):
        return action
    if terms.get("owner") != action.owner and (slip := _slip(session, terms)) is not None:
        return slip
    by, quarter = session.person.id, session.quarter
    return _put(session, commit(action, session.actions(), session.moment(), by, quarter, **terms))


def move_action(session: Session, action_id: str, status: Status, reason: str = "") -> Problem | None:
    """Set where an action stands: done, dropped (with a reason), parked, or back among the suggested."""
    from workbook.domain.actions import move

    action = session.action(action_id)
    if isinstance(action, Problem):
        return action
    return _put(session, move(action, status, session.moment(), session.person.id, reason))


def add_action(session: Session, title: str, token: str, **terms: "Unpack[Terms]") -> Action | Problem:
    """An action of people's own making, taken on at once. `token` is random text that keeps its key apart."""
    from workbook.domain.actions import own

    if (slip := _slip(session, terms)) is not None:
        return slip
    by, quarter = session.person.id, session.quarter
    made = own(title, token, session.actions(), session.moment(), by, quarter, **terms)
    return _put(session, made) or made


def adopt_exercise(session: Session, exercise_id: str, **terms: "Unpack[Terms]") -> Action | Problem:
    """Put the action of an exercise of the library on the list, taken on at once; again once it is over there."""
    from workbook.domain.actions import adopt

    if (slip := _slip(session, terms)) is not None:
        return slip
    exercise, by = session.whole.exercise_by_id[exercise_id], session.person.id
    gate = session.pack.item_by_id.get(session.score().gate_down or "")
    made = adopt(exercise, gate, session.actions(), session.moment(), by, session.quarter, **terms)
    return _put(session, made) or made


def stranger(session: Session, owner: str | None) -> str:
    """What is to be said of an owner whom the workbook does not know, for it may be a helper; empty for its people."""
    return _told_of(session, owner)[1]


def _slip(session: Session, terms: "Terms") -> Problem | None:
    return slip_in_owner(session, terms.get("owner"))


def slip_in_owner(session: Session, owner: str | None) -> Problem | None:
    """That `owner` is nearly one of the people, and nobody."""
    wrong, _ = _told_of(session, owner)
    mend = "For somebody else say who it is, as “Anna from next door”."
    return Problem("", None, wrong, mend) if wrong else None


def _told_of(session: Session, owner: str | None) -> tuple[str, str]:
    """What speaks against an owner, and else what is to be said of them."""
    from workbook.domain.actions import owner_told

    people, today = session.folder.profile.people, session.today
    return owner_told(owner, those_here(people, today), [one for one in people if has_left(one, today)])


def _put(session: Session, changed: Action | Problem) -> Problem | None:
    if isinstance(changed, Problem):
        return changed
    return session.put((ActionAt(changed.id), changed), words=f"“{one_line(changed.title, 40)}”")
