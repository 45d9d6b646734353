"""Texts of a pack that are nearly the same: questions asked twice in other words, and sentences that stand in two lessons."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_COMMON = frozenset(
    _WORD.findall(
        "a an and any are as at be been but by can could do does for from had has have how i if in into is it its just may "
        "me more most much no not of on one only or our out own s so some than that the their them then there these they "
        "this those to two up us was we were what when where which who will with would you your client friend tell "
        "customer customers somebody someone"
    )
)
"""Words that say nothing about whether two questions are the same: the smallest ones, and those of every tell-a-friend."""

MOST = 1_500
"""Texts of one sort that are compared, so that a huge pack takes no minutes."""

ALIKE = 0.75
"""The share of words that two texts have in common, of all words in either, from which on they are near-duplicates."""

_FEW = 3  # texts with fewer words of their own are only alike when they are the same: “Which will you mend first?”


@dataclass(frozen=True, slots=True)
class Text:
    """A text to compare, and where it is: its file, the line on which it begins, and the item it belongs to, if to one."""

    words: str
    file: str
    line: int
    item: str = ""


def normal(text: str) -> str:
    """`text` as it is compared: lower case, words only."""
    return " ".join(_WORD.findall(text.casefold()))


def near_duplicates(texts: Iterable[Text]) -> Iterator[tuple[Text, Text]]:
    """Each text that is nearly the same as an earlier one of another page, with the earliest such."""
    seen: list[tuple[Text, frozenset[str], str]] = []
    for text in texts:
        if len(seen) == MOST:
            return
        said = normal(text.words)
        own = frozenset(said.split()) - _COMMON
        twin = next(
            (one for one, words, same in seen if one.file != text.file and _alike(own, words, said, same)), None
        )
        if twin is not None:
            yield text, twin
        seen.append((text, own, said))


def repeated(texts: Sequence[Text], least: int) -> Iterator[tuple[Text, Text]]:
    """Each sentence of `least` words or more that stands on an earlier page too, with the first one."""
    first: dict[str, Text] = {}
    for text in texts:
        said = normal(text.words)
        if len(said.split()) < least:
            continue
        twin = first.setdefault(said, text)
        if twin.file != text.file:
            yield text, twin


def _alike(one: frozenset[str], other: frozenset[str], said: str, same: str) -> bool:
    if min(len(one), len(other)) < _FEW:
        return said == same
    return len(one & other) >= ALIKE * len(one | other)
