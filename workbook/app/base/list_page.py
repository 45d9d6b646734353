"""A page that is one list."""

from collections.abc import Iterable

from textual.widget import Widget

from workbook.app.base.page import Page
from workbook.app.widgets import Rows


class ListPage(Page):
    """The list fills the page and has the focus; `refill` puts in what there is, and a click on a row is `action_open`."""

    AUTO_FOCUS = "Rows"
    DEFAULT_CSS = """
    ListPage {
        align-horizontal: center;
        Rows { height: 1fr; max-width: 100; padding: 0 2; }
        &.-tiny Rows { padding: 0 0 0 1; }
        &.-wide Rows, &.-full Rows { padding: 0 3; }
    }
    """

    def __init__(self, where: str, note: str = "") -> None:
        super().__init__(where, note)
        self.rows = Rows()

    def content(self) -> Iterable[Widget]:
        yield self.rows

    def on_mount(self) -> None:
        self.refill()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Do what is under the cursor."""
        raise NotImplementedError
