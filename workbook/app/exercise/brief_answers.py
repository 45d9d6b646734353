"""Answers in short, on one line: for the end of an exercise and wherever an answer is only mentioned."""

from collections.abc import Sequence

from workbook.domain import (
    TELL_STEPS,
    ChoiceItem,
    ChoicesItem,
    Item,
    Rated,
    Row,
    TableItem,
    Tell,
    Value,
    cell_words,
    count,
    one_line,
    rows_of,
    said_rows,
    value_lines,
)

NAMED, CELL = 2, 40
"""Rows of a table that are named by what stands first in them, and characters of it."""


def brief(item: Item, value: Value | None) -> str:
    """`value` in short, cleaned; empty for None."""
    match item, value:
        case _, None:
            return ""
        case _, Tell(step=step, better=better):
            said = f"{step}: {TELL_STEPS[step]}" if step is not None else ""
            return one_line(f"{said} {better}")
        case ChoiceItem() | ChoicesItem(), str() | tuple():
            chosen = (value,) if isinstance(value, str) else value
            texts = {choice.key: choice.text for choice in item.choices}
            return one_line(", ".join(texts.get(str(key), str(key)) for key in chosen))
        case TableItem(), tuple():
            rows = rows_of(value)
            number = len(said_rows(item, rows))
            said = (
                count(number, "row") if number or not rows else f"{count(len(rows), 'row')}, nothing written beside yet"
            )
            return f"{said}: {_first_cells(item, rows)}" if number and _first_cells(item, rows) else said
        case _, tuple():
            return one_line(" · ".join(str(line) for line in value))
        case _:
            return one_line(" ".join(value_lines(item, value)))


def _first_cells(item: TableItem, rows: Sequence[Row]) -> str:
    """What stands first in the rows of a table that say something: `Anna, Okafor and 1 more`."""
    firsts = [one_line(cell_words(row.get(item.columns[0].key)), CELL) for row in said_rows(item, rows)]
    named = [first for first in firsts if first][:NAMED]
    more = len(firsts) - len(named)
    if more and named:
        return f"{', '.join(named)} and {more} more"
    return " and ".join(named)


def brief_rating(rated: Rated | None) -> str:
    """A rating in short: its level and how many dated lines show it."""
    if rated is None:
        return ""
    if rated.na is not None:
        return one_line(f"Does not apply: {rated.na}")
    if rated.level is None:
        return "Left open"
    shown = f", {count(len(rated.evidence), 'dated line')}" if rated.evidence else ""
    return f"Level {rated.level}{shown}"
