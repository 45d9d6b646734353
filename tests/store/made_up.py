"""A kind of file that the program does not have, declared as any other: one module, and its name in the list of kinds."""

from dataclasses import dataclass
from datetime import date

from workbook.domain import At
from workbook.store.kinds import KEPT, OWN_ID, Kind, Naming, Section, within


@dataclass(frozen=True, slots=True)
class VisitAt(At):
    """A visit to a client, in the file of its year."""

    year: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit: the day, whom, how it went from 0 to 4, and what was said."""

    id: str
    day: date
    whom: str
    went: int | None = None
    said: str = ""


VISIT = Section(
    record=Visit,
    at=VisitAt,
    form="list",
    under="visit",
    name="visit",
    naming=OWN_ID,
    rules=(within("went", 0, 4, "“went” is not 0, 1, 2, 3 or 4."),),
    words=lambda visit: visit.whom,
)

VISITS = Kind(
    "visits",
    f"Visits to clients in one year. {KEPT}",
    file="log/visits-{year}.toml",
    called="the visits of a year",
    namings={"year": Naming(lambda name: len(name) == 4 and name.isdecimal())},
    sections=(VISIT,),
)
