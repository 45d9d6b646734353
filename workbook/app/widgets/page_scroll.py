"""The part of a page that scrolls around what is written: made lower, it keeps in sight where one writes."""

from functools import partial

from textual import events
from textual.containers import VerticalScroll

from workbook.app.widgets.field import Field
from workbook.app.widgets.scroll import Tall


class PageScroll(VerticalScroll, can_focus=False):
    """A scrolling page. What is said in passing takes its room from it, and so does a terminal that is made lower."""

    _height = 0

    def on_resize(self, event: events.Resize) -> None:
        """Bring what has the focus into sight again where there is less room than before."""
        before, self._height = self._height, event.size.height
        focused = self.screen.focused
        if event.size.height >= before or focused is None or self not in focused.ancestors:
            return
        tall = next((node for node in focused.ancestors_with_self if isinstance(node, Tall)), None)
        if tall is not None:
            self.call_after_refresh(tall.come_into_sight)
        elif isinstance(focused, Field) and (focused.many or focused.below):
            self.call_after_refresh(focused.caret_into_sight)
        else:
            self.call_after_refresh(partial(self.scroll_to_widget, focused, animate=False, force=True))
