"""The words and small pieces that several pages show alike: plans with their bars, and gains."""

from fractions import Fraction
from pathlib import Path

from textual.content import Content

from workbook.app.widgets import fit, thin
from workbook.domain import GroupScore, Score, by_scope, clean, dataclass, one_line, show
from workbook.domain.explain import missing, span_words
from workbook.domain.scope_gap import sides

QUIET = "$text-muted"
ACCENT = "$text-accent"
WARN = "$text-warning"

WIDE, NARROW, SMALL = 100, 66, 50
"""Cells of a line from which on each scope has a bar of its own; below which there is no room for remarks beside them; and
below which what stands beside a title goes below it, or away."""

_TITLE, _BAR, _REMARK = 12, 4, 12
"""Cells that a title has at least, a bar, and what is said of a plan."""

_SHORT = {"strategic": "strat.", "tactical": "tact."}


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


@dataclass(frozen=True, slots=True)
class PlanShares:
    """How a line of a plan is shared out, in cells: its title, its bar, the column of each scope with a bar of its own, its remark."""

    title: int
    bar: int
    side: int = 0
    small: int = 0
    remark: int = 0


def shape(width: int, titles: int, sides: int = 0) -> PlanShares:
    """The shares of a line of `width` cells with titles of `titles`, and so many scopes beside each plan.

    The remark gets what it needs first, the bar the rest. Where it is narrow, the scopes go before the remark; where there is
    no room for all numbers in full, first the bar goes, then the remark, then the scopes, and at last the title is cut.
    """
    side, small = (17, 8) if width >= WIDE else (7, 0)
    if not sides or width - 16 - sides * side < _TITLE:
        sides = side = small = 0
    title = max(min(titles, width - 16 - sides * side), 1)
    rest = max(width - 16 - sides * side - title, 0)
    if sides:
        most = 18 if width < WIDE else 24
        remark = 0 if width < NARROW else min(most, max(rest - 9, 0))
    else:
        remark = min(max(rest - 21, _REMARK), 34)
        if rest < remark + 3 + _BAR:
            remark = rest - 3 if rest >= _REMARK + 3 else 0
    bar = rest - remark - (3 if remark else 0)
    return (
        PlanShares(title, bar, side, small, remark) if bar >= _BAR else PlanShares(title + bar, 0, side, small, remark)
    )


def plan_heads(score: Score, width: int, titles: int) -> Content:
    """What stands above the columns of the scopes; a line to put above lines of plans that show them."""
    cells = shape(width, titles, len(sides(score)))
    words = (side.title.lower() for side in sides(score) if cells.side)
    heads = [right(word if cells.small else _SHORT.get(word, word), cells.side, QUIET) for word in words]
    return Content.assemble(" " * (cells.title + cells.bar + 16), *heads)


def plan_line(group: GroupScore, score: Score, width: int, titles: int, *, beside: bool = False) -> Content:
    """A plan on one line: whether it counts double, title, bar, number, and what is missing, in `width` cells.

    `beside` shows strategic and tactical apart, in columns after the number.
    """
    shown = sides(score) if beside else ()
    cells = shape(width, titles, len(shown))
    twice = group.id in score.weaker
    parts = by_scope(group) if beside else {}
    return Content.assemble(
        ("2x  " if twice else "    ", WARN),
        pad(one_line(group.title), cells.title, "" if group in score.plans else QUIET),
        "  ",
        thin(group.proven, group.possible, cells.bar),
        right(span_words(group), 10, "bold"),
        *(_side(parts.get(side.id), cells) for side in shown if cells.side),
        *_remark(missing(group, cells.remark), cells.remark),
    )


def _remark(words: str, cells: int) -> tuple[str, Content] | tuple[()]:
    """`words` in `cells` cells behind a gap of three; nothing when `cells` is 0."""
    return ("   ", pad(words, cells, QUIET)) if cells else ()


def _side(part: GroupScore | None, cells: PlanShares) -> Content:
    """One scope of a plan: its number at the right edge of the column, a small bar before it where there is room."""
    number = right(show(part.proven, 0) if part else "–", 4 if cells.small else cells.side, "" if part else QUIET)
    bar = thin(part.proven, part.possible, cells.small) if part else Content(" " * cells.small)
    return right(bar + number, cells.side)


def view_line(group: GroupScore, width: int, titles: int, *, most: int = 99, sides: int = 0) -> Content:
    """A lens, scope or audience on one line: as a plan's, with how many ratings it rests on.

    Its bar has at most `most` cells; what it leaves stays empty, so that numbers align with those of plans above, which
    have so many scopes beside them.
    """
    cells = shape(width, titles, sides)
    room = cells.remark + sides * cells.side - (0 if cells.remark or not cells.side else 3)
    count = sum(entry.counts for entry in group.items)
    words = f"{count} rating{'s' * (count != 1)}"
    more = missing(group, room - len(words) - 2)
    said = f"{words}, {more}" if more and len(words) + len(more) + 2 <= room else words
    return Content.assemble(
        "    ",
        pad(one_line(group.title), cells.title),
        "  ",
        thin(group.proven, group.possible, min(cells.bar, most)),
        " " * max(cells.bar - most, 0),
        right(span_words(group), 10, "bold"),
        *_remark(said, room),
    )
