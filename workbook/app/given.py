"""What an editor is opened with, read from the open workbook."""

from workbook.app.widgets.editors.base import Given
from workbook.domain.item import ChoiceItem, ChoicesItem, Item, PickItem, RatingItem, TableItem
from workbook.domain.response import Value
from workbook.session.session import Session


def given_for(session: Session, item: Item) -> Given:
    """The present answer to `item`, what was typed and is no answer yet, and whatever else its editor shows."""
    response = session.response(item.id)
    rating = isinstance(item, RatingItem)
    return Given(
        today=session.today,
        quarter=session.quarter,
        value=response.value if response is not None and response.kind == item.kind else None,
        rated=session.rated(item.id) if rating else None,
        held=session.held(item.id),
        picks=picks_for(session, item) if isinstance(item, PickItem) else (),
        source=_title(session, item.source) if isinstance(item, PickItem) else "",
        earlier=session.earlier(item.id) if rating else None,
    )


def picks_for(session: Session, item: PickItem) -> tuple[str, ...]:
    """What a pick can choose from: the lines of its source, one column of its rows, or the texts of what was chosen there."""
    source = session.pack.item_by_id.get(item.source)
    response = session.response(item.source)
    if source is None or response is None or response.kind != source.kind:
        return ()
    return tuple(text for text in _texts(source, response.value, item.column) if text.strip())


def _texts(source: Item, value: Value, column: str | None) -> tuple[str, ...]:
    match source, value:
        case TableItem(), tuple():
            key = column or source.columns[0].key
            return tuple(str(row.get(key, "")) for row in value if not isinstance(row, str))
        case ((ChoiceItem() | ChoicesItem()), _):
            chosen = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
            return tuple(choice.text for choice in source.choices if choice.key in chosen)
        case _, tuple():
            return tuple(line for line in value if isinstance(line, str))
        case _, str():
            return (value,)
        case _:
            return ()


def _title(session: Session, item_id: str) -> str:
    exercise = session.pack.exercise_of.get(item_id)
    return exercise.title if exercise is not None else ""
