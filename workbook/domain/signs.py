"""Digits, dashes, spaces and quotes as keyboards, spreadsheets and phones write them, made the plain ones before reading."""

import unicodedata

_WIDE = range(0xFF01, 0xFF5F)
"""The full-width forms of `!` to `~`, as East Asian keyboards type them."""

_PLAIN = {
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2212": "-",
    "\u00a0": " ",
    "\uffe1": "£",
    "\uffe5": "¥",
    "\u066b": ".",
    "\u066c": "'",
}


def simple(text: str) -> str:
    """`text` with digits of every script as 0 to 9, every dash a hyphen, every space a blank, and no invisible marks.

    For reading only: what is kept is what was typed. Outer white space goes, inner white space stays as many signs as it was.
    """
    return "".join(map(_simple, text)).strip()


def _simple(sign: str) -> str:
    if sign.isascii():
        return sign
    if sign in _PLAIN:
        return _PLAIN[sign]
    if ord(sign) in _WIDE:
        return chr(ord(sign) - 0xFEE0)
    match unicodedata.category(sign):
        case "Nd":
            return str(unicodedata.decimal(sign))
        case "Pd":
            return "-"
        case "Zs" | "Zl" | "Zp":
            return " "
        case "Cf":
            return ""
        case _:
            return sign
