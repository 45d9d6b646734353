"""What can still be read from a file that cannot be read as a whole: table by table, and both sides of a merge by git."""

import re
from datetime import datetime

from workbook.store.format import BadToml, Entries, is_keepable, parse, split
from workbook.store.kinds import Kind
from workbook.store.merge import merge

_OTHER_SIDE = "the other side of a merge by git"
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
