"""What was typed and never reached its file: put back after a sudden end, and brought in from elsewhere."""

from dataclasses import replace
from typing import TYPE_CHECKING

from workbook.domain import AnswerAt, At, Problem, Rated, RatingAt, RatingItem, Record, ReplyAt, Response, errors
from workbook.domain.actions import Action
from workbook.domain.rounds.round import Reply, Vote
from workbook.session.change import laid_over
from workbook.session.wording import place_words
from workbook.store.disk import Left, Pending, covers, digest, drafts
from workbook.store.kinds import FORMER_CHECKIN, FormerRatingAt, encode
from workbook.store.user import dirs

if TYPE_CHECKING:
    from workbook.session.session import Session

SOURCE = "what was being typed on this computer when the program ended"
"""Where the other version comes from, when a draft and the file differ."""

_FORMS = {
    "filter": "into “Would a client tell a friend?”",
    "add": "as a new action",
    "card": "on the card of an action",
}
"""The forms, by the first part of their names; all others ask for a reason."""


def take_back(session: "Session", left: Left) -> Left:
    """Put what was being typed when the program ended back in its place; what has no place here, or could not be put, is returned.

    Where the file was changed since by somebody else, theirs stays in use and the words of the draft are kept beside it.
    """
    rest = Left(unread=dict(left.unread))
    for at, pending in left.changes.items():
        now, record = _as_now(session, at, pending.record)
        place = _place_of(session, now, record)
        if place is None or not _put_back(session, place, replace(pending, record=record)):
            rest.changes[at] = pending
    for item, text in left.held.items():
        if item not in session.whole.item_by_id or session.drafting.held.get(item, text) != text:
            rest.held[item] = text
        else:
            session.drafting.hold(item, text)
            _tell(session, f"What you had begun under {place_words(session, AnswerAt(item, ''))} is there again.")
    for name, fields in left.forms.items():
        if not _is_there(session, name) or session.drafting.forms.get(name, fields) != fields:
            rest.forms[name] = fields
        else:
            session.drafting.keep_form(name, fields)
            kind = name.partition("/")[0]
            _tell(session, f"What you had typed {_FORMS.get(kind, 'as a reason')} is there again when you open it.")
    return rest


def _is_there(session: "Session", form: str) -> bool:
    """Whether what a form is about is still there, so that it can be opened again."""
    kind, _, about = form.partition("/")
    if kind == "skip":
        return about in session.pack.exercise_by_id
    return kind not in ("card", "drop") or isinstance(session.action(about), Action)


def _as_now(session: "Session", at: At, record: Record) -> tuple[At, Record]:
    """Where what was typed under format 1 belongs by now: a rating among its person's words, in a team's open check-in sealed."""
    if not isinstance(at, FormerRatingAt) or not isinstance(record, Rated):
        return at, record
    round_ = session.folder.rounds.get(at.label)
    if round_ is None:
        waits = FORMER_CHECKIN.file.format(label=at.label) in session.folder.names
        return (at, record) if waits else (RatingAt(at.person, at.item), record)
    if round_.kind == "solo":
        return RatingAt(at.person, at.item), record
    place = ReplyAt(at.label, at.person, at.item)
    free = round_.kind == "team" and round_.state == "open" and session.folder.get(place) is None
    vote = Vote(level=record.level, na=record.na, evidence=record.evidence, at=record.at)
    return (place, Reply(first=vote)) if free else (at, record)


def _place_of(session: "Session", at: At, record: Record) -> At | None:
    """Where a record of a draft belongs in this workbook; None when its exercises do not ask that, or not in this way."""
    if isinstance(at, AnswerAt) and isinstance(record, Response):
        item = session.whole.item_by_id.get(at.item)
        return session.answer_at(item) if item is not None and item.kind == record.kind else None
    if isinstance(at, FormerRatingAt):
        return None  # nobody can tell yet whether it is sealed, or it came too late
    if isinstance(at, RatingAt):
        return at if isinstance(session.whole.item_by_id.get(at.item), RatingItem) else None
    return at


def _put_back(session: "Session", at: At, pending: Pending) -> bool:
    record = laid_over(pending.record, session.folder.get(at))
    here, ours, about = session.folder.table(at), encode(record, None), place_words(session, at, record)
    if here is not None and covers(here, ours):
        return True  # all of it is there already
    if here is None or digest(here) == pending.before or covers(ours, here):
        session.put((at, record), words=about)  # what its file refuses stays in the draft and is shown
        _tell(session, f"What you were typing under {about} was brought back.")
        return True
    if session.keep_beside(at, record, SOURCE) is not None:
        return False
    _tell(session, f"What you were typing under {about} differs from what stands there now. Both are kept.")
    return True


def _tell(session: "Session", what: str) -> None:
    session.tell(Problem("drafts", None, what, severity="note"))


def take_up(session: "Session") -> None:
    """Put back what was left of this workbook at this place, and say what else of it waits on this computer."""
    state, folder = dirs.state_dir(), session.folder
    for path in drafts.own(state, folder.id, folder.root):
        with drafts.taken(path) as found:
            if found is not None and found.left is not None:
                _take(session, found)
    session.offered = drafts.waiting(state, folder.id, folder.root)


def bring_in(session: "Session", offered: drafts.Found) -> Problem | None:
    """Put what waits elsewhere into this workbook, as a person asked; a problem when it is gone, or cannot be read."""
    with drafts.taken(offered.path) as found:
        if found is None:
            problem: Problem | None = Problem("drafts", None, "These words are gone, or in use in another window.")
        elif found.left is None:
            problem = Problem(
                "drafts", None, "These words cannot be read by the program.", f"They are in {found.path}."
            )
        else:
            problem = _take(session, found)
    session.offered = drafts.waiting(dirs.state_dir(), session.folder.id, session.folder.root)
    return problem


def _take(session: "Session", found: drafts.Found) -> Problem | None:
    assert found.left is not None
    rest = take_back(session, found.left)
    wrong = errors(session.flush())
    if wrong or session.drafting.problem is not None:
        return wrong[0] if wrong else session.drafting.problem
    return found.done(rest)
