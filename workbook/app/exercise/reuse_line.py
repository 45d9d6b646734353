"""The quiet line above an answer that says what can be taken over for it, and with which key."""

from collections.abc import Sequence

from workbook.app.exercise.brief_answers import brief, brief_rating
from workbook.domain import Item, NumberItem, Tally, count, one_line, quarter_before
from workbook.session import Session
from workbook.session.earlier_wording import Former
from workbook.session.reusable import Begun, Listed, Reusable, Starter, Sum, Unlisted

NAMED = 2
"""Exercises that are named in one sentence; more are counted."""

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
        case Begun(titles=titles, same=same):
            return f"A first draft is ready, made of {_made_of(titles, same)}. f5 puts it in, for you to change."
        case Sum(found, title):
            some = isinstance(item, NumberItem) and " where " in item.counts
            return f"{_counted(found, one_line(title), some)} f5 puts {found.number} in."
        case Unlisted(title=title):
            return f"This goes on from “{one_line(title)}”, where nothing is listed yet. f6 opens it."


def _made_of(titles: Sequence[str], same: bool) -> str:
    """Which answers a draft is made of."""
    named = [f"“{one_line(title)}”" for title in titles[:NAMED]]
    if len(titles) > NAMED:
        named.append(f"{len(titles) - NAMED} more")
    *most, last = named or [""]
    there = f"in {', '.join(most)} and {last}" if most else f"in {last}" if last else ""
    return " ".join(
        ["your answers", *["on this page"] * same, *["and"] * (same and bool(there)), *[there] * bool(there)]
    )


def _counted(found: Tally, title: str, some: bool) -> str:
    """What was counted, and where; `some` of what stands there, or all of it."""
    if not some:
        return f"You listed {found.of} under “{title}”."
    fit = f"{found.number or 'none'} of them {'fits' if found.number < 2 else 'fit'}"
    return f"Under “{title}”, {count(found.of, 'row says', 'rows say')} what counts here; {fit}."


def _former_words(session: Session, item: Item, offered: Former) -> str:
    quarter = session.quarter
    if offered.rated is not None and offered.label != quarter:
        when = "last quarter" if quarter_before(offered.label, quarter) else f"in {offered.label}"
        return f"You rated an earlier wording of this {when}. f5 takes that over."
    said = brief_rating(offered.rated) if offered.rated is not None else brief(item, offered.value)
    return f"You answered an earlier wording of this: “{one_line(said, QUOTED)}”. f5 takes it over."
