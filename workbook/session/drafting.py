"""What is typed in an open workbook and not in its files yet: drafted at once, and put back after a sudden end."""

import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from workbook.domain.actions.action import Action
from workbook.domain.addresses import AnswerAt, At, LeftAt, ProfileAt, RatingAt, Record, TrackAt
from workbook.domain.item import RatingItem
from workbook.domain.problem import Problem, errors
from workbook.domain.response import Response
from workbook.domain.text import one_line
from workbook.domain.workbook import Decision, Track
from workbook.store.disk import drafts
from workbook.store.disk.autosave import DRAFT_AFTER, Alarm
from workbook.store.disk.draft_file import Left, Pending, covers, digest
from workbook.store.folder import Folder
from workbook.store.kinds.records import encode
from workbook.store.user import dirs

if TYPE_CHECKING:
    from workbook.session.session import Session

SOURCE = "what was being typed on this computer when the program ended"
"""Where the other version comes from, when a draft and the file differ."""

REFUSED = "what was typed on this computer while the file could not be changed"
"""Where it comes from, when the file was mended meanwhile and differs."""

_FORMS = {
    "filter": "into “Would a client tell a friend?”",
    "add": "as a new action",
    "card": "on the card of an action",
}
"""The forms, by the first part of their names; all others ask for a reason."""


class Drafting:
    """The drafts of one open workbook. `held` and `forms` are what is typed and has no place in a file.

    `write` may be called from any thread; what changes them holds `lock`. `wake` asks for a write soon.
    """

    def __init__(self, folder: Folder, lock: "threading.RLock") -> None:
        self.held: dict[str, str] = {}
        self.forms: dict[str, dict[str, str]] = {}
        self.shown: dict[str, Any] = {}  # by item: what its file held in the place of a refused answer
        self.problem: Problem | None = None
        self.wake: Callable[[], None] = lambda: None
        self._folder, self._lock = folder, lock
        self._unsaved: dict[At, Record] = {}
        self._writing = threading.Lock()
        self._journal = drafts.Journal(dirs.state_dir(), folder.root)

    @property
    def waiting(self) -> bool:
        """Whether something is typed that only a draft can keep."""
        return bool(self.held or self.forms)

    def changed(self, at: At, record: Record | None) -> None:
        """A place was changed: its record is drafted until it is saved. What no person wrote is not worth it."""
        if record is None or isinstance(at, LeftAt | ProfileAt) or (isinstance(record, Track) and not record.skipped):
            self._unsaved.pop(at, None)
        else:
            self._unsaved[at] = record

    def snapshot(self) -> dict[At, Record]:
        """What waits now; handed to `saved` when a save of it has gone well."""
        return dict(self._unsaved)

    def saved(self, written: Mapping[At, Record]) -> None:
        """These are in their files; what was changed again since is not."""
        for at, record in written.items():
            if self._unsaved.get(at) is record:
                del self._unsaved[at]

    def form(self, name: str) -> "WorkbookForm":
        """The draft of a form that is about to be filled in, as `filter` or `card/9f3ac21e`."""
        return WorkbookForm(self, name)

    def keep_form(self, name: str, fields: Mapping[str, str]) -> None:
        """Draft what stands in a form that was not sent yet; without fields let go of it."""
        with self._lock:
            if fields:
                self.forms[name] = dict(fields)
            else:
                self.forms.pop(name, None)
        self.wake()

    def write(self, refused: Iterable[tuple[At, Record]]) -> None:
        """Bring the drafts to the disk, with the records that their files refuse. `problem` says afterwards why that failed."""
        with self._writing:
            with self._lock:
                records = {**self._unsaved, **dict(refused)}
                left = Left({}, dict(self.held), {name: dict(fields) for name, fields in self.forms.items()})
            if records or left:
                self._folder.identify()
            for at, record in records.items():
                before = self._folder.table(at, saved=True)
                left.changes[at] = Pending(record, None if before is None else digest(before))
            self.problem = self._journal.write(self._folder.id, left)

    def close(self, *, keep: bool) -> None:
        """The workbook is closed. `keep` leaves the drafts for the next time."""
        self._journal.close(keep=keep)


class Form(Protocol):
    """What a half-filled form is drafted by. `left` is how it was left when the program ended; empty when it was not."""

    left: Mapping[str, str]

    def keep(self, fields: Mapping[str, str]) -> None:
        """Draft what stands in it now, by the name of each field."""

    def drop(self) -> None:
        """It was sent, or left on purpose: nothing is to come back."""


class WorkbookForm:
    """A form of an open workbook, by a name that is the form's own."""

    def __init__(self, drafting: Drafting, name: str) -> None:
        self._drafting, self._name, self._over = drafting, name, False
        self.left: Mapping[str, str] = dict(drafting.forms.get(name, {}))

    def keep(self, fields: Mapping[str, str]) -> None:
        """Draft what stands in it now; a form with nothing in it is none."""
        if not self._over:  # a key that was still on its way when the form was sent
            self._drafting.keep_form(self._name, {name: text for name, text in fields.items() if text.strip()})

    def drop(self) -> None:
        """It was sent, or left on purpose."""
        self._over = True
        self._drafting.keep_form(self._name, {})


class LooseForm:
    """A form that belongs to no workbook yet. It takes up what was left of it, and must be closed with its screen."""

    def __init__(self, name: str) -> None:
        state = dirs.state_dir()
        self._name, self._fields, self._over = name, dict[str, str](), False
        self._writing = threading.Lock()
        self._journal = drafts.Journal(state, state / name)
        self._alarm = Alarm("drafts", self.write)
        for path in drafts.elsewhere(state, "", state / name):
            with drafts.taken(path) as found:
                if found is not None and found.left is not None and not self._fields:
                    self._fields = dict(found.left.forms.get(name, {}))
                    self.write()
                    found.done(None)
        self.left: Mapping[str, str] = dict(self._fields)

    def keep(self, fields: Mapping[str, str]) -> None:
        """Draft what stands in it now."""
        if not self._over:
            self._fields = {name: text for name, text in fields.items() if text.strip()}
            self._alarm.set(monotonic() + DRAFT_AFTER)

    def drop(self) -> None:
        """It was sent, or left on purpose."""
        self._fields, self._over = {}, True
        self.write()

    def write(self) -> None:
        """Bring it to the disk now."""
        with self._writing:
            self._journal.write("", Left(forms={self._name: self._fields} if self._fields else {}))

    def close(self) -> None:
        """The screen is gone; what is in the form stays for the next time."""
        self._alarm.close()
        with suppress(OSError):
            self.write()
        self._journal.close(keep=bool(self._fields))


def take_back(session: "Session", left: Left) -> Left:
    """Put what was being typed when the program ended back in its place; what has no place here, or could not be put, is returned.

    Where the file was changed since by somebody else, theirs stays in use and the words of the draft are kept beside it.
    """
    rest = Left(unread=dict(left.unread))
    for at, pending in left.changes.items():
        place = _place_of(session, at, pending.record)
        if place is None or not _put_back(session, place, pending):
            rest.changes[at] = pending
    for item, text in left.held.items():
        if item not in session.pack.item_by_id or session.drafting.held.get(item, text) != text:
            rest.held[item] = text
        else:
            session.drafting.held[item] = text
            _tell(session, f"What you had begun under {_about(session, AnswerAt(item, ''))} is there again.")
    for name, fields in left.forms.items():
        if not _is_there(session, name) or session.drafting.forms.get(name, fields) != fields:
            rest.forms[name] = fields
        else:
            session.drafting.forms[name] = fields
            kind = name.partition("/")[0]
            _tell(session, f"What you had typed {_FORMS.get(kind, 'as a reason')} is there again when you open it.")
    return rest


def _is_there(session: "Session", form: str) -> bool:
    """Whether what a form is about is still there, so that it can be opened again."""
    kind, _, about = form.partition("/")
    if kind == "skip":
        return about in session.pack.exercise_by_id
    return kind not in ("card", "drop") or isinstance(session.action(about), Action)


def _place_of(session: "Session", at: At, record: Record) -> At | None:
    """Where a record of a draft belongs in this workbook; None when its exercises do not ask that, or not in this way."""
    if isinstance(at, AnswerAt):
        item = session.pack.item_by_id.get(at.item)
        return session.answer_at(item) if item is not None and item.kind == record.kind else None  # type: ignore[union-attr]  # an answer
    if isinstance(at, RatingAt):
        return at if isinstance(session.pack.item_by_id.get(at.item), RatingItem) else None
    return at


def _put_back(session: "Session", at: At, pending: Pending) -> bool:
    here, ours, about = session.folder.table(at), encode(pending.record, None), _about(session, at, pending.record)
    if here is not None and covers(here, ours):
        return True  # all of it is there already
    if here is None or digest(here) == pending.before or covers(ours, here):
        if session.put_back(at, pending.record, about) is not None:
            return False
        _tell(session, f"What you were typing under {about} was brought back.")
        return True
    if session.keep_beside(at, pending.record, SOURCE) is not None:
        return False
    _tell(session, f"What you were typing under {about} differs from what stands there now. Both are kept.")
    return True


def refuse(session: "Session", at: AnswerAt, response: Response) -> None:
    """Keep an answer that its file refuses: on the screen and in the draft, until the file takes it."""
    if at.item not in session.refused:
        session.drafting.shown[at.item] = session.folder.table(at)
    session.refused[at.item] = response


def put_in(session: "Session", put: Callable[..., Problem | None]) -> None:
    """`put` answers that their files refused into their places, as far as these can be changed by now.

    What has turned up in such a place, and was not shown there when the answer was given, stays in use: both are kept.
    """
    for item, response in [*session.refused.items()]:
        at = session.answer_at(session.pack.item_by_id[item])
        here, ours, about = session.folder.table(at), encode(response, None), _about(session, at)
        if here is None or here == session.drafting.shown[item] or covers(ours, here):
            problem = put((at, response), words=about)
        elif (problem := session.keep_beside(at, response, REFUSED)) is None:
            _tell(session, f"What you typed under {about} differs from what its file holds now. Both are kept.")
        if problem is None:
            session.refused.pop(item, None)


def _tell(session: "Session", what: str) -> None:
    session.tell(Problem("drafts", None, what, severity="note"))


def _about(session: "Session", at: At, record: Record | None = None) -> str:
    """What a place is about, in quotes."""
    if isinstance(at, AnswerAt | RatingAt):
        item = session.pack.item_by_id.get(at.item)
        return f"“{one_line(item.prompt if item is not None else at.item, 50)}”"
    if isinstance(at, TrackAt):
        exercise = session.pack.exercise_by_id.get(at.exercise)
        return f"“{one_line(exercise.title if exercise is not None else at.exercise, 50)}”"
    words = record.title if isinstance(record, Action) else record.what if isinstance(record, Decision) else ""
    return f"“{one_line(words, 50)}”"


def take_up(session: "Session") -> None:
    """Put back what was left of this workbook at this place, and say what else of it waits on this computer."""
    state, folder = dirs.state_dir(), session.folder
    for path in drafts.own(state, folder.id, folder.root):
        with drafts.taken(path) as found:
            if found is not None and found.left is not None:
                _take(session, found)
    session.offered = drafts.waiting(state, folder.id, folder.root)


def take_over(session: "Session", offered: drafts.Found) -> Problem | None:
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
