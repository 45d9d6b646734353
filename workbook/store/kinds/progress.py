"""`progress.toml`: how far each exercise is, and the place to go on from."""

from workbook.domain import Bookmark, BookmarkAt, Track, TrackAt
from workbook.store.kinds.kind import EXERCISE, KEPT, Kind, Section, ours

TRACK = Section(
    record=Track,
    at=TrackAt,
    form="group",
    under="exercises",
    name="exercise",
    naming=EXERCISE,
    apart=True,
    clash={"started": ours, "finished": ours},
)

LEFT_AT = Section(record=Bookmark, at=BookmarkAt, form="table", under="left_at", clash={"": ours})

PROGRESS = Kind(
    "progress",
    f"How far a referral workbook has come. {KEPT}",
    file="progress.toml",
    called="the file of progress",
    sections=(TRACK, LEFT_AT),
)
