"""Two changes of one file put together, entry by entry, so that neither is lost (docs/reliability.md 5).

Where only one side changed, that change holds. Where both changed to the same, that is it. Where both changed and
differ, our value stays in its place and the other is kept under `[[conflict]]`; text is never joined. A change beats
a deletion. What a person did not write (suggested actions, the place left off, the workbook's id) never makes a conflict: its kind
of file says what becomes of it. So it does of one person's words about a rating, which are all kept, and of two results of one round,
of which one stands.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workbook.domain import dataclass
from workbook.store.format import CONFLICT, Entries, Key, same, same_entries
from workbook.store.kinds import Kind

ELSEWHERE = "another window or computer"
"""Where a version comes from that another program saved while this one had the file in memory."""

_GONE: Any = object()


@dataclass(frozen=True, slots=True)
class Merged:
    """The entries together, and the names of those where the two sides differed."""

    entries: Entries
    clashes: tuple[str, ...]


@dataclass(slots=True)
class _Merger:
    kind: Kind
    source: str
    at: datetime
    conflicts: list[Any]
    kept: set[tuple[str, str]]
    clashes: list[str]

    def pick(self, key: Key, base: Any, ours: Any, theirs: Any) -> Any:
        """The value to keep for one entry or one part of one; _GONE when it is to go."""
        if _alike(ours, theirs) or _alike(base, theirs):
            return ours
        if _alike(base, ours):
            return theirs
        if ours is _GONE or theirs is _GONE:
            return theirs if ours is _GONE else ours
        if isinstance(ours, dict) and isinstance(theirs, dict) and not self.kind.is_one(key):
            return self._tables(key, base if isinstance(base, dict) else {}, ours, theirs)
        return self._clash(key, ours, theirs)

    def _tables(self, key: Key, base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]) -> Any:
        """Two tables: a record is one thing, and the keys beside it that it does not know are one each."""
        record = self.kind.together(key, ours) or self.kind.together(key, theirs)
        mine, yours, old = (_part(table, record) for table in (ours, theirs, base))
        known = mine
        if record and not same(mine, yours) and not same(old, yours):
            if same(old, mine):
                known = yours
            elif self.kind.clash(key) is None and same(_but_moment(mine), _but_moment(yours)):
                known = max(mine, yours, key=_moment)
            else:
                return self._clash(key, ours, theirs)
        result = {name: known.get(name) for name in ours if name in known} | known
        for name in [*ours, *(name for name in theirs if name not in ours)]:
            if name not in record:
                sides = (table.get(name, _GONE) for table in (base, ours, theirs))
                value = self.pick((*key, name), *sides)
                if value is not _GONE:
                    result[name] = value
        return result

    def _clash(self, key: Key, ours: Any, theirs: Any) -> Any:
        rule = self.kind.clash(key)
        if rule is not None:
            return rule(ours, theirs)
        name = "/".join(key)
        self.clashes.append(name)
        if (name, words := in_words(theirs)) not in self.kept:
            self.kept.add((name, words))
            self.conflicts.append({"key": name, "from": self.source, "at": self.at, "theirs": theirs})
        return ours


def merge(
    base: Mapping[Key, Any], ours: Mapping[Key, Any], theirs: Mapping[Key, Any], kind: Kind, source: str, at: datetime
) -> Merged:
    """`ours` and `theirs`, which both come from `base`, put together. `source` and `at` say where and when, for a conflict."""
    if kind.stands is not None and not any(
        same_entries(*two) for two in ((ours, theirs), (base, ours), (base, theirs))
    ):
        return Merged(dict(ours if kind.stands(ours, theirs) else theirs), ())
    conflicts = _conflicts(base, ours, theirs)
    merger = _Merger(kind, source, at, conflicts, set(map(_version, conflicts)), [])
    entries: Entries = {}
    for key in [*ours, *(key for key in theirs if key not in ours)]:
        if key == CONFLICT and isinstance(ours.get(key, theirs.get(key)), list | dict):
            continue
        value = merger.pick(key, base.get(key, _GONE), ours.get(key, _GONE), theirs.get(key, _GONE))
        if value is not _GONE:
            entries[key] = value
    if merger.conflicts:
        entries[CONFLICT] = merger.conflicts
    return Merged(entries, tuple(merger.clashes))


def _conflicts(base: Mapping[Key, Any], ours: Mapping[Key, Any], theirs: Mapping[Key, Any]) -> list[Any]:
    """The conflicts that are still open, damaged ones too: those of either side, but for what one of them has settled since."""
    sides = (side.get(CONFLICT, []) for side in (base, ours, theirs))
    old, mine, yours = (side if isinstance(side, list) else [side] if isinstance(side, dict) else [] for side in sides)
    was, here, there = ({in_words(one) for one in side} for side in (old, mine, yours))
    kept = [one for one in mine if (words := in_words(one)) in there or words not in was]
    known = set(map(_version, kept))  # both may have met the same version, at different times
    fresh = (one for one in yours if (words := in_words(one)) not in here and words not in was)
    return kept + [one for one in fresh if _version(one) not in known]


def _version(conflict: Any) -> tuple[str, str]:
    """What a conflict is about and what it keeps, whenever that was met."""
    if not isinstance(conflict, dict):
        return "", in_words(conflict)
    return str(conflict.get("key")), in_words(conflict.get("theirs"))


def in_words(value: Any) -> str:
    """A value in words that are the same for what is `same`: to look for one among thousands at once."""
    if isinstance(value, dict):
        return f"{{{','.join(f'{key!r}:{in_words(value[key])}' for key in sorted(value))}}}"
    if isinstance(value, list):
        return f"[{','.join(map(in_words, value))}]"
    return f"{type(value).__name__} {str(value)!r}"


def _alike(one: Any, other: Any) -> bool:
    return one is other or (one is not _GONE and other is not _GONE and same(one, other))


def _part(table: dict[str, Any], record: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in table.items() if name in record}


def _but_moment(table: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in table.items() if name != "at"}


def _moment(table: dict[str, Any]) -> float:
    at = table.get("at")
    try:
        return at.timestamp() if isinstance(at, datetime) else 0.0
    except (OverflowError, ValueError, OSError):
        return 0.0
