"""`checkins/2026-Q4/ana.toml`: one person's ratings in one check-in, so that two people never write one file."""

from workbook.domain import At, Rated, RatingAt, Record, RoundAt, RoundHead, is_id
from workbook.store.kinds.answers import MOMENT, REVISION
from workbook.store.kinds.kind import ITEM, KEPT, LABEL, Kind, Naming, Rule, Section, within


def _both(rated: Rated) -> str | None:
    both = rated.level is not None and rated.na is not None
    return "A rating has a level or does not apply, not both." if both else None


RATING = Section(
    record=Rated,
    at=RatingAt,
    form="tables",
    name="rating",
    naming=ITEM,
    rules=(MOMENT, REVISION, Rule(_both), within("level", 0, 4, "“level” is not 0, 1, 2, 3 or 4.")),
)

RATINGS = Kind(
    "ratings",
    f"One person's ratings in one check-in of a referral workbook. {KEPT}",
    file="checkins/{label}/{person}.toml",
    called="a person’s file",
    namings={"label": LABEL, "person": Naming(lambda name: is_id(name) and name != "checkin")},
    sections=(RATING,),
)


def begun_by(at: At, value: Record | None) -> tuple[RoundAt, RoundHead] | None:
    """The check-in that a quarter's first rating begins: solo, open, from the day of that rating."""
    if not isinstance(at, RatingAt) or not isinstance(value, Rated):
        return None
    return RoundAt(at.label), RoundHead(opened=value.at.date())
