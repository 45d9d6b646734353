"""The hint `balance`: what went each way with a partner, as a question and never a verdict."""

from collections.abc import Iterator

from workbook.domain import Item, Value, rows_of
from workbook.hints.context import Context, Rule
from workbook.hints.table_cells import count, key_of, name_key, named, words_in

RATIO_FROM = 3
"""The least on both sides from which on one may be put as a multiple of the other."""

_UNEVEN = 2
"""The least difference worth a question: one more or less is chance."""


def _say(item: Item, value: Value, context: Context) -> Iterator[str]:
    name = name_key(item)
    if not (name and key_of(item, "given", "number") and key_of(item, "received", "number")):
        return
    uneven: list[tuple[int, str]] = []
    for row in rows_of(value):
        given, received = count(row.get("given")), count(row.get("received"))
        won = count(row.get("converted")) if key_of(item, "converted", "number") else None
        if not words_in(row, name):
            continue
        if won is not None and received is not None and won > received:
            said = f"{named(row, name)}: you received {received}, and won {won} of them."
            yield f"{said} Which of the two wants counting again?"
        if given is None or received is None:
            continue
        if abs(given - received) >= _UNEVEN:
            uneven.append((abs(given - received), _question(named(row, name), given, received)))
    yield from (question for _, question in sorted(uneven, key=lambda one: -one[0]))


def _question(partner: str, given: int, received: int) -> str:
    """One or two sentences: what `partner` was given and gave, and a question about the difference."""
    times = _times(max(given, received), min(given, received))
    if given > received:
        said = f"{partner}: you gave {given} and received {received}{times}."
        return f"{said} Do they know whom to look for, and what became of those they sent?"
    said = f"{partner}: you received {received} and gave {given}{times}."
    return f"{said} Whom could you introduce to them, and did they hear your thanks?"


def _times(more: int, less: int) -> str:
    """`, about 2 for each 1`, where both are many enough and it is at least that."""
    ratio = (2 * more + less) // (2 * less) if less >= RATIO_FROM else 1
    return f", about {ratio} for each 1" if ratio > 1 else ""


balance = Rule(("table",), _say)
"""Asks about partners with whom much more went one way."""
