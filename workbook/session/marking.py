"""Which of the things to pick from an earlier answer speaks for, and how it says so."""

from collections.abc import Mapping

from workbook.domain import PickItem, comparable, marked, one_line, read_selection
from workbook.session.view import View

LONGEST = 48
"""Letters of a remark beside a thing to pick."""


def marks_for(view: View, item: PickItem) -> Mapping[str, str]:
    """What there is to pick, by its text, and beside each that is marked why: `profit: high`, `named in “Your best customers”`."""
    selection = read_selection(item.marks) if item.marks else None
    source = view.pack.item_by_id.get(selection.source) if selection is not None else None
    if selection is None or source is None:
        return {}
    named = f"named in “{one_line(view.pack.exercise_of[source.id].title)}”"
    found = marked(selection, source, view.value(source.id))
    return {
        text: one_line(found[same] or named, LONGEST)
        for text in view.listed(item.source, item.column)
        if (same := comparable(text)) in found
    }
