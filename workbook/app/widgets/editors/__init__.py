"""The editors: one for each kind of item. `editor_for` loads the module of a kind only when such an item is opened."""

from typing import TYPE_CHECKING

from workbook.domain.item import (
    CheckItem,
    ChoiceItem,
    ChoicesItem,
    DateItem,
    Item,
    LineItem,
    ListItem,
    NumberItem,
    PickItem,
    RatingItem,
    TableItem,
    TellItem,
    TextItem,
)

if TYPE_CHECKING:
    from workbook.app.widgets.editors.base import Editor, Given


def editor_for(item: Item, given: "Given") -> "Editor":
    """A new editor for `item`, not mounted yet."""
    match item:
        case LineItem() | TextItem():
            from workbook.app.widgets.editors.text import TextEditor

            return TextEditor(item, given)
        case ListItem():
            from workbook.app.widgets.editors.lines import LinesEditor

            return LinesEditor(item, given)
        case NumberItem() | DateItem():
            from workbook.app.widgets.editors.measure import MeasureEditor

            return MeasureEditor(item, given)
        case CheckItem():
            from workbook.app.widgets.editors.ladder import CheckEditor

            return CheckEditor(item, given)
        case TellItem():
            from workbook.app.widgets.editors.ladder import TellEditor

            return TellEditor(item, given)
        case ChoiceItem() | ChoicesItem():
            from workbook.app.widgets.editors.choice import ChoiceEditor

            return ChoiceEditor(item, given)
        case PickItem():
            from workbook.app.widgets.editors.pick import PickEditor

            return PickEditor(item, given)
        case TableItem():
            from workbook.app.widgets.table.editor import TableEditor

            return TableEditor(item, given)
        case RatingItem():
            from workbook.app.widgets.editors.rating import RatingEditor

            return RatingEditor(item, given)
