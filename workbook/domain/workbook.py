"""One business's workbook as values: who it is for, its people, decisions, and the place left off."""

from dataclasses import field
from datetime import date, datetime
from typing import Literal

from workbook.domain.firm import Firm, GivenFirm
from workbook.domain.late_dataclass import dataclass

WayName = Literal["short", "long", "weeks"]
"""The ways through the exercises: the essential ones, all of them, or one a week."""


Part = Literal["owner", "customers", "inside"]
"""Where somebody stands: owns the firm, meets customers, or neither. It says what they can know (`knows` of a rating)."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who answers. The id never changes; the name may.

    `since` is the first day on which they are there, `until` the first one on which they are there no more; nobody is deleted.
    What they may do by these is said by `workbook.domain.people`.
    """

    id: str
    name: str
    role: str = ""
    part: Part | None = None
    since: date | None = None
    until: date | None = None


OWNER = Person("owner", "Owner")
"""Who answers where nobody is named."""


def names_in(typed: str) -> list[str]:
    """The names of people in a line that somebody typed, with commas between them; empty ones are left out."""
    return [name.strip() for name in typed.split(",") if name.strip()]


@dataclass(frozen=True, slots=True)
class PackRef:
    """Which pack a workbook was last opened with: id, version and the hash over its files."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What a business sets for itself: introductions to ask for, working hours, days off, the month its year begins, and its way.

    A workbook that does not say which way it takes through the exercises is on the long one.
    """

    introductions: int = 3
    hours: str = "09:00-17:00"
    holidays: tuple[date, ...] = ()
    year_start: int = 1
    way: WayName = "long"


@dataclass(frozen=True, slots=True)
class Profile:
    """`workbook.toml`: the business, its people in order (the first answers unless another is named) and its settings.

    `id` tells the workbook from all others: 16 random hex digits. It is empty, or what an earlier version made of the
    business's name, until the first save. `demo` marks the example. `firm` is what was said of the kind of firm.
    """

    id: str
    business: str
    pack: PackRef
    people: tuple[Person, ...]
    settings: Settings = field(default_factory=Settings)
    demo: bool = False
    firm: GivenFirm = GivenFirm()

    @property
    def kind_of_firm(self) -> Firm:
        """The firm that the exercises are shown for."""
        return self.firm.firm(len(self.people))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The tell-a-friend question asked of something about to go out: what, the step 0 to 4, what would make it so, what was changed."""

    id: str
    at: datetime
    by: str
    what: str
    step: int | None = None
    better: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """How far one exercise is: when it was first opened, when it was first complete, and why it was skipped, if it was."""

    started: date | None = None
    finished: date | None = None
    skipped: str | None = None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Where the person was when they left: an exercise and the item in it."""

    exercise: str
    item: str


def quarter_of(day: date, year_start: int = 1) -> str:
    """The label of the quarter that holds `day`, as `2026-Q4`, for a year that begins in month `year_start` (1 to 12).

    A year that begins later than January is named after the calendar year in which it begins.
    """
    months = (day.month - year_start) % 12
    year = day.year if day.month >= year_start else day.year - 1
    return f"{year}-Q{months // 3 + 1}"


def quarter_before(label: str, now: str) -> bool:
    """Whether `label` is the quarter just before `now`, both as `2026-Q4`; False for what is no label."""
    try:
        (year, quarter), (year_now, quarter_now) = (part.split("-Q") for part in (label, now))
        return int(year) * 4 + int(quarter) + 1 == int(year_now) * 4 + int(quarter_now)
    except ValueError:
        return False


def first_day(day: date, year_start: int = 1) -> date:
    """The first day of the quarter that holds `day`, for a year that begins in month `year_start` (1 to 12)."""
    back = (day.month - year_start) % 3
    month = day.month - back
    return date(day.year - (month < 1), (month - 1) % 12 + 1, 1)
