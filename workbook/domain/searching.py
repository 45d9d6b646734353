"""Searching: what can be found, which of it holds the words that were typed, and where in it they stand.

Case and accents make no difference, nor do the shapes of quotes and dashes. Several words must all stand in what is found.
A word of one or two Latin letters is looked for at the beginning of words only, for it is a part of nearly everything.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property, lru_cache
from itertools import islice
from typing import Literal, NamedTuple, get_args
from unicodedata import category, combining, normalize

from workbook.domain.ids import UNDIVIDED, did_you_mean
from workbook.domain.late_dataclass import dataclass

Sort = Literal["answer", "action", "decision", "person", "exercise", "question", "document", "setting"]
"""What a thing that can be found is."""

SORTS: tuple[Sort, ...] = get_args(Sort)
"""In the order in which they are shown: what people wrote themselves comes first."""

WHOLE, BEGINS, INSIDE = range(3)
"""How near a word is to one that was typed: the same, one that begins with it, one that it is a part of."""

SHORT = 2
"""Letters up to which a word is looked for at the beginning of words only."""

LONGEST = 200
"""Characters that are looked for at most: what is pasted by mistake is no search."""

NEAR = 2
"""Letters by which a word that may have been meant is longer or shorter than the one that was typed."""

ALIKE = 0.75
"""How much of two words, of 1, has to be the same for one of them to be meant by the other."""

_EVENED = str.maketrans("‘’‚‛′“”„‟″«»‹›‐‑‒–—―−", "'''''\"\"\"\"\"\"\"''-------")
_AROUND = ".,;:!?\"'()[]{}…"


class _Folding(dict[int, str]):
    """What each character is compared as, worked out once; `moving` are those compared as none, or as more than one."""

    def __init__(self) -> None:
        self.moving: set[str] = set()

    def __missing__(self, code: int) -> str:
        evened = chr(code).translate(_EVENED).casefold().translate(UNDIVIDED)
        taken_apart = normalize("NFKD", evened).casefold().translate(UNDIVIDED).translate(_EVENED)
        made = "".join(one for one in taken_apart if not combining(one) and category(one) != "Cf")
        self[code] = made
        if len(made) != 1:
            self.moving.add(chr(code))
        return made


_FOLDING = _Folding()


def fold(text: str) -> str:
    """`text` as it is compared: small letters without accents, plain quotes and dashes, nothing that is not seen."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def words_of(typed: str) -> tuple[str, ...]:
    """The words to look for in what was typed, folded, each once, without the punctuation around them."""
    folded = (fold(word) for word in typed[:LONGEST].split())
    return tuple(dict.fromkeys(word.strip(_AROUND) or word for word in folded if word))


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found: its name in one line, its text in full, and `where` it stands, in words.

    `page`, `at` and `item` say where a screen shows it. `also` are other words that it is found by, and are never shown.
    `own` says that some word of what is looked for has to stand in its text: a question that was answered is found as a
    question by its own words.
    """

    sort: Sort
    name: str
    text: str = ""
    where: str = ""
    page: str = ""
    at: str = ""
    item: str = ""
    also: str = ""
    own: bool = False


class Rank(NamedTuple):
    """How good a hit is, the smaller the better: how near the farthest word is, whether all stand side by side, and in the name."""

    near: int
    apart: bool
    below: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found, and how good a hit it is."""

    entry: Entry
    rank: Rank


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for `words`, by its sort: the sort with the best hit first, of equal ones in the order of `SORTS`."""

    words: tuple[str, ...]
    groups: tuple[tuple[Sort, tuple[Hit, ...]], ...] = ()

    @property
    def count(self) -> int:
        """How many things were found."""
        return sum(len(hits) for _, hits in self.groups)


class Index:
    """Things that can be found, made ready to be searched."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """An index of `entries`, which it takes as they are wanted."""
        self.entries: list[Entry] = []
        self._folded: list[tuple[str, str, str]] = []
        self._waiting = iter(entries)

    def take(self, most: int | None = None) -> bool:
        """Make the next entries ready, all that are left without a number; whether more are waiting then."""
        taken = list(islice(self._waiting, most))
        self.entries += taken
        self._folded += ((fold(one.name), fold(one.text), fold(one.also)) for one in taken)
        return len(taken) == most

    def hits(self, words: Sequence[str]) -> Iterator[Hit]:
        """What holds all of these words, which `words_of` made."""
        self.take()
        looked = [_word(word) for word in words]
        together = _phrase(words)
        for entry, parts in zip(self.entries, self._folded, strict=True):
            if all(any(one.text in part for part in parts) for one in looked) and (
                rank := _rank(entry, parts, looked, together)
            ):
                yield Hit(entry, rank)

    @cached_property
    def known(self) -> frozenset[str]:
        """Every word of what can be found, folded."""
        self.take()
        return frozenset(word for parts in self._folded for part in parts[:2] for word in _WORD.findall(part))


_WORD = re.compile(r"[^\W\d_][\w'-]*[^\W_]")
_END = r"(?![^\W_])"


class _Word:
    """One word to look for, with the patterns that say how near a place is to it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.only_begins = len(text) <= SHORT and text.isascii()
        begins = _begun(text)
        self._begins = re.compile(begins)
        self._whole = re.compile(begins + (_END if text[-1:].isalnum() else ""))

    def near(self, part: str) -> int | None:
        """How near the nearest place in `part`, which is folded, is; None when there is none."""
        if self.text not in part:
            return None
        if self._whole.search(part):
            return WHOLE
        if self._begins.search(part):
            return BEGINS
        return None if self.only_begins else INSIDE

    def places(self, part: str) -> Iterator[tuple[int, int]]:
        """Where it stands in `part`: the nearest places alone, so that `art` in `start` is no hit beside `art` itself."""
        near = self.near(part)
        pattern = (self._whole, self._begins, re.compile(re.escape(self.text)))[near] if near is not None else None
        yield from (match.span() for match in pattern.finditer(part)) if pattern is not None else ()


@lru_cache(maxsize=32)
def _word(text: str) -> _Word:
    """The word, made once for all the texts that it is looked for in."""
    return _Word(text)


def _begun(text: str) -> str:
    """A pattern for `text` at the beginning of a word. It begins with the letters themselves, so that looking for it is quick."""
    literal = re.escape(text)
    return rf"{literal}(?<![^\W_]{literal})" if text[:1].isalnum() else literal


def _phrase(words: Sequence[str]) -> re.Pattern[str] | None:
    """All the words side by side, in their order; None for a single one."""
    first, *rest = words
    return re.compile(r"[\W_]+".join((_begun(first), *map(re.escape, rest)))) if rest else None


def _rank(
    entry: Entry, parts: tuple[str, str, str], words: Sequence[_Word], together: re.Pattern[str] | None
) -> Rank | None:
    nearest, in_name, in_text = [], True, False
    for word in words:
        found = [word.near(part) for part in parts]
        there = [
            near + (place == 2) for place, near in enumerate(found) if near is not None
        ]  # what is not seen counts less
        if not there:
            return None
        nearest.append(min(there))
        in_name &= found[0] is not None
        in_text |= found[1] is not None
    if entry.own and not in_text:
        return None
    apart = together is not None and not any(together.search(part) for part in parts)
    return Rank(max(nearest), apart, not in_name)


def search(indexes: Iterable[Index], typed: str) -> Found:
    """What holds all the words of `typed`, the best of each sort first, and of equal ones as they stand in the workbook."""
    words = words_of(typed)
    if not words:
        return Found(())
    by: dict[Sort, list[Hit]] = {}
    for index in indexes:
        for hit in index.hits(words):
            by.setdefault(hit.entry.sort, []).append(hit)
    answered = {hit.entry.item for hit in by.get("answer", ())}
    by["question"] = [hit for hit in by.get("question", ()) if hit.entry.item not in answered]
    groups = [(sort, tuple(sorted(hits, key=lambda hit: hit.rank))) for sort, hits in by.items() if hits]
    groups.sort(key=lambda group: (group[1][0].rank.near, SORTS.index(group[0])))
    return Found(words, tuple(groups))


def spots(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words, made by `words_of`, stand in `text`: begin and end of each place, in order, none within another."""
    folded = fold(text)
    places = None if text.isascii() or _FOLDING.moving.isdisjoint(text) else _places(text)
    found = sorted(place for word in words for place in _word(word).places(folded))
    made: list[tuple[int, int]] = []
    for start, end in found:
        if places is not None:
            start, end = places[start], places[end - 1] + 1
            while end < len(text) and not fold(text[end]):  # the accents that belong to the last letter
                end += 1
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _places(text: str) -> list[int]:
    """For each character of the folded text the place in `text` that it comes from."""
    return [place for place, character in enumerate(text) for _ in _FOLDING[ord(character)]]


def missing(indexes: Sequence[Index], typed: str) -> tuple[str, str]:
    """The first word of `typed` that stands nowhere, as it was typed, and what may have been meant; empty where all stand somewhere."""
    for typed_word in typed[:LONGEST].split():
        word = next(iter(words_of(typed_word)), "")
        if word and not any(True for index in indexes for _ in index.hits([word])):
            return typed_word, _nearest(indexes, word)
    return "", ""


def _nearest(indexes: Sequence[Index], word: str) -> str:
    """` Did you mean “x”?` for the word of all that can be found which is nearest to `word`; else empty."""
    known = {
        one
        for index in indexes
        for one in index.known
        if abs(len(one) - len(word)) <= NEAR and (one[0] == word[0] or one[1:2] == word[1:2])
    }
    return did_you_mean(word, get_close_matches(word, sorted(known), cutoff=ALIKE))
