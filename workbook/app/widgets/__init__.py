"""The widgets that the screens are made of. Each is imported by the screen that shows it, never all at once."""

from typing import TYPE_CHECKING

from workbook import face

if TYPE_CHECKING:
    from workbook.app.widgets.band import *
    from workbook.app.widgets.big_number import *
    from workbook.app.widgets.card_lines import *
    from workbook.app.widgets.field import *
    from workbook.app.widgets.frame import *
    from workbook.app.widgets.mark_list import *
    from workbook.app.widgets.note import *
    from workbook.app.widgets.page_scroll import *
    from workbook.app.widgets.pane import *
    from workbook.app.widgets.prose_view import *
    from workbook.app.widgets.row_list import *
    from workbook.app.widgets.scroll import *
    from workbook.app.widgets.theme import *
else:
    __getattr__ = face.names(
        __name__,
        band="dots steps strong thin",
        big_number="big rows_for",
        card_lines="card",
        field="Field",
        frame="MAX_KEYS MORE_KEYS SIGN WIDE KeyLine TitleLine margin saved_words",
        mark_list="Mark MarkList TallRows hung",
        note="LEFT Note",
        pane="Detail Pane chip framed labelled",
        page_scroll="PageScroll",
        prose_view="HOLE ProseText hanging prose_lines",
        row_list="BLANK MARK ListRow Rows fit headed heading named spread stacked wrapped",
        scroll="Tall bring_into_sight",
        theme="BY_NAME BY_NAME_ON_WHITE DARK NIGHT NIGHT_256 PAPER PAPER_256 Palette SLATE SLATE_256 THEMES theme_name",
    )
