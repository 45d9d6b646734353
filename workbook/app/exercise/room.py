"""How high an editor may be on its page: as high as finds room under the help, and never too low to work in."""

from textual.widget import Widget

from workbook.app.base import Editor

ROOM_FOR_HINTS = 3
"""Lines kept free under an answer that suggestions may be made on, so that nothing moves when they come."""

LEAST = 2
"""One part in so many of the page is an editor's, however long the help above it is: that scrolls away then."""


def give_room(editor: Editor, page: Widget, bounded: bool) -> bool:
    """Fit `editor` into what `page` has for it, and some suggestions under it; whether it is bounded by that now.

    One that finds room by itself is left alone: to lay the page out again takes as long as to open it.
    """
    below, stands, height = ROOM_FOR_HINTS if editor.item.hints else 0, editor.virtual_region, page.size.height
    room = height - stands.y - below
    if not (below or bounded or stands.height > room):
        return False
    editor.fit(max(room, height // LEAST))
    return True
