"""The strokes that every picture in SVG is made of: words, boxes, a bar with its three inks, and the colours.

Every word is escaped, and all is told by shape as well as by colour.
"""

from collections.abc import Iterator
from fractions import Fraction
from html import escape

from workbook.domain import clean
from workbook.domain.chart import Share
from workbook.reports.layout import cut

WIDTH = 640
"""Units across; a page scales the whole picture to its own measure."""

INK, SOFT, LINE, PROVEN, WARM = "#23262b", "#5c626b", "#8d939c", "#0a6957", "#8a5000"
"""The colours: words, labels, outlines, what is proven, what is weak. All are dark enough to print in black and white."""

SIZE = 13
"""Units of the height of words."""

THICK = 10
"""Units of the thickness of a bar."""

_HATCH = 4


def beam(x: Fraction | int, y: int, length: Fraction | int, share: Share, thick: int = THICK) -> Iterator[str]:
    """A bar: an outline as long as the whole, filled as far as it is proven, hatched as far as it is claimed."""
    proven, claimed = share.proven * length, max(share.claimed - share.proven, Fraction(0)) * length
    yield (
        f'<rect x="{length_of(x)}" y="{y}" width="{length_of(length)}" height="{thick}" fill="none" stroke="{LINE}" stroke-width="1"/>'
    )
    if proven > 0:
        yield box(x, y, max(proven, Fraction(1)), thick, PROVEN)
    if claimed > 0:
        yield hatched(x + proven, y, claimed, thick)


def hatched(x: Fraction, y: int, length: Fraction, thick: int) -> str:
    """Strokes side by side: a pattern that needs no name, so that many pictures may stand on one page."""
    strokes = "".join(f"M{length_of(x + place)} {y}v{thick}" for place in range(1, max(int(length), 2), _HATCH))
    edge = f"M{length_of(x)} {y}h{length_of(length)}v{thick}h-{length_of(length)}z"
    return f'<path d="{edge}{strokes}" fill="none" stroke="{PROVEN}" stroke-width="1"/>'


def upright(x: Fraction, base: int, high: int, wide: int, share: Share) -> Iterator[str]:
    """A bar that stands on `base`: filled as far up as it is proven, hatched as far as claimed, an outline as far as possible."""
    proven, claimed, possible = (high * one for one in (share.proven, share.claimed, share.possible))
    if possible > 0:
        edge = f'y="{length_of(base - possible)}" width="{wide}" height="{length_of(possible)}"'
        yield f'<rect x="{length_of(x)}" {edge} fill="none" stroke="{LINE}" stroke-width="0.7"/>'
    if claimed > proven:
        top, tall = base - claimed, claimed - proven
        strokes = "".join(
            f"M{length_of(x)} {length_of(top + place)}h{wide}" for place in range(1, max(int(tall), 2), _HATCH)
        )
        edge = f"M{length_of(x)} {length_of(top)}h{wide}v{length_of(tall)}h-{wide}z"
        yield f'<path d="{edge}{strokes}" fill="none" stroke="{PROVEN}" stroke-width="1"/>'
    if proven > 0:
        yield box(x, base - proven, wide, proven, PROVEN)


def label(
    x: int,
    y: int,
    words: str,
    letters: int,
    *,
    anchor: str = "start",
    fill: str = INK,
    bold: bool = False,
    size: int = SIZE,
) -> str:
    """Words that may be too long: cut, with the whole of them for the pointer and for a reader."""
    shown = cut(words, letters)
    return worded(x, y, shown, anchor, fill, bold=bold, size=size, whole=words if shown != words else "")


def worded(
    x: Fraction | int,
    y: int,
    words: str,
    anchor: str,
    fill: str = INK,
    *,
    bold: bool = False,
    size: int = SIZE,
    whole: str = "",
) -> str:
    """Words at a place, which `anchor` says to be their start, middle or end; `whole` are those of which they are a part."""
    look = f' text-anchor="{anchor}"' if anchor != "start" else ""
    look += f' fill="{fill}"' if fill != INK else ""
    look += ' font-weight="bold"' if bold else ""
    look += f' font-size="{size}"' if size != SIZE else ""
    inside = (f"<title>{safe(whole)}</title>" if whole else "") + safe(words)
    return f'<text x="{length_of(x)}" y="{y}"{look}>{inside}</text>'


def box(x: Fraction | int, y: Fraction | int, wide: Fraction | int, tall: Fraction | int, fill: str) -> str:
    """A filled box."""
    return f'<rect x="{length_of(x)}" y="{length_of(y)}" width="{length_of(wide)}" height="{length_of(tall)}" fill="{fill}"/>'


def length_of(value: Fraction | int) -> str:
    """A length with one decimal at most."""
    return f"{float(value):.1f}".removesuffix(".0")


def safe(words: str) -> str:
    """Words that nothing in a page takes for anything else."""
    return escape(clean(words))
