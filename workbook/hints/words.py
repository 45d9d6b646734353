"""Words of a text as the hints compare them: lower case, without the small words, plural and singular as one."""

import re
from collections.abc import Iterable, Iterator

from workbook.domain.text import one_line

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?;:\n]+")


def word_set(text: str) -> frozenset[str]:
    """The words of a list kept as plain text, with white space between them."""
    return frozenset(text.split())


def phrase_set(text: str) -> frozenset[str]:
    """The phrases of a list kept as plain text, with `|` between them."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


SMALL = word_set(
    """
    a about above after again all also am an and any are as at away back be because been before being below
    between both but by can can't could did do does doesn't doing don't down during each either else even ever
    every few for from get gets got had has have having he he's her here hers him his how i i'd i'll i'm i've if
    in into is isn't it it's its just let like made make many may me might more most much must my need no nor
    not now of off often on once one only or other our ours out over own per rather same shall she should so
    some still such than that that's the their them then there these they they're this those through to too two
    under until up upon us very was we we'd we'll we're we've well were what when where whether which while who
    whom whose why will with within without would yes yet you you'd you'll you're you've your yours
    """
)
"""English words that every text has, so that sharing them says nothing."""

MOST_CHARACTERS = 10_000
"""How much of a text is read: more is never typed into one field, and a hint must not be felt while typing."""


def words(text: str) -> list[str]:
    """The words of `text` in order, in lower case, without punctuation."""
    return _WORD.findall(text[:MOST_CHARACTERS].casefold().replace("’", "'"))


def sentences(text: str) -> list[str]:
    """The sentences of `text`, or their halves at a colon, without the marks between them."""
    return [part for part in _SENTENCE_END.split(text[:MOST_CHARACTERS]) if part.strip()]


def stem(word: str) -> str:
    """`word` without a possessive and without the s of a plural, roughly: enough to find “lesson” in “lessons”."""
    word = word.removesuffix("'s")
    if len(word) <= 3 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "zes", "ches", "shes")) else word[:-1]


def content(text: str) -> dict[str, str]:
    """What `text` is about: the stem of each word that is not small, with the word as it stands first, in order."""
    found: dict[str, str] = {}
    for word in words(text):
        if word not in SMALL and (len(word) > 1 or word.isdigit()):
            found.setdefault(stem(word), word)
    return found


def reads_english(found: list[str]) -> bool:
    """Whether at least one word in four is a small English one, as in all English prose."""
    return 4 * sum(word in SMALL for word in found) >= len(found)


def quote(text: str, width: int = 40) -> str:
    """`text` on one line in quotation marks, safe to show, cut to `width` characters."""
    return f"“{one_line(text, width)}”"


def listed(texts: Iterable[str]) -> str:
    """Texts as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    every = list(texts)
    return " and ".join(filter(None, (", ".join(every[:-1]), every[-1]))) if every else ""


def runs(found: list[str], length: int) -> Iterator[tuple[str, ...]]:
    """Every run of `length` neighbouring words."""
    return zip(*(found[start:] for start in range(length)), strict=False)
