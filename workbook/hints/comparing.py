"""The hint `message`: which words of the difference the pasted texts have, and which they lack.

Words are compared, never meanings, and the hint says so by naming them.
"""

from collections.abc import Iterator

from workbook.domain import Item, Value, rows_of
from workbook.hints.context import Context, Rule
from workbook.hints.table_cells import WORDED, columns, key_of, name_key, words_in
from workbook.hints.words import listed, quote

_SHOWN = 6
"""Words named at most, so that a sentence can still be read."""

_LEAST = 8
"""Words in a text from which on it can lack something."""


def _say(item: Item, value: Value, context: Context) -> Iterator[str]:
    vocabulary, texts = context.vocabulary, _texts(item, value)
    if vocabulary is None or not texts:
        return
    wanted = vocabulary.content("\n".join(context.lines(item.against)))
    if not wanted:
        return
    found = [(name, vocabulary.content(text)) for name, text in texts]
    together = _together([words for _, words in found], wanted)
    if len(found) > 3:
        yield together
        found = sorted(found, key=lambda one: len(wanted.keys() & one[1].keys()))[:2]
    for number, (name, words) in enumerate(found, start=1):
        said = _compared(name, words, wanted)
        yield f"{said} {together}" if number == len(found) and 1 < len(texts) <= 3 else said


def _texts(item: Item, value: Value) -> list[tuple[str, str]]:
    """The pasted texts of `_LEAST` words or more, each behind what to call it."""
    if isinstance(value, str):
        return [("The text", value)] if len(value.split()) >= _LEAST else []
    key = key_of(item, "text", *WORDED) or next((column.key for column in columns(item, "text")), "")
    name = name_key(item)
    texts = [(words_in(row, name) if name != key else "", words_in(row, key)) for row in rows_of(value)]
    return [
        (quote(called) if called else f"Text {number}", text)
        for number, (called, text) in enumerate(texts, start=1)
        if len(text.split()) >= _LEAST
    ]


def _compared(name: str, words: dict[str, str], wanted: dict[str, str]) -> str:
    has = [word for key, word in wanted.items() if key in words]
    lacks = [word for key, word in wanted.items() if key not in words]
    if not lacks:
        return f"{name} has every word of your difference."
    if not has:
        return f"{name} has no word of your difference. Missing: {_named(lacks)}."
    return f"{name} has {_named(has)} of your difference, and lacks {_named(lacks)}."


def _together(every: list[dict[str, str]], wanted: dict[str, str]) -> str:
    """A sentence with the words that stand in all texts, those of the difference first."""
    first, *rest = every
    shared = [key for key in first if all(key in other for other in rest)]
    shared.sort(key=lambda key: key not in wanted)
    if not shared:
        return "No word of weight is in all of the texts."
    return f"All of the texts share {_named([wanted.get(key, first[key]) for key in shared])}."


def _named(words: list[str]) -> str:
    more = len(words) - _SHOWN
    shown = [quote(word) for word in words[:_SHOWN]]
    return listed([*shown, f"{more} more"] if more > 0 else shown)


message = Rule(("text", "table"), _say, against=True, words=True)
"""Compares pasted texts with the difference, word by word."""
