"""A list of lines to walk through: each row draws itself for the width there is, and only what changes is painted again."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from workbook.app.keys import bindings
from workbook.domain import dataclass
from workbook.reports import reach, whole_numbers

MARK = 3
"""Cells before each row: the place of the cursor's mark `▌▸`."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: `draw` gives its text for a width in cells (line ends make it higher). Without a key it can't be chosen.

    One that is `whole`, as a rule is, begins at the edge: no room is left for the cursor's mark.
    """

    draw: Callable[[int], Content]
    key: Hashable | None = None
    whole: bool = False


def fit(words: Content, cells: int) -> Content:
    """`words` in so many cells at most, cut with an ellipsis, and never within a number: a part of one is another number."""
    if words.cell_length <= cells:
        return words
    if cells < 1:
        return Content("")
    kept = whole_numbers(words.plain, reach(words.plain, cells - 1))
    return words[: len(kept)] + "…"


def spread(left: Content, right: Content | str = "", *, gap: int = 2) -> Callable[[int], Content]:
    """A row with `left` at the left, cut if it must be, and `right` at the right edge."""
    end = Content(right) if isinstance(right, str) else right

    def draw(width: int) -> Content:
        room = width - end.cell_length - (gap if end else 0)
        start = fit(left, room)
        return start + Content(" " * max(width - start.cell_length - end.cell_length, 0)) + end

    return draw


def stacked(left: Content, right: Content) -> Callable[[int], Content]:
    """As `spread`, but nothing is cut: where both have no room beside each other, what is at the right stands below."""

    def draw(width: int) -> Content:
        if not right or left.cell_length + right.cell_length + 2 <= width:
            return spread(left, right)(width)
        return Content("\n").join(
            [*left.wrap(width), *(Content("  ") + line for line in right.wrap(max(width - 2, 8)))]
        )

    return draw


def named(words: Iterable[str], *names: str) -> bool:
    """Whether each of these words, in small letters, stands in one of the names: titles, and ids with their hyphens as spaces."""
    found = " ".join(name.replace("-", " ") for name in names).casefold()
    return all(word.replace("-", " ") in found for word in words)


def wrapped(text: Content, *, indent: int = 0, most: int = 76, whole: bool = False) -> ListRow:
    """A row that only says something, in as many lines as it takes; one that is `whole` begins where headings do."""

    def draw(width: int) -> Content:
        lines = text.wrap(max(min(width, most) - indent, 12))
        return Content("\n").join(Content(" " * indent) + line for line in lines)

    return ListRow(draw, whole=whole)


def heading(words: str, right: str = "") -> ListRow:
    """A bold line above the rows that belong together, with a rule to the right edge and a quiet remark at its end."""

    def draw(width: int) -> Content:
        *above, last = Content.styled(words, "bold").wrap(max(width - 2, 12)) or [Content("")]
        return Content("\n").join([*above, headed(last, right, width)])

    return ListRow(draw, whole=True)


def headed(words: str | Content, right: str, width: int) -> Content:
    """`words ──── right` in so many cells, in bold; the remark goes where there is no room for it."""
    bold = Content.styled(words, "bold") if isinstance(words, str) else words
    if right and bold.cell_length + Content(right).cell_length + 6 > width:
        right = ""
    end = Content.styled(f" {right}" if right else "", "$text-muted")
    start = fit(bold, width - end.cell_length - 2)
    rule = "─" * max(width - start.cell_length - end.cell_length - 1, 0)
    return Content.assemble(start, " ", (rule, "$border-blurred"), end)


BLANK = ListRow(lambda width: Content(""))
"""An empty line."""


class Rows(ScrollView, can_focus=True):
    """The list. Arrows walk the rows that have a key; a click opens one; whoever holds the list decides what that means."""

    ALLOW_SELECT = False
    MARGIN: ClassVar[int] = 1
    """Cells that a row leaves free at the right."""

    DEFAULT_CSS = """
    Rows {
        width: 100%;
        height: auto;
        max-height: 100%;
        overflow-x: hidden;
        background: $background;
        color: $foreground;
        scrollbar-size-vertical: 1;
        & > .rows--here { background: $panel; }
        & > .rows--hover { background: $surface; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--here", "rows--hover"}
    BINDINGS: ClassVar[list[BindingType]] = bindings("rows")

    at: reactive[int] = reactive(-1, repaint=False)
    """The row under the cursor, by its place; -1 when it stands nowhere."""
    hover: reactive[int] = reactive(-1, repaint=False)

    @dataclass
    class Moved(Message):
        """The cursor went to another row."""

        rows: "Rows"
        key: Hashable | None

        @property
        def control(self) -> "Rows":
            return self.rows

    @dataclass
    class Opened(Message):
        """A row was clicked."""

        rows: "Rows"
        key: Hashable

        @property
        def control(self) -> "Rows":
            return self.rows

    @dataclass
    class Passed(Message):
        """The cursor was to go beyond the last row (`step` 1) or the first (-1)."""

        rows: "Rows"
        step: int

        @property
        def control(self) -> "Rows":
            return self.rows

    def __init__(self, rows: Sequence[ListRow] = (), *, id: str | None = None, led: bool = False) -> None:
        """A list of `rows`. `led` shows the cursor also while another widget, as a field, has the focus and leads it."""
        super().__init__(id=id)
        self._led = led
        self._settled = False
        self._rows: tuple[ListRow, ...] = tuple(rows)
        self._lines: tuple[int, list[tuple[int, Content]]] = (-1, [])
        self.set_reactive(Rows.at, self._near(0, 1))

    @property
    def key(self) -> Hashable | None:
        """What the row under the cursor stands for."""
        return self._rows[self.at].key if 0 <= self.at < len(self._rows) else None

    def fill(self, rows: Sequence[ListRow], at: Hashable | None = None) -> None:
        """Show other rows. The cursor goes to the row with the key `at`, else stays with its key, else with its place."""
        wanted, place = at if at is not None else self.key, max(self.at, 0)
        self._rows = tuple(rows)
        found = next((index for index, row in enumerate(rows) if row.key is not None and row.key == wanted), None)
        if found is None:
            place = min(place, len(rows) - 1)
            found = self._near(place, 1) if self._near(place, 1) >= 0 else self._near(place, -1)
        self._draw_anew(found)
        if self._settled:
            self.show_cursor()

    def go(self, key: Hashable) -> bool:
        """Put the cursor on the row with this key; whether there is one."""
        found = next((index for index, row in enumerate(self._rows) if row.key == key), None)
        if found is not None:
            self.at = found
        return found is not None

    def place_of(self, wanted: Callable[[Hashable], bool]) -> int:
        """The place of the first row whose key is `wanted`; -1 without one."""
        return next((index for index, row in enumerate(self._rows) if row.key is not None and wanted(row.key)), -1)

    def to_end(self, step: int) -> None:
        """Put the cursor on the first row (`step` 1) or the last (-1)."""
        self.at = self._near(0 if step > 0 else len(self._rows) - 1, step)

    def line_of(self, place: int) -> int:
        """The first line of the row in this place."""
        return self._lines_of(place)[0]

    @property
    def lines(self) -> tuple[Content, ...]:
        """Every line as it is drawn now, and at the right width."""
        return tuple(text for _, text in self._laid(self._width()))

    # Layout

    def _draw_anew(self, at: int) -> None:
        """Draw all rows as they are now, with the cursor in the place `at`."""
        before, self._lines = len(self._lines[1]), (-1, [])
        self.at = at
        count = len(self._laid(self._width()))
        self.virtual_size = Size(self._width(), count)
        self.refresh(layout=count != before)

    def _width(self) -> int:
        return self.scrollable_content_region.width or 78

    def _laid(self, width: int) -> list[tuple[int, Content]]:
        """Every line at this width: the place of its row, and its text."""
        if self._lines[0] != width:
            lines = []
            for place, row in enumerate(self._rows):
                room = width if row.whole else width - MARK
                drawn = row.draw(max(room - self.MARGIN, 8)).split("\n", allow_blank=True)
                lines += [(place, fit(line, room)) for line in drawn]
            self._lines = (width, lines)
        return self._lines[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._laid(width or 78))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new width, and the first time from the top."""
        if not self._settled:
            self._settled = True
            self.scroll_to(y=0, animate=False, force=True)
        self.virtual_size = Size(self._width(), len(self._laid(self._width())))
        self._scroll_to_cursor()

    def notify_style_update(self) -> None:
        """Draw in the new colours."""
        self._lines = (-1, [])
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        number = self.scroll_offset.y + y
        lines = self._laid(width)
        if number >= len(lines):
            return Strip.blank(width, self.rich_style)
        place, text = lines[number]
        here = place == self.at and (self.has_focus or self._led)
        style = self.visual_style
        if here or place == self.hover:
            style = self.get_visual_style("rows--here" if here else "rows--hover")
        first = number == 0 or lines[number - 1][0] != place
        lead = Content("") if self._rows[place].whole else self._lead(here, first and place == self.at)
        strips = Visual.to_strips(self, Content.assemble(lead, text), width + 400, 1, style)
        strip = strips[0] if strips else Strip([Segment("")])
        return strip.adjust_cell_length(width, style.rich_style)

    def _lead(self, here: bool, marked: bool) -> Content:
        """What stands before a line: where the focus is the edge and the mark; what lost it keeps the mark."""
        edge = ("▌", "$text-accent") if here else " "
        return Content.assemble(edge, ("▸ ", "$text-accent" if here else "$text-muted") if marked else "  ")

    # Moving

    def _near(self, place: int, step: int) -> int:
        """The first row that can be chosen, from `place` on in steps of `step`; -1 without one."""
        while 0 <= place < len(self._rows):
            if self._rows[place].key is not None:
                return place
            place += step
        return -1

    def _lines_of(self, place: int) -> tuple[int, int]:
        """The first line of a row, and how many it has."""
        lines = [number for number, (row, _) in enumerate(self._laid(self._width())) if row == place]
        return (lines[0], len(lines)) if lines else (0, 1)

    def _repaint(self, place: int) -> None:
        if place >= 0:
            first, count = self._lines_of(place)
            self.refresh(Region(0, first - self.scroll_offset.y, self.size.width, count))

    def show_cursor(self) -> None:
        """Scroll so far that the cursor is seen; at the first row, what stands above it too."""
        self._scroll_to_cursor()

    def _scroll_to_cursor(self) -> None:
        if self.at >= 0 and self.virtual_size.height > self.size.height:
            first, count = self._lines_of(self.at)
            top = 0 if self._near(0, 1) == self.at else first
            self.scroll_to_region(
                Region(0, top, self._width(), min(first + count - top, self.size.height)), animate=False, force=True
            )

    def watch_at(self, before: int, now: int) -> None:
        if self.is_mounted and before != now:
            self._repaint(before)
            self._repaint(now)
            self.show_cursor()
            self.post_message(self.Moved(self, self.key))

    def watch_hover(self, before: int, now: int) -> None:
        """Show what a click would open."""
        self._repaint(before)
        self._repaint(now)

    def action_step(self, step: int) -> None:
        """One row on or back; beyond the end it is for whoever holds the list."""
        found = self._near(self.at + step, step)
        if found >= 0:
            self.at = found
            return
        self.scroll_relative(y=step, animate=False)
        self.post_message(self.Passed(self, step))

    def action_page(self, step: int) -> None:
        """One page on or back."""
        lines = self._laid(self._width())
        first, _ = self._lines_of(self.at)
        target = min(max(first + step * max(self.size.height - 1, 1), 0), len(lines) - 1)
        if lines:
            place = lines[target][0]
            found = self._near(place, step)
            self.at = found if found >= 0 else self._near(place, -step)

    def action_end(self, place: int) -> None:
        """To the first row (0) or the last (-1)."""
        self.to_end(1 if place == 0 else -1)

    def on_focus(self, event: events.Focus) -> None:
        self._repaint(self.at)

    def on_blur(self, event: events.Blur) -> None:
        self._repaint(self.at)

    def open(self) -> None:
        """Say that what is under the cursor was chosen."""
        if self.key is not None:
            self.post_message(self.Opened(self, self.key))

    # The mouse

    def _under(self, event: events.MouseEvent) -> int:
        lines, number = self._laid(self._width()), event.y + self.scroll_offset.y
        place = lines[number][0] if 0 <= number < len(lines) else -1
        return place if place >= 0 and self._rows[place].key is not None else -1

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what a click would open."""
        self.hover = self._under(event)

    def on_leave(self, event: events.Leave) -> None:
        """Nothing is under the mouse any more."""
        self.hover = -1

    def on_click(self, event: events.Click) -> None:
        if (place := self._under(event)) >= 0:
            self.at = place
            self.open()
