"""A list to choose from, with marks of our own: `●` chosen `○` not, `[x]` or `[ ]` where several may be, `▸` the cursor."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbook.app.base.commands import bindings
from workbook.app.widgets.prose_view import hanging
from workbook.app.widgets.scroll import Tall, bring_into_sight
from workbook.domain.dataclass import dataclass
from workbook.domain.text import clean


class Hanging(Visual):
    """A mark and a text beside it, which hangs under itself when it wraps."""

    def __init__(self, mark: Content, body: Content) -> None:
        self._mark = mark
        self._body = body

    def _lines(self, width: int) -> list[Content]:
        return hanging(self._mark, " " * self._mark.cell_length, self._body, width)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as the container."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines at this width."""
        return len(self._lines(width))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The lines, drawn."""
        return Content("\n").join(self._lines(width)).render_strips(width, height, style, options)


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to choose: the key that chooses it (may be empty), its text, and a quieter remark after it."""

    key: str
    text: str
    remark: str = ""


class TallList(OptionList, Tall):
    """A list as high as what is in it. The page around it scrolls, so a text that wraps is never cut by a scrollbar."""

    DEFAULT_CSS = """
    TallList {
        height: auto;
        max-height: 9999;
        overflow-y: hidden;
        border: none;
        padding: 0;
        background: $background;
        & > .option-list--option-highlighted { background: $background; }
        &:focus {
            border: none;
            background-tint: $background 0%;
            & > .option-list--option-highlighted { background: $panel; color: $foreground; }
        }
    }
    """

    def with_highlight(self) -> range:
        """The lines that belong in sight along with the one under the cursor, which is among them."""
        return range(self.highlighted or 0, (self.highlighted or 0) + 1)

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Scroll the page until the line under the cursor is seen, and what belongs to it where there is room."""
        if self.highlighted is None or not self.is_mounted or self.highlighted not in self._index_to_line:
            return
        whole = self.with_highlight()
        bring_into_sight(self, self._lines_of(whole), self._lines_of(range(self.highlighted, self.highlighted + 1)))

    def come_into_sight(self) -> None:
        """As for a cursor that moved."""
        self.scroll_to_highlight()

    def _lines_of(self, options: range) -> Region:
        start, last = self._index_to_line[options[0]], options[-1]
        return Region(0, start, self.size.width, self._index_to_line[last] + self._heights[last] - start)


class MarkList(TallList):
    """The list. It marks what it is told to; choosing posts `Chosen`, and whoever holds the list decides what that means."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("marks")

    @dataclass
    class Chosen(Message):
        """The line `index` was chosen, by key or mouse."""

        marks: "MarkList"
        index: int

        @property
        def control(self) -> "MarkList":
            """The list."""
            return self.marks

    def __init__(self, marks: Sequence[Mark], chosen: Collection[int] = (), *, many: bool = False, classes: str = ""):
        super().__init__(markup=False, classes=classes)
        self.many = many
        self._marks: tuple[Mark, ...] = ()
        self._chosen: frozenset[int] = frozenset()
        self._lit = False
        self.fill(marks, chosen)

    def fill(self, marks: Sequence[Mark], chosen: Collection[int] = ()) -> None:
        """Show other things to choose from; the cursor goes to the first that is chosen.

        Where one is wanted and none is chosen, it stands nowhere: an enter too many would choose what nobody meant.
        """
        self._marks, self._chosen = tuple(marks), frozenset(chosen)
        self.clear_options()
        self.add_options(Option(self._visual(index)) for index in range(len(self._marks)))
        if self._marks:
            self.highlighted = min(self._chosen, default=0 if self.many else None)

    @property
    def chosen(self) -> frozenset[int]:
        """What is marked, by place in the list."""
        return self._chosen

    def mark(self, chosen: Collection[int]) -> None:
        """Mark exactly these; the cursor stays."""
        changed = self._chosen.symmetric_difference(chosen)
        self._chosen = frozenset(chosen)
        for index in changed:
            self._redraw(index)

    def choose(self, key: str) -> bool:
        """Choose the line of this key; whether there is one."""
        for index, mark in enumerate(self._marks):
            if mark.key == key:
                self.highlighted = index
                self.post_message(self.Chosen(self, index))
                return True
        return False

    def on_key(self, event: events.Key) -> None:
        """Take a line's key at once, so that a key typed right after it can't overtake it."""
        if event.character and not event.character.isspace() and self.choose(event.character):
            event.stop()

    def action_enter(self) -> None:
        """Choose; with the cursor nowhere, or on the one that is chosen, enter is for whatever holds the list: it goes on."""
        if not self.many and (self.highlighted is None or self.highlighted in self._chosen):
            raise SkipAction
        self.action_select()

    def _visual(self, index: int) -> Hanging:
        mark = self._marks[index]
        on = index in self._chosen
        cursor = "▸" if self._lit and self.highlighted == index else " "
        glyph = ("[x]" if on else "[ ]") if self.many else ("●" if on else "○")
        key = f"{mark.key} " if any(other.key for other in self._marks) else ""
        lead = Content.assemble(
            (f" {cursor} ", "$text-accent"),
            (key, "$text-muted"),
            (glyph, "$text-accent" if on else "$text-muted"),
            "  ",
        )
        remark = f"  {clean(mark.remark)}" if mark.remark else ""
        body = Content.assemble((clean(mark.text), "bold" if on else ""), (remark, "$text-muted"))
        return Hanging(lead, body)

    def _redraw(self, index: int | None) -> None:
        if index is not None and 0 <= index < len(self._marks):
            self.replace_option_prompt_at_index(index, self._visual(index))

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the cursor's mark along."""
        super().watch_highlighted(highlighted)
        for index in range(self.option_count):
            self._redraw(index)

    def on_focus(self, event: events.Focus) -> None:
        """Show the cursor."""
        self._lit = True
        self._redraw(self.highlighted)

    def on_blur(self, event: events.Blur) -> None:
        """Hide the cursor."""
        self._lit = False
        self._redraw(self.highlighted)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Turn the list's own message into ours."""
        event.stop()
        self.post_message(self.Chosen(self, event.option_index))
