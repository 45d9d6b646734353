"""The score over rounds as SVG: a dot with its number for each round on its band, and each plan as a small picture of the same kind."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from workbook.domain import one_line, show
from workbook.domain.chart import Dot, Share, Strand, Trend
from workbook.domain.days import day_and_month
from workbook.reports.charts.svg_parts import (
    INK,
    LINE,
    PROVEN,
    SOFT,
    WIDTH,
    label,
    length_of,
    upright,
    worded,
)

ROUNDS = 8
"""Rounds that are drawn at most: the newest."""

_HIGH, _TOP, _AXIS = 150, 22, 34
_SMALL, _SMALL_HIGH, _ACROSS, _GAP = 204, 56, 3, 14
_BAND = 8


def trend_svg(chart: Trend) -> tuple[list[str], int]:
    """The parts of the picture, and how low it goes."""
    first = max(len(chart.stages) - ROUNDS, 0)
    dots, stages = chart.whole[first:], chart.stages[first:]
    pitch = Fraction(WIDTH - _AXIS, max(len(dots), 1))
    found = [*_scale()]
    base = _TOP + _HIGH
    for place, (stage, dot) in enumerate(zip(stages, dots, strict=True)):
        x = _AXIS + pitch * place + pitch / 2
        found.append(label(int(x), base + 16, one_line(stage.name), max(int(pitch / 7), 4), anchor="middle", bold=True))
        found.append(worded(x, base + 32, day_and_month(stage.day), "middle", SOFT, size=11))
        if dot.share is None:
            found.append(worded(x, base - 6, "no number", "middle", SOFT, size=11))
        elif stage.later:
            found.append(worded(x, base + 46, "computed later", "middle", SOFT, size=11))
    found += _dots(dots, Fraction(_AXIS), pitch, base, _HIGH, decimals=1)
    top = base + (62 if any(stage.later for stage in stages) else 48)
    for place, strand in enumerate(chart.plans):
        row, across = divmod(place, _ACROSS)
        found += _panel(strand, first, across * (_SMALL + _GAP), top + row * (_SMALL_HIGH + 52))
    rows = -(-len(chart.plans) // _ACROSS)
    low = top + rows * (_SMALL_HIGH + 52)
    notes, height = _legend(chart, first, low)
    return [*found, *notes], height


def _scale() -> Iterator[str]:
    """Lines across at each 20 points, with their numbers."""
    for points in range(0, 101, 20):
        y = _TOP + _HIGH - Fraction(_HIGH * points, 100)
        yield f'<path d="M{_AXIS} {length_of(y)}H{WIDTH}" stroke="{LINE}" stroke-width="{1 if not points else "0.3"}" fill="none"/>'
        yield worded(_AXIS - 6, int(y) + 4, str(points), "end", SOFT, size=11)


def _panel(strand: Strand, first: int, x: int, y: int) -> Iterator[str]:
    """One plan as a small picture: its title, its dots in the same scale, and their numbers."""
    yield label(x, y + 12, one_line(strand.title), 26, bold=not strand.apart)
    base = y + 20 + _SMALL_HIGH
    yield f'<path d="M{x} {base}h{_SMALL}M{x} {base - _SMALL_HIGH}h{_SMALL}" stroke="{LINE}" stroke-width="0.5" fill="none"/>'
    dots = strand.dots[first:]
    pitch = Fraction(_SMALL, max(len(dots), 1))
    yield from _dots(dots, Fraction(x), pitch, base, _SMALL_HIGH, decimals=0)
    for place, dot in enumerate(dots):
        words = show(dot.share.proven, 0) if dot.share is not None else "–"
        yield worded(x + pitch * place + pitch / 2, base + 14, words, "middle", INK if dot.share else SOFT, size=11)


def _dots(
    dots: Sequence[Dot], left: Fraction, pitch: Fraction, base: int, high: int, *, decimals: int
) -> Iterator[str]:
    """The bands, the lines between what can be compared, and the dots over both; with `decimals` their numbers above."""
    places = [(left + pitch * place + pitch / 2, dot) for place, dot in enumerate(dots)]
    known = [(x, base - high * dot.share.proven, dot.share, dot.joined) for x, dot in places if dot.share is not None]
    for x, _, share, _ in known:
        yield from upright(x - Fraction(_BAND, 2), base, high, _BAND, share)
    for (x1, y1, *_), (x2, y2, _, joined) in pairwise(known):
        if joined:
            path = f"M{length_of(x1)} {length_of(y1)}L{length_of(x2)} {length_of(y2)}"
            yield f'<path d="{path}" stroke="{PROVEN}" stroke-width="1.5" fill="none"/>'
    size = 4 if decimals else 2
    for x, y, share, _ in known:
        yield (
            f'<path d="M{length_of(x - size)} {length_of(y)}a{size} {size} 0 1 0 {2 * size} 0a{size} {size} 0 1 0 -{2 * size} 0z" '
            f'fill="#ffffff" stroke="{PROVEN}" stroke-width="2"/>'
        )
        if decimals:
            top = base - high * share.possible
            yield worded(x, int(top) - 6, show(share.proven, decimals), "middle", bold=True)


def _legend(chart: Trend, first: int, y: int) -> tuple[list[str], int]:
    """What the marks mean, and what is left out."""
    found = list(upright(Fraction(2), y + 16, 12, _BAND, Share(Fraction(1), Fraction(1), Fraction(1))))
    at = 16
    found.append(worded(at, y + 14, "proven", "start", SOFT, size=11))
    shares = [dot.share for dot in chart.whole[first:] if dot.share is not None]
    for words, share, is_there in (
        ("claimed, not shown yet", Share(Fraction(0), Fraction(1), Fraction(1)), _any(shares, "claimed")),
        ("open", Share(Fraction(0), Fraction(0), Fraction(1)), _any(shares, "open")),
    ):
        at += 60
        if is_there:
            found += upright(Fraction(at), y + 16, 12, _BAND, share)
            found.append(worded(at + 14, y + 14, words, "start", SOFT, size=11))
            at += 6 * len(words) - 30
    said = ["A line joins two that can be compared."]
    hidden = first + chart.before
    said += [f"{hidden} earlier {'one is' if hidden == 1 else 'ones are'} not shown."] if hidden else []
    found.append(worded(0, y + 32, " ".join(said), "start", SOFT, size=11))
    return found, y + 40


def _any(shares: Sequence[Share], what: str) -> bool:
    if what == "claimed":
        return any(share.claimed > share.proven for share in shares)
    return any(share.possible > share.claimed for share in shares)
