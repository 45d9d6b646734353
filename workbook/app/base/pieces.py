"""The words and small pieces that several pages show alike: padded words, paths and gains."""

from fractions import Fraction
from pathlib import Path

from textual.content import Content

from workbook.app.widgets import fit
from workbook.domain import clean, one_line, show

QUIET = "$text-muted"
ACCENT = "$text-accent"
WARN = "$text-warning"

SMALL = 50
"""Cells of a line below which what stands beside a title goes below it, or away."""


def quiet(words: str) -> Content:
    """`words` made safe to show, in the theme's colour for text of less weight."""
    return Content.styled(clean(words), QUIET)


def pad(words: Content | str, cells: int, style: str = "") -> Content:
    """Exactly so many cells: cut with an ellipsis, never within a number, or filled with spaces. `style` is for plain words."""
    made = fit(_made(words, style), cells)
    return made + Content(" " * max(cells - made.cell_length, 0))


def right(words: Content | str, cells: int, style: str = "") -> Content:
    """As `pad`, with the words at the right end and the spaces before them."""
    made = fit(_made(words, style), cells)
    return Content(" " * max(cells - made.cell_length, 0)) + made


def _made(words: Content | str, style: str) -> Content:
    return Content.styled(words, style) if isinstance(words, str) else words


def short_path(folder: Path) -> str:
    """A folder as people write it, with `~` for their own, made safe to show."""
    home = Path.home()
    if folder == home:
        return "~"
    return one_line(f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder))


def ending(words: str, cells: int) -> str:
    """The end of a path, which tells it from others, in at most so many cells."""
    made = Content(words)
    if made.cell_length <= cells:
        return words
    while words and Content(words).cell_length > cells - 1:
        words = words[1:]
    return f"…{words}" if cells > 0 else ""


def gain(value: Fraction) -> str:
    """A gain in proven points: `+1.5`; nothing when it is too small to show or comes from elsewhere."""
    return f"+{show(value)}" if value * 1000 >= 1 else ""
