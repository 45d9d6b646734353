"""A pane: a round frame beside a list, with what the chosen row is about. It is drawn as lines, and follows the cursor."""

from collections.abc import Callable, Iterable, Sequence

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


def body_room(detail: Detail, height: int) -> int:
    """How many lines of its text a pane of so many lines shows."""
    room = height - 2
    return room - 2 * bool(detail.chip and room >= 6)


def _title(detail: Detail, width: int) -> tuple[Content, list[Content]]:
    """What of the title stands in the upper edge, and the lines that it goes on in: between words, so that all of it is read."""
    corner = fit(detail.corner, width // 3).cell_length + 2 if detail.corner else 0
    room = width - corner - 8
    whole = Content.styled(detail.title, "bold $foreground")
    if whole.cell_length <= room or room < 8:
        return fit(whole, room), []
    first = whole.wrap(room)[0].rstrip()
    rest = Content.styled(detail.title[len(first.plain) :].lstrip(), "bold $foreground")
    return fit(first, room), list(rest.wrap(max(width - 2 * INSET, 8)))


def framed(detail: Detail, width: int, height: int, *, first: int = 0, more: Content | str = "") -> list[Content]:
    """The pane as `height` lines of `width` cells, its text from the line `first` on; the chip at its foot, or in its edge.

    A title that has no room in the edge goes on below it. A text that goes on below ends in `…`, and in `more` if that is
    given: how to get there.
    """
    inner, room = width - 2 * INSET, height - 2
    corner = Content.assemble(" ", fit(detail.corner, width // 3), " ") if detail.corner else Content("")
    title, rest = _title(detail, width)
    rule = "─" * max(width - title.cell_length - corner.cell_length - 6, 0)
    top = Content.assemble(("╭─", LINE), " ", title, " ", (rule, LINE), corner, ("─╮", LINE))
    chipped = detail.chip and room >= 6
    body = body_room(detail, height)
    lines = [*rest, *detail.lines]
    shown = [fit(line, inner) for line in lines[first : first + body]]
    if first + body < len(lines) and shown:
        shown[-1] = fit(Content.assemble(("…", "$text-muted"), "  " if more else "", more), inner)
    shown += [Content("")] * (body - len(shown))
    if chipped:
        shown += [Content(""), Content(" " * max(inner - detail.chip.cell_length, 0)) + detail.chip]
    edge, gap = ("│", LINE), " " * (INSET - 1)
    lines = [
        Content.assemble(edge, gap, line, " " * max(inner - line.cell_length, 0), gap, edge) for line in shown[:room]
    ]
    return [top, *lines, Content.styled(f"╰{'─' * (width - 2)}╯", LINE)][:height]


class Pane(Widget):
    """The frame with a detail in it, as high as there is room. A wheel scrolls what is longer, and so do keys of the page.

    `more` says which key does, where the text goes on.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Pane { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._detail: Detail | None = None
        self._first = 0
        self.more: Callable[[], Content | str] = str
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
            lines = (
                framed(self._detail, *size, first=self._first, more=self.more())
                if self._detail and size.width > 12
                else []
            )
            style = self.visual_style
            # All in one go: each line has the whole width, so that none is folded, and what a call costs is paid once.
            whole = Content("\n").join(lines)
            strips = Visual.to_strips(self, whole, size.width, len(lines), style) if lines else []
            self._drawn = (size.width, size.height), strips
        strips = self._drawn[1]
        return strips[y] if y < len(strips) else Strip([Segment(" " * size.width, self.rich_style)])

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.scroll_by(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.scroll_by(-1)

    @property
    def beyond(self) -> int:
        """How many lines of the text have no room."""
        if self._detail is None or not self.size.width:
            return 0
        count = len(self._detail.lines) + len(_title(self._detail, self.size.width)[1])
        return max(count - body_room(self._detail, self.size.height), 0)

    def scroll_by(self, step: int) -> None:
        """So many lines on or back."""
        self._first, self._drawn = min(max(self._first + step, 0), self.beyond), None
        self.refresh()

    def scroll_page(self, step: int) -> None:
        """On or back by what is seen now, all but two lines."""
        if self._detail is not None:
            self.scroll_by(step * max(body_room(self._detail, self.size.height) - 2, 1))
