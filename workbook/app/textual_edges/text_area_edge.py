"""What Textual's text area keeps to itself: its document, how it is drawn, and how a key puts text into it."""

from typing import Any

from textual.document._document import Document, EditResult
from textual.document._document_navigator import DocumentNavigator
from textual.document._edit import Edit
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Region
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from workbook.domain import same_length


class TrueText(Document):
    """A text as it was given. Line by line it is handed out as it can be shown, character for character."""

    @property
    def lines(self) -> list[str]:
        """The lines as they are shown."""
        return [same_length(line) for line in self._lines]

    def __getitem__(self, index: Any) -> Any:
        """A line as it is shown, or several."""
        return same_length(self._lines[index]) if isinstance(index, int) else self.lines[index]


class PlainTextArea(TextArea):
    """A text area without a language, which shows its text cleaned, and draws no more than what changed."""

    selection: Reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)
    dressed = False
    """Whether the colours are worked out."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.disable_messages(
            TextArea.SelectionChanged
        )  # nobody asks, and it would go from widget to widget with each key

    def notify_style_update(self) -> None:
        """The colours are to be worked out anew."""
        self.dressed = False
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines. Textual works out all colours of a text area for each of them anew; they change with the styles only."""
        if self.dressed:
            return super(TextArea, self).render_lines(crop)
        self.dressed = True
        return super().render_lines(crop)

    def _set_document(self, text: str, language: str | None) -> None:
        """As Textual does it for a text without a language, whose own document would be drawn just as it is."""
        self._highlight_query = None
        self.document = TrueText(text)
        self.wrapped_document = WrappedDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._build_highlight_map()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()
        self.refresh()

    def edit(self, edit: Edit) -> EditResult:
        """As Textual does it, but only the lines that it touches are drawn anew: a letter changes one."""
        before, height = self.text, self.wrapped_document.height
        result = super().edit(edit)
        row = edit.top[0]
        within = row == edit.bottom[0] == result.end_location[0] and height == self.wrapped_document.height
        if within and before and self.text:
            self.draw_row(row)
        else:
            self.refresh()
        return result

    def undo(self) -> None:
        """As Textual does it; more than one line may look different after it."""
        super().undo()
        self.refresh()

    def redo(self) -> None:
        """As `undo`."""
        super().redo()
        self.refresh()

    def draw_row(self, row: int) -> None:
        """Draw one line of the text anew, which may be several on the screen."""
        lines = self.wrapped_document.get_sections(row)
        self.refresh_lines(self.wrapped_document.location_to_offset((row, 0)).y, len(lines))

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        if not self.is_mounted:
            return
        rows = {previous_selection.end[0], selection.end[0]}
        if previous_selection.is_empty and selection.is_empty and max(rows) < self.document.line_count:
            for row in rows:
                self.draw_row(row)
        else:
            self.refresh()

    def _refresh_size(self) -> None:
        """The text may have grown shorter than where the cursor still is, and a scrollbar that goes looks for the cursor."""
        start, end = (self.clamp_visitable(place) for place in self.selection)
        if (start, end) != self.selection:
            self.set_reactive(TextArea.selection, Selection(start, end))
        super()._refresh_size()

    def type_in(self, text: str) -> EditResult | None:
        """Put `text` in place of what is selected, as if it had been typed; None where nothing may be written."""
        return self._replace_via_keyboard(text, *self.selection)
