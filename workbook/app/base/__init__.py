"""What every page and every editor is made with, short questions, and how the app ends."""

from typing import TYPE_CHECKING

from workbook import face

if TYPE_CHECKING:
    from workbook.app.base.ask import *
    from workbook.app.base.editor_base import *
    from workbook.app.base.form_page import *
    from workbook.app.base.list_page import *
    from workbook.app.base.messages import *
    from workbook.app.base.page import *
    from workbook.app.base.pieces import *
    from workbook.app.base.two_panes import *
    from workbook.app.keys.commands import *
    from workbook.app.keys.key_queue import *
else:
    __getattr__ = face.names(
        __name__,
        ask="AskScreen PickScreen",
        editor_base="Editor EditorInput Judgement SHORTEST words_begun",
        form_page="FormPage",
        list_page="ListPage",
        two_panes="TwoPanes",
        messages="Changed Go Open SaveChanged Sit",
        page="Page Visit evidence_of part_of",
        pieces="ACCENT QUIET SMALL WARN gain pad right short_path",
    )
