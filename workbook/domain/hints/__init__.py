"""Gentle suggestions on what is being written: by rule, explained, never a score, and never in the way.

A pack names them with `hints=`; what each does is here, so that a pack stays data. Words that are looked for are English:
a pack in another language gets no hints that read words.
"""

from workbook.domain.hints.asking import ask
from workbook.domain.hints.claims import rivals
from workbook.domain.hints.clock import clock
from workbook.domain.hints.comparing import message
from workbook.domain.hints.contacts import priority
from workbook.domain.hints.customers import best, share
from workbook.domain.hints.desk import Desk, Rule
from workbook.domain.hints.partners import balance
from workbook.domain.hints.rhythm import rhythm
from workbook.domain.hints.speaking import spoken
from workbook.domain.hints.themes import themes
from workbook.domain.hints.triggers import tests
from workbook.domain.item import Item
from workbook.domain.response import Value

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


def hints(item: Item, value: Value | None, desk: Desk) -> tuple[str, ...]:
    """What is worth saying about this answer now, at most `MOST` sentences, in the order of the item's `hints`."""
    if value is None:
        return ()
    said = [words for name in item.hints if name in RULES for words in RULES[name].say(item, value, desk)]
    return tuple(dict.fromkeys(said))[:MOST]
