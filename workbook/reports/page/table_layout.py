"""A table laid out in columns that share a width, once for all that draws one: the screen, and a page of plain text.

What the text of a cell is, a plain one or one with colours, is for the `Lettering` to know.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from workbook.reports.page.fitting import apart, columns, label

T = TypeVar("T")


class Lettering(Protocol[T]):
    """How one sort of text is measured, folded and put side by side. Widths are in cells of a terminal."""

    blank: T
    """No text."""

    def plain(self, text: T) -> str:
        """The text alone, to be measured."""

    def folded(self, text: T, width: int) -> list[T]:
        """The text in lines of at most this width."""

    def row(self, parts: Sequence[T], widths: Sequence[int]) -> T:
        """One line of a row: each part filled up to its width, with the gap between two columns."""

    def head(self, line: T) -> T:
        """A line of the headings, as they look."""

    def rule(self, widths: Sequence[int]) -> T:
        """The line under the headings."""

    def labelled(self, place: int, name: str, cell: T, width: int) -> list[T]:
        """The cell in the column of number `place` after its name, in lines of its own."""


def table(rows: Sequence[Sequence[T]], headed: bool, width: int, lettering: Lettering[T]) -> list[T]:
    """The rows in columns; as `label: value` lines where there are more columns than fit. `headed`: the first has the names."""
    count = max(map(len, rows))
    full = [[*row, *[lettering.blank] * (count - len(row))] for row in rows]
    heads, body = (full[0], full[1:]) if headed else ([lettering.blank] * count, full)
    widths = columns([[lettering.plain(row[place]) for row in full] for place in range(count)], width)
    if widths is None:
        return _labelled([label(lettering.plain(head)) for head in heads], body, width, lettering)
    lines = [*map(lettering.head, _row(heads, widths, lettering)), lettering.rule(widths)] if headed else []
    drawn = [_row(row, widths, lettering) for row in body]
    between = [lettering.blank] if apart([len(one) for one in drawn]) else []
    for number, one in enumerate(drawn):
        lines += [*(between if number else []), *one]
    return lines


def _row(row: Sequence[T], widths: Sequence[int], lettering: Lettering[T]) -> list[T]:
    """One row, as many lines high as its highest cell."""
    parts = [lettering.folded(cell, wide) for cell, wide in zip(row, widths, strict=True)]
    return [
        lettering.row([part[line] if line < len(part) else lettering.blank for part in parts], widths)
        for line in range(max(map(len, parts)))
    ]


def _labelled(names: Sequence[str], rows: Sequence[Sequence[T]], width: int, lettering: Lettering[T]) -> list[T]:
    lines: list[T] = []
    for row in rows:
        lines += [lettering.blank] if lines else []
        for place, (name, cell) in enumerate(zip(names, row, strict=True)):
            if lettering.plain(cell).strip():
                lines += lettering.labelled(place, name, cell, width)
    return lines
