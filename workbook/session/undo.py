"""Undo and redo as values: a change is one place before and after, a step is what one keystroke of undo takes back."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from workbook.domain.places import AnswerAt, At, RatingAt, Record
from workbook.domain.response import Response


@dataclass(frozen=True, slots=True)
class Change:
    """One place of the workbook, before and after."""

    at: At
    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class Step:
    """Changes that belong together, and words that say what they were about."""

    changes: tuple[Change, ...]
    words: str

    @property
    def items(self) -> frozenset[str]:
        """The items that it answered or rated; none for a step of the action list, say."""
        return frozenset(change.at.item for change in self.changes if isinstance(change.at, AnswerAt | RatingAt))


@dataclass(slots=True)
class Undo:
    """Two stacks of steps. Typing in one place grows a single step until the place is left or undone.

    `warned` is the step that a person was told of before it is taken back; any change in between forgets it.
    """

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    warned: Step | None = None
    _typing: bool = False

    def push(self, step: Step, *, typing: bool = False) -> None:
        """A step was made; what was undone before it is gone."""
        self.undone.clear()
        self.warned = None
        last = self.done[-1] if self.done else None
        grows = (
            typing
            and self._typing
            and last is not None
            and [c.at for c in last.changes] == [c.at for c in step.changes]
        )
        if grows and last is not None:
            merged = zip(last.changes, step.changes, strict=True)
            step = replace(step, changes=tuple(replace(new, before=old.before) for old, new in merged))
            self.done.pop()
            if not all(_is_back(change) for change in step.changes):
                self.done.append(step)
        else:
            self.done.append(step)
        self._typing = typing and bool(self.done) and self.done[-1] is step

    def close_typing(self) -> None:
        """What is typed next is a step of its own."""
        self._typing = False
        self.warned = None

    def strays(self, source: list[Step], items: Collection[str]) -> Step | None:
        """The next step of `source` if it is about none of these items and nobody was told of it; now somebody is."""
        step = source[-1] if source else None
        if step is None or step is self.warned or step.items.intersection(items):
            return None
        self.warned = step
        return step

    def back(self) -> Step | None:
        """The step to take back."""
        return self._shift(self.done, self.undone)

    def forth(self) -> Step | None:
        """The step to make again."""
        return self._shift(self.undone, self.done)

    def _shift(self, source: list[Step], target: list[Step]) -> Step | None:
        self._typing = False
        self.warned = None
        if not source:
            return None
        step = source.pop()
        target.append(step)
        return step


def _is_back(change: Change) -> bool:
    """Whether typing has come back to where it began: such a step would take nothing back that can be seen."""
    before, after = change.before, change.after
    if isinstance(before, Response) and isinstance(after, Response):
        return before.value == after.value
    return before is None and after is None
