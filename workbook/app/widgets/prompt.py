"""The question at the top of an item, with what is to be known about it at the right."""

from textual.content import Content
from textual.reactive import reactive

from workbook.app.widgets.drawn_lines import DrawnLines
from workbook.domain import clean

MEASURE = 78
"""Cells of the longest line of a question."""


class Prompt(DrawnLines):
    """The question in bold, wrapped; the tags stand at the right of its line, or under it where they don't fit."""

    DEFAULT_CSS = """
    Prompt { max-width: 82; padding: 0 2 0 1; }
    """

    words: reactive[str] = reactive("", layout=True)
    tags: reactive[Content] = reactive(Content(""), layout=True)

    def ask(self, words: str, warning: str = "", tags: str = "") -> None:
        """Show another question, with what is wrong and what is to be known about its answer."""
        between = " · " if warning and tags else ""
        self.words = words
        self.tags = Content.assemble((warning, "$text-warning"), (between + tags, "$text-muted"))

    def draw(self, width: int) -> list[Content]:
        """The question and the tags."""
        words, tags = Content.styled(clean(self.words), "bold"), self.tags
        if not tags:
            return words.wrap(max(min(width, MEASURE), 8))
        if words.cell_length + tags.cell_length + 3 <= width:
            return [Content.assemble(words, " " * (width - words.cell_length - tags.cell_length), tags)]
        return [*words.wrap(max(min(width, MEASURE), 8)), *tags.wrap(max(width, 8))]
