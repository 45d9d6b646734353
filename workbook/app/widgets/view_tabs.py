"""The names of a page's views on one line, the present one marked; a click goes to another."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from workbook.domain import dataclass

GAP = 2


class Views(Widget):
    """`▸ by chapter   by plan`: one line. Which view is shown is for the page to say with `show`."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Views { height: 1; width: 1fr; padding: 0 3; }
    """

    @dataclass
    class Chosen(Message):
        """A name was clicked."""

        place: int

    def __init__(self, names: Sequence[str], place: int = 0) -> None:
        super().__init__()
        self.names, self.place = tuple(names), place

    def show(self, place: int) -> None:
        """Mark another name."""
        self.place = place
        self.refresh()

    def render(self) -> Content:
        parts: list[Content] = []
        for place, name in enumerate(self.names):
            here = place == self.place
            parts.append(
                Content.styled(f"● {name}" if here else f"○ {name}", "$text-accent" if here else "$text-muted")
            )
        return Content(" " * GAP).join(parts)

    def on_click(self, event: events.Click) -> None:
        """Go to the name under the mouse."""
        offset = event.get_content_offset(self)
        start = 0
        for place, name in enumerate(self.names):
            if offset is not None and start <= offset.x < start + len(name) + 2:
                self.post_message(self.Chosen(place))
            start += len(name) + 2 + GAP
