"""The tell-a-friend decisions as data and as text: `workbook decide`."""

from collections.abc import Iterable
from typing import Any

from workbook.domain import TELL_STEPS, Decision
from workbook.reports.layout import wrap


def decisions_json(decisions: Iterable[Decision]) -> dict[str, Any]:
    """`decide --json`, in the order given."""
    return {"format": 1, "decisions": [decision_json(decision) for decision in decisions]}


def decision_json(decision: Decision) -> dict[str, Any]:
    """One decision. `step` is null while it is left open; `at` is a moment with its time zone."""
    return {
        "id": decision.id,
        "at": decision.at.isoformat(),
        "by": decision.by,
        "what": decision.what,
        "step": decision.step,
        "better": decision.better,
        "changed": decision.changed,
    }


def decision_text(decision: Decision) -> str:
    """One decision for a shell: when, of what, and what came of it."""
    lines = [wrap(f"{decision.at.date().isoformat()}: {decision.what}")]
    if decision.step is None:
        lines.append("  Would a client tell a friend? Left open.")
    else:
        lines.append(wrap(f"{decision.step}: {TELL_STEPS[decision.step]}", "  "))
    if decision.better:
        lines.append(wrap(f"What would make it so: {decision.better}", "  "))
    if decision.changed:
        lines.append(wrap(f"Changed: {decision.changed}", "  "))
    return "\n".join(lines)
