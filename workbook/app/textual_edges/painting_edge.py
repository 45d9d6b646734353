"""How Textual paints what has changed on a screen."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip


class LinePainter(Compositor):
    """Paints as Textual does, but asks of each widget only the lines that are painted.

    Textual has every widget whose page is touched anywhere hand over all its lines, also those that it then leaves as they are:
    with a lesson beside a question that is two hundred lines for a letter.
    """

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        self.painted = is_rendered_line
        return super()._render_chops(crop, is_rendered_line)

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        whole = self.size.region if crop is None else crop
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            lines = [y for y in seen.line_range if self.painted(y)] if seen.overlaps(whole) else []
            if lines:
                part = Region(seen.x, lines[0], seen.width, lines[-1] + 1 - lines[0])
                yield region, part, widget.render_lines(part.translate(-region.offset))


def paint_by_lines(screen: Screen[Any]) -> None:
    """Have a screen, on which nothing stands yet, painted so."""
    screen._compositor = LinePainter()
