"""The quiet line above an answer that says what can be taken over for it, and with which key."""

from workbook.app.exercise.brief_answers import brief, brief_rating
from workbook.domain import Item, one_line, quarter_before
from workbook.session import Session
from workbook.session.earlier_wording import Former
from workbook.session.reusable import Listed, Reusable, Starter, Unlisted

QUOTED = 80
"""Characters of an answer that is only quoted."""


def reuse_words(session: Session, item: Item, offered: Reusable) -> str:
    """What is offered, and the key that takes it. A level of an earlier quarter stays hidden, as everywhere."""
    match offered:
        case Former():
            return _former_words(session, item, offered)
        case Starter(rows, more=True):
            return f"The list to begin with has {len(rows)} more. f5 adds {'it' if len(rows) == 1 else 'them'}."
        case Starter(rows):
            return f"Begin with this list of {len(rows)}; delete what does not apply. f5 takes it over."
        case Listed(rows, missing, listed, title):
            said = f"You listed {listed} in “{one_line(title)}”."
            if len(rows) < missing:
                return (
                    f"{said} f5 brings in the first {len(rows)} of the {missing} missing here; then the table is full."
                )
            if missing == listed:
                return f"{said} f5 brings {'it' if listed == 1 else 'them'} in."
            return f"{said} f5 brings in the {missing} that {'is' if missing == 1 else 'are'} missing here."
        case Unlisted(title=title):
            return f"This goes on from “{one_line(title)}”, where nothing is listed yet. f6 opens it."


def _former_words(session: Session, item: Item, offered: Former) -> str:
    quarter = session.quarter
    if offered.rated is not None and offered.label != quarter:
        when = "last quarter" if quarter_before(offered.label, quarter) else f"in {offered.label}"
        return f"You rated an earlier wording of this {when}. f5 takes that over."
    said = brief_rating(offered.rated) if offered.rated is not None else brief(item, offered.value)
    return f"You answered an earlier wording of this: “{one_line(said, QUOTED)}”. f5 takes it over."
