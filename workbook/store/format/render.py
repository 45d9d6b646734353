"""Values to TOML text: a whole file, of which an entry is written and read back again only when it has changed."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from operator import is_not
from typing import Any

from workbook.domain import dataclass
from workbook.store.format.entries import Entries, Key, groups, same_entries, split
from workbook.store.format.limits import line_of_excess, room
from workbook.store.format.patch import Patch, Unplaced
from workbook.store.format.shape import Shape
from workbook.store.format.toml import END, FORMAT, BadToml, parse

_FEW = 16
"""Entries that are written one by one, and of so many others one more."""

_TAIL = f"\n{END}\n"

_UNLIKE = "it would not read back the same"


def render(entries: Entries, shape: Shape) -> bytes:
    """The whole file, for what is written once. Raises ValueError when it would not read back the same."""
    return Renderer(shape).render(entries)


@dataclass(frozen=True, slots=True)
class _Written:
    """A file as it was last written: what it holds, its bytes, and how many can be added for certain within the limits."""

    entries: Entries
    data: bytes
    room: int = 0


class Renderer:
    """Writes one file again and again: comment, format, entries, end line.

    Reading back is part of writing: it catches whatever the writer of TOML does to a value that came in from a file edited by
    hand. The first time the whole file is read back, later what has changed, alone; it takes the place of what stood there.
    That is enough, for each entry stands under a heading of its own: together they are read as they are one by one.
    Values are never changed in place, so that one which is the same object has the same text.
    `readable` says whether text of several lines was last written as such.
    """

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self.readable = True
        self._written: dict[bool, _Written] = {}

    def go_on_from(self, data: bytes, entries: Entries, left: int) -> None:
        """Go on from a file that a renderer wrote earlier as `readable`, byte for byte: `data`, which was read as `entries`.

        `left` is the room in it (`limits.room`).

        One that begins otherwise than files do today is written anew.
        """
        if data.startswith(_head(self._shape).encode()) and data.endswith(_TAIL.encode()):
            self._written[True] = _Written(entries, data, left)

    def render(self, entries: Entries, base: Entries | None = None, touched: Sequence[Key] | None = None) -> bytes:
        """The whole file. Raises ValueError when it would not read back the same.

        Text of several lines is written as such, unless any of the values would suffer from that.

        Where there is a `base`, neither it nor `entries` is ever changed from now on. `touched` are then the keys of which alone
        `entries` may differ from it, all of them in their place or behind the others in this order. That is taken as it is said where
        the base is what was last written here, the very same; else all of it is looked through.
        """
        for readable in (True, False):
            try:
                self._written[readable] = self._whole(entries, base, touched, readable)
            except (BadToml, UnicodeEncodeError, RecursionError, TypeError) as error:
                reason = str(error)
            else:
                self.readable = readable
                return self._written[readable].data
        raise ValueError(reason)

    def _whole(self, entries: Entries, base: Entries | None, touched: Sequence[Key] | None, readable: bool) -> _Written:
        before = self._written.get(readable)
        kept = dict(entries) if base is None else entries
        if before is not None:
            differs = (
                _among(touched, before.entries, entries) if touched is not None and before.entries is base else None
            )
            differs = differs or _differences(before.entries, entries)
            patched = self._patched(before, *differs, kept, readable) if differs is not None else None
            if patched is not None:
                return patched
        return _Written(kept, self._anew(entries, readable))

    def _patched(
        self, written: _Written, gone: Sequence[Key], changed: Sequence[Key], entries: Entries, readable: bool
    ) -> _Written | None:
        """What was `written`, with what has changed; None where the whole file is to be written anew."""
        if len(gone) + len(changed) > _FEW + len(written.entries) // _FEW:
            return None  # all at once is read back sooner than so many one by one
        patch = Patch(
            written.data,
            written.entries,
            lambda key, value: self._text({key: value}, readable).encode(),
            _TAIL.encode(),
        )
        try:
            for key in gone:
                patch.drop(key)
            for key in changed:
                one = {key: entries[key]}
                patch.put(key, one[key])  # first, for what has no place of its own is not read back the same alone
                self._check(_file(self._shape, [self._text(one, readable)]).encode(), one)
        except Unplaced:
            return None
        left = written.room - patch.added
        if left < 0:  # only now is it worth the time to count
            left = room(patch.data)
            if left < 0 and line_of_excess(patch.data.decode()):
                raise BadToml("It holds too many keys or tables.")
        return _Written(entries, patch.data, left)

    def _anew(self, entries: Entries, readable: bool) -> bytes:
        texts: list[str] = []
        for name, group in groups(entries):
            size = len(group[0][0])
            if any(len(key) != size for key, _ in group):
                raise BadToml(_UNLIKE)
            lines: Entries = {}
            if size == 2 and name not in self._shape.lists:
                lines = {key: value for key, value in group if not isinstance(value, dict)}
            if lines:
                texts.append(self._text(lines, readable))
            texts += [self._text({key: value}, readable) for key, value in group if key not in lines]
        data = _file(self._shape, texts).encode()
        self._check(data, entries)
        return data

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


_Differences = tuple[Sequence[Key], Sequence[Key]]
"""The keys that are gone, and those whose value is another or that are new, which stand behind all others."""


def _differences(known: Entries, entries: Entries) -> _Differences | None:
    """Where `entries` differ from those `known`; None where they stand in another order."""
    keys, gone = list(entries), list[Key]()
    if keys[: len(known)] != list(known):
        gone = [key for key in known if key not in entries]
        known = {key: value for key, value in known.items() if key in entries}
        if keys[: len(known)] != list(known):
            return None
    return gone, [*compress(keys, map(is_not, entries.values(), known.values())), *keys[len(known) :]]


def _among(touched: Sequence[Key], known: Entries, entries: Entries) -> _Differences | None:
    """The same, where they can only differ in `touched`, and none is gone; None where that cannot be."""
    new = [key for key in touched if key not in known]
    changed = [key for key in touched if key in known and entries.get(key) is not known[key]]
    return ((), [*changed, *new]) if len(entries) == len(known) + len(new) else None


def _head(shape: Shape) -> str:
    return f"# {shape.comment}\nformat = {FORMAT}\n"


def _file(shape: Shape, texts: Iterable[str]) -> str:
    return "".join([_head(shape), *texts, _TAIL])


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
