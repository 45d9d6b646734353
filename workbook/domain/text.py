"""Text that people or files supply, made safe to show: control characters become visible marks, long text is cut."""

import re

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)


def _mark(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)  # the Unicode picture of that control character, as ␛ for escape
    return "␡" if code == 0x7F else "\ufffd"


def clean(text: str) -> str:
    """`text` with line ends made `\\n` and every other control, direction or invisible tag character made a visible mark.

    Tabs and line feeds stay. What a file holds is not changed by this; it is for showing (reliability.md 2.1).
    """
    return _CONTROL.sub(_mark, text.replace("\r\n", "\n"))


def one_line(text: str, width: int | None = None) -> str:
    """`text` cleaned, its white space folded to single spaces, and cut to `width` characters with an ellipsis."""
    folded = " ".join(clean(text).split())
    if width is not None and len(folded) > width:
        return folded[: max(width - 1, 0)].rstrip() + "…"
    return folded
