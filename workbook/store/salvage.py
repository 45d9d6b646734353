"""What can still be read from a file that cannot be read as a whole: table by table, and both sides of a merge by git."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from workbook.store.format import BadToml, Entries, Key, is_keepable, parse, split
from workbook.store.kinds import Kind
from workbook.store.kinds.records import decode
from workbook.store.merge import merge

_OTHER_SIDE = "the other side of a merge by git"
TRIES = 200
"""How often the lines before a wrong one are read in one file: that many lines may be wrong, or follow a wrong one in its table."""

_HEADER = re.compile(r"^\[{1,2}\s*([^\[\].]+)", re.MULTILINE)


def salvage(data: bytes, kind: Kind, now: datetime) -> tuple[Entries, bool]:
    """The entries that can be read from `data`, and whether they are all there were.

    Where two sides of a merge by git differ, the first stays in place and the other is kept as a conflict of time `now`.
    """
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    whole = "\ufffd" not in text
    entries: Entries = {}
    for side in _sides(text):
        found, complete = _readable(side, kind)
        whole = whole and complete
        entries = merge({}, entries, found, kind, _OTHER_SIDE, now).entries
    return entries, whole and bool(entries)


def _sides(text: str) -> list[str]:
    """The text as each side of a merge had it; just the text when there are no marks of a merge."""
    sides: tuple[list[str], list[str]] = ([], [])
    place = "both"
    marked = False
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        if bare.startswith("<<<<<<< "):
            place, marked = "ours", True
        elif place == "ours" and bare.startswith("||||||| "):
            place = "origin"
        elif place in ("ours", "origin") and bare == "=======":
            place = "theirs"
        elif place == "theirs" and bare.startswith(">>>>>>> "):
            place = "both"
        else:
            for name, side in zip(("ours", "theirs"), sides, strict=True):
                if place in ("both", name):
                    side.append(line)
    return ["".join(side) for side in sides] if marked else [text]


def _readable(text: str, kind: Kind) -> tuple[Entries, bool]:
    whole = _entries(text, kind)
    if whole is not None:
        return whole, True
    entries: Entries = {}
    for block in _blocks(text):
        found = _entries(block, kind) or {}
        entries.update((key, value) for key, value in found.items() if key not in entries)
    return entries, False


def beginnings(data: bytes, kind: Kind) -> Entries:
    """The entries that cannot be read to their ends, where what stands before the wrong line makes one: better than none of it."""
    entries: Entries = {}
    tries = iter(range(TRIES))
    for block in _blocks(data.decode("utf-8", "replace")):
        if _entries(block, kind) is None:
            entries |= _beginning(block, kind, tries)
    return entries


def _beginning(block: str, kind: Kind, tries: Iterator[int]) -> Entries:
    lines = block.splitlines(keepends=True)
    for count, _ in zip(range(len(lines) - 1, 1, -1), tries, strict=False):
        found = _entries("".join(lines[:count]), kind)
        if found is not None:
            return {key: value for key, value in found.items() if _is_whole(key, value, kind)}
    return {}


def _is_whole(key: Key, value: Any, kind: Kind) -> bool:
    section = kind.section_at(key, value)
    return section is None or (isinstance(value, dict) and not isinstance(decode(section, key, value), str))


def headings(data: bytes) -> list[str]:
    """The names of the tables at the top of a file that need not be readable, each once, in their order."""
    text = data.decode("utf-8", "replace")
    return list(dict.fromkeys(one[1].strip().strip("\"'") for one in _HEADER.finditer(text) if one[0].count("[") == 1))


def _entries(text: str, kind: Kind) -> Entries | None:
    try:
        doc, _ = parse(text.encode())
    except BadToml:
        return None
    return split({key: value for key, value in doc.items() if is_keepable(value)}, kind)


def _blocks(text: str) -> list[str]:
    """The text cut before every table that is not a part of the one before it, or that begins the next one of a list."""
    starts = [0]
    last = ""
    for header in _HEADER.finditer(text):
        name = header[1].strip()
        is_part = name == last and text[header.end() : header.end() + 1] == "."
        if not is_part:
            starts.append(header.start())
        last = name
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
