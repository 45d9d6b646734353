"""The marks that screens and reports draw, and what stands for each where a terminal or a file cannot show it.

Each has one ASCII character, so that columns stay where they are.
"""

import unicodedata
from collections.abc import Mapping
from typing import Literal

Marks = Literal["auto", "plain", "full"]
"""Whether marks are plain: where it takes that, always, or never more than it takes to write them at all."""

# A tick is `v`: beside a word, as in “x Saved”, an `x` would say that it failed.
_PLAIN = {
    "✓": "v", "◐": "~", "○": "o", "●": "*", "◇": "+", "▸": ">", "▹": ">", "▾": "v", "◂": "<", "›": ">", "‹": "<",
    "→": ">", "←": "<", "↑": "^", "↓": "v", "⏎": "/", "█": "#", "▓": "#", "▒": ":", "░": ".", "▌": "|", "▐": "|",
    "·": "-", "•": "*", "–": "-", "—": "-", "−": "-", "×": "x", "½": "+", "…": "~", "\N{NO-BREAK SPACE}": " ",
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "«": '"', "»": '"', "\N{REPLACEMENT CHARACTER}": "?",
    "━": "=", "╍": ":", "▲": "^", "▼": "v", "▏": ":", "▶": ">", "◀": "<", "■": "#", "□": ".",
}  # fmt: skip
_FLAT, _TALL, _LOW, _LEFT = "─━┄┅┈┉╌╍═╴╶╸╺╼╾▀▔", "│┃┆┇┊┋╎╏║╵╷╹╻╽╿▏▎▍▕", "▁▂▃▄", "▅▆▇▉▊▋"
_DRAWN = {chr(code): "+" for code in range(0x2500, 0x25A0)}  # corners and crossings, and what fills parts of a cell
_DRAWN |= dict.fromkeys(_FLAT, "-") | dict.fromkeys(_TALL, "|") | dict.fromkeys(_LOW, "_") | dict.fromkeys(_LEFT, "#")
_CONTROL = {chr(code): "?" for code in range(0x2400, 0x2422)}  # pictures of control characters

PLAIN: Mapping[str, str] = _DRAWN | _CONTROL | _PLAIN
"""What stands for each mark, and for each line, corner and bar that a screen is drawn with."""

ELLIPSIS = "..."
"""What stands for `…` where nothing stands in columns behind it."""


def standing_in(marks: Marks, environ: Mapping[str, str], encoding: str, *, terminal: bool) -> Mapping[int, str]:
    """The marks to be replaced and by what, as `str.translate` takes them.

    All of them where `marks` or the environment ask for plain ones: a locale that is `C`, or the console of Linux, whose
    fonts have few of them. Else those that `encoding` cannot write. `terminal` says whether it is a terminal that shows them.
    """
    locale = next((value for name in ("LC_ALL", "LC_CTYPE", "LANG") if (value := environ.get(name))), "")
    lacking = locale in ("C", "POSIX") or (terminal and environ.get("TERM") == "linux")
    if marks == "plain" or (marks == "auto" and lacking):
        return str.maketrans(dict(PLAIN))
    return str.maketrans({mark: plain for mark, plain in PLAIN.items() if not _writes(encoding, mark)})


def nearest(character: str) -> str:
    """The nearest that plain text has for a character that cannot be written: its mark, its letter without accents, or `?`."""
    if character == "…":
        return ELLIPSIS
    if (plain := PLAIN.get(character)) is not None:
        return plain
    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"


def _writes(encoding: str, mark: str) -> bool:
    try:
        mark.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
