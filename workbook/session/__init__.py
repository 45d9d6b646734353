"""One open workbook: a view of it, every way to change it, undo, and saving in the background.

**Threads.** What a view computes belongs to the thread that shows it, a screen’s or a command’s. Two more threads
write, one drafts and one files. They take a snapshot under a lock, work on that alone, and post what came of it: news, and
how the save went. Locks are taken in this order; whoever holds one takes none that stands above it.

1. `Saver._saving`: one save at a time, from whichever thread
2. `Drafting._writing`: one draft at a time
3. `LooseForm._writing`: the same for a form that belongs to no workbook
4. `Folder._saving`: one at a time brings files to the disk, or reads them again; the lock file is held within it
5. `Writer.lock`: what waits to be written
6. `Memory._lock`: the files in memory
7. `Alarm._wake`: when a thread is to do its work
"""

from typing import TYPE_CHECKING

from workbook import face

if TYPE_CHECKING:
    from workbook.session.change import *
    from workbook.session.opening import *
    from workbook.session.session import *
    from workbook.session.undo import *
    from workbook.session.view import *
else:
    __getattr__ = face.names(
        __name__,
        change="Change Step",
        opening="find_pack open_session open_view",
        session="Session",
        undo="MOST Undo",
        view="Clock View now",
    )
