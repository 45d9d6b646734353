"""Gentle suggestions on what is being written: by rule, explained, never a score, and never in the way.

A pack names them with `hints=`; what each does is here, so that a pack stays data. Words that are looked for are English:
a pack in another language gets no hints that read words.
"""

from workbook.domain import Item, Value
from workbook.hints.asks import ask
from workbook.hints.claims import rivals
from workbook.hints.clock import clock
from workbook.hints.comparing import message
from workbook.hints.contacts import priority
from workbook.hints.context import Context, Rule
from workbook.hints.customers import best, share
from workbook.hints.partners import balance
from workbook.hints.rhythm import rhythm
from workbook.hints.speaking import spoken
from workbook.hints.themes import themes
from workbook.hints.triggers import tests

RULES: dict[str, Rule] = {
    "ask": ask,
    "spoken": spoken,
    "rivals": rivals,
    "message": message,
    "rhythm": rhythm,
    "best": best,
    "share": share,
    "themes": themes,
    "tests": tests,
    "priority": priority,
    "clock": clock,
    "balance": balance,
}
"""Every hint by the name that a pack calls it by."""

MOST = 3
"""Suggestions shown at once: more would be a lecture."""


def hints(item: Item, value: Value | None, context: Context) -> tuple[str, ...]:
    """What is worth saying about this answer now, at most `MOST` sentences, in the order of the item's `hints`."""
    if value is None:
        return ()
    said = [words for name in item.hints if name in RULES for words in RULES[name].say(item, value, context)]
    return tuple(dict.fromkeys(said))[:MOST]
