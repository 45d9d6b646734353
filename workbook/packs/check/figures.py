"""No figure without a source: a lesson teaches in words, and a number that claims something stands on a fact card.

Facts have a source and a verdict in `facts.toml`. The examples may have the numbers of their made-up firms.
"""

import re
from collections.abc import Iterator

from workbook.domain import Block, Problem, Prose
from workbook.packs.read.locate_words import Lines

_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "fifty", "hundred")
_NUMBER = rf"(?:{'|'.join(_WORDS)}|\d{{1,9}})"
_CLAIM = re.compile(
    rf"\d{{1,9}}(\.\d{{1,9}})? ?%|\bper ?cent\b|\b(one|{_NUMBER}) (in|out of) (every )?{_NUMBER}\b"
    rf"|\b(twice|{_NUMBER} times) (as|more|less|likelier|higher)\b"
    r"|\b(studies|research|statistics|surveys?) (show|shows|say|says|prove|proves|found)\b",
    re.IGNORECASE,
)
"""What claims something about the world, wherever it stands. Its repeats are bounded, so that no page makes it slow."""

_OF_CLAIMS = (
    *("%", "cent", " out of ", *(f" in {number}" for number in (*_WORDS, "every"))),
    *("twice ", " times ", "studies ", "research ", "statistics ", "survey"),
)
"""One of these, or `_IN_DIGITS`, stands in whatever `_CLAIM` finds; most blocks have none, and need not be gone through."""

_IN_DIGITS = re.compile(r" in \d")
_DIGITS = re.compile(r"\d[\d.,:]*")
_REFERENCE = re.compile(r"\b(chapters?|Read along:[^.\d]{0,60}?) \d{1,3}( (to|and) \d{1,3})?", re.IGNORECASE)
_MADE_UP = re.compile(r"\bexample|\bdo this\b", re.IGNORECASE)


def check_figures(prose: Prose, lines: Lines, file: str, *, teaching: bool) -> Iterator[Problem]:
    """The figures in `prose` that have no source. `lines` are those of the file, in which they are found.

    `teaching` says that it teaches; a page of ratings has levels and days to name.
    Digits may stand in a section whose heading names an example or what to do now, and in quotes: there they are the
    words of somebody made up. What sounds like a statistic may stand nowhere.
    """
    taught = teaching
    for block in prose:
        if block.kind == "heading":
            taught = teaching and not _MADE_UP.search(_words(block))
        if block.kind in ("fact", "quote"):
            continue
        words = " ".join(_words(block).split())
        if _DIGITS.search(words):
            words = _REFERENCE.sub("", words)
        found = _claim(words) or (_DIGITS.search(words) if taught else None)
        if found:
            here = lines.of_block(block) or 1
            what = f"“{found[0][:40]}” is a figure without a source."
            mend = "Put it on a fact card (“::: fact some-key”), or write your advice in words."
            yield Problem(file, lines.of(found[0], here) or lines.of_block(block), what, mend)


def _claim(words: str) -> re.Match[str] | None:
    folded = words.casefold()
    likely = any(map(folded.__contains__, _OF_CLAIMS)) or _IN_DIGITS.search(folded)
    return _CLAIM.search(words) if likely else None


def _words(block: Block) -> str:
    return " ".join(["".join([span.text for span in run]) for run in (block.spans, *block.cells)])
