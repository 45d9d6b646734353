"""Bytes on a disk: reading and writing safely, the lock, earlier versions, drafts, saving in the background."""

from typing import TYPE_CHECKING

from workbook import face

if TYPE_CHECKING:
    from workbook.store.disk.autosave import *
    from workbook.store.disk.draft_file import *
    from workbook.store.disk.drafts import *
    from workbook.store.disk.files import *
    from workbook.store.disk.history import *
    from workbook.store.disk.locking import *
else:
    __getattr__ = face.names(
        __name__,
        autosave="Alarm DRAFT_AFTER SaveState Saver",
        draft_file="Left Pending covers digest is_drafted read_left write_left",
        drafts="Found note_of",
        files="is_held_back",
        history="History newest_good",
        locking="hold",
    )
