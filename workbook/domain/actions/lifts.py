"""What one step is worth: the exact gain in proven readiness, and the arithmetic in words (docs/scoring.md 13)."""

from datetime import date
from fractions import Fraction

from workbook.domain.days import day_and_long_month
from workbook.domain.late_dataclass import dataclass
from workbook.domain.scoring import QUARTERS, GroupScore, ItemScore, Score, show
from workbook.domain.text import one_line


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of a score, kept so that changing one plan costs a few additions, not a new score.

    `least` are the three smallest plan scores: whichever plan changes, the two smallest of the rest are among them.
    """

    count: int
    least: tuple[Fraction, ...]

    @classmethod
    def of(cls, score: Score) -> "Sums":
        """The sums of `score`."""
        return cls(len(score.plans), tuple(sorted(plan.proven for plan in score.plans)[:3]))

    def gain(self, before: Fraction, rise: Fraction) -> Fraction:
        """The exact gain of the overall score when a plan that stands at `before` rises by `rise`, both of 1."""
        others = list(self.least)
        others.remove(before) if before in others else others.pop()
        again = sum(sorted([*others, before + rise])[:2]) - sum(self.least[:2])
        return (rise + again) / (self.count + min(self.count, 2))


@dataclass(frozen=True, slots=True)
class Worth:
    """What raising one rating's proven level is worth: `lift` for the whole, `rise` in its own plan; `words` is the sum."""

    lift: Fraction
    rise: Fraction
    words: str


def worth(score: Score, sums: Sums, entry: ItemScore, to: Fraction, step: str, points: int) -> Worth:
    """The worth of raising `entry` to count for `to` of 1 in proven; `step` says from where to where, `points` is the effort.

    Nothing when it counts for as much already, or does not apply. A plan scored beside the others lifts only itself.
    """
    plan = score.group_of[entry.item.id]
    rise = max(to - entry.low, QUARTERS[0]) * entry.item.weight / plan.weight if entry.counts else QUARTERS[0]
    inside = plan in score.plans
    lift = sums.gain(plan.proven, rise) if inside else QUARTERS[0]
    cost = f"{points} point" if points == 1 else f"{points} points"
    if inside:
        counted = _counted(sums, lift, rise)
        words = f"weight {entry.item.weight} of {plan.weight}, {step}{counted}: +{show(lift, 2)} for {cost}"
    else:
        words = f"weight {entry.item.weight} of {plan.weight}, {step}: {_beside(plan, rise)} for {cost}"
    return Worth(lift, rise, words)


def saved(score: Score, sums: Sums, entry: ItemScore, on: date, points: int) -> Worth:
    """The worth of renewing the proof of `entry`, which else lapses on the day `on`: what it alone would take away.

    It is exactly what proving it anew would gain on that day.
    """
    plan = score.group_of[entry.item.id]
    fall = max(entry.low - QUARTERS[2], QUARTERS[0]) * entry.item.weight / plan.weight
    inside = plan in score.plans
    loss = -sums.gain(plan.proven, -fall) if inside else QUARTERS[0]
    cost = f"{points} point" if points == 1 else f"{points} points"
    falls = f"from {entry.level} with proof to {entry.level} without on {day_and_long_month(on)}"
    step = f"weight {entry.item.weight} of {plan.weight}, {falls}"
    if inside:
        words = f"{step}{_counted(sums, loss, fall)}: −{show(loss, 2)} unless renewed for {cost}"
    else:
        words = f"{step}: −{show(fall, 2)} in {one_line(plan.title)}, which stands beside the score, unless renewed for {cost}"
    return Worth(loss, fall, words)


def _counted(sums: Sums, lift: Fraction, rise: Fraction) -> str:
    """How often the rise was counted: more than once as long as the plan stays among the two weakest."""
    once = rise / (sums.count + min(sums.count, 2))
    if lift == 2 * once and rise:
        return ", weakest plan counts double"
    return ", weakest plan counts double until it no longer is" if lift > once else ""


def _beside(plan: GroupScore, rise: Fraction) -> str:
    return f"+{show(rise, 2)} in {one_line(plan.title)}, which stands beside the score,"
