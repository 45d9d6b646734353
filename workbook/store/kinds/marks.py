"""`marks.toml`: named points in time, to compare with."""

from workbook.domain import MarkAt
from workbook.domain.mark import Mark
from workbook.store.kinds.kind import KEPT, OWN_ID, Kind, Section

MARK = Section(
    record=Mark, at=MarkAt, form="list", under="mark", naming=OWN_ID, name="mark", words=lambda mark: mark.name
)

MARKS = Kind(
    "marks",
    f"Points in time that somebody named in a referral workbook. {KEPT}",
    file="marks.toml",
    called="the file of marks",
    sections=(MARK,),
    at_once=False,
)
