"""The hint `spoken`: how long a text takes aloud, and how far that is from what it aims at."""

from collections.abc import Iterator

from workbook.domain import Item, TextItem, Value
from workbook.hints.context import Context, Rule

WORDS_A_MINUTE = 150
"""A calm pace, as one talks to a neighbour."""

_BEGUN = 8


def seconds(length: int) -> int:
    """How many seconds `length` words take at a calm pace."""
    return round(length * 60 / WORDS_A_MINUTE)


def _say(item: Item, value: Value, context: Context) -> Iterator[str]:
    if not isinstance(value, str):
        return
    length, aim = len(value.split()), item.words if isinstance(item, TextItem) else None
    if length < _BEGUN or (aim and 2 * length < aim):
        return  # still being written
    if aim and abs(length - aim) * 5 <= aim:
        return  # near enough
    takes = f"This takes about {seconds(length)} seconds aloud."
    if aim and length > aim:
        yield f"{takes} That is {length - aim} words over the {aim} you aim at. Which sentence could go?"
    elif aim:
        yield f"{takes} There is room for about {aim - length} words more, if something is still missing."
    else:
        yield takes


spoken = Rule(("text", "line"), _say)
"""Says how long a text takes aloud; nothing while it is within a fifth of what it aims at."""
