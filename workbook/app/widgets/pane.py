"""A pane: a round frame beside a list, with what the chosen row is about. It is drawn as lines, and follows the cursor."""

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from workbook.app.widgets.prose_view import hanging
from workbook.app.widgets.row_list import fit
from workbook.domain import dataclass

LINE = "$border-blurred"

INSET = 3
"""Cells from the outer edge of a frame to what is in it, at each side."""


LABEL = 12
"""Cells before what a label names."""


def labelled(label: str, words: Iterable[Content], width: int) -> list[Content]:
    """`words`, each wrapped in a column of its own after the label, which stands in soft before the first."""
    lines: list[Content] = []
    for one in words:
        first = Content.styled(f"{'' if lines else label:<{LABEL}}", "$text-muted")
        lines += hanging(first, " " * LABEL, one, width)
    return lines


def chip(key: str, words: str) -> Content:
    """What the main key does with the thing in focus: one on a screen, ` enter  Go on `."""
    return Content.styled(f" {key}  {words} ", "bold $on-accent on $accent")


@dataclass(frozen=True, slots=True)
class Detail:
    """What stands in a pane: its name, its lines at the width that was given, a key or a count at its right upper edge, its chip."""

    title: str
    lines: Sequence[Content]
    corner: Content = Content("")
    chip: Content = Content("")


def framed(detail: Detail, width: int, height: int, *, first: int = 0) -> list[Content]:
    """The pane as `height` lines of `width` cells, its text from the line `first` on; the chip at its foot, or in its edge.

    A text that goes on below ends in `…`.
    """
    inner, room = width - 2 * INSET, height - 2
    corner = Content.assemble(" ", fit(detail.corner, width // 3), " ") if detail.corner else Content("")
    title = fit(Content.styled(detail.title, "bold $foreground"), width - corner.cell_length - 8)
    rule = "─" * max(width - title.cell_length - corner.cell_length - 6, 0)
    top = Content.assemble(("╭─", LINE), " ", title, " ", (rule, LINE), corner, ("─╮", LINE))
    chipped = detail.chip and room >= 6
    body = room - 2 * bool(chipped)
    shown = [fit(line, inner) for line in detail.lines[first : first + body]]
    if first + body < len(detail.lines) and shown:
        shown[-1] = Content.styled("…", "$text-muted")
    shown += [Content("")] * (body - len(shown))
    if chipped:
        shown += [Content(""), Content(" " * max(inner - detail.chip.cell_length, 0)) + detail.chip]
    edge, gap = ("│", LINE), " " * (INSET - 1)
    lines = [
        Content.assemble(edge, gap, line, " " * max(inner - line.cell_length, 0), gap, edge) for line in shown[:room]
    ]
    return [top, *lines, Content.styled(f"╰{'─' * (width - 2)}╯", LINE)][:height]


class Pane(Widget):
    """The frame with a detail in it, as high as there is room. A wheel scrolls what is longer."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Pane { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._detail: Detail | None = None
        self._first = 0
        self._drawn: tuple[tuple[int, int], list[Strip]] | None = None

    @property
    def inner(self) -> int:
        """Cells that a line of the detail has."""
        return max(self.size.width - 2 * INSET, 8)

    def put(self, detail: Detail | None) -> None:
        """Show this from its top; None shows nothing."""
        self._detail, self._first, self._drawn = detail, 0, None
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw in the new colours."""
        self._drawn = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line, drawn once for its size."""
        size = self.size
        if self._drawn is None or self._drawn[0] != (size.width, size.height):
            lines = framed(self._detail, *size, first=self._first) if self._detail and size.width > 12 else []
            style = self.visual_style
            # All in one go: each line has the whole width, so that none is folded, and what a call costs is paid once.
            whole = Content("\n").join(lines)
            strips = Visual.to_strips(self, whole, size.width, len(lines), style) if lines else []
            self._drawn = (size.width, size.height), strips
        strips = self._drawn[1]
        return strips[y] if y < len(strips) else Strip([Segment(" " * size.width, self.rich_style)])

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._scroll(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._scroll(-1)

    def _scroll(self, step: int) -> None:
        if self._detail is not None:
            beyond = len(self._detail.lines) - (self.size.height - 2)
            self._first, self._drawn = min(max(self._first + step, 0), max(beyond + 2, 0)), None
            self.refresh()
