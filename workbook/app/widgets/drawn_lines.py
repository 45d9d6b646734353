"""A widget that is lines of text: how many they are follows from the width that there is."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class DrawnLines(Widget):
    """As wide as there is room, and as high as what `draw` gives for that width."""

    DEFAULT_CSS = """
    DrawnLines { height: auto; width: 1fr; }
    """

    def draw(self, width: int) -> list[Content]:
        """The lines, of at most `width` cells each."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.draw(width))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width

    def render(self) -> Content:
        """The lines at the width that there is."""
        return Content("\n").join(self.draw(self.content_size.width))
