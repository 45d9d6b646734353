"""The hints `best` and `share`: who is both profitable and referring, and how many customers refer."""

from collections.abc import Iterator
from decimal import Decimal

from workbook.domain import Item, NumberItem, Row, Value, rows_of
from workbook.hints.context import Context, Rule
from workbook.hints.table_cells import amount, count, key_of, name_key, named
from workbook.hints.words import listed

RATE_FROM = 10
"""The smallest number of customers of which a percentage says more than the count."""

_NAMED = 8
_TELLING = 5
"""Full rows from which on it is worth saying that no row has both."""


def _best(item: Item, value: Value, context: Context) -> Iterator[str]:
    name = name_key(item)
    if not (name and key_of(item, "profit", "choice") and key_of(item, "referred", "number")):
        return
    full = [row for row in rows_of(value) if row.get("profit") and amount(row.get("referred")) is not None]
    both = [row for row in full if _profitable(row) and _refers(row)]
    if both:
        more = [f"{len(both) - _NAMED} more"] if len(both) > _NAMED else []
        names = listed([named(row, name) for row in both[:_NAMED]] + more)
        share = f"{len(both)} of {_those(len(full))}" if len(full) > 1 else "the one row that says both"
        yield f"High profit and at least one referral, in {share}: {names}."
    elif len(full) >= _TELLING:
        yield f"None of {_those(len(full))} shows high profit and a referral yet.{_closest(full, name)}"


def _those(rows: int) -> str:
    """What to call the rows that have something in both columns, by their number."""
    return f"the {rows} rows that say both"


def _profitable(row: Row) -> bool:
    return row.get("profit") == "high"


def _refers(row: Row) -> bool:
    return (amount(row.get("referred")) or 0) >= 1


def _closest(rows: list[Row], name: str) -> str:
    """A sentence, behind a blank, with the first three rows that are profitable, or refer at a medium profit; empty without any."""
    near = [row for row in rows if _profitable(row) or (_refers(row) and row.get("profit") == "medium")]
    return f" Closest: {listed(named(row, name) for row in near[:3])}." if near else ""


def _share(item: Item, value: Value, context: Context) -> Iterator[str]:
    place = item.against.partition(".")[0]
    whole_item = context.answers.pack.item_by_id.get(place)
    whole = count(_number(context.answers.value(place))) if isinstance(whole_item, NumberItem) else None
    part = count(_number(value))
    if part is None or not whole or not isinstance(whole_item, NumberItem):
        return
    unit = whole_item.unit or "in all"
    if part > whole:
        yield f"You count {part} here, and only {whole} {unit} before. Which of the two wants counting again?"
    elif whole < RATE_FROM:
        yield f"That is {part} of {whole} {unit}. With fewer than ten, the count says more than a percentage."
    else:
        yield f"That is {part} of {whole} {unit}, {_percent(part, whole)}."


def _number(value: Value | None) -> int | Decimal | None:
    return value if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else None


def _percent(part: int, whole: int) -> str:
    """A share in whole percent, without claiming more than the counts do."""
    if part in (0, whole):
        return "all of them" if part else "none of them yet"
    share = (200 * part + whole) // (2 * whole)
    return "less than 1 percent" if share == 0 else f"about {min(share, 99)} percent"


best = Rule(("table",), _best)
"""Names the rows with high profit and at least one referral."""

share = Rule(("number",), _share, against=True)
"""Puts a number beside the number it is a part of."""
