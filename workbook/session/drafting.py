"""What is typed in an open workbook and not in its files yet: drafted at once, and kept until it is saved."""

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from time import monotonic
from typing import Any, Protocol

from workbook.domain import At, Problem, Record, Track
from workbook.store.disk import DRAFT_AFTER, Alarm, Left, Pending, digest, drafts, is_drafted
from workbook.store.folder import Folder
from workbook.store.user import dirs


class Drafting:
    """The drafts of one open workbook. `held` and `forms` are what is typed and has no place in a file.

    `shown` says of what waits because its file does not take it (`Folder.waiting`) what that file held in its place.
    `write` may be called from any thread; what changes any of them holds `lock`. `wake` asks for a write soon.
    """

    def __init__(self, folder: Folder, lock: "threading.RLock") -> None:
        self.held: dict[str, str] = {}
        self.forms: dict[str, dict[str, str]] = {}
        self.shown: dict[At, Any] = {}
        self.problem: Problem | None = None
        self.wake: Callable[[], None] = lambda: None
        self._folder, self._lock = folder, lock
        self._unsaved: dict[At, Record] = {}
        self._writing = threading.Lock()
        self._journal = drafts.Journal(dirs.state_dir(), folder.root)

    @property
    def waiting(self) -> bool:
        """Whether something is typed that only a draft can keep."""
        return bool(self.held or self.forms or self.shown)

    def changed(self, at: At, record: Record | None) -> None:
        """A place was changed: its record is drafted until it is saved, and nothing waits there any more."""
        self.let_go(at)
        if record is not None and _is_typed(at, record):
            self._unsaved[at] = record
        else:
            self._unsaved.pop(at, None)

    def hold(self, item: str, text: str) -> None:
        """Text is typed for an item that is no value yet, or none any more. The newest stands last."""
        with self._lock:
            self.held.pop(item, None)
            if text:
                self.held[item] = text

    def refuse(self, at: At, record: Record | None) -> bool:
        """A file does not take what was put at a place of it; whether it stays in the draft, and is shown, until the file does.

        To empty a place can't wait: what the file holds there is shown again.
        """
        if record is None or not _is_typed(at, record):
            self.let_go(at)
            return False
        with self._lock:
            self.shown.setdefault(at, self._folder.table(at))
            self._folder.set_waiting(at, record)
        return True

    def let_go(self, at: At) -> None:
        """Nothing waits for a place any longer: it is there or beside what stands there, or is not wanted."""
        with self._lock:
            if at in self.shown:
                del self.shown[at]
                self._folder.set_waiting(at, None)

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

    def write(self) -> None:
        """Bring the drafts to the disk, with what waits because its file refuses it. `problem` says afterwards why that failed."""
        with self._writing:
            with self._lock:
                records = {**self._unsaved, **self._folder.waiting}
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


def _is_typed(at: At, record: Record) -> bool:
    """Whether a person wrote what is put at a place: all else is not worth a draft."""
    return is_drafted(at) and not (isinstance(record, Track) and not record.skipped)


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
