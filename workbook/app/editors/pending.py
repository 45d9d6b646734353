"""What was typed last, kept right after it is shown: nobody who types waits for the workbook."""

import asyncio
from collections.abc import Callable

from textual.widget import Widget

from workbook.app.base import Editor

OUT = 0.002
"""Seconds that what is shown has for going out to the terminal. A thread of its own writes it, and would have to wait for us."""


class Pending:
    """The last edit that came from a key, until `keep` has it. An edit that follows takes its place: it holds all of it.

    `settle` hands it over now. Whoever reads the workbook, leaves the page or ends the program calls that first.
    """

    def __init__(self, page: Widget, keep: Callable[[Editor.Edited], None]) -> None:
        self._page, self._keep = page, keep
        self._edit: Editor.Edited | None = None

    @property
    def waiting(self) -> bool:
        """Whether something is shown and not kept yet."""
        return self._edit is not None

    def put(self, edit: Editor.Edited) -> None:
        """Keep `edit` once the screen shows it; one of another kind, or of another editor, at once and in its turn."""
        if self._edit is not None and self._edit.editor is not edit.editor:
            self.settle()
        waiting, self._edit = self._edit, edit
        if not edit.typing:
            self.settle()
        elif waiting is None:
            self._page.call_after_refresh(self._once_shown)

    async def _once_shown(self) -> None:
        await asyncio.sleep(OUT)
        self.settle()

    def settle(self) -> None:
        """Keep what waits."""
        edit, self._edit = self._edit, None
        if edit is not None:
            self._keep(edit)
