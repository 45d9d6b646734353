"""Results as data, then as text and JSON. Knows the domain, never Textual and never the disk."""

from typing import TYPE_CHECKING

from workbook import face

if TYPE_CHECKING:
    from workbook.reports.cell_width import *
    from workbook.reports.layout import *
else:
    __getattr__ = face.names(
        __name__,
        cell_width="narrow reach width",
        layout="MISSING OPEN PROVEN bar by_words cut folded inked pad short_title shortened whole_numbers wrap",
    )
