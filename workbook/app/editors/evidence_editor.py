"""The dated lines that show a level: a day and a text in each row, and always one empty row to go on."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import ClassVar

from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static, TextArea

from workbook.app.keys import bindings
from workbook.app.widgets import Field
from workbook.domain import Evidence, dataclass, line_ends
from workbook.domain.asked_days import not_yet, read_happened

MOST_ROWS = 12
"""Rows that are offered at most; a level rests on a few examples, not on a log. More that are there already all stay."""


class EvidenceRow(Horizontal):
    """One row: `when [day]  what [text]`."""

    DEFAULT_CSS = """
    EvidenceRow {
        height: auto;
        margin-top: 1;
        & Static { width: 6; height: 1; padding: 0 1 0 1; color: $text-muted; }
        & .then { width: 7; padding: 0 1 0 2; }
        & Field.day { width: 14; max-height: 1; }
        & Field.what { width: 1fr; max-height: 4; }
    }
    """

    def __init__(self, day: str = "", text: str = "") -> None:
        super().__init__()
        self.day = Field(day, hint="today", classes="day")
        self.what = Field(text, hint="what happened, who, how many", classes="what")
        self._given = (self.day.text, self.what.text)

    def compose(self) -> ComposeResult:
        """The two labels and fields."""
        yield Static("when", markup=False)
        yield self.day
        yield Static("what", classes="then", markup=False)
        yield self.what

    def put(self, day: str, text: str) -> None:
        """Show another line."""
        for field, words in ((self.day, day), (self.what, text)):
            if field.text != words:
                field.show(words)
        self._given = (self.day.text, self.what.text)

    @property
    def empty(self) -> bool:
        """Whether nothing is typed in it."""
        return not self.day.text.strip() and not self.what.text.strip()

    def read(self, today: date) -> tuple[Evidence | None, str]:
        """The line, or None and what is missing or wrong. No day means today. One that stood there keeps its day."""
        if self.empty:
            return None, ""
        day, wrong = read_happened(self.day.text, today) if self.day.text.strip() else (today, "")
        if day is None:
            return None, wrong
        if (wrong := not_yet(day, today)) and self._given != (self.day.text, self.what.text):
            return None, wrong
        if not self.what.value.strip():
            return None, "Say in a few words what happened that day."
        return Evidence(day, self.what.value.strip()), ""


class EvidenceRows(Vertical):
    """The rows of one rating."""

    DEFAULT_CSS = """
    EvidenceRows { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("evidence")

    @dataclass
    class Changed(Message):
        """Something was typed in a row."""

        rows: "EvidenceRows"

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._rows: list[EvidenceRow] = []

    def fill(self, evidence: Sequence[Evidence], held: str) -> None:
        """Show these lines; what was held (see `unfinished`) stands in their place."""
        pairs = [(line.date.isoformat(), line.text) for line in evidence]
        if held:
            parts = (line.partition("\t") for line in held.split("\n"))
            pairs = [(day, text.replace("\v", "\n")) for day, _, text in parts]
        wanted = [*pairs, ("", "")]
        for row, (day, text) in zip(self._rows, wanted, strict=False):
            row.put(day, text)
        for row in self._rows[len(wanted) :]:
            row.remove()
        new = [EvidenceRow(day, text) for day, text in wanted[len(self._rows) :]]
        self._rows = [*self._rows[: len(wanted)], *new]
        if self.is_attached:
            self.mount(*new)

    def compose(self) -> ComposeResult:
        """The rows there are so far."""
        yield from self._rows

    def start(self, *, first: bool = False) -> Field:
        """Into the text of the last row, or of the first; which field that is."""
        field = self._rows[0 if first else -1].what
        self.screen.set_focus(field)
        return field

    def keep_below(self, lines: int) -> None:
        """Have so many `lines` under the last row in sight along with whichever is written in."""
        for place, row in enumerate(reversed(self._rows)):
            row.day.below = row.what.below = lines + place * (1 + row.styles.margin.top)

    @property
    def empty(self) -> bool:
        """Whether nothing is typed in any of them."""
        return all(row.empty for row in self._rows)

    @property
    def whole(self) -> tuple[Evidence, ...]:
        """The lines that are whole, in order."""
        read = (row.read(self._today)[0] for row in self._rows)
        return tuple(line for line in read if line is not None)

    @property
    def problem(self) -> str:
        """What the first unfinished row lacks."""
        return next((wrong for row in self._rows if (wrong := row.read(self._today)[1])), "")

    @property
    def unfinished(self) -> str:
        """All rows as text, `day<tab>text` a line, when one is unfinished; else empty. A line end in a text is a vertical tab."""
        if not self.problem:
            return ""
        texts = ((row.day.text, line_ends(row.what.value).replace("\n", "\v")) for row in self._rows if not row.empty)
        return "\n".join(f"{day}\t{text}" for day, text in texts)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        for row in self._rows:
            if event.text_area is row.what and row.what.text.strip() and not row.day.text.strip():
                row.day.put(self._today.isoformat())
        if self._rows and not self._rows[-1].empty and len(self._rows) < MOST_ROWS:
            self._rows.append(EvidenceRow())
            self.mount(self._rows[-1])
        self.post_message(self.Changed(self))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A day that is left stands there as it was read."""
        for row in self._rows:
            if event.widget is row.day:
                day, _ = read_happened(row.day.text, self._today)
                if day is not None and row.day.text != day.isoformat():
                    row.day.put(day.isoformat())

    def action_onward(self) -> None:
        """Enter goes from the day to the text, from the text to the next row; from an empty row it is for the screen."""
        for index, row in enumerate(self._rows):
            if self.screen.focused is row.day and not row.empty:
                self.screen.set_focus(row.what)
                return
            if self.screen.focused is row.what and not row.empty and index + 1 < len(self._rows):
                self.screen.set_focus(self._rows[index + 1].what)
                return
        raise SkipAction

    def action_what(self) -> None:
        """From one text to the next, past the day between them, which is filled in by itself; shift+tab goes there."""
        for row, after in pairwise(self._rows):
            if self.screen.focused is row.what:
                self.screen.set_focus(after.what)
                return
        raise SkipAction
