"""A mark: a named point in time, to compare with (docs/files.md 9)."""

from datetime import date

from workbook.domain.late_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """The end of the day `on`, called `name`. `id` is what the name comes to as an id, and tells it from others."""

    id: str
    name: str
    on: date
