"""The hint `tests`: how ideas do in their tests, and which one a plain no rules out (after Baer and Lemin)."""

from collections.abc import Iterator

from workbook.domain import LEVELS, Item, Value, rows_of
from workbook.hints.context import Context, Rule
from workbook.hints.table_cells import columns, level, name_key, named
from workbook.hints.words import listed

_NAMED = 3


def _say(item: Item, value: Value, context: Context) -> Iterator[str]:
    tests, name = columns(item, "level"), name_key(item)
    if len(tests) < 2 or not name:
        return
    marked: list[tuple[str, list[int | None]]] = []
    for row in rows_of(value):
        if str(row.get(name, "")).strip():
            marked.append((named(row, name), [level(row.get(test.key)) for test in tests]))
    failed = [(idea, tests[marks.index(0)].label.lower()) for idea, marks in marked if 0 in marks]
    full = [(idea, sum(mark or 0 for mark in marks)) for idea, marks in marked if None not in marks and 0 not in marks]
    full.sort(key=lambda one: -one[1])
    if len(full) > 1:
        yield _highest(full, len(tests) * max(LEVELS))
    if failed:
        yield f"A plain no, a 0, rules an idea out: {_some([f'{idea} for “{test}”' for idea, test in failed])}."
    begun = [
        idea for idea, marks in marked if None in marks and 0 not in marks and any(mark is not None for mark in marks)
    ]
    if begun:
        yield f"Some marks are still missing: {_some(begun)}."


def _highest(full: list[tuple[str, int]], most: int) -> str:
    """A sentence with the two highest totals, each of `most`, and how many more ideas have as much as the second."""
    (first, top), (second, next_one) = full[:2]
    level_with = sum(total == next_one for _, total in full[2:])
    also = f", and {level_with} more with as much" if level_with else ""
    return f"The highest totals so far: {first} with {top} of {most} and {second} with {next_one}{also}."


def _some(texts: list[str]) -> str:
    """The first three of `texts` as a sentence lists them, and how many more there are."""
    more = [f"{len(texts) - _NAMED} more"] if len(texts) > _NAMED else []
    return listed(texts[:_NAMED] + more)


tests = Rule(("table",), _say)
"""Adds up the marks of each idea, and names the highest two."""
