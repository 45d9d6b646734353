"""The inks of charts as colours of the theme."""

from textual.content import Content

from workbook.reports.charts.runs import Ink, Line

LOOKS: dict[Ink, str] = {
    "": "",
    "bold": "bold $foreground",
    "soft": "$text-muted",
    "proven": "$text-accent",
    "claimed": "$tint",
    "open": "$track",
    "warm": "bold $text-warning",
    "rule": "$border-blurred",
}
"""The look of each ink."""


def inked_line(line: Line) -> Content:
    """A line of a chart in colour."""
    return Content.assemble(*((words, LOOKS[ink]) for words, ink in line if words))
