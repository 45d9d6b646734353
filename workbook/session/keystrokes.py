"""What one key changed in an answer, and whether it goes on with the key before it: undo takes back a word at a time."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from workbook.domain import Check, Rated, Response, Tell, dataclass
from workbook.session.change import Change

PASTED = 8
"""More characters than come with one key, or with a few that come at once: they are pasted, and a step of their own."""

LONGEST = 40
"""Characters that are taken back at once at most: some scripts have no spaces between words."""

_BEGINS = re.compile(r"\s\S|\n")
"""Where a word or a line begins."""

Place = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """Text put in and taken out at one place of an answer; `whole` when what stands there is no text, as a day.

    `begins` says that a word or a line begins in what was put in, and `length` counts the step's characters so far.
    """

    place: Place
    start: int = 0
    added: str = ""
    removed: str = ""
    begins: bool = False
    whole: bool = False
    length: int = 0

    def after(self, before: "Edit") -> "Edit":
        """This edit as one that goes on with `before`."""
        return replace(self, length=before.length + len(self.added))


def goes_on(before: Edit | None, edit: Edit | None) -> bool:
    """Whether `edit` belongs to the same word as `before`, the edit made just before it."""
    if before is None or edit is None or before.place != edit.place:
        return False
    if before.whole or edit.whole:
        return True
    if before.length + len(edit.added) > LONGEST or max(len(before.added), len(edit.added)) > PASTED:
        return False
    if edit.added and not edit.removed:
        return bool(before.added) and edit.start == before.start + len(before.added) and not edit.begins
    if edit.removed and not edit.added and not before.added:
        return "\n" not in edit.removed and before.start in (edit.start, edit.start + len(edit.removed))
    return False


def edit_between(changes: Sequence[Change]) -> Edit | None:
    """What the changes of one key did, if it was typing in one place; None when more was changed at once."""
    if any(isinstance(part, str) for change in changes for part in (change.before, change.after)):
        return Edit((), whole=True)  # text that is held until it can be read, with the value beside it
    before, after = dict[Place, object](), dict[Place, object]()
    for change in changes:
        before |= _parts(change.before)
        after |= _parts(change.after)
    places = {place for place in (*before, *after) if before.get(place, "") != after.get(place, "")}
    places -= {("day", *place[1:]) for place in places if place[:1] == ("line",)}  # a line's day is filled in by itself
    if len(places) != 1:
        return None
    place = places.pop()
    old, new = before.get(place, ""), after.get(place, "")
    if not isinstance(old, str) or not isinstance(new, str):
        return Edit(place, whole=True)
    return _between(place, old, new)


def changed_at(old: str, new: str) -> tuple[int, int, int]:
    """Where two texts begin to differ, and where that ends in the old one and in the new."""
    start = _alike(lambda low, high: old[low:high] == new[low:high], min(len(old), len(new)))
    ends = len(old), len(new)
    after = _alike(
        lambda low, high: old[ends[0] - high : ends[0] - low] == new[ends[1] - high : ends[1] - low], min(ends) - start
    )
    return start, ends[0] - after, ends[1] - after


def _alike(same: Callable[[int, int], bool], most: int) -> int:
    """How many characters are alike, up to `most`: by halves, because a text may be long and this is done for each key."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _between(place: Place, old: str, new: str) -> Edit:
    start, old_end, new_end = changed_at(old, new)
    added = new[start:new_end]
    begins = _BEGINS.search(new[max(start - 1, 0) : new_end]) is not None
    return Edit(place, start, added, old[start:old_end], begins, length=len(added))


def _parts(record: object) -> Mapping[Place, object]:
    """What can be changed in a record, by its place in it; an empty text counts like one that isn't there."""
    if isinstance(record, Rated):
        texts: dict[Place, object] = {("line", number): line.text for number, line in enumerate(record.evidence)}
        days: dict[Place, object] = {("day", number): line.date for number, line in enumerate(record.evidence)}
        words: dict[Place, object] = {("na",): record.na or "", ("note",): record.note}
        return {**words, ("level",): record.level, **texts, **days}
    if not isinstance(record, Response):
        return {}
    value = record.value
    if isinstance(value, Check):
        return {("answer",): value.answer, ("text",): value.evidence}
    if isinstance(value, Tell):
        return {("step",): value.step, ("text",): value.better}
    if not isinstance(value, tuple):
        return {(): value}
    lines = [line for line in value if isinstance(line, str)]
    if len(lines) == len(value):
        return {(): "\n".join(lines)}
    rows = [row for row in value if not isinstance(row, str)]
    return {(number, key): cell for number, row in enumerate(rows) for key, cell in row.items()}
