"""What a kind of file is: its name, what stands in it, the rules of that, and what becomes of it when two people change it.

A kind is declared once, in a module of its own beside this one. Where a record is found and put, how it is read, written, merged
and described to an editor, and which files of a folder are the workbook's: all of that follows from the declaration.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cached_property
from typing import Any, Literal

from workbook.domain import At, Record, dataclass, is_id, one_line
from workbook.store.format import CONFLICT, Key, Shape, known_keys

KEPT = "Comments are not kept; keys named `note` are."
"""The end of the comment line of every file."""

Clash = Callable[[Any, Any], Any]
"""Which value stands when two people changed it to `(ours, theirs)`. Without one, both are kept for a person to choose."""


def ours(mine: Any, theirs: Any) -> Any:
    """Ours stands: for what no person wrote."""
    return mine


@dataclass(frozen=True)
class Rule:
    """A rule beyond the types: `broken` gives a sentence that says what is wrong with a record, or None.

    `schema` is as much of it as JSON Schema can say, by the key that it is about; under "" what is about the whole record.
    """

    broken: Callable[[Any], str | None]
    schema: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def within(name: str, least: int | None, most: int | None, says: str) -> Rule:
    """The number under `name`, if there is one, lies between these two, both included."""

    def broken(record: Any) -> str | None:
        found = getattr(record, name)
        low = found is not None and least is not None and found < least
        high = found is not None and most is not None and found > most
        return says if low or high else None

    bounds = {"minimum": least, "maximum": most}
    return Rule(broken, {name: {key: value for key, value in bounds.items() if value is not None}})


@dataclass(frozen=True)
class Naming:
    """Which names may stand for a thing: `holds`, as a pattern for editors, and what is said of one that stands in a file."""

    holds: Callable[[str], bool]
    pattern: str = ".*"
    says: str = ""


SLUG = "[a-z][a-z0-9]*(-[a-z0-9]+)*"

ITEM = Naming(
    lambda name: is_id(name) and name not in ("format", "conflict"),  # those a file uses for itself
    SLUG,
    "The name in brackets is not an item's id.",
)
EXERCISE = Naming(is_id, SLUG, "The name in brackets is not an exercise's id.")
OWN_ID = Naming(lambda name: bool(name) and not name.startswith("?") and one_line(name, 64) == name)
"""What a table of a list gives itself as its `id`."""

NOTHING = Naming(lambda name: True)


@dataclass(frozen=True, eq=False)
class Section:
    """Where in a file the records of one type stand.

    `form` and `under` say how: `tables` at the top, each named by an item; a `list` of tables with ids (`[[action]]`); a `group`
    of tables (`[exercises.best]`); or one `table`. `at` is their address; None for what only the program itself puts there.
    `name` is what drafts call them; empty for what no person writes, which is not drafted. `words` say what one is about, where its
    address does not.
    `fill` gives a table what it may leave out though its record needs it; `shorten` is how a record is kept short.
    A record is merged as one thing, and one that is merged `apart` key by key; `clash` says what becomes of a key that both
    sides changed, or under "" of whatever stands here.
    """

    record: type[Record]
    at: type[At] | None
    form: Literal["tables", "list", "group", "table"]
    under: str = ""
    name: str = ""
    naming: Naming = NOTHING
    rules: tuple[Rule, ...] = ()
    fill: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None
    shorten: Callable[[Any], dict[str, Any]] | None = None
    words: Callable[[Any], str] | None = None
    apart: bool = False
    clash: Mapping[str, Clash] = field(default_factory=dict)

    @cached_property
    def telling(self) -> frozenset[str]:
        """The keys of which any tells that a table is such a record, and not somebody else's."""
        return known_keys(self.record) - {"id"}

    def holds(self, key: Key) -> bool:
        """Whether an entry with this key is one of the section's."""
        if self.form == "tables":
            return len(key) == 1 and key != CONFLICT
        return key[0] == self.under and len(key) == (1 if self.form == "table" else 2)

    def key(self, name: str) -> Key:
        """The key of the entry that is called `name`."""
        return (name,) if self.form == "tables" else (self.under,) if self.form == "table" else (self.under, name)

    def broken(self, key: Key, record: Any) -> str | None:
        """The first rule that a record breaks, as a sentence, or None."""
        if self.naming.says and not self.naming.holds(key[-1]):
            return self.naming.says
        for rule in self.rules:
            if says := rule.broken(record):
                return says
        return None


@dataclass(frozen=True, eq=False)
class Part:
    """What holds for one field of a record that is a whole file.

    `says` is what is told when it cannot be read, with `{}` for why; then `instead` holds, and where there is none the file has no
    record. `rules` are those of what stands there, or of each in a list. `together`
    merges that record as one thing; `clash` is as in a section. `optional` says that a file may do without, though the record can't.
    """

    says: str = "{}"
    instead: Any = ...
    rules: tuple[Rule, ...] = ()
    together: bool = False
    clash: Clash | None = None
    optional: bool = False
    no_id: str = "“id” is missing."
    same_id: str = "Two of these have the same id."


@dataclass(frozen=True, eq=False)
class Whole:
    """A record whose fields are the keys at the top of a file.

    `parts` are the fields of which more is to be said, `lists` those that are lists of tables with ids, by the type of their
    records. `fill` gives what the file holds the form that the record needs.
    """

    record: type[Record]
    at: type[At]
    parts: Mapping[str, Part] = field(default_factory=dict)
    lists: Mapping[str, type[Record]] = field(default_factory=dict)
    fill: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Kind(Shape):
    """One kind of file. `file` is its name from the workbook's folder on, or a pattern: `rounds/{id}/replies/{person}.toml`.

    `namings` say what may stand for each field of the pattern; an address has fields of the same names, or a `file` of its own
    where one thing may stand in several. `called` is what a person calls such a file. Either `whole` is what it holds, or
    `sections` are. A file that is not read `at_once` is read when somebody first asks for what is in it; until then nobody is told
    what is wrong in it. Of one that is, a file that `can_wait`, told by its bytes, is read as late. A `former` kind is of an older
    format: it is read and taken over, and never written. Of a file that is one thing as a whole `stands` says whether the first of two
    versions stands, and not the other: they are never put together.
    """

    file: str
    called: str
    namings: Mapping[str, Naming] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    whole: Whole | None = None
    at_once: bool = True
    can_wait: Callable[[bytes], bool] | None = None
    former: bool = False
    stands: Callable[[Mapping[Key, Any], Mapping[Key, Any]], bool] | None = None
    lists: tuple[str, ...] = field(init=False)
    groups: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        listed = [one.under for one in self.sections if one.form == "list"]
        object.__setattr__(self, "lists", (*listed, *(self.whole.lists if self.whole else ())))
        object.__setattr__(self, "groups", tuple(one.under for one in self.sections if one.form == "group"))

    @property
    def folder(self) -> str:
        """The folder of its files, as a pattern; empty for the workbook's own."""
        return self.file.rpartition("/")[0]

    @cached_property
    def _pattern(self) -> "re.Pattern[str]":
        return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(self.file)))

    def fields_of(self, name: str) -> dict[str, str] | None:
        """What stands in the fields of the pattern for the file `name`, or None when it is not of this kind."""
        if not self.namings:
            return {} if name == self.file else None
        found = self._pattern.fullmatch(name)
        if found is None or not all(self.namings[key].holds(part) for key, part in found.groupdict().items()):
            return None
        return found.groupdict()

    @property
    def by_item(self) -> bool:
        """Whether its entries are named by the items that they answer or rate."""
        return self._tables is not None

    def section_at(self, key: Key, value: Any) -> Section | None:
        """The section that an entry belongs to, or None for what is not ours: other keys, and tables of them."""
        if not isinstance(value, dict) or key == CONFLICT:
            return None
        section = self._holder(key)
        return section if section is not None and not section.telling.isdisjoint(value) else None

    def _holder(self, key: Key) -> Section | None:
        named = self._by_name.get(key[0])
        if named is not None and named.holds(key):
            return named
        return self._tables if self._tables is not None and self._tables.holds(key) else None

    @cached_property
    def _by_name(self) -> Mapping[str, Section]:
        return {one.under: one for one in self.sections if one.form != "tables"}

    @cached_property
    def _tables(self) -> Section | None:
        return next((one for one in self.sections if one.form == "tables"), None)

    def together(self, key: Key, value: Any) -> frozenset[str]:
        """The keys of the table `value` that are merged as one thing."""
        if self.whole is not None:
            part = self.whole.parts.get(key[0])
            return part_keys(self.whole, key[0]) if part and part.together and len(key) == 1 else frozenset()
        section = self.section_at(key, value)
        return known_keys(section.record) if section and not section.apart else frozenset()

    def clash(self, key: Key) -> Clash | None:
        """What becomes of an entry, or of the part of one, that both sides changed; None where both are kept."""
        if self.whole is not None:
            part = self.whole.parts.get(key[0])
            return part.clash if part else None
        for size in (2, 1):
            section = self._holder(key[:size]) if len(key) >= size else None
            if section is not None:
                return section.clash.get("") or (section.clash.get(key[-1]) if len(key) > size else None)
        return None

    def is_one(self, key: Key) -> bool:
        """Whether this is a part of a record that is merged as one thing, because it is said what becomes of two of them."""
        section = self._holder(key[:-1]) if self.whole is None and len(key) > 1 else None
        return section is not None and section.apart and key[-1] in section.clash

    def misplaced(self, key: Key, value: Any) -> str | None:
        """What is wrong with an entry that stands where records should: a sentence, or None."""
        name = key[0]
        if len(key) == 1 and name in (*self.lists, *self.groups):
            return f"“{name}” should be a list of tables." if name in self.lists else f"“{name}” should be tables."
        if len(key) == 1 and isinstance(value, list) and key != CONFLICT:
            found = self.by_item and any(self.section_at(key, part) for part in value)
            return "This should be one table, its name in single brackets." if found else None
        if len(key) == 2 and key[1].startswith("?"):
            return "Two of these have the same id." if "id" in value else "“id” is missing."
        return None


def part_keys(whole: Whole, name: str) -> frozenset[str]:
    """The keys of the table that stands under the field `name` of a whole record."""
    from typing import get_type_hints

    return known_keys(get_type_hints(whole.record)[name])


def key_field(at: type[At], namings: Mapping[str, Naming]) -> str | None:
    """The field of an address that names the entry in its file; None when the file alone says where it is."""
    own = [name for name in at.names() if name not in namings]
    return own[0] if own else None
