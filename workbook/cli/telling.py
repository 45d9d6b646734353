"""What is said after a change: what is saved, what it did to the score, and what would prove a claim."""

from workbook.domain import FRESH_DAYS, Item, RatingItem, Score, one_line
from workbook.domain.explain import UNPROVEN, state_of
from workbook.reports import wrap
from workbook.reports.firm_report import not_for_text
from workbook.reports.score_report import change_text
from workbook.session import Session


def rating_told(session: Session, item: RatingItem, before: Score) -> str:
    """What a rating says now, what that changed, and for a 3 or a 4 that nothing shows yet what would."""
    after = session.score()
    entry, standing = after.items.get(item.id), session.standings().get(item.id)
    lines = [wrap(item.prompt)]
    if standing is not None and standing.level is not None:
        lines.append(wrap(f"{standing.level}: {item.anchors[standing.level]}", "  "))
    elif standing is not None and standing.na is not None:
        lines.append(wrap(f"Does not apply: {standing.na}", "  "))
    else:
        lines.append("  Left open.")
    lines.append(change_text(before, after) if item.id in session.pack.item_by_id else not_for_text(session.firm))
    state = state_of(entry) if entry is not None else ""
    if state == "stale":
        lines.append(
            f"What shows it is more than {FRESH_DAYS} days old, so it counts as 2 until there is a newer line."
        )
    if state == "short":
        lines.append("It counts as 2 until its line says more: three words or more, as who, what and how many.")
    if state == "same":
        lines.append("It counts as 2 until it has a line of its own: these words prove three other ratings already.")
    if state == "claimed":
        lines.append("It counts as 2 until one dated line shows it.")
    if state in UNPROVEN:
        lines.append(wrap(f"What would prove it: {item.evidence or 'a dated example, a count or a document.'}"))
    return "\n".join(lines)


def answer_told(session: Session, item: Item, before: Score, read: str = "") -> str:
    """What was answered, what it was `read` as, how far its exercise is now, and what that changed in the score."""
    saved = "Saved" if session.response(item.id) is not None else "Emptied"
    lines = [wrap(f"{saved}: {one_line(item.prompt)}")]
    if read:
        lines.append(wrap(f"Read {'' if read.startswith('“') else 'as '}{read}."))
    if item.id not in session.pack.item_by_id:
        return "\n".join([*lines, not_for_text(session.firm)])
    exercise = session.pack.exercise_of[item.id]
    now = session.progress().exercises[exercise.id]
    lines.append(wrap(f"“{one_line(exercise.title)}”: {now.answered} of {now.total} answered."))
    return "\n".join([*lines, change_text(before, session.score())])
