"""What was answered to an earlier wording of a question, as a draft for the one that replaces it."""

from workbook.domain import (
    ChoiceItem,
    ChoicesItem,
    Item,
    Problem,
    Rated,
    RatingItem,
    Row,
    TableItem,
    Value,
    coming_back,
    dataclass,
)
from workbook.session.answering import answer
from workbook.session.rating import rate
from workbook.session.session import Session


@dataclass(frozen=True, slots=True)
class Former:
    """The answer to an earlier wording: `value`; for a rating `rated`, given in the quarter `label`."""

    value: Value | None = None
    rated: Rated | None = None
    label: str = ""


def former(session: Session, item: Item) -> Former | None:
    """What can be taken over for `item`; None when nothing can, or when the item has an answer or a begun one already.

    Where the wording just before was never answered, the one before that counts. Ratings of an earlier quarter bring
    what showed a 3 or a 4 along.
    """
    if item.replaces is None or session.held(item.id) or _has_one(session, item):
        return None
    items, seen = session.whole.item_by_id, {item.id}
    old = items.get(item.replaces)
    while old is not None and old.id not in seen:
        if _has_one(session, old):
            return _rating(session, item, old) if isinstance(item, RatingItem) else _answer(session, item, old)
        seen.add(old.id)
        old = items.get(old.replaces or "")
    return None


def take_over(session: Session, item: Item, offer: Former) -> Problem | None:
    """Give the former answer to `item`, as one change that undo takes back. The old one stays where it is."""
    if offer.rated is not None:
        return rate(
            session,
            item.id,
            level=offer.rated.level,
            na=offer.rated.na,
            evidence=offer.rated.evidence,
            note=offer.rated.note,
        )
    return answer(session, item.id, offer.value)


def _has_one(session: Session, item: Item) -> bool:
    """Whether anything was ever given to `item`, left open on purpose among it."""
    if isinstance(item, RatingItem):
        return session.rated(item.id) is not None or session.earlier(item.id) is not None
    return session.response(item.id) is not None


def _rating(session: Session, item: RatingItem, old: Item) -> Former | None:
    label, rated = session.quarter, session.rated(old.id)
    evidence = rated.evidence if rated is not None else ()
    if rated is None and (earlier := session.earlier(old.id)) is not None:
        label, rated = earlier
        evidence = coming_back(None, (), rated)
    if rated is None or (rated.level is None and not (item.na and rated.na)):
        return None
    given = Rated(rev=item.rev, at=rated.at, level=rated.level, na=rated.na, note=rated.note, evidence=evidence)
    return Former(rated=given, label=label)


def _answer(session: Session, item: Item, old: Item) -> Former | None:
    response = session.response(old.id)
    if response is None or response.kind != item.kind:
        return None
    value = _fitting(item, old, response.value)
    return Former(value) if value not in (None, ()) else None


def _fitting(item: Item, old: Item, value: Value) -> Value | None:
    """What of `value` the new question can hold: options that are still there, cells of columns that are the same kind."""
    match item, value:
        case ChoiceItem(), str():
            return value if any(value == choice.key for choice in item.choices) else None
        case ChoicesItem(), tuple():
            known = {choice.key for choice in item.choices}
            return tuple(key for key in value if isinstance(key, str) and key in known)
        case TableItem(), tuple():
            before = {(column.key, column.kind) for column in old.columns} if isinstance(old, TableItem) else set()
            kept = {column.key for column in item.columns if (column.key, column.kind) in before}
            rows = [_cells(row, kept) for row in value if not isinstance(row, str)]
            return tuple(row for row in rows if row)
        case _:
            return value


def _cells(row: Row, kept: set[str]) -> Row:
    return {key: cell for key, cell in row.items() if key in kept}
