"""The files of format 1 that are no more: `checkins/2026-Q4/`. They are read, and what they hold is taken over; none is written."""

import re
from datetime import date
from typing import Literal

from workbook.domain import At, Rated, dataclass
from workbook.store.kinds.answers import MOMENT, REVISION
from workbook.store.kinds.kind import ITEM, KEPT, Kind, Naming, Part, Section, Whole
from workbook.store.kinds.ratings import LEVEL, PERSON

LABEL = Naming(lambda name: bool(re.fullmatch(r"\d{4}-Q[1-4]", name)), r"\d{4}-Q[1-4]")
"""The label of a quarter, as `2026-Q4`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerCheckin:
    """A check-in of format 1 but for its ratings."""

    kind: Literal["solo", "team"] = "solo"
    state: Literal["open", "revealed", "closed"] = "open"
    opened: date | None = None
    closed: date | None = None


@dataclass(frozen=True, slots=True)
class FormerCheckinAt(At):
    """Where one stands."""

    label: str


FORMER_CHECKIN = Kind(
    "checkin",
    f"One quarter's check-in of a referral workbook. {KEPT}",
    file="checkins/{label}/checkin.toml",
    called="the file of a check-in",
    namings={"label": LABEL},
    former=True,
    whole=Whole(
        FormerCheckin,
        FormerCheckinAt,
        {
            "kind": Part(instead="unknown"),
            "state": Part(instead="unknown"),
            "opened": Part(instead=None),
            "closed": Part(instead=None),
        },
    ),
)


@dataclass(frozen=True, slots=True)
class FormerRatingAt(At):
    """Where one person's rating in such a check-in stood. Drafts of that time name it."""

    label: str
    person: str
    item: str


FORMER_RATING = Section(record=Rated, at=FormerRatingAt, form="tables", naming=ITEM, rules=(MOMENT, REVISION, *LEVEL))

FORMER_RATINGS = Kind(
    "ratings-1",
    f"One person's ratings in one check-in of a referral workbook. {KEPT}",
    file="checkins/{label}/{person}.toml",
    called="a person’s file",
    namings={"label": LABEL, "person": PERSON},
    former=True,
    sections=(FORMER_RATING,),
)
