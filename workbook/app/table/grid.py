"""The table drawn line by line: no widget per cell, so thirty rows cost what three do."""

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbook.app.table.columns import Slot, Wish, in_two, lay_out
from workbook.app.table.sheet import Sheet, typed
from workbook.app.widgets import Tall, bring_into_sight
from workbook.domain import one_line
from workbook.reports import reach, whole_numbers

LEAD = 4
"""Cells for the row's number, before the first column."""


TALL = 22
"""Lines of a screen from which headings that are cut go on in a second line."""

ROOM_TO_WRITE = 8
"""Cells that an empty column of free text asks for."""


def cut(text: str, width: int, *, right: bool = False) -> str:
    """`text` in exactly `width` cells: cut with an ellipsis, never within a number, or filled with spaces on the right or left."""
    if cell_len(text) > width:
        text = (whole_numbers(text, reach(text, width - 1)) + "…")[:width]
    pad = " " * (width - cell_len(text))
    return pad + text if right else text + pad


class Grid(ScrollView, Tall, can_focus=True, inherit_bindings=False):
    """Shows a sheet and where the cursor is. What keys do is the editor's business; the grid only draws and scrolls.

    `opened` is how many lines are kept free under the current row, for the field in which a cell is written.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Grid {
        height: auto;
        max-height: 100vh;
        min-height: 4;
        overflow-x: hidden;
        background: $background;
        scrollbar-size-vertical: 1;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--head", "grid--quiet", "grid--cursor", "grid--row", "grid--wrong"}
    DEFAULT_CSS += """
    Grid {
        & > .grid--head { color: $text-muted; text-style: bold; }
        & > .grid--quiet { color: $text-muted; }
        & > .grid--row { background: $surface; }
        & > .grid--cursor { background: $panel; color: $foreground; text-style: bold; }
        & > .grid--wrong { color: $text-warning; }
    }
    """

    class Pointed(Message):
        """The mouse chose a cell: `row` and `column`; `again` when it was the current one."""

        def __init__(self, row: int, column: int, again: bool) -> None:
            super().__init__()
            self.row, self.column, self.again = row, column, again

    def __init__(
        self, sheet: Callable[[], Sheet], takes: Callable[[str, str | None], bool], measured: Callable[[], object]
    ) -> None:
        """Draws what `sheet` gives; `takes` says whether a key would be typed into the current cell.

        `measured` is called when the columns were laid out for another width, while what comes below can still follow.
        """
        super().__init__()
        self._sheet = sheet
        self._takes = takes
        self._measured = measured
        self.row = 0
        self.column = 0
        self.opened = 0
        self._places: list[Slot] = []
        self._heads: list[tuple[str, str]] = []

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Keys that are typed into the cell are no commands."""
        return self._takes(key, character)

    def changed(self, *, measure: bool = True) -> None:
        """The sheet or the cursor changed: measure (not while a cell is typed in), scroll to the cursor, draw."""
        sheet = self._sheet()
        self.row = min(max(self.row, 0), len(sheet.rows) - 1)
        self.column = min(max(self.column, 0), len(sheet.columns) - 1)
        if self.size:
            self._follow(measure=measure)
            self.refresh()

    def _follow(self, *, measure: bool) -> None:
        """Scroll to the cursor, after measuring."""
        width = self.scrollable_content_region.width
        if measure or not self._places:
            self._measure(self._sheet(), width)
        size = self._extent(width)
        if size != self.virtual_size:
            self.virtual_size = size
        here = Region(0, self.row, 1, self.top + 1 + self.opened)
        self.scroll_to_region(here, animate=False, force=True, immediate=True)

    def _extent(self, width: int) -> Size:
        return Size(width, self.top + len(self._sheet().rows) + self.opened + len(self._examples()))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are at this width. The columns are laid out by that, to be drawn at once."""
        if not self.size:
            self._measure(self._sheet(), width)
            self.set_reactive(Grid.virtual_size, self._extent(width))
            self._measured()
        return self.virtual_size.height

    @property
    def laid_out(self) -> bool:
        """Whether it is known where the columns are."""
        return bool(self._places)

    def come_into_sight(self) -> None:
        """The current row, and the heading with it where there is room."""
        row = Region(0, self.cell_line(), self.size.width, 1 + self.opened)
        bring_into_sight(self, Region(0, 0, self.size.width, row.bottom), row)

    @property
    def top(self) -> int:
        """Lines of the heading."""
        return 2 if any(second for _, second in self._heads) else 1

    def _measure(self, sheet: Sheet, width: int) -> None:
        wishes = [self._wish(sheet, column) for column in range(len(sheet.columns))]
        self._places = lay_out(wishes, LEAD, max(width, 20), self.column)
        labels = [(one_line(sheet.columns[place.index].label), place.width) for place in self._places]
        tall = self.app.size.height >= TALL
        self._heads = [in_two(label, width) if tall else (label, "") for label, width in labels]

    def _wish(self, sheet: Sheet, column: int) -> Wish:
        spec = sheet.columns[column]
        texts = [sheet.text(row, column) for row in range(len(sheet.rows))]
        texts += [example[column] for example in self._examples() if column < len(example)]
        free = spec.kind in ("line", "text")
        body = max(cell_len(one_line(text)) for text in (*texts, *spec.choices, "x" * ROOM_TO_WRITE * free))
        return Wish(cell_len(one_line(spec.label)), body, free)

    def _examples(self) -> tuple[tuple[str, ...], ...]:
        """The pack's examples, or its list to begin with: shown below while the table is empty."""
        sheet = self._sheet()
        return sheet.item.examples if sheet.value is None else ()

    def place(self) -> Slot:
        """Where the column of the cursor is drawn."""
        return next(place for place in self._places if place.index == self.column)

    @property
    def narrow(self) -> bool:
        """Whether some columns find no room."""
        return 0 < len(self._places) < len(self._sheet().columns)

    def cut_off(self) -> bool:
        """Whether the text or the heading of the current cell doesn't fit its column."""
        width, text = self.place().width, self._sheet().text(self.row, self.column)
        return cell_len(one_line(text)) > width or self.head_cut() or "\n" in text

    def head_cut(self) -> bool:
        """Whether the heading of the current column can't be read in full."""
        place = self.place()
        return any(cell_len(line) > place.width for line in self._heads[self._places.index(place)])

    def cell_line(self) -> int:
        """The line, from the top of the grid, on which the current cell is drawn."""
        return self.row + self.top - self.scroll_offset.y

    def on_resize(self, event: events.Resize) -> None:
        before = self._places, self._heads
        self._follow(measure=True)
        if (self._places, self._heads) != before:
            self.refresh()
            self._measured()

    def on_focus(self, event: events.Focus) -> None:
        self.refresh()

    def on_blur(self, event: events.Blur) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """The cell under the mouse."""
        row = self._row_at(event.y)
        column = next((place.index for place in reversed(self._places) if place.start - 1 <= event.x), 0)
        if row is not None and event.y >= self.top and row < len(self._sheet().rows):
            again = (row, column) == (self.row, self.column)
            self.post_message(self.Pointed(row, column, again))

    def _row_at(self, y: int) -> int | None:
        """The row drawn on a line below the heading (examples count on); None for the lines that are kept free."""
        at = y - self.top + self.scroll_offset.y
        if self.row < at <= self.row + self.opened:
            return None
        return at if at <= self.row else at - self.opened

    def render(self) -> Content:
        """Nothing: lines are drawn one by one."""
        return Content("")

    def render_line(self, y: int) -> Strip:
        """The heading stays at the top; the other lines scroll under it."""
        if not self._places:
            return Strip.blank(self.size.width, self.rich_style)
        sheet = self._sheet()
        if y < self.top:
            texts = {place.index: head[y] for place, head in zip(self._places, self._heads, strict=True)}
            return self._line("", [texts.get(index, "") for index in range(len(sheet.columns))], "grid--head")
        row = self._row_at(y)
        if row is None:
            return Strip.blank(self.size.width, self.get_component_rich_style("grid--row"))
        if row < len(sheet.rows):
            return self._row(sheet, row)
        examples = self._examples()
        if row - len(sheet.rows) < len(examples):
            return self._line("" if sheet.item.starter else "e.g.", examples[row - len(sheet.rows)], "grid--quiet")
        return Strip.blank(self.size.width, self.rich_style)

    def _line(self, lead: str, texts: "list[str] | tuple[str, ...]", component: str) -> Strip:
        style = self.get_component_rich_style(component)
        line = cut(lead, LEAD, right=True)
        for place in self._places:
            text = texts[place.index] if place.index < len(texts) else ""
            line += " " * (place.start - cell_len(line)) + cut(one_line(text), place.width, right=self._right(place))
        return Strip([Segment(line, style)]).adjust_cell_length(self.size.width, self.rich_style)

    def _row(self, sheet: Sheet, row: int) -> Strip:
        here = row == self.row
        plain = self.get_component_rich_style("grid--row") if here else self.rich_style
        quiet = self.get_component_rich_style("grid--quiet")
        if here:
            quiet = quiet + plain.background_style
        segments = [Segment(cut(str(row + 1), LEAD, right=True), quiet)]
        at = LEAD
        for place in self._places:
            cursor = here and place.index == self.column
            text = one_line(sheet.text(row, place.index))
            style = plain
            if wrong := bool(sheet.wrong(row, place.index)):
                style = plain + self.get_component_rich_style("grid--wrong", partial=True)
                text = f"!{text}"
            if cursor and self.has_focus:
                style = self.get_component_rich_style("grid--cursor")
                style = style + self.get_component_rich_style("grid--wrong", partial=True) if wrong else style
            mark = "▸" if cursor else " "
            segments.append(Segment(" " * (place.start - at - 1), plain))
            segments.append(Segment(mark, style))
            segments.append(Segment(cut(text, place.width, right=self._right(place)), style))
            at = place.start + place.width
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def _right(self, place: Slot) -> bool:
        column = self._sheet().columns[place.index]
        return typed(column) and column.kind == "number"
