"""The table by itself: `python -m workbook.app.table`."""

import sys
from datetime import date

from workbook.app.base import Editor, EditorInput
from workbook.app.table.table_editor import TableEditor
from workbook.app.widgets.alone import show
from workbook.domain import Column, Row, TableItem


def _table() -> Editor:
    columns = (
        Column("who", "Who"),
        Column("year", "£ a year", "number"),
        Column("since", "Since", "date"),
        Column("how", "How they came", "choice", ("passing", "sent", "search")),
        Column("gladly", "Glad to see them", "check"),
    )
    rows: tuple[Row, ...] = (
        {"who": "Mrs Okafor, two e-bikes", "year": 640, "since": date(2021, 5, 8), "how": "sent", "gladly": True},
        {"who": "Calder Valley Couriers", "year": 3150, "since": date(2023, 2, 1), "how": "sent", "gladly": True},
        {"who": "The student with the green Raleigh", "year": 45, "how": "passing"},
    )
    item = TableItem(id="customers", prompt="Who brought you the most work this year?", columns=columns)
    return TableEditor(item, EditorInput(today=date(2026, 11, 20), value=rows))


EXAMPLES = {"table": _table}
"""What there is to see here."""

if __name__ == "__main__":
    sys.exit(show("workbook.app.table", EXAMPLES, sys.argv[1:]))
