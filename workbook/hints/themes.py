"""The hint `themes`: what comes again in what people said, with the count of who said it."""

from collections.abc import Iterable, Iterator

from workbook.domain import Item, Row, Value, rows_of
from workbook.hints.context import Context, Rule
from workbook.hints.table_cells import WORDED, count, key_of, name_key, words_in
from workbook.hints.words import listed, quote

_TELLING = 3
"""Rows or lines from which on a repetition means something."""

_NAMED = 3


def _say(item: Item, value: Value, context: Context) -> Iterator[str]:
    if not isinstance(value, tuple):
        return
    lines, rows = [one for one in value if isinstance(one, str) and one.strip()], rows_of(value)
    theme = key_of(item, "theme", *WORDED)
    if lines:
        yield from _words(lines, context)
    elif theme and key_of(item, "people", "number"):
        yield from _counted(rows, theme, len(context.lines(item.against)) if item.against else 0)
    elif theme:
        said = list(_by_theme(rows, theme, key_of(item, "who", *WORDED)))
        yield from said or _words([words_in(row, _said_key(item, theme)) for row in rows], context)
    elif name_key(item):
        yield from _words([words_in(row, name_key(item)) for row in rows], context)


def _said_key(item: Item, theme: str) -> str:
    """The key of the column that quotes people: `words`, else the first column of words, else that of themes."""
    return key_of(item, "words", *WORDED) or name_key(item) or theme


def _counted(rows: tuple[Row, ...], theme: str, talks: int) -> Iterator[str]:
    """A sentence on themes with a count of people in column `people`: the highest and the next, or all that are level."""
    people: dict[str, tuple[str, int]] = {}
    for row in rows:
        number, text = count(row.get("people")), words_in(row, theme)
        if text and number is not None:
            people[text.casefold()] = max(
                people.get(text.casefold(), (text, 0)), (text, number), key=lambda one: one[1]
            )
    ranked = sorted(people.values(), key=lambda one: -one[1])
    if len(ranked) < 2 or ranked[0][1] < 2:
        return
    text, number = ranked[0]
    of = f" of {talks}" if talks >= number else ""
    level = [other for other, same in ranked[1:] if same == number]
    if level:
        names = listed(map(quote, [text, *level][:_NAMED]))
        yield f"{names} were each named by {number}{of} people. Which can you keep true on a busy day?"
    else:
        other, next_number = ranked[1]
        yield f"{quote(text)} was named by {number}{of} people, {quote(other)} by {next_number}."


def _by_theme(rows: tuple[Row, ...], theme: str, who: str) -> Iterator[str]:
    """A sentence on themes that more than one person (`who`) named, with their number; from three people on."""
    sayers: dict[str, set[str]] = {}
    called: dict[str, str] = {}
    everybody: set[str] = set()
    for number, row in enumerate(rows):
        text = words_in(row, theme)
        if not text:
            continue
        sayer = (words_in(row, who).casefold() if who else "") or f"\n{number}"  # somebody unnamed is somebody else
        everybody.add(sayer)
        called.setdefault(text.casefold(), text)
        sayers.setdefault(text.casefold(), set()).add(sayer)
    repeated = sorted((key for key in sayers if len(sayers[key]) > 1), key=lambda key: -len(sayers[key]))
    if len(everybody) >= _TELLING and repeated:
        first, *rest = repeated[:_NAMED]
        said = [f"{quote(called[first])} was said by {len(sayers[first])} of {len(everybody)} people"]
        yield listed(said + [f"{quote(called[key])} by {len(sayers[key])}" for key in rest]) + "."


def _words(lines: Iterable[str], context: Context) -> Iterator[str]:
    """A sentence on words that stand in more than one line, with the number of lines; from three lines on. Small words apart."""
    if context.vocabulary is None:
        return
    every = [context.vocabulary.content(line) for line in lines if line.strip()]
    tally: dict[str, int] = {}
    called: dict[str, str] = {}
    for words in every:
        for key, word in words.items():
            tally[key] = tally.get(key, 0) + 1
            called.setdefault(key, word)
    repeated = sorted((key for key in tally if tally[key] > 1), key=lambda key: -tally[key])[:_NAMED]
    if len(every) >= _TELLING and repeated:
        first, *rest = repeated
        said = [f"The word {quote(called[first])} comes in {tally[first]} of {len(every)} lines"]
        yield listed(said + [f"{quote(called[key])} in {tally[key]}" for key in rest]) + "."


themes = Rule(("list", "table"), _say)
"""Counts what comes again."""
