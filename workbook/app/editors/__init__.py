"""The editors: one for each kind of item. The module of a kind is loaded only when such an item is opened, or just before."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

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
    make: Callable[[Any, EditorInput], Editor] = kind_for(item)
    return make(item, given)


def kind_for(item: Item) -> "type[Editor]":
    """The kind of editor that `item` is answered in."""
    match item:
        case LineItem() | TextItem():
            from workbook.app.editors.text_editor import TextEditor

            return TextEditor
        case ListItem():
            from workbook.app.editors.list_editor import LinesEditor

            return LinesEditor
        case NumberItem() | DateItem():
            from workbook.app.editors.measure_editor import MeasureEditor

            return MeasureEditor
        case CheckItem():
            from workbook.app.editors.ladder_editor import CheckEditor

            return CheckEditor
        case TellItem():
            from workbook.app.editors.ladder_editor import TellEditor

            return TellEditor
        case ChoiceItem() | ChoicesItem():
            from workbook.app.editors.choice_editor import ChoiceEditor

            return ChoiceEditor
        case PickItem():
            from workbook.app.editors.pick_editor import PickEditor

            return PickEditor
        case TableItem():
            from workbook.app.table.table_editor import TableEditor

            return TableEditor
        case RatingItem():
            from workbook.app.editors.rating_editor import RatingEditor

            return RatingEditor
