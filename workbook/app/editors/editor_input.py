"""What an editor is opened with, read from the open workbook."""

from workbook.app.base import EditorInput
from workbook.domain import Item, PickItem, RatingItem, TableItem
from workbook.session import Session
from workbook.session.marking import marks_for
from workbook.session.people import people_here
from workbook.session.rating import gone_before


def given_for(session: Session, item: Item) -> EditorInput:
    """The present answer to `item`, what was typed and is no answer yet, and whatever else its editor shows."""
    rating = isinstance(item, RatingItem)
    return EditorInput(
        today=session.today,
        quarter=session.quarter,
        value=session.value(item.id),
        rated=session.rated(item.id) if rating else None,
        held=session.held(item.id),
        picks=session.listed(item.source, item.column) if isinstance(item, PickItem) else (),
        source=_source(session, item) if isinstance(item, PickItem) else "",
        marks=marks_for(session, item) if isinstance(item, PickItem) else {},
        column=_column(session, item) if isinstance(item, PickItem) else "",
        earlier=session.earlier(item.id) if rating else None,
        aside=gone_before(session, item.id),
        alone=len(people_here(session)) == 1,
    )


def _source(session: Session, item: PickItem) -> str:
    """Where the things to pick from are written: an exercise by its title, a question of this one by its words."""
    pack = session.pack
    home = pack.exercise_of.get(item.source)
    if home is None:
        return ""
    return pack.item_by_id[item.source].prompt if home == pack.exercise_of.get(item.id) else home.title


def _column(session: Session, item: PickItem) -> str:
    """The heading of the column to pick from, where it is one of a table's."""
    table = session.pack.item_by_id.get(item.source)
    columns = table.columns if isinstance(table, TableItem) else ()
    return next((column.label for column in columns if column.key == item.column), "")
