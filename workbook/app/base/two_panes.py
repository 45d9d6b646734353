"""A list with a second pane beside it, from 110 columns on; where it is narrower, the chosen row's whole text stands at the foot."""

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from workbook.app.base.list_page import ListPage
from workbook.app.keys import bindings, key_name
from workbook.app.widgets import Detail, Pane, Rows, fit
from workbook.app.widgets.drawn_lines import DrawnLines

FOOT = 2
"""Lines at the foot of a list that has no pane beside it, unless a page wants more."""

WIDE = 110
"""Columns from which on there are two panes."""

LEAST = 6 + 3 + 42
"""Cells that the margins, the gap and the pane have at least; the list gets the rest, up to 68."""

MEASURE = 78
"""Cells that a line of sentences has at most."""


_ON = "scroll_pane(1)"


class Foot(DrawnLines):
    """The lines under a list: what the row under the cursor is about, always of one height, so that the list stands still."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Content] = ()
        self._room = FOOT

    def put(self, lines: Sequence[Content], room: int = FOOT) -> None:
        """Show these lines, `room` of them at most; what goes on ends in `…`."""
        other, self._room, self._lines = room != self._room, room, lines[:room]
        if len(lines) > room:
            self._lines = [*lines[: room - 1], lines[room - 1].rstrip() + " …"]
        self.refresh(layout=other)

    def draw(self, width: int) -> list[Content]:
        """The lines, and empty ones for the rest."""
        return [fit(line, width) for line in self._lines] + [Content("")] * (self._room - len(self._lines))


class TwoPanes(ListPage):
    """The list, and what the row under its cursor is about. A page says that with `detail`, and in short with `foot`."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("beside")
    DEFAULT_CSS = """
    TwoPanes {
        #panes { height: 1fr; width: 100%; max-width: 100; padding: 0 2; }
        Rows { width: 1fr; padding: 0; }
        Pane { display: none; margin: 0 0 1 3; min-width: 42; max-width: 84; }
        Foot { padding: 0 2; max-width: 100; margin-top: 1; }
        &.-tiny #panes { padding: 0 0 0 1; }
        &.-tiny Rows { padding: 0; }
        &.-tiny Foot { padding: 0 1; margin-top: 0; }
        &.-wide, &.-full {
            #panes { padding: 0 3; max-width: 158; }
            Rows { width: 68; padding: 0; }
            Pane { display: block; }
            Foot { display: none; }
        }
        &.-full {
            Rows { width: 74; }
            Pane { margin: 0 0 1 4; }
        }
        &.-wide Rows, &.-full Rows { padding: 0; }
    }
    """

    def __init__(self, where: str, note: str = "") -> None:
        super().__init__(where, note)
        self.pane = Pane()
        self.pane.more = self._key_of_more
        self.foot_lines = Foot()

    def content(self) -> Iterable[Widget]:
        self._share()
        with Horizontal(id="panes"):
            yield self.rows
            yield self.pane
        yield self.foot_lines

    def detail(self, key: Hashable | None, width: int) -> Detail | None:
        """What the row with this key is about, its lines wrapped to `width` cells."""
        raise NotImplementedError

    def foot(self, key: Hashable | None, width: int) -> Sequence[Content]:
        """The same in two lines of `width` cells at most; by default the beginning of the detail."""
        found = self.detail(key, width)
        return [line for line in found.lines if line.plain.strip()][:FOOT] if found is not None else ()

    @property
    def foot_room(self) -> int:
        """Lines at the foot, at this size."""
        return FOOT

    def show_detail(self) -> None:
        """Show what the cursor is on now."""
        if self.pane.display:
            if not self.pane.size.width:  # not laid out yet: then it comes with its first size
                return
            self.pane.put(self.detail(self.rows.key, min(self.pane.inner, MEASURE)))
        else:
            width = min(self.foot_lines.content_size.width or self.size.width - 4, MEASURE)
            self.foot_lines.put(self.foot(self.rows.key, width), self.foot_room)

    def _key_of_more(self) -> Content | str:
        """Which key shows what of the pane has no room."""
        key = next((key_name(one.binding) for one in self.active_bindings.values() if one.binding.action == _ON), "")
        return Content.assemble((key, "bold $text-accent"), (" More", "$text-muted")) if key else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The pane can be scrolled where it is in sight, and longer than it."""
        if action == "scroll_pane":
            return self.pane.display and self.pane.beyond > 0
        return super().check_action(action, parameters)

    def action_scroll_pane(self, step: int) -> None:
        """On in the pane, or back."""
        self.pane.scroll_page(step)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """The pane follows the cursor."""
        self.show_detail()

    def _share(self) -> None:
        """Where there is little room for two, the list gives way first: the pane keeps its least width."""
        width = self.app.size.width
        self.rows.styles.max_width = width - LEAST if WIDE <= width < LEAST + 68 else None

    def on_resize(self) -> None:
        """At another width the pane has other lines, or goes to the foot."""
        self._share()
        self.call_after_refresh(self.show_detail)
