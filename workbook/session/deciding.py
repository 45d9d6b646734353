"""The tell-a-friend filter: recording what was asked of something that was about to go out."""

from workbook.domain import Decision, DecisionAt, Problem, one_line
from workbook.session.session import Session


def decide(session: Session, decision: Decision) -> Problem | None:
    """Record one use of the filter, or change what was recorded under the same id."""
    return session.put((DecisionAt(decision.id), decision), words=f"“{one_line(decision.what, 40)}”")
