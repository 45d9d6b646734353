"""Strategic and tactical side by side: what is decided and what is done, and what it means when they lie apart."""

from fractions import Fraction

from workbook.domain.scoring import GroupScore, Score

STRATEGIC, TACTICAL = "strategic", "tactical"
"""The scopes with a meaning of their own: what is decided, and what is done."""

APART = Fraction(10, 100)
"""How far these two must be apart, as a share of 1, before it is said what that means: a convention."""

_ANSWERED = Fraction(80, 100)


def sides(score: Score) -> tuple[GroupScore, ...]:
    """The two scopes to show side by side, strategic and tactical as a rule; none in a pack that does not tell two apart."""
    return score.scopes[:2] if len(score.scopes) > 1 else ()


def sides_sentence(score: Score) -> str:
    """What the gap between strategic and tactical means; empty when it means little.

    It means little within ten points, while more than a fifth of either is unanswered, and when what is stated does not bear
    out what is proven.
    """
    scopes = {group.id: group for group in score.scopes}
    decided, done = scopes.get(STRATEGIC), scopes.get(TACTICAL)
    if decided is None or done is None or decided.stated is None or done.stated is None:
        return ""
    if min(decided.answered, done.answered) < _ANSWERED:
        return ""
    gaps = (decided.proven - done.proven, decided.stated - done.stated)
    if min(gaps) > APART:
        return "You decide more than you do."
    return "You do more than you have decided." if max(gaps) < -APART else ""
