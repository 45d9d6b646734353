"""What was changed in two places at once: which of the versions counts is a person's choice, made here and never by hand.

The version in use stands in its place, the other in the same file under `[[conflict]]`, with `key` (where it belongs), `from`,
`at` and `theirs`. To choose puts one of them, or both together, in the place, and takes the entry away.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from workbook.domain import Problem, Record, command, dataclass, did_you_mean, one_line
from workbook.domain.digest import sha256
from workbook.store.format import CONFLICT, Entries, Key, line_of, same
from workbook.store.kinds import Kind, decode, encode, kind_of
from workbook.store.loaded_file import Document
from workbook.store.merge import in_words, merge

Choice = Literal["mine", "theirs", "both"]


@dataclass(frozen=True, slots=True)
class ConflictAt:
    """One conflict: its file, the entry that it is about, and what tells it from others of that entry."""

    file: str
    entry: Key
    mark: str

    @property
    def item(self) -> str:
        """The item that it answers or rates; empty for anything else."""
        kind = kind_of(self.file)
        return self.entry[0] if self.entry and kind is not None and kind.by_item else ""


@dataclass(frozen=True, slots=True)
class Contest:
    """What stands at the entry of a conflict, as the file holds it, and the conflict itself; None once it is settled."""

    value: Any
    conflict: Any


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two versions of one thing. `key` names it on the command line; `name` is where it belongs, as its file says it.

    `mine` is in use, `theirs` is kept beside it, from `source` at `at`; they are what the file holds, and `records` what
    they are read as, where they can be. `both` is what they make together, None where one alone can count. A conflict that
    is `damaged` says why: all that can be chosen is to let go of it.
    """

    key: str
    at: ConflictAt
    name: str
    source: str = ""
    when: datetime | None = None
    path: tuple[str, ...] = ()
    mine: Any = None
    theirs: Any = None
    both: Any = None
    records: tuple[Record | None, Record | None] = (None, None)
    damaged: str = ""
    line: int | None = None


def all_conflicts(documents: Iterable[Document]) -> tuple[Conflict, ...]:
    """The conflicts that wait in these files, each with a `key` that no other has."""
    found = [conflict for document in documents for conflict in conflicts_in(document)]
    names = [conflict.name for conflict in found]
    return tuple(
        one if one.name and names.count(one.name) == 1 else replace(one, key=f"{one.key}~{one.at.mark}")
        for one in found
    )


def put_beside(document: Document, entry: Key, record: Record, source: str, moment: datetime) -> Problem | None:
    """Keep `record` as the other version of an entry, for a person to choose; where their kind can, put both together. Once is enough."""
    waiting = document.entries.get(CONFLICT, [])
    if document.sealed or not isinstance(waiting, list):
        return document.sealed or Problem(document.name, None, "“conflict” should be a list of tables.")
    key, theirs = "/".join(entry), encode(record, None)
    section = document.kind.section_at(entry, theirs)
    if section is not None and section.apart and document.record(entry) is not None:
        both = merge({}, {entry: document.entries[entry]}, {entry: theirs}, document.kind, source, moment)
        if not both.clashes:
            document.put(entry, both.entries[entry], None)
            return None
    rule, here = document.kind.clash(entry), document.entries.get(entry)
    if rule is not None and (here is None or document.record(entry) is not None):
        document.put(entry, theirs if here is None else rule(here, theirs), None)
        return None
    kept = (one for one in waiting if isinstance(one, dict))
    if not any(one.get("key") == key and same(one.get("theirs"), theirs) for one in kept):
        document.put(CONFLICT, [*waiting, {"key": key, "from": source, "at": moment, "theirs": theirs}], None)
    return None


def conflicts_in(document: Document) -> list[Conflict]:
    """The conflicts that wait in one file, in order."""
    found = document.entries.get(CONFLICT)
    tables = found if isinstance(found, list) else [found] if isinstance(found, dict) else []
    return [_conflict(document, table, number) for number, table in enumerate(tables)]


def find(conflicts: Iterable[Conflict], key: str) -> Conflict | Problem:
    """The conflict that is called `key`, or what is wrong with that name."""
    by_key = {conflict.key: conflict for conflict in conflicts}
    if key in by_key:
        return by_key[key]
    if not by_key:
        return Problem("", None, "Nothing waits for a choice: no two versions of anything are kept.")
    near = did_you_mean(key, by_key)
    waiting = ", ".join(f"“{name}”" for name in by_key)
    return Problem(
        "", None, f"“{one_line(key, 60)}” is not one that waits for a choice.{near}", f"Those are: {waiting}."
    )


def note(conflict: Conflict) -> Problem:
    """What is to be said about a conflict, with the command that settles it."""
    if conflict.damaged:
        what = f"A second version of something is kept in this file and cannot be read: {conflict.damaged}"
        mend = f"{command(f'doctor --choose {conflict.key} mine')} lets go of it; what is used stays."
        return Problem(conflict.at.file, conflict.line, what, mend, "note")
    what = (
        f"“{conflict.name}” was changed in two places. One version is used; the other"
        f"{f' of {_moment(conflict.when)}' if conflict.when else ''}, from {conflict.source or 'elsewhere'}, is kept."
    )
    ways = ", ".join(("“mine”", "“theirs”", *(["“both”"] if conflict.both is not None else [])))
    mend = f"Choose with {command(f'doctor --choose {conflict.key} mine')}; the last word is one of {ways}."
    return Problem(conflict.at.file, conflict.line, what, mend, "note")


def chosen(document: Document, conflict: Conflict, choice: Choice) -> Contest | Problem:
    """What stands there once a person has chosen; a problem when that can't be chosen here."""
    value = document.entries.get(conflict.at.entry) if conflict.at.entry else None
    if choice == "mine":
        return Contest(value, None)
    wanted = conflict.theirs if choice == "theirs" else conflict.both
    if conflict.damaged or wanted is None:
        what = "Only one of these two can count." if not conflict.damaged else "The other version cannot be read."
        return Problem(
            conflict.at.file, None, what, "Choose “mine”." if conflict.damaged else "Choose “mine” or “theirs”."
        )
    return Contest(_placed(value, conflict.path, wanted), None)


def contest_at(document: Document, at: ConflictAt) -> Contest:
    """What stands at the entry of a conflict now, and the conflict if it still waits."""
    waiting = next((table for table in _tables(document) if _mark(table) == at.mark), None)
    return Contest(document.entries.get(at.entry) if at.entry else None, waiting)


def put_contest(document: Document, at: ConflictAt, contest: Contest) -> Problem | None:
    """Put back what stood there, or what was chosen: the entry and the conflict, both or neither."""
    if document.sealed is not None:
        return document.sealed
    section = document.kind.section_at(at.entry, contest.value) if at.entry else None
    record = decode(section, at.entry, contest.value) if section is not None else None
    if isinstance(record, str):
        return Problem(document.name, None, f"That version cannot be used: {record}", "Nothing was changed.")
    if at.entry and (at.entry in document.entries or contest.value is not None):
        document.put(at.entry, contest.value, record)
    others = [table for table in _tables(document) if _mark(table) != at.mark]
    kept = others if contest.conflict is None else [*others, contest.conflict]
    if kept or CONFLICT in document.entries:
        document.put(CONFLICT, kept or None, None)
    return None


def _tables(document: Document) -> list[Any]:
    found = document.entries.get(CONFLICT)
    return found if isinstance(found, list) else [found] if isinstance(found, dict) else []


def _conflict(document: Document, table: Any, number: int) -> Conflict:
    line = line_of(document.text, (*CONFLICT, f"?{number}")) if document.text else None
    mark = _mark(table)
    name = table.get("key") if isinstance(table, dict) else None
    if not isinstance(name, str) or not name.strip() or "theirs" not in table:
        why = (
            "it does not say what it is a version of."
            if isinstance(table, dict) and "theirs" in table
            else "it holds none."
        )
        return Conflict("conflict", ConflictAt(document.name, (), mark), "", damaged=why, line=line)
    shown, when = one_line(name, 80), table.get("at")
    entry, path = _resolve(document.entries, document.kind, name)
    mine, theirs = _value_at(document.entries.get(entry), path), table["theirs"]
    return Conflict(
        shown,
        ConflictAt(document.name, entry, mark),
        shown,
        one_line(str(table.get("from", "")), 80),
        when if isinstance(when, datetime) else None,
        path,
        mine,
        theirs,
        None if path else _together(mine, theirs),
        (_record(document.kind, entry, path, mine), _record(document.kind, entry, path, theirs)),
        line=line,
    )


def _mark(table: Any) -> str:
    """A few letters that tell a conflict from others, the same as long as it is the same, in memory and as read again."""
    return sha256(in_words(table).encode("utf-8", "replace")).hexdigest()[:8]


def _resolve(entries: Entries, kind: Kind, name: str) -> tuple[Key, tuple[str, ...]]:
    """The entry that a conflict's `key` names, and the way to the part of it that it is about; ids may hold a slash."""
    names = {"/".join(key): key for key in entries if key != CONFLICT}
    known = [one for one in names if name == one or name.startswith(f"{one}/")]
    if known:
        longest = max(known, key=len)
        return names[longest], tuple(filter(None, name[len(longest) :].split("/")))
    first, slash, rest = name.partition("/")
    return ((first, rest) if slash and first in (*kind.lists, *kind.groups) else (name,)), ()


def _value_at(value: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _placed(value: Any, path: tuple[str, ...], part: Any) -> Any:
    if not path:
        return part
    table = value if isinstance(value, dict) else {}
    return {**table, path[0]: _placed(table.get(path[0]), path[1:], part)}


def _record(kind: Kind, entry: Key, path: tuple[str, ...], value: Any) -> Record | None:
    section = kind.section_at(entry, value) if not path else None
    found = decode(section, entry, value) if section is not None else None
    return None if isinstance(found, str) else found


def _together(mine: Any, theirs: Any) -> Any:
    """Both as one answer: texts under each other, the lines or rows of one and then what only the other has; or None."""
    if not isinstance(mine, dict) or not isinstance(theirs, dict) or mine.get("kind") != theirs.get("kind"):
        return None
    first, second = mine.get("value"), theirs.get("value")
    if mine.get("kind") == "text" and isinstance(first, str) and isinstance(second, str):
        if second.strip() in first:
            return mine
        return {**mine, "value": second if first.strip() in second else f"{first.rstrip()}\n\n{second.lstrip()}"}
    if mine.get("kind") in ("list", "table") and isinstance(first, list) and isinstance(second, list):
        return {**mine, "value": [*first, *(one for one in second if not any(same(one, other) for other in first))]}
    return None


def _moment(when: datetime) -> str:
    return when.isoformat(" ", "minutes")[:16]
