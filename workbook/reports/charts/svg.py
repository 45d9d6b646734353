"""A chart as SVG, to stand in a page that is printed: no script, no style sheet, no font or file from elsewhere.

It says everything by shape and number as well as by colour: proven is filled, claimed is hatched, open is an outline; so it
prints in black. Every word is escaped. `<title>` and `<desc>` say the same to whoever is read to.
"""

from collections.abc import Iterator
from fractions import Fraction

from workbook.domain import count, show
from workbook.domain.chart import Bar, Bars, Cell, Chart, Grid, Share, Stack, Trend
from workbook.domain.charting import cell_text, in_words
from workbook.reports.charts.grid_lines import is_weak
from workbook.reports.charts.svg_parts import (
    INK,
    LINE,
    PROVEN,
    SIZE,
    SOFT,
    WARM,
    WIDTH,
    beam,
    box,
    label,
    safe,
    worded,
)
from workbook.reports.charts.trend_svg import trend_svg

_ROW, _HEAD = 26, 24


def svg(chart: Chart) -> str:
    """The whole picture, from `<svg>` to `</svg>`."""
    match chart:
        case Bars():
            parts, height = _bars(chart)
        case Grid():
            parts, height = _grid(chart)
        case Stack():
            parts, height = _stack(chart)
        case Trend():
            parts, height = trend_svg(chart)
    inside = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} {height}" width="100%" '
        f'font-family="Helvetica, Arial, sans-serif" font-size="{SIZE}" fill="{INK}">\n'
        f"<title>{safe(chart.title)}</title>\n<desc>{safe(in_words(chart))}</desc>\n{inside}\n</svg>"
    )


def _bars(chart: Bars) -> tuple[list[str], int]:
    side = 84
    beside = WIDTH - (side * len(chart.heads) or side)
    titled, numbered = 150, 190
    length = beside - numbered - 10 - 90
    found: list[str] = []
    top = 0
    if chart.heads:
        found += [
            worded(beside + side * (place + 1), 14, head.lower(), "end", SOFT) for place, head in enumerate(chart.heads)
        ]
        top = _HEAD
    claimed = False
    for place, bar in enumerate(chart.bars):
        y = top + place * _ROW
        base = y + 17
        found.append(label(0, base, bar.title, 22, bold=not bar.apart))
        if bar.share is None:
            found.append(worded(titled + 6, base, "not rated yet", "start", SOFT))
        else:
            claimed = claimed or bar.share.claimed > bar.share.proven
            found.append(worded(numbered, base, show(bar.share.proven, 0), "end", bold=True))
            found += beam(numbered + 10, y + 8, length, bar.share)
            found += _beyond(numbered + 18 + length, base, bar)
        if not chart.heads and bar.ratings:
            found.append(worded(WIDTH, base, count(bar.ratings, "rating"), "end", SOFT))
        for column, one in enumerate(bar.beside if bar.share is not None else ()):
            found += _figure(beside + side * (column + 1), y, one)
    height = top + len(chart.bars) * _ROW
    legend, low = _legend(height + 4, claimed, any(bar.twice for bar in chart.bars))
    return [*found, *legend], low


def _beyond(x: int, y: int, bar: Bar) -> Iterator[str]:
    """What stands behind a bar: how far it may reach, and that it counts double."""
    if bar.share is not None and (high := show(bar.share.possible, 0)) != show(bar.share.proven, 0):
        yield worded(x, y, f"to {high}", "start", SOFT)
    if bar.twice:
        yield worded(x + 46, y, "2x", "start", WARM, bold=True)


def _grid(chart: Grid) -> tuple[list[str], int]:
    titled = 130
    each = Fraction(WIDTH - titled, max(len(chart.heads), 1))
    letters = max(int(each / Fraction(13, 2)), 4)
    found = [
        label(int(titled + each * (place + 1)), 14, head, letters, anchor="end", fill=SOFT, size=11)
        for place, head in enumerate(_columns(chart, letters))
    ]
    for place, (title, cells) in enumerate(chart.rows):
        y = _HEAD + place * _ROW
        found.append(label(0, y + 17, title, 18))
        for column, one in enumerate(cells):
            found += _figure(int(titled + each * (column + 1)), y, one, weak=is_weak(one))
    height = _HEAD + len(chart.rows) * _ROW
    notes = [
        *(["Below 25 is bold and underlined."] if any(is_weak(one) for _, row in chart.rows for one in row) else []),
        *(["? is open."] if any(one == "open" for _, row in chart.rows for one in row) else []),
        *(["– has no rating."] if any(one is None for _, row in chart.rows for one in row) else []),
    ]
    if not notes:
        return found, height
    return [*found, worded(0, height + 18, " ".join(notes), "start", SOFT, size=11)], height + 26


def _columns(chart: Grid, letters: int) -> tuple[str, ...]:
    """The names of the columns: the short ones where some have no room in full."""
    return chart.heads if all(len(head) <= letters for head in chart.heads) else chart.short or chart.heads


def _figure(end: int, y: int, one: Cell, *, weak: bool = False) -> list[str]:
    """A number that ends at `end`, and a small column before it; a weak one in bold, and underlined."""
    base = y + 17
    if not isinstance(one, Fraction):
        return [worded(end, base, cell_text(one), "end", SOFT)]
    tall = 16 * one
    left = end - 38
    fill = WARM if weak else PROVEN
    found = [f'<path d="M{left} {base}h8" stroke="{LINE}" fill="none"/>']
    if one > 0:
        found.append(box(left, base - tall, 8, tall, fill))
    found.append(worded(end, base, cell_text(one), "end", fill if weak else INK, bold=weak))
    if weak:
        found.append(f'<path d="M{end - 16} {base + 3}h16" stroke="{fill}" fill="none"/>')
    return found


def _stack(chart: Stack) -> tuple[list[str], int]:
    gap = 3
    twice = any(part.again for part in chart.parts)
    room = WIDTH - 1 - gap * (len(chart.parts) - 1)
    found: list[str] = []
    at = Fraction(0)
    total = sum((part.size for part in chart.parts), Fraction(0)) or Fraction(1)
    for number, part in enumerate(chart.parts, 1):
        wide = room * part.size / total
        found += beam(at, 2, wide, part.share, thick=22)
        found.append(worded(at + 1, 38, str(number), "start", SOFT, size=11))
        at += wide + gap
    top = 50
    for number, part in enumerate(chart.parts, 1):
        base = top + (number - 1) * 20 + 14
        found.append(worded(18, base, str(number), "end", SOFT))
        found.append(worded(54, base, show(part.share.proven, 0), "end", bold=True))
        found.append(label(92 if twice else 66, base, part.title, 60))
        if part.again:
            found.append(worded(62, base, "2x", "start", WARM, bold=True))
    claimed = any(part.share.claimed > part.share.proven for part in chart.parts)
    legend, low = _legend(top + len(chart.parts) * 20 + 4, claimed, twice)
    return [*found, *legend], low


def _legend(y: int, claimed: bool, twice: bool) -> tuple[list[str], int]:
    """What filled, hatched and empty mean, and how low the picture goes then."""
    found: list[str] = []
    at = 0
    samples = [("proven", Share(Fraction(1), Fraction(1), Fraction(1)))]
    samples += [("claimed, not shown yet", Share(Fraction(0), Fraction(1), Fraction(1)))] if claimed else []
    samples += [("open", Share(Fraction(0), Fraction(0), Fraction(1)))]
    for words, share in samples:
        found += beam(at, y + 5, 22, share, thick=9)
        found.append(worded(at + 28, y + 14, words, "start", SOFT, size=11))
        at += 46 + 6 * len(words)
    if twice:
        found.append(worded(at, y + 14, "2x: one of the two weakest, which count double", "start", SOFT, size=11))
    return found, y + 22
