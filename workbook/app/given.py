"""What an editor is opened with, read from the open workbook."""

from workbook.app.widgets.editors.base import Given
from workbook.domain.item import Item, PickItem, RatingItem
from workbook.session.session import Session


def given_for(session: Session, item: Item) -> Given:
    """The present answer to `item`, what was typed and is no answer yet, and whatever else its editor shows."""
    rating = isinstance(item, RatingItem)
    return Given(
        today=session.today,
        quarter=session.quarter,
        value=session.value(item.id),
        rated=session.rated(item.id) if rating else None,
        held=session.held(item.id),
        picks=session.listed(item.source, item.column) if isinstance(item, PickItem) else (),
        source=_title(session, item.source) if isinstance(item, PickItem) else "",
        earlier=session.earlier(item.id) if rating else None,
    )


def _title(session: Session, item_id: str) -> str:
    exercise = session.pack.exercise_of.get(item_id)
    return exercise.title if exercise is not None else ""
