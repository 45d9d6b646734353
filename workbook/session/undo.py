"""Undo and redo as values: a change is one place before and after, a step is what one keystroke of undo takes back."""

from collections.abc import Callable, Collection
from dataclasses import field
from datetime import timedelta

from workbook.domain import Problem, dataclass
from workbook.session.change import Kept, Step, Where
from workbook.session.keystrokes import Edit, edit_between, goes_on

PAUSE = timedelta(seconds=2)
"""What is typed after so long is a step of its own. Times are kept in whole seconds, so that it may be one second less."""

MOST = 1000
"""Steps that are kept; of more the oldest are let go."""


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
