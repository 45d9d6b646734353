"""Bringing a part of something tall into sight: the page scrolls no further than that needs, so that the question stays."""

from textual.geometry import Region
from textual.widget import Widget


class Tall:
    """What may be taller than the page: when it gets the focus, the line under its cursor comes into sight, not all of it."""

    def come_into_sight(self) -> None:
        """Scroll the page until the line under the cursor is seen."""
        raise NotImplementedError


def bring_into_sight(widget: Widget, whole: Region, least: Region) -> None:
    """Scroll the page around `widget` until `whole` of it is seen; where that finds no room, then `least`."""
    offset = widget.virtual_region.offset
    for node in widget.ancestors:
        if not isinstance(node, Widget):
            return
        if node.is_scrollable and node.styles.overflow_y == "auto":
            fixed = node.dock_gutter  # what stands still above it, as a question, hides what scrolls under it
            fits = whole.height <= node.scrollable_content_region.height - fixed.height
            region = (whole if fits else least).translate(offset)
            node.scroll_to_region(region, spacing=fixed, animate=False, force=True)
            return
        offset += node.virtual_region.offset
