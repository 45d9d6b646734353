"""The question at the top of an item, with what is to be known about it at the right."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from workbook.domain.text import clean


class Prompt(Widget):
    """The question in bold, wrapped; the tags stand at the right of its line, or under it where they don't fit."""

    DEFAULT_CSS = """
    Prompt { height: auto; width: 1fr; padding: 0 1; }
    """

    words: reactive[str] = reactive("", layout=True)
    tags: reactive[Content] = reactive(Content(""), layout=True)

    def ask(self, words: str, warning: str = "", tags: str = "") -> None:
        """Show another question, with what is wrong and what is to be known about its answer."""
        between = " · " if warning and tags else ""
        self.words = words
        self.tags = Content.assemble((warning, "$text-warning"), (between + tags, "$text-muted"))

    def _lines(self, width: int) -> list[Content]:
        words, tags = Content.styled(clean(self.words), "bold"), self.tags
        if not tags:
            return words.wrap(max(width, 8))
        if words.cell_length + tags.cell_length + 3 <= width:
            return [Content.assemble(words, " " * (width - words.cell_length - tags.cell_length), tags)]
        return [*words.wrap(max(width, 8)), *tags.wrap(max(width, 8))]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines at this width."""
        return len(self._lines(width))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All there is."""
        return container.width

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self._lines(self.content_size.width))
