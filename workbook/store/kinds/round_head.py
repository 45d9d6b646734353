"""`checkins/2026-Q4/checkin.toml`: a check-in itself, whose ratings stand in the files beside it."""

from workbook.domain import RoundAt, RoundHead
from workbook.store.kinds.kind import KEPT, LABEL, Kind, Part, Whole

ROUND_HEAD = Kind(
    "checkin",
    f"One quarter's check-in of a referral workbook. {KEPT}",
    file="checkins/{label}/checkin.toml",
    called="the file of a check-in",
    namings={"label": LABEL},
    whole=Whole(
        RoundHead,
        RoundAt,
        {
            "kind": Part(instead="solo"),
            # What nobody can tell is taken for nothing else: until it is mended no rating is given, and a team's stay sealed.
            "state": Part(instead="unknown"),
            "opened": Part(instead=None),
            "closed": Part(instead=None),
        },
    ),
)
