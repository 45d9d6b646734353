"""Text that people or files supply, kept as it was given and made safe to show where it is shown; and counts in words."""

import re

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile(f"{_CONTROL.pattern}|{_TURNING.pattern}|[\u2028\u2029]")

NOTHING = "\u034f"
"""A character that is seen nowhere and does nothing: it holds a place."""


def _mark(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)  # the Unicode picture of that control character, as ␛ for escape
    return "␡" if code == 0x7F else "\ufffd"


def line_ends(text: str) -> str:
    """`text` with every mark that Unicode takes for the end of a line (also U+2028, next line, form feed) made `\\n`."""
    return _LINE_END.sub("\n", text)


def unbroken(text: str) -> str:
    """`text` as one line, every other character in it as it was: spaces for its line ends, none at its own ends."""
    return re.sub("\n+", " ", line_ends(text).strip("\n"))


def clean(text: str) -> str:
    """`text` made safe to show: control characters become visible marks, line separators line ends.

    Marks that turn the direction of writing around are left out: one that is not closed would turn what stands beside it,
    a score as well. All else that is invisible stays, and stays invisible: joiners, direction marks, the tags of a flag.
    Tabs and line feeds stay. What a file holds is not changed by this (docs/reliability.md 12).
    """
    if text.isprintable() or text.replace("\n", " ").isprintable() or _UNSEEN.search(text) is None:
        return text
    shown = text.replace("\r\n", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _TURNING.sub("", _CONTROL.sub(_mark, shown))


def same_length(line: str) -> str:
    """One line as `clean` shows it, but with a character for each of its own, so that places in it stay the same."""
    if _UNSEEN.search(line) is None:
        return line
    return _CONTROL.sub(_mark, re.sub("[\u2028\u2029]", " ", _TURNING.sub(NOTHING, line)))


def one_line(text: str, width: int | None = None) -> str:
    """`text` cleaned, its white space folded to single spaces, and cut to `width` characters with an ellipsis."""
    folded = " ".join(clean(text).split())
    if width is not None and len(folded) > width:
        return folded[: max(width - 1, 0)].rstrip() + "…"
    return folded


def count(number: int, one: str, many: str = "") -> str:
    """`1 word`, `2 words`; with `many` where that is more than an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def comparable(text: str) -> str:
    """What two texts have in common that are the same to a reader: case and white space make no difference."""
    return " ".join(text.split()).casefold()
