"""Undo and redo as values: a change is one place before and after, a step is what one keystroke of undo takes back."""

from collections.abc import Callable, Collection
from dataclasses import field, replace
from datetime import datetime, timedelta

from workbook.domain import At, Problem, Rated, Record, Response, Track, dataclass, item_of
from workbook.session.keystrokes import Edit, edit_between, goes_on
from workbook.store.conflicts import ConflictAt, Contest

PAUSE = timedelta(seconds=2)
"""What is typed after so long is a step of its own. Times are kept in whole seconds, so that it may be one second less."""

MOST = 1000
"""Steps that are kept; of more the oldest are let go."""


@dataclass(frozen=True, slots=True)
class HeldAt:
    """What is typed for an item and is no value yet, as a half-written date."""

    item: str


Where = At | HeldAt | ConflictAt
"""A place that a step of undo can change."""

Kept = Record | Contest | str | None
"""What can stand there."""


@dataclass(frozen=True, slots=True)
class Change:
    """One place of the workbook, before and after."""

    at: Where
    before: Kept
    after: Kept

    @property
    def back(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.at, self.after, self.before)

    def fits(self, now: Kept) -> bool:
        """Whether what it begins from is what is there now. Who wrote it and when doesn't count."""
        return _said(now) == _said(self.before)

    def over(self, now: Kept) -> Kept:
        """What to put there when it is made anew over what is there now: of an exercise only that it is set aside or not."""
        if isinstance(now, Track):
            return replace(now, skipped=self.after.skipped if isinstance(self.after, Track) else None)
        return self.after


@dataclass(frozen=True, slots=True)
class Step:
    """Changes that belong together, words that say what they were about, and when the last of them was made."""

    changes: tuple[Change, ...]
    words: str
    made: datetime | None = None

    @property
    def items(self) -> frozenset[str]:
        """The items that it answered or rated; none for a step of the action list, say."""
        return frozenset(item for change in self.changes if (item := item_of(change.at)))

    @property
    def back(self) -> "Step":
        """The step that takes this one back, its last change first."""
        return replace(self, changes=tuple(change.back for change in reversed(self.changes)))

    @property
    def empty(self) -> bool:
        """Whether it leads back to where it began: nothing would be seen to be taken back."""
        return all(change.fits(change.after) for change in self.changes)

    def then(self, later: "Step") -> "Step":
        """This step and a later one as one; each place as it was before the first and after the last."""
        changes = {change.at: change for change in self.changes}
        for change in later.changes:
            first = changes.get(change.at, change)
            changes[change.at] = replace(change, before=first.before)
        return replace(later, changes=tuple(changes.values()))


Get = Callable[[Where], Kept]
Put = Callable[[Where, Kept], Problem | None]


@dataclass(slots=True)
class Undo:
    """Two stacks of steps. Typing in one item grows a step by a word at a time, until there is a pause or it is left.

    `warned` is the step that a person was told of before it is taken back; any change in between forgets it.
    """

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    warned: Step | None = None
    _typed: Edit | None = None

    def push(self, step: Step, *, typing: bool = False) -> None:
        """A step was made; what was undone before it is gone. One that changes nothing is none."""
        if step.empty:
            return
        self.undone.clear()
        self.warned = None
        edit = edit_between(step.changes) if typing else None
        last = self.done[-1] if self.done else None
        if last is not None and last.items == step.items and _at_once(last, step) and goes_on(self._typed, edit):
            self.done.pop()
            step, edit = last.then(step), edit and self._typed and edit.after(self._typed)
        self._typed = None if step.empty else edit
        if not step.empty:
            self.done.append(step)
            del self.done[:-MOST]

    def close_typing(self) -> None:
        """What is typed next is a step of its own."""
        self._typed = None
        self.warned = None

    def next_elsewhere(self, items: Collection[str], *, redo: bool = False) -> Step | None:
        """The next step if it is about none of these items and nobody was told of it; now somebody is."""
        step = self.next(redo=redo)
        if step is None or step is self.warned or step.items.intersection(items):
            return None
        self.warned = step
        return step

    def next(self, *, redo: bool = False) -> Step | None:
        """The step that is taken back next, or made again."""
        source = self.undone if redo else self.done
        return source[-1] if source else None

    def replay(self, get: Get, put: Put, *, redo: bool = False) -> Step | Problem | None:
        """Take the next step back, or make it again: all of it or nothing. None when there is none.

        What was changed elsewhere in the meantime is not written over: such a step is let go, and a problem says so. A step
        whose file can't be changed now waits, and the problem says why.
        """
        step = self.next(redo=redo)
        if step is None:
            return None
        self.close_typing()
        source, target = (self.undone, self.done) if redo else (self.done, self.undone)
        changes = step.changes if redo else step.back.changes
        if not all(change.fits(get(change.at)) for change in changes):
            source.pop()
            return Problem("", None, f"{step.words} was changed elsewhere since then.", "It stays as it is.")
        for number, change in enumerate(changes):
            problem = put(change.at, change.over(get(change.at)))
            if problem is not None:
                for made in reversed(changes[:number]):
                    put(made.at, made.before)
                return problem
        target.append(source.pop())
        return step


def _at_once(last: Step, step: Step) -> bool:
    """Whether there was no pause between two steps."""
    return last.made is None or step.made is None or step.made - last.made < PAUSE


def _said(record: Kept) -> object:
    """What of a record can be seen to change: not who wrote it and when."""
    if isinstance(record, Response):
        return record.kind, record.value
    if isinstance(record, Rated):
        return record.level, record.na, record.evidence, record.note
    if isinstance(record, Track):
        return record.skipped
    return record or None
