"""`log/decisions.toml`: the tell-a-friend question, asked of what was about to go out."""

from workbook.domain import Decision, DecisionAt
from workbook.store.kinds.answers import MOMENT
from workbook.store.kinds.kind import KEPT, OWN_ID, Kind, Section, within

DECISION = Section(
    record=Decision,
    at=DecisionAt,
    form="list",
    under="decision",
    name="decision",
    naming=OWN_ID,
    rules=(MOMENT, within("step", 0, 4, "“step” is not 0, 1, 2, 3 or 4.")),
    words=lambda decision: decision.what,
)

DECISIONS = Kind(
    "decisions",
    f"What a client would tell a friend: decisions of a business. {KEPT}",
    file="log/decisions.toml",
    called="the file of decisions",
    sections=(DECISION,),
)
