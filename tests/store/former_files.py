"""Files of format 1, made for tests: check-ins, and each person's ratings in them."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from workbook.domain import Evidence, Rated

Given = Mapping[str, Mapping[str, Mapping[str, Rated]]]
"""What stands in check-ins: by quarter, by person, by rating."""


def text_of(ratings: Mapping[str, Rated], by: str = "ana", format: int = 1) -> str:
    """A person's file of format 1."""
    tables = []
    for item, rated in ratings.items():
        lines = ", ".join(f"{{ date = {one.date}, text = {json.dumps(one.text)} }}" for one in rated.evidence)
        says = f"level = {rated.level}\n" if rated.level is not None else ""
        says += f"na = {json.dumps(rated.na)}\n" if rated.na is not None else ""
        says += f"evidence = [{lines}]\n" if lines else ""
        tables.append(f'[{item}]\nrev = {rated.rev}\nat = {rated.at.isoformat(" ")}\nby = "{by}"\n{says}\n')
    return f"format = {format}\n\n{''.join(tables)}# end\n"


def head(kind: str = "solo", state: str = "open") -> str:
    return f'format = 1\nkind = "{kind}"\nstate = "{state}"\nopened = 2026-10-14\n\n# end\n'


def files_of(checkins: Given, kind: str = "solo", state: str = "open") -> dict[str, str]:
    """All files of these check-ins."""
    found = {}
    for label, people in checkins.items():
        found[f"checkins/{label}/checkin.toml"] = head(kind, state)
        for person, ratings in people.items():
            found[f"checkins/{label}/{person}.toml"] = text_of(ratings, person)
    return found


def lay(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def word(level: int | None, at: datetime, *seen: str) -> Rated:
    return Rated(rev=1, at=at, level=level, evidence=tuple(Evidence(date(2026, 10, 1), line) for line in seen))


OCTOBER, JULY = datetime(2026, 10, 14, 9, 30, tzinfo=UTC), datetime(2026, 7, 9, 16, 20, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TWO: Given = {
    "2026-Q3": {"ana": {"x": word(1, JULY), "y": word(2, JULY + MINUTE)}, "ben": {"x": word(0, JULY + 2 * MINUTE)}},
    "2026-Q4": {"ana": {"x": word(3, OCTOBER, "Seen at the counter")}, "ben": {"z": word(4, OCTOBER + MINUTE)}},
}
