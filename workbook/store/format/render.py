"""Values to TOML text: a whole file, of which each entry is written and read back once, and again only when it has changed."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from itertools import compress
from operator import is_not
from typing import Any

from workbook.domain import dataclass
from workbook.store.format.entries import Entries, Key, groups, same_entries, split
from workbook.store.format.limits import OWN, line_of_excess
from workbook.store.format.shape import Shape
from workbook.store.format.toml import END, FORMAT, BadToml, parse

_FEW = 16
"""Entries that are written one by one, and of so many others one more."""

_UNLIKE = "it would not read back the same"


def render(entries: Entries, shape: Shape) -> bytes:
    """The whole file, for what is written once. Raises ValueError when it would not read back the same."""
    return Renderer(shape).render(entries)


@dataclass(frozen=True, slots=True)
class _Block:
    """The text of one entry that reads back as it should, and what of it counts for the limits of the whole file."""

    text: str
    line: bool
    dots: int
    tables: int

    @classmethod
    def of(cls, text: str) -> "_Block":
        return cls(text, not text.startswith("\n"), text.count("."), text.count("["))


_NONE = _Block("", False, 0, 0)


@dataclass(slots=True)
class _Written:
    """A file as it was last written: its entries, and their blocks by the first part of their keys, in the order of the file.

    `apart` says that each entry has a block of its own.
    """

    keys: list[Key]
    values: list[Any]
    groups: dict[str, dict[Key, _Block]] = field(default_factory=dict)
    apart: bool = False
    dots: int = 0
    tables: int = 0

    def put(self, key: Key, value: Any, text: str, place: int | None) -> bool:
        """Put a value at its `place`, or behind the others of its group; False when it stands somewhere else from now on."""
        group, new = self.groups.get(key[0], {}), _Block.of(text)
        old = group.get(key, _NONE)
        if place is None:
            if not _is_like(key, value, group):
                return False
            self.keys.append(key)
            self.values.append(value)
        elif new.line != old.line:
            return False
        else:
            self.values[place] = value
        group[key] = new
        self._count(new, old)
        return True

    def drop(self, key: Key) -> None:
        """Take out an entry that has gone."""
        place = self.keys.index(key)
        del self.keys[place], self.values[place]
        group = self.groups[key[0]]
        self._count(_NONE, group.pop(key))
        if not group:
            del self.groups[key[0]]

    def _count(self, new: _Block, old: _Block) -> None:
        self.dots += new.dots - old.dots
        self.tables += new.tables - old.tables


class Renderer:
    """Writes one file again and again: comment, format, entries, end line.

    Reading back is part of writing: it catches whatever the writer of TOML does to a value that came in from a file edited by
    hand. The first time the whole file is read back, later what has changed, alone. That is enough, for each entry stands
    under a heading of its own or, as a line, before the first of these: together they are read as they are one by one.
    Values are never changed in place, so that one which is the same object has the same text.
    """

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._written = {True: _Written([], []), False: _Written([], [])}

    def render(self, entries: Entries) -> bytes:
        """The whole file. Raises ValueError when it would not read back the same.

        Text of several lines is written as such, unless any of the values would suffer from that.
        """
        for readable in (True, False):
            try:
                return self._whole(entries, readable)
            except (BadToml, UnicodeEncodeError, RecursionError, TypeError) as error:
                reason = str(error)
        raise ValueError(reason)

    def _whole(self, entries: Entries, readable: bool) -> bytes:
        written = self._written[readable]
        patched = written.apart and self._patch(written, entries, readable)
        if not patched:
            written = self._anew(entries, readable)
        text = _file(self._shape, [block.text for group in written.groups.values() for block in group.values()])
        data = text.encode()
        if not patched:
            self._check(data, entries)
            self._written[readable] = written
        elif (written.dots > OWN.dots or written.tables > OWN.tables) and line_of_excess(text):
            raise BadToml("It holds too many keys or tables.")
        return data

    def _patch(self, written: _Written, entries: Entries, readable: bool) -> bool:
        """Take out what has gone, write what has changed or was added behind the others of its group; whether that is all."""
        keys = list(entries)
        if keys[: len(written.keys)] != written.keys:
            for key in [key for key in written.keys if key not in entries]:
                written.drop(key)
            if keys[: len(written.keys)] != written.keys:
                return False
        values, count = list(entries.values()), len(written.keys)
        changed = [*compress(range(count), map(is_not, values, tuple(written.values))), *range(count, len(values))]
        if len(changed) > _FEW + count // _FEW:
            return False  # all at once is read back sooner than so many one by one
        for place in changed:
            key, value = keys[place], values[place]
            text = self._text({key: value}, readable)
            self._check(_file(self._shape, [text]).encode(), {key: value})
            if not written.put(key, value, text, place if place < count else None):
                return False
        return True

    def _anew(self, entries: Entries, readable: bool) -> _Written:
        written = _Written(list(entries), list(entries.values()), apart=True)
        for name, group in groups(entries):
            size = len(group[0][0])
            if any(len(key) != size for key, _ in group):
                raise BadToml(_UNLIKE)
            lines: Entries = {}
            if size == 2 and name not in self._shape.lists:
                lines = {key: value for key, value in group if not isinstance(value, dict)}
            tables = [(key, value) for key, value in group if key not in lines]
            written.groups[name] = {key: _Block.of(self._text({key: value}, readable)) for key, value in tables}
            if lines or any(size == 2 and key[1].startswith("?") for key, _ in tables):
                written.apart = False
            if lines:
                written.groups[name] = {(name,): _Block.of(self._text(lines, readable)), **written.groups[name]}
        texts = [block for blocks in written.groups.values() for block in blocks.values()]
        written.dots, written.tables = sum(block.dots for block in texts), sum(block.tables for block in texts)
        return written

    def _text(self, entries: Entries, readable: bool) -> str:
        """The text of one entry, or of those of a group that are lines."""
        key, value = next(iter(entries.items()))
        name = key[0]
        if len(key) == 1:
            return _table(name, value, readable)
        if name in self._shape.lists:
            return "\n" + _list_table(name, value, readable)
        return "\n" + _dump({name: {key[1]: one for key, one in entries.items()}}, readable)

    def _check(self, data: bytes, entries: Entries) -> None:
        if not same_entries(entries, split(parse(data)[0], self._shape), read_back=True):
            raise BadToml(_UNLIKE)


def _is_like(key: Key, value: Any, group: Mapping[Key, _Block]) -> bool:
    """Whether an entry stands behind those of `group`, each a table of one list or one group of tables."""
    return len(key) == 2 and isinstance(value, dict) and not key[1].startswith("?") and len(next(iter(group), ())) == 2


def _file(shape: Shape, blocks: Iterable[str]) -> str:
    return "".join([f"# {shape.comment}\nformat = {FORMAT}\n", *blocks, f"\n{END}\n"])


def _table(name: str, value: Any, readable: bool) -> str:
    if isinstance(value, list) and value and all(isinstance(part, dict) for part in value):
        return "".join("\n" + _list_table(name, part, readable) for part in value)
    text = _dump({name: value}, readable)
    return "\n" + text if isinstance(value, dict) else text


def _list_table(name: str, value: Mapping[str, Any], readable: bool) -> str:
    """One `[[name]]` block. The writer of TOML would fold short tables into one line each, and change its mind as they grow."""
    header = _dump({name: {}}, readable).rstrip("\n")
    text = _dump({name: value}, readable)
    body = text.removeprefix(header + "\n") if text.startswith(header + "\n") else "\n" + text
    return f"[{header}]\n{body}"


def _dump(value: Mapping[str, Any], readable: bool) -> str:
    import tomli_w

    return tomli_w.dumps(value, multiline_strings=readable)
