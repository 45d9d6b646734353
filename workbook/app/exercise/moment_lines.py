"""The page of a moment as lines: its head with a large number, its parts beside their labels, and the card with what is next."""

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.geometry import Size

from workbook.app.base import ACCENT, QUIET, WARN, pad, right
from workbook.app.widgets import big, card, chip, dots, rows_for, spread, thin
from workbook.domain import one_line, show
from workbook.reports.moment_report import WHOLE, Head, Line, Place, Told, gain_words
from workbook.reports.next_report import NextCard

LABEL, BESIDE = 12, 3
"""Cells that a label has at the left of its lines, and between a large number and the words beside it."""

NARROW = 56
"""Cells of a line below which a label stands above its lines, and the number of a moment above its words."""

LEAST_BAR, MOST_BAR = 8, 28
"""Cells that a bar has, or it is left out."""

OPEN, PAGE = "open", "page:"
"""What a click on a line does: go on, or open the page whose id follows."""

_GLYPHS: dict[Place, tuple[str, str]] = {"done": ("●", ACCENT), "begun": ("◐", ACCENT), "new": ("○", "$track")}

Drawn = tuple[Content, str]
"""A line, and what a click on it does; empty for nothing."""


def moment_lines(told: Told, next_one: NextCard, width: int, screen: Size) -> list[Drawn]:
    """The lines, `width` cells wide, for a screen of this size.

    Where they have no room the empty lines between the parts go, if they have room without; else all of it scrolls.
    """
    room, tall = screen.height - 3, rows_for(screen.width, screen.height) == 5
    lines = _lines(told, next_one, width, screen)
    if len(lines) > room:
        close = _lines(told, next_one, width, screen, gap=0)
        return close if len(close) <= room else lines
    above = min((room - len(lines)) // 3, 4) if tall else 0
    return [(Content(""), "")] * above + lines


def _lines(told: Told, next_one: NextCard, width: int, screen: Size, gap: int = 1) -> list[Drawn]:
    tall = rows_for(screen.width, screen.height) == 5
    empty = (Content(""), "")
    lines: list[Drawn] = [(line, "") for line in _head(told.head, width, screen)]
    for label, part in told.parts:
        lines += [empty] * gap + list(_part(label, part, width))
    return lines + [empty] * (1 + tall) + [(line, OPEN) for line in _card(next_one, width, airy=tall)]


def _head(head: Head, width: int, screen: Size) -> list[Content]:
    rows = rows_for(screen.width, screen.height)
    digits = big(head.number, rows)
    left = max(LABEL, len(digits[0]) + BESIDE) if width >= NARROW else len(digits[0]) + BESIDE
    if width - left < 24:
        left, digits = 0, []
    beside = [Content.styled(line, "bold") for line in _folded(head.title, width - left)]
    beside += [Content.styled(line, QUIET) for line in _folded(head.name, width - left)]
    beside.append(_places(head, width - left))
    if len(beside) + 2 <= len(digits):
        beside.insert(0, Content(""))
    beside += [Content("")] * (len(digits) - len(beside))
    digits += [""] * (len(beside) - len(digits))
    return [
        Content.assemble((digit, ACCENT), " " * (left - len(digit)), line)
        for digit, line in zip(digits, beside, strict=True)
    ]


def _places(head: Head, width: int) -> Content:
    """`● ● ● ◐ ○  3 of 5`: without the gaps where there is no room, and then without the dots."""
    whole = Content.styled(head.whole, QUIET)
    for gap in (" ", ""):
        line = Content(gap).join(Content.styled(*_GLYPHS[place]) for place in head.places)
        if head.places and line.cell_length + 2 + whole.cell_length <= width:
            return Content.assemble(line, "  ", whole)
    return whole


def _part(label: str, lines: Iterable[Line], width: int) -> Iterator[Drawn]:
    """The lines of a part with its label before the first of them, or above it."""
    shown, left = tuple(lines), LABEL
    if width < NARROW:
        left = 2
        yield Content.styled(label, QUIET), ""
        label = ""
    names = max((Content(line.name).cell_length for line in shown), default=0)
    titles = max((Content(_title(line)).cell_length for line in shown), default=0)
    for line in shown:
        for body in _body(line, width - left, min(names, 24), min(titles, 16)):
            yield Content.assemble(pad(label, left, QUIET), body), f"{PAGE}{line.page}" if line.page else ""
            label = ""


def _body(line: Line, width: int, names: int, titles: int) -> list[Content]:
    if line.moved is not None:
        return [_moved(line, width, titles)]
    if not line.name:
        return [Content(words) for words in _folded(line.words, width)]
    head = Content.assemble(("✓ ", ACCENT), (one_line(line.name), "bold"))
    gap = " " * max(names + 2 - head.cell_length + 3, 2)
    if head.cell_length + len(gap) + Content(line.words).cell_length <= width:
        return [Content.assemble(head, gap, (line.words, QUIET))]
    first = [
        Content.assemble("✓ " if not at else "  ", (words, "bold"))
        for at, words in enumerate(_folded(line.name, width - 2))
    ]
    return [*first, *(Content.styled(f"  {words}", QUIET) for words in _folded(line.words, width - 2))]


def _title(line: Line) -> str:
    return (one_line(line.moved.title) or WHOLE) if line.moved is not None else ""


def _moved(line: Line, width: int, titles: int) -> Content:
    """`Strategy   48.2 ▸ 61.4  ━━━━━━···   +13.2`: the bar is what there is room for."""
    assert line.moved is not None
    moved = line.moved
    before = right(show(moved.before) if moved.before is not None else "", 5, QUIET)
    head = Content.assemble(pad(_title(line), titles), "  ", before, (" ▸ ", QUIET), pad(show(moved.after), 5, "bold"))
    gain = Content.styled(gain_words(moved), f"bold {WARN if moved.gain < 0 else ACCENT}")
    if moved.before is None:
        gain = Content.styled("first number", QUIET)
    room = min(width - head.cell_length - 14, MOST_BAR)
    bar = Content.assemble("  ", thin(moved.after, moved.after, room)) if room >= LEAST_BAR else Content("")
    return spread(head + bar, gain)(min(width, head.cell_length + bar.cell_length + 14))


def _card(next_one: NextCard, width: int, *, airy: bool) -> list[Content]:
    """What is next: where it stands and how far it is, its name, how long it takes; the chip at the right of the last line."""
    inner = width - 6
    told = Content.styled(next_one.far, QUIET)
    if next_one.total:
        told += Content("  ") + dots(next_one.done, next_one.total)
    where = Content.assemble(("Next", f"bold {ACCENT}"), "  ", (next_one.chapter, QUIET))
    lines = [spread(where, told)(inner)] if where.cell_length + told.cell_length + 2 <= inner else [where]
    if lines == [where] and told:
        lines.append(told)
    lines += [Content.styled(words, "bold") for words in _folded(next_one.name, inner)]
    key = chip("enter", next_one.word)
    holds = [Content.styled(words, QUIET) for words in _folded(next_one.holds, inner)]
    if holds and holds[-1].cell_length + key.cell_length + 2 <= inner:
        holds[-1] = spread(holds[-1], key)(inner)
    else:
        holds.append(spread(Content(""), key)(inner))
    air = [Content("")] * airy
    return card([*air, *lines, *holds, *air], width)


def _folded(words: str, width: int) -> list[str]:
    """Words in lines of so many cells, and of no more than is read with ease."""
    return [line.plain for line in Content(words).wrap(max(min(width, 76), 12))]
