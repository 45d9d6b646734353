"""The editors: one for each kind of item. `editor_for` loads the module of a kind only when such an item is opened."""

from typing import TYPE_CHECKING

from workbook.domain import (
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
    from workbook.app.base import Editor, EditorInput


def editor_for(item: Item, given: "EditorInput") -> "Editor":
    """A new editor for `item`, not mounted yet."""
    match item:
        case LineItem() | TextItem():
            from workbook.app.editors.text_editor import TextEditor

            return TextEditor(item, given)
        case ListItem():
            from workbook.app.editors.list_editor import LinesEditor

            return LinesEditor(item, given)
        case NumberItem() | DateItem():
            from workbook.app.editors.measure_editor import MeasureEditor

            return MeasureEditor(item, given)
        case CheckItem():
            from workbook.app.editors.ladder_editor import CheckEditor

            return CheckEditor(item, given)
        case TellItem():
            from workbook.app.editors.ladder_editor import TellEditor

            return TellEditor(item, given)
        case ChoiceItem() | ChoicesItem():
            from workbook.app.editors.choice_editor import ChoiceEditor

            return ChoiceEditor(item, given)
        case PickItem():
            from workbook.app.editors.pick_editor import PickEditor

            return PickEditor(item, given)
        case TableItem():
            from workbook.app.table.table_editor import TableEditor

            return TableEditor(item, given)
        case RatingItem():
            from workbook.app.editors.rating_editor import RatingEditor

            return RatingEditor(item, given)
