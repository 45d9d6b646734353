"""A card: raised ground with an edge at its left and no frame. There is one on a screen, for what comes next."""

from collections.abc import Sequence

from textual.content import Content

from workbook.app.widgets.row_list import fit

INSET = 3
"""Cells from either edge of a card to what is in it."""


def card(lines: Sequence[Content], width: int) -> list[Content]:
    """These lines as a card of `width` cells; what is longer is cut."""
    return [_on_card(line, width) for line in lines]


def _on_card(line: Content, width: int) -> Content:
    shown = fit(line, width - 2 * INSET)
    rest = " " * max(width - INSET - shown.cell_length, 0)
    return Content.assemble(("▌", "$text-accent"), " " * (INSET - 1), shown, rest).stylize_before("on $surface")
