"""The hint `rhythm`: the minutes a week that a routine takes, and whether one person can hold it (four hours)."""

from collections.abc import Iterator
from fractions import Fraction

from workbook.domain import Item, Row, Value, count, rows_of
from workbook.hints.context import Context, Rule
from workbook.hints.table_cells import amount, key_of, words_in
from workbook.hints.words import Words, quote, words

TIMES_A_WEEK = {
    "daily": Fraction(5),
    "weekly": Fraction(1),
    "fortnightly": Fraction(1, 2),
    "monthly": Fraction(12, 52),
    "quarterly": Fraction(4, 52),
    "yearly": Fraction(1, 52),
}
"""How often something is done in a week of five working days, by the key of its choice."""

_NONE = Fraction(0)

TOO_MUCH = 240
"""Minutes a week that one person can hardly hold beside the work."""

_YOU = "you"

_MARKS = frozenset("&,;/+")
"""Signs that show that more than one person stands in a cell."""


def minutes_a_week(rows: tuple[Row, ...]) -> Fraction:
    """The minutes a week of all rows that say `when` and `minutes`."""
    total = _NONE
    for row in rows:
        total += TIMES_A_WEEK.get(words_in(row, "when"), _NONE) * (amount(row.get("minutes")) or _NONE)
    return total


def _say(item: Item, value: Value, context: Context) -> Iterator[str]:
    rows = rows_of(value)
    total = minutes_a_week(rows)
    if not (key_of(item, "when", "choice") and key_of(item, "minutes", "number")) or not total:
        return
    who, most = _busiest(rows, context)
    if most > TOO_MUCH:
        named = "" if who == _YOU and most == total else f" for {who if who == _YOU else quote(who)}"
        yield (
            f"This comes to {duration(most)} a week{named}. That is hard to hold for one person "
            "beside the work. Halve it until it holds for a month: do it less often, or for less long."
        )
    else:
        yield f"This comes to {duration(total)} a week."


def _busiest(rows: tuple[Row, ...], context: Context) -> tuple[str, Fraction]:
    """The one person with most of it, as named, and their minutes a week; nobody where cells name several or none.

    A solo owner is `you`, whatever the cell says for that: nothing, “me”, the whole name or the first one.
    """
    vocabulary = context.vocabulary
    several = vocabulary.several if vocabulary is not None else Words()
    owner = _called(context.names[0] if context.names else "") if context.alone else Words()
    if context.alone and vocabulary is not None:
        owner |= vocabulary.owner
    shares: dict[str, list[Row]] = {}
    for row in rows:
        who = words_in(row, "who").casefold()
        if who in owner:
            shares.setdefault(_YOU, []).append(row)
        elif who and _MARKS.isdisjoint(who) and several.isdisjoint(words(who)):
            shares.setdefault(who, []).append(row)
    who = max(shares, key=lambda one: minutes_a_week(tuple(shares[one])), default="")
    own = tuple(shares.get(who, ()))
    return (who if who == _YOU or not own else words_in(own[0], "who")), minutes_a_week(own)


def _called(owner: str) -> Words:
    """What stands for a solo owner in every language: nothing, and the name."""
    name = " ".join(owner.split()).casefold()
    return frozenset({"", name, name.partition(" ")[0]})


def duration(minutes: Fraction) -> str:
    """A length of time in words: minutes, from two hours on hours to the half."""
    if minutes < 1:
        return "less than a minute"
    if minutes < 120:
        return f"about {count(round(minutes), 'minute')}"
    halves = round(minutes / 30)
    return f"about {halves // 2}{' and a half' if halves % 2 else ''} hours"


rhythm = Rule(("table",), _say)
"""Adds up a routine, and says when it is too much for one person."""
