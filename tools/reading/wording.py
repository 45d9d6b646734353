"""How English prose reads, by simple rules: its sentences and their words, the passive, and phrases better left out.

The rules are heuristics: they point at what is worth reading again, and are content with plain prose.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import tomli

_DATA = Path(__file__).with_name("wording.toml")

_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’)]))\s+(?=[\"“‘(]?[^\W_a-z])")
_TITLE = re.compile(r"\b(Mrs?|Ms|Dr|St|No|vs|e\.g|i\.e|[A-Z])\.$")
_QUOTED = re.compile(r"\"[^\"]{0,600}\"|“[^”]{0,600}”")

_BE = r"(?:am|is|are|was|were|be|been|being|gets?|got)"
_BETWEEN = r"(?:\s+(?:not|never|also|often|always|then|already|still|only|just|now|both|all|each|once|\w+ly))?"
_IRREGULAR = (
    "asked|begun|bought|brought|built|caught|chosen|cut|drawn|driven|felt|found|given|heard|held|hidden|"
    "kept|known|laid|led|left|lent|let|lost|made|meant|met|paid|put|read|said|seen|sent|set|shown|shut|sold|spent|"
    "spoken|stolen|taken|taught|thrown|told|understood|woken|won|worn|written"
)
_STATE = (
    "interested|pleased|tired|worried|married|related|used|supposed|needed|allowed|open|closed|finished|satisfied|"
    "surprised|relieved|bored|excited|embarrassed|delighted|connected|experienced|limited|mixed|naked|red|indeed"
)
_PASSIVE = re.compile(rf"\b{_BE}{_BETWEEN}\s+(?!(?:{_STATE})\b)(?:\w{{2,}}ed|{_IRREGULAR})\b", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph. A full stop behind a title or an initial ends none."""
    found: list[list[str]] = []
    for part in _END.split(" ".join(text.split())):
        if found and _TITLE.search(found[-1][-1][-8:]):
            found[-1].append(part)
        elif part:
            found.append([part])
    return [" ".join(parts) for parts in found]


def words(text: str) -> int:
    """How many words there are; a number is one too."""
    return sum(any(char.isalnum() for char in word) for word in text.split())


def is_passive(sentence: str) -> bool:
    """Whether a sentence says what is done and not who does it, as far as a pattern can tell."""
    return bool(_PASSIVE.search(_QUOTED.sub("", sentence)))


def poor(sentence: str) -> Iterator[tuple[str, str]]:
    """The phrases in a sentence that are better left out, each with what to do for it. Quotes are left alone."""
    plain = _QUOTED.sub("", sentence).replace("’", "'")
    for found in _phrases().finditer(plain):
        instead = _instead(found[0].lower())
        yield found[0], f"Write “{instead}”." if instead else "Leave it out, or say what is meant."
    if "!" in plain:
        yield "!", "End it with a full stop."
    if plain.count("—") + plain.count(" – ") > 1:
        yield "—", "Make sentences of what stands between the dashes."


@cache
def _banned() -> dict[str, str]:
    """What to write for each phrase of the data file."""
    table: dict[str, dict[str, str]] = tomli.loads(_DATA.read_text(encoding="utf-8"))
    return table["instead"]


@cache
def _phrases() -> re.Pattern[str]:
    every = (re.escape(phrase).replace(r"\*", r"\w*") for phrase in sorted(_banned(), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(every)})(?![\w-])", re.IGNORECASE)


def _instead(found: str) -> str:
    known = _banned()
    if found in known:
        return known[found]
    return next((known[one] for one in known if one.endswith("*") and found.startswith(one[:-1])), "")
