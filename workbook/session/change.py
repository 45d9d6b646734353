"""A change is one place of a workbook before and after; a step is the changes that one keystroke of undo takes back."""

from dataclasses import replace
from datetime import datetime

from workbook.domain import At, Rated, Record, Response, StandingWord, Track, dataclass, item_of
from workbook.store.conflicts import ConflictAt, Contest


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
            return laid_over(self.after if isinstance(self.after, Track) else Track(), now)
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


def laid_over(record: Record, now: Kept) -> Record:
    """What to put where `now` stands to have there what a person typed: of an exercise that is the reason for setting it aside."""
    if isinstance(record, Track) and isinstance(now, Track):
        return replace(now, skipped=record.skipped)
    return record


def _said(record: Kept) -> object:
    """What of a record can be seen to change: not who wrote it and when."""
    if isinstance(record, Response):
        return record.kind, record.value
    if isinstance(record, Rated):
        # To confirm an earlier wording, or a word of an earlier day, is seen.
        was = record.was if isinstance(record, StandingWord) else ()
        return record.rev, record.level, record.na, record.evidence, record.note, was
    if isinstance(record, Track):
        return record.skipped
    return record or None
