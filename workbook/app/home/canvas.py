"""A grid of cells to draw a page on. What was drawn is kept as lines of words with their looks, which know no colours.

A look is `ink`, `ink ground` or with `bold` behind them, in the names of the theme. So what was drawn stays right when the theme changes,
and can be kept in a file.
"""

from collections.abc import Iterable

from workbook.domain import dataclass
from workbook.reports import by_words, narrow, width
from workbook.reports.cell_width import cells

INK, SOFT, ACCENT, TINT, TRACK = "$foreground", "$text-muted", "$text-accent", "$tint", "$track"
LINE, WARM, ON = "$border-blurred", "$text-warning", "$on-accent"
RAISED, CHOSEN, FILLED = "on $surface", "on $panel", "on $accent"
BOLD = "bold"

Run = tuple[str, str]
"""Words of one look, and the look."""

Drawn = tuple[tuple[Run, ...], ...]
"""Lines of runs."""

Key = tuple[str, ...]
"""What something opens: a page, or a kind of thing and its ids."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to click on, or to go to with the keys: what it opens, and its cells."""

    key: Key
    x: int
    y: int
    width: int
    height: int = 1

    def holds(self, x: int, y: int) -> bool:
        """Whether this cell is part of it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


class Canvas:
    """So many columns, and as many rows as are drawn on.

    `spots` are what can be clicked on, the later ones above; `stops` are what the keys go to, in order.
    """

    def __init__(self, columns: int, *, at: Key = (), hover: Key = ()) -> None:
        """An empty page. `at` is what has the focus, `hover` what is under the mouse."""
        self.columns, self.at, self.hover = columns, at, hover
        self.spots: list[Spot] = []
        self.stops: list[Key] = []
        self._chars: list[list[str]] = []
        self._inks: list[list[str]] = []
        self._grounds: list[list[str]] = []

    @property
    def height(self) -> int:
        """The rows that were drawn on."""
        return len(self._chars)

    def to(self, rows: int) -> None:
        """Have at least so many rows."""
        while len(self._chars) < rows:
            self._chars.append([" "] * self.columns)
            self._inks.append([INK] * self.columns)
            self._grounds.append([""] * self.columns)

    def text(self, x: int, y: int, words: str, ink: str = INK, *, end: int = 0, bold: bool = False) -> int:
        """Write, as far as the column `end`; what is cut ends between two words, in an ellipsis. Gives the next column."""
        words = by_words(words, min(end or self.columns, self.columns) - x)
        if not words or x < 0:
            return x
        self.to(y + 1)
        chars, inks = self._chars[y], self._inks[y]
        look = f"{BOLD} {ink}" if bold else ink
        if narrow(words):
            chars[x : x + len(words)] = words
            inks[x : x + len(words)] = [look] * len(words)
            return x + len(words)
        for char, taken in zip(words, cells(words), strict=True):
            if not taken:
                chars[x - 1 if chars[x - 1] else x - 2] += char
                continue
            chars[x : x + taken] = [char, ""][:taken]
            inks[x : x + taken] = [look] * taken
            x += taken
        return x

    def right(self, end: int, y: int, words: str, ink: str = INK, *, bold: bool = False) -> int:
        """Write so that it ends before column `end`. Gives where it began."""
        x = end - width(words)
        self.text(x, y, words, ink, bold=bold)
        return x

    def bar(self, x: int, y: int, ink: tuple[str, str, str]) -> int:
        """A bar of marks that are one cell wide: proven, claimed, open. Gives the next column."""
        for marks, look in zip(ink, (ACCENT, TINT, TRACK), strict=True):
            count = len(marks)
            self._chars[y][x : x + count] = marks
            self._inks[y][x : x + count] = [look] * count
            x += count
        return x

    def marks(self, x: int, y: int, mark: str, count: int, ink: str) -> int:
        """The same mark, one cell wide, so many times. Gives the next column."""
        count = max(min(count, self.columns - x), 0)
        self.to(y + 1)
        self._chars[y][x : x + count] = [mark] * count
        self._inks[y][x : x + count] = [ink] * count
        return x + count

    def ground(self, x: int, y: int, columns: int, rows: int, ground: str) -> None:
        """Lay another ground under these cells."""
        self.to(y + rows)
        x, end = max(x, 0), min(x + columns, self.columns)
        for row in range(y, y + rows):
            self._grounds[row][x:end] = [ground] * (end - x)

    def chip(self, end: int, y: int, key: str, words: str) -> int:
        """What enter does with the thing in focus, filled; one on a screen. Gives where it begins."""
        made = f" {key}  {words} "
        x = self.right(end, y, made, ON, bold=True)
        self.ground(x, y, width(made), 1, FILLED)
        return x

    def spot(self, key: Key, x: int, y: int, columns: int, rows: int = 1, *, stop: bool = True) -> bool:
        """Have these cells open `key` when they are clicked on, and the keys stop there. Says whether it has the focus."""
        self.spots.append(Spot(key, x, y, columns, rows))
        if stop:
            self.stops.append(key)
        return stop and key == self.at

    def row(self, key: Key, x: int, y: int, columns: int, rows: int = 1) -> bool:
        """The same for rows of a list, with their ground and the edge at their left while they have the focus or the mouse."""
        here, left = self.spot(key, x, y, columns, rows), x - 2 if x > 1 else x - 1
        if here or key == self.hover:
            self.ground(left, y, columns + x - left, rows, CHOSEN if here else RAISED)
        if here:
            for line in range(y, y + rows):
                self.text(left, line, "▌", ACCENT)
            if left < x - 1:
                self.text(x - 1, y, "▸", ACCENT)
        return here

    def drawn(self) -> Drawn:
        """What stands there, as lines of runs."""
        return tuple(map(_runs, self._chars, self._inks, self._grounds))


def _runs(chars: list[str], inks: list[str], grounds: list[str]) -> tuple[Run, ...]:
    runs: list[Run] = []
    start, looks = 0, list(zip(inks, grounds, strict=True))
    now = looks[0]
    for at, look in enumerate(looks):
        if look != now:
            runs.append(("".join(chars[start:at]), " ".join(now).rstrip()))
            start, now = at, look
    runs.append(("".join(chars[start:]), " ".join(now).rstrip()))
    return tuple(runs)


def plain(lines: Iterable[Iterable[Run]]) -> list[str]:
    """The words alone."""
    return ["".join(words for words, _ in line).rstrip() for line in lines]
