"""Words and phrases of a text as the hints compare them: lower case, plural and singular as one."""

import re
from collections.abc import Iterable, Iterator

from workbook.domain import one_line

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?;:\n]+")


Words = frozenset[str]
"""Single words, as `words` gives them."""


class Phrases:
    """Phrases to be found among the words of a text: each as its words with blanks between them."""

    __slots__ = ("_lengths", "_runs")

    def __init__(self, phrases: Iterable[str]) -> None:
        self._runs = frozenset(tuple(phrase.split()) for phrase in phrases)
        self._lengths = sorted({len(run) for run in self._runs}, reverse=True)

    def at(self, found: list[str], place: int) -> int:
        """How many words the longest phrase has that begins at `place`; 0 when none does."""
        return next((one for one in self._lengths if tuple(found[place : place + one]) in self._runs), 0)

    def within(self, found: list[str]) -> bool:
        """Whether one of the phrases stands anywhere in `found`."""
        return any(self.at(found, place) for place in range(len(found)))


MOST_CHARACTERS = 10_000
"""How much of a text is read: more is never typed into one field, and a hint must not be felt while typing."""


def words(text: str) -> list[str]:
    """The words of `text` in order, in lower case, without punctuation."""
    return _WORD.findall(text[:MOST_CHARACTERS].casefold().replace("’", "'"))


def sentences(text: str) -> list[str]:
    """The sentences of `text`, or their halves at a colon, without the marks between them."""
    return [part for part in _SENTENCE_END.split(text[:MOST_CHARACTERS]) if part.strip()]


def stem(word: str) -> str:
    """`word` without a possessive and without the s of an English plural, roughly: enough to find “lesson” in “lessons”."""
    word = word.removesuffix("'s")
    if len(word) <= 3 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "zes", "ches", "shes")) else word[:-1]


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
