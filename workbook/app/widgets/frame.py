"""The frame of every screen: a title line with a quiet rule under it, and the footer line with the keys that work now."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from workbook.app.keys import key_name, pinned, rank
from workbook.app.widgets.row_list import fit
from workbook.domain import one_line

MAX_KEYS, MORE_KEYS, WIDE = 7, 9, 110
"""Keys in the footer at most, Help among them, and in a window of so many columns; all others are in the palette and in Help."""

NARROW = 50
"""Cells of a footer below which the way back is known, and not named."""

SIGN = "●━●"
"""The sign of the workbook: one person tells another."""

LEAST_OF_A_PLACE = 8
"""Cells of a title line that say where one is, before anything else has room in it."""

MOST_OF_A_NAME = 16
"""Cells of a title line for whoever answers."""

HELP_ACTIONS = ("help", "screen.help", "app.help")
"""The action that stands at the right end of the footer."""

UNDO_ACTIONS = ("undo", "app.undo")
"""The actions that stand after a screen's own."""

QUIT_ACTIONS = ("quit", "app.quit")
"""The actions that end the program: where a letter does, that is the way out, as the way back is elsewhere."""


def margin(width: int) -> int:
    """Cells that a line of `width` leaves free at each side."""
    return 1 if width < 60 else 2 if width < 110 else 3


def saved_words(kind: str, clock: str = "", why: str = "") -> Content:
    """The save state in words: `✓ Saved 14:02`, `Saving`, `Looking only`, or `! Not saved: why` in the colour of errors."""
    if kind == "looking":
        return Content.styled("! Looking only", "$text-warning")
    if kind == "failed":
        return Content.styled(f"! Not saved: {one_line(why)}", "bold $text-error")
    if kind == "saving":
        return Content.styled("Saving", "$text-muted")
    return Content.styled(f"✓ Saved {clock}".rstrip(), "$text-muted")


class TitleLine(Widget):
    """One line that says where one is (left), who answers where there are several, the quarter or the place, and whether all is
    saved (right); a rule below.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TitleLine { height: 2; width: 1fr; color: $foreground; background: $surface; }
    """

    where: reactive[str] = reactive("")
    note: reactive[str] = reactive("")
    who: reactive[str] = reactive("")
    saved: reactive[Content] = reactive(Content(""))

    def __init__(self, where: str = "", note: str = "", *, signed: bool = False) -> None:
        """`signed` puts the sign of the workbook before the words: one person tells another."""
        super().__init__()
        self._signed = signed
        self.set_reactive(TitleLine.where, where)
        self.set_reactive(TitleLine.note, note)

    def render(self) -> Content:
        """The line and its edge. What is left of the save state gives way last: it may say that nothing is saved."""
        width = self.size.width
        left = margin(width)
        saved = fit(self.saved, width - 2 * left)
        room = width - saved.cell_length - 2 * left
        who, note = fit(Content(one_line(self.who)), MOST_OF_A_NAME), Content.styled(one_line(self.note), "$text-muted")
        about = Content.styled(" · ", "$text-muted").join([part for part in (who, note) if part])
        if about.cell_length + 3 > room - LEAST_OF_A_PLACE:
            about = who or note
        if about.cell_length + 3 > room - LEAST_OF_A_PLACE:
            about = Content("")
        right = Content.assemble(about, "   " if about and saved else "", saved)
        words = Content.assemble((f"{SIGN} ", "$text-accent") if self._signed else "", (one_line(self.where), "bold"))
        where = fit(words, width - 2 * left - right.cell_length - (2 if right else 0))
        gap = " " * max(width - 2 * left - where.cell_length - right.cell_length, 0)
        edge = ("▔" * width, "$border-blurred on $background")
        return Content.assemble(" " * left, where, gap, right, " " * left, "\n", edge)


class KeyLine(Widget):
    """The footer: `key Label` pairs on one line, read from the bindings that are active, the way back and Help at the right.

    What the place pins has its room first (`keys/footer.py`). Three columns stand between two pairs, and two where that
    makes room for what is pinned.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; width: 1fr; color: $foreground; background: $surface; }
    """
    GAPS: ClassVar[tuple[int, int]] = (3, 2)

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Follow the bindings as the focus moves."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        self.refresh()

    def shown(self) -> tuple[list[tuple[int, Binding]], list[Binding]]:
        """The bindings that may be shown, each with its rank, and the way back and Help.

        Nearest to the focus comes first, undo after the screen's, then the app's, and at last the end of the program.
        """
        ranked: list[tuple[int, int, Binding]] = []
        seen: set[tuple[int, str]] = set()
        leaving: Binding | None = None
        helping: Binding | None = None
        place = getattr(self.screen, "PLACE", "")
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.action in HELP_ACTIONS:
                helping = binding if helping is None or binding.key == "question_mark" else helping
            elif binding.show and enabled and (id(node), binding.action) not in seen:
                seen.add((id(node), binding.action))
                if binding.key == "escape":
                    leaving = binding if leaving is None or leaving.action in QUIT_ACTIONS else leaving
                    continue
                if binding.action in QUIT_ACTIONS and node is not self.app:
                    leaving = leaving or binding
                late = 1 if binding.action in UNDO_ACTIONS else 3 if binding.action == "quit" else 0
                own = node is not self.app and node is not self.screen and binding.action not in UNDO_ACTIONS
                ranked.append((2 if node is self.app and not late else late, -own or rank(place, binding.id), binding))
        pairs = [(first, binding) for _, first, binding in sorted(ranked, key=lambda one: one[0])]
        if leaving is not None and leaving.action in QUIT_ACTIONS:  # one way out, and that at the right
            pairs = [one for one in pairs if one[1].action not in QUIT_ACTIONS]
        return pairs, [binding for binding in (leaving, helping) if binding is not None]

    def render(self) -> Content:
        """The line, as many pairs as fit; the way back and Help always stand at its right end, the way back where there is room."""
        width = self.size.width
        pairs, last = self.shown()
        last = last[-1:] if width < NARROW else last
        most = (MORE_KEYS if width >= WIDE else MAX_KEYS) - len(last)
        fitting = [(_fitting(pairs, last, most, width, gap), gap) for gap in self.GAPS]
        first_of_all = pinned(getattr(self.screen, "PLACE", ""))
        counts = [sum(first < first_of_all for first, _ in chosen) for chosen, _ in fitting]
        chosen, gap = fitting[counts.index(max(counts))]
        left = margin(width)
        start = width - left - sum(_pair(one).cell_length for one in last) - gap * (len(last) - 1)
        parts: list[str | Content] = [" " * left]
        x = left
        self._places.clear()
        for _, binding in chosen:
            pair = _pair(binding)
            self._places.append((x, x + pair.cell_length, binding.key))
            parts += [pair, " " * gap]
            x += pair.cell_length + gap
        for binding in last:
            pair = _pair(binding)
            self._places.append((start, start + pair.cell_length, binding.key))
            parts += [" " * max(start - x, 0), pair]
            x = start + pair.cell_length
            start = x + gap
        return Content.assemble(*parts)

    async def on_click(self, event: events.Click) -> None:
        """A click on a pair is its key."""
        for start, end, key in self._places:
            if start <= event.x < end:
                self.app.simulate_key(key)


Ranked = tuple[int, Binding]


def _fitting(pairs: Sequence[Ranked], last: Sequence[Binding], most: int, width: int, gap: int) -> list[Ranked]:
    """The pairs that have room, `most` of them at most: those of the least rank first, in the order in which they stand."""
    room = width - 2 * margin(width) - sum(_pair(one).cell_length + gap for one in last)
    kept: set[int] = set()
    for at in sorted(range(len(pairs)), key=lambda at: pairs[at][0]):
        needs = _pair(pairs[at][1]).cell_length + gap * bool(kept)
        if needs <= room and len(kept) < most:
            room -= needs
            kept.add(at)
        elif (
            pairs[at][0] >= 0
        ):  # of what belongs to the field in focus one may be left out, and the page's own still come
            break
    return [one for at, one in enumerate(pairs) if at in kept]


def _pair(binding: Binding) -> Content:
    name = "^p" if binding.key == "ctrl+p" else key_name(binding)
    return Content.assemble((name, "bold $text-accent"), " ", (binding.description, "$text-muted"))
