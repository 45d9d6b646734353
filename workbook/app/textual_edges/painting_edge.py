"""How Textual lays a screen out, and paints what has changed on it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from textual import events
from textual._compositor import Compositor
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget


def _styled(widget: Widget) -> bool:
    """Whether the styles of its parts have been read, if it has such parts."""
    return bool(widget._component_styles) or not widget._get_component_classes()


class LinePainter(Compositor):
    """Paints as Textual does, but asks of each widget only the lines that will be seen.

    Textual has every widget whose page is touched anywhere hand over all its lines, also those that it then leaves as they are,
    or that lie under others: with a lesson beside a question that is two hundred lines for a letter.
    """

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        cuts = self.cuts
        painted: list[dict[int, Any]] = [dict.fromkeys(line[:-1]) for line in cuts]
        for widget, (region, clip) in self.visible_widgets.items():  # from the front to the back
            seen = region.intersection(clip)
            lines: dict[int, list[int]] = {}
            for y in seen.line_range if seen.overlaps(crop) else ():
                if is_rendered_line(y):
                    ends = [cut for cut in cuts[y] if seen.x <= cut <= seen.right]
                    if any(painted[y].get(cut) is None for cut in ends[:-1]):
                        lines[y] = ends
            if not lines:
                continue
            top, bottom = min(lines), max(lines) + 1
            part = Region(seen.x, top, seen.width, bottom - top)
            # One that came a moment ago and has no styles yet is painted when it has them.
            blank = [] if _styled(widget) else [Strip.blank(part.width)] * part.height
            strips = blank or widget.render_lines(part.translate(-region.offset))
            for y, ends in lines.items():
                line = painted[y]
                pieces = strips[y - top].divide([cut - seen.x for cut in ends[1:]])
                for cut, strip in zip(ends[:-1], pieces, strict=False):
                    if line.get(cut) is None:
                        line[cut] = strip
        return painted


@contextmanager
def _at_rest(sized: Reactive[Size]) -> Iterator[None]:
    """Inside, what is set here asks for no layout: how large a widget's content comes out follows from one."""
    before = sized._layout, sized._repaint
    sized._layout = sized._repaint = False
    try:
        yield
    finally:
        sized._layout, sized._repaint = before


class QuickScreen(Screen[Any]):
    """A screen that stands at once: Textual styles a new one twice, and lays it out and paints it again and again."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = LinePainter()
        self.unseen = False

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        if not self._size:
            event.refresh_styles = False  # it has just got them
        super()._on_screen_resume(event)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out. What turns out to need a scrollbar has it before a new screen is painted."""
        with _at_rest(Widget.virtual_size):
            if self._size:
                super()._refresh_layout(size, scroll)
                return
            self.unseen = True
            super()._refresh_layout(size, scroll)
            if any(one.show_vertical_scrollbar or one.show_horizontal_scrollbar for one in self._compositor.widgets):
                super()._refresh_layout(size, scroll)
            self.unseen = False
        self._compositor_refresh()

    def _compositor_refresh(self) -> None:
        if not self.unseen:
            super()._compositor_refresh()

    def _screen_resized(self, size: Size) -> None:
        """Textual tells a screen of its own size as well, once it has been laid out for that."""
        if size != self._size:
            super()._screen_resized(size)
