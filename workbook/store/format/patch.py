"""A file as it was written, with the texts of some of its entries replaced: what stands around these is carried as it is."""

from collections.abc import Callable
from typing import Any

from workbook.store.format.entries import Entries, Key, is_line

_OF_LINES = b'"""'
"""What a text of several lines stands between. The writer of TOML leaves no quotes inside one as they are."""


class Unplaced(Exception):
    """An entry has no place of its own in the file, or would come to stand elsewhere: it takes a file written anew."""


class Patch:
    """The bytes `data` of a file that was written as `entries`, and what becomes of both. `added` counts the bytes put in.

    `text` gives the text of one entry, the same for the same value, and `tail` is what the file ends with. The text that an entry
    had is looked for, and is no other's: it begins with its heading, and holds its id where the heading is that of a list. Each
    method raises Unplaced where the file written anew would be another.
    """

    def __init__(self, data: bytes, entries: Entries, text: Callable[[Key, Any], bytes], tail: bytes) -> None:
        self.data, self.added = data, 0
        self.entries = dict(entries)
        self._text, self._tail = text, tail

    def drop(self, key: Key) -> None:
        """Take out an entry."""
        keys = list(self.entries)
        group = [one for one in keys if one[0] == key[0]]
        if any(one[-1].startswith("?") for one in group):
            raise Unplaced  # known by their number alone, which is by all before them
        if group[0] == key != group[-1] and keys[keys.index(key) + 1] != group[1]:
            raise Unplaced  # a group stands where its first entry does
        self._swap(key, b"")
        del self.entries[key]

    def put(self, key: Key, value: Any) -> None:
        """Put a value in the place of the one before, or behind the others of its group, or as a group of its own at the end."""
        new = self._block(key, value)
        if key in self.entries:
            self._swap(key, new)
        else:
            self._add(key, new)
        self.entries[key] = value

    def _add(self, key: Key, new: bytes) -> None:
        last = next((one for one in reversed(self.entries) if one[0] == key[0]), None)
        if last is None:
            self.data = b"".join((memoryview(self.data)[: -len(self._tail)], new, self._tail))
            self.added += len(new)
        elif len(last) == len(key):
            self._swap(last, self._block(last, self.entries[last]) + new)
        else:
            raise Unplaced

    def _swap(self, key: Key, new: bytes) -> None:
        old, place = self._block(key, self.entries[key]), -1
        while (place := self.data.find(old, place + 1)) != -1:
            end = place + len(old)
            # Below a line, above an empty one, and not inside a text that only looks like it.
            if self.data[place - 1 : place] == b"\n" == self.data[end : end + 1] and not self._is_within(old, place):
                around = memoryview(self.data)
                self.data = b"".join((around[:place], new, around[end:]))
                self.added += len(new)
                return
        raise Unplaced

    def _is_within(self, old: bytes, place: int) -> bool:
        """Whether what was found stands inside a text of several lines. That has no quotes in it, but at its end three."""
        return (b'"' not in old or _OF_LINES in old) and self.data.count(_OF_LINES, 0, place) % 2 == 1

    def _block(self, key: Key, value: Any) -> bytes:
        """The text of an entry that stands under a heading of its own: not a line, and no table without a name of its own."""
        is_apart = not is_line(key, value) if len(key) == 1 else isinstance(value, dict) and not key[1].startswith("?")
        if not is_apart:
            raise Unplaced
        return self._text(key, value)
