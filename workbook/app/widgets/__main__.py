"""The widgets by themselves: `python -m workbook.app.widgets`, or `… row_list` for one of them."""

import sys
from collections.abc import Callable
from fractions import Fraction

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.app.widgets.alone import show
from workbook.app.widgets.band import strong
from workbook.app.widgets.big_number import big
from workbook.app.widgets.field import Field
from workbook.app.widgets.mark_list import Mark, MarkList
from workbook.app.widgets.note import Note
from workbook.app.widgets.prose_view import ProseText
from workbook.app.widgets.row_list import BLANK, ListRow, Rows, heading, spread, wrapped
from workbook.app.widgets.view_tabs import Views
from workbook.domain import Block, Span


def _band() -> Static:
    return Static(strong(Fraction(39, 100), Fraction(51, 100), 60))


def _mark_list() -> MarkList:
    marks = MarkList(
        [
            Mark("1", "Mrs Okafor, who has sent three neighbours since the spring"),
            Mark("2", "Calder Valley Couriers"),
            Mark("3", "The Tuesday wheelers", "no longer in the list"),
        ],
        many=True,
    )
    marks.mark({0})
    return marks


def _row_list() -> Rows:
    return Rows(
        [
            heading("Doing", "2 of 3"),
            ListRow(spread(Content("Ask Mrs Okafor how the e-bike rides"), "Friday"), "ask"),
            ListRow(spread(Content("Put the price of a service on the door"), "in 9 days"), "price"),
            BLANK,
            heading("Next"),
            ListRow(spread(Content("Thank whoever sent somebody this month"), "+2.1"), "thank"),
            wrapped(Content("Three at once are the most; a fourth asks which one can wait."), indent=2),
        ]
    )


def _prose() -> ProseText:
    def words(text: str) -> tuple[Span, ...]:
        return (Span(text),)

    return ProseText(
        [
            Block("heading", words("When a bicycle is fetched"), 2),
            Block("paragraph", (Span("Say what was done, and "), Span("what can wait", bold=True), Span("."))),
            Block("bullet", words("The brakes are new, and want a week to settle in.")),
            Block("bullet", words("The chain is good for another winter.")),
            Block("quote", words("If it creaks in the first week, bring it by.")),
            Block("row", (), 0, cells=(words("Job"), words("Price"), words("Ready"))),
            Block(
                "row",
                (),
                1,
                cells=(words("Service, with new cables where they are worn"), words("£75"), words("Tuesday")),
            ),
            Block("row", (), 1, cells=(words("One wheel trued"), words("£18"), words("while you wait"))),
        ]
    )


EXAMPLES: dict[str, Callable[[], Widget]] = {
    "band": _band,
    "big_number": lambda: Static(Content("\n".join([*big("1234567890?"), "", *big("37", 5)]))),
    "field": lambda: Field("Wheels that stay true over the moor", many=True),
    "mark_list": _mark_list,
    "note": lambda: Note("Friday 4 December 2026, in two weeks"),
    "prose_view": _prose,
    "row_list": _row_list,
    "view_tabs": lambda: Views(("by chapter", "by plan", "library")),
}
"""What there is to see here, by module."""

if __name__ == "__main__":
    sys.exit(show("workbook.app.widgets", EXAMPLES, sys.argv[1:]))
