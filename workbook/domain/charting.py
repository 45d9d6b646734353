"""The pictures that there are of a score, as values of `domain.chart`. None while nothing is rated: there is nothing to draw."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from workbook.domain.chart import (
    Bar,
    Bars,
    Cell,
    Chart,
    Dot,
    Grid,
    Part,
    Share,
    Stack,
    Stage,
    Trend,
    largest_missing_first,
)
from workbook.domain.days import day_text
from workbook.domain.explain import number
from workbook.domain.late_dataclass import dataclass
from workbook.domain.scope_gap import sides
from workbook.domain.scoring import GroupScore, ItemScore, Score, by_lens, by_scope, overall, show
from workbook.domain.text import one_line

_ZERO, _ONE = Fraction(0), Fraction(1)


def share_of(group: GroupScore) -> Share | None:
    """A group's figures for a bar; None while none of its ratings has a level.

    What is open counts as nothing in what is claimed: only what somebody has said gets ink.
    """
    if not group.answered:
        return None
    claimed = sum((entry.item.weight * entry.high for entry in group.items if entry.level is not None), _ZERO)
    return Share(group.proven, claimed / group.weight, group.possible)


def plan_bars(score: Score) -> Bars:
    """The plans, those beside the score first, each with what is proven of strategic and of tactical apart."""
    shown = sides(score)
    bars = []
    for plan in (*score.apart, *score.plans):
        parts = by_scope(plan)
        beside = tuple(cell(parts.get(side.id)) for side in shown)
        bars.append(_bar(plan, twice=plan.id in score.weaker, apart=plan in score.apart, beside=beside))
    return Bars("The six plans" if len(score.plans) == 6 else "The plans", tuple(bars), _titles(shown))


def view_bars(title: str, groups: Sequence[GroupScore]) -> Bars:
    """The lenses, scopes or audiences of a score as bars."""
    return Bars(title, tuple(_bar(group) for group in groups))


def lens_grid(score: Score) -> Grid:
    """What is proven of each plan by lens."""
    parts = {plan.id: by_lens(plan) for plan in (*score.apart, *score.plans)}
    rows = tuple(
        (one_line(plan.title), tuple(cell(parts[plan.id].get(lens.id)) for lens in score.lenses))
        for plan in (*score.apart, *score.plans)
    )
    short = tuple(one_line(lens.short or lens.title) for lens in score.lenses)
    return Grid("Plans by lens", _titles(score.lenses), rows, short)


def sum_of_plans(score: Score) -> Stack | None:
    """The whole score as the sum that it is: every plan once, and the two weakest a second time."""
    if not score.answered:
        return None
    weakest = [plan for plan in score.plans if plan.id in score.weakest]
    size = Fraction(1, len(score.plans) + len(weakest))
    parts = [_part(plan, size) for plan in score.plans]
    again = [_part(plan, size, again=True) for plan in weakest]
    claimed = overall([share.claimed if (share := share_of(plan)) else _ZERO for plan in score.plans])
    # Should others be the weakest two by what is claimed, that sum may be the smaller one by the rule alone.
    whole = Share(score.proven, max(claimed, score.proven), score.possible)
    return Stack("Readiness", whole, largest_missing_first([*parts, *again]))


def sum_of_ratings(group: GroupScore) -> Stack | None:
    """A plan, or a lens, scope or audience, as the sum of its ratings by their weight; what does not apply is left out."""
    share = share_of(group)
    if share is None:
        return None
    parts = [
        Part(
            entry.item.id,
            one_line(entry.item.prompt).rstrip("."),
            Fraction(entry.item.weight, group.weight),
            rating_share(entry),
        )
        for entry in group.items
        if entry.counts
    ]
    return Stack(one_line(group.title), share, largest_missing_first(parts))


def rating_share(entry: ItemScore) -> Share:
    """One rating's figures for a bar; nothing is claimed while it is open."""
    return Share(entry.low, entry.high if entry.level is not None else _ZERO, entry.high)


def cell(group: GroupScore | None) -> Cell:
    """A group's number where it stands alone, without a bar."""
    if group is None:
        return None
    return group.proven if group.answered else "open"


@dataclass(frozen=True, slots=True)
class Named:
    """A chart that a document may have by its name: what it shows in a few words, and how it is made."""

    says: str
    make: Callable[[Score], Chart | None]


CHARTS = {
    "plans": Named("the plans as bars, strategic and tactical beside them", plan_bars),
    "lenses": Named("a grid of the plans by lens", lens_grid),
    "audiences": Named("the audiences as bars", lambda score: view_bars("Whom it is about", score.audiences)),
    "sum": Named("the whole score as a sum, the two weakest plans twice", sum_of_plans),
    "trend": Named("the score and its plans over the check-ins that were closed", lambda score: None),
}
"""The charts of a document, by the name that its place has: `{{ chart.plans }}`."""


def named_chart(name: str, score: Score, trend: Callable[[], Chart | None] | None = None) -> Chart | None:
    """The chart of that name; None for an unknown one, and while there is nothing to draw in it.

    `trend` gives the one that no score of a single day can give.
    """
    if name == "trend":
        return trend() if trend is not None else None
    found = CHARTS.get(name)
    made = found.make(score) if found is not None else None
    if isinstance(made, Bars) and not any(bar.share for bar in made.bars):
        return None
    if isinstance(made, Grid) and not any(isinstance(one, Fraction) for _, cells in made.rows for one in cells):
        return None
    return made


def in_words(chart: Chart) -> str:
    """A chart in sentences: for whoever is read to, and wherever nothing can be drawn."""
    match chart:
        case Bars():
            return " ".join(_bar_words(bar, chart.heads) for bar in chart.bars)
        case Grid():
            rows = (_row_words(title, cells, chart.heads) for title, cells in chart.rows)
            return " ".join(row for row in rows if row)
        case Stack():
            said = f"Proven {show(chart.share.proven)} of 100, the sum of {number(len(chart.parts))} parts, what lacks most first: "
            return said + "; ".join(map(_part_words, chart.parts)) + "."
        case Trend():
            stages = zip(chart.stages, chart.whole, strict=True)
            plans = (f"{one.title}: {', '.join(map(_dot_words, one.dots))}." for one in chart.plans)
            return " ".join([*(_stage_words(stage, dot) for stage, dot in stages), *plans])


def _stage_words(stage: Stage, dot: Dot) -> str:
    when = f"{stage.name}, {day_text(stage.day)}"
    if dot.share is None:
        return f"{when}: no number."
    low, high = show(dot.share.proven), show(dot.share.possible)
    later = ", computed later" if stage.later else ""
    return f"{when}: {low} proven" + (f", to {high} possible" if high != low else "") + f"{later}."


def _dot_words(dot: Dot) -> str:
    return show(dot.share.proven, 0) if dot.share is not None else "no number"


def _bar_words(bar: Bar, heads: Sequence[str]) -> str:
    if bar.share is None:
        return f"{bar.title}: not rated yet."
    low, high = show(bar.share.proven, 0), show(bar.share.possible, 0)
    said = [f"{bar.title}: {low}" + (f", to {high}" if high != low else "")]
    said += [
        f"{head.lower()} {cell_text(one)}"
        for head, one in zip(heads, bar.beside, strict=False)
        if isinstance(one, Fraction)
    ]
    said += ["counts twice"] if bar.twice else []
    return ", ".join(said) + "."


def _row_words(title: str, cells: Sequence[Cell], heads: Sequence[str]) -> str:
    said = [
        f"{head.lower()} {cell_text(one)}" for head, one in zip(heads, cells, strict=False) if isinstance(one, Fraction)
    ]
    return f"{title}: {', '.join(said)}." if said else ""


def _part_words(part: Part) -> str:
    again = ", counted again" if part.again else ""
    return f"{part.title} {show(part.share.proven, 0)}{again}"


def cell_text(one: Cell) -> str:
    """A cell in figures: points of 100, `?` for what is not rated yet, `–` where there is no rating."""
    return show(one, 0) if isinstance(one, Fraction) else "?" if one == "open" else "–"


def _bar(group: GroupScore, *, twice: bool = False, apart: bool = False, beside: tuple[Cell, ...] = ()) -> Bar:
    counted = sum(entry.counts for entry in group.items)
    return Bar(group.id, one_line(group.title), share_of(group), counted, twice, apart, beside)


def _part(plan: GroupScore, size: Fraction, *, again: bool = False) -> Part:
    share = share_of(plan) or Share(_ZERO, _ZERO, _ONE)
    return Part(plan.id, one_line(plan.title), size, share, again)


def _titles(groups: Sequence[GroupScore]) -> tuple[str, ...]:
    return tuple(one_line(group.title) for group in groups)
