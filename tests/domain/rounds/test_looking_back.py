"""“A quarter ago you wrote”: only what was written by then, and only where something else stands now."""

from datetime import UTC, date, datetime

import pytest

from workbook.domain import Rated, Response, Value
from workbook.domain.rounds.looking_back import rated_then, wrote_then

CLOSED = date(2026, 8, 14)


def wrote(value: Value, month: int, day: int = 14, kind: str = "text") -> Response:
    """An answer of that day, at its end."""
    at = datetime(2026, month, day, 23, 59, tzinfo=UTC)
    return Response(kind=kind, rev=1, at=at, by="ana", value=value)  # type: ignore[arg-type]  # a kind by its name


def rated(level: int | None, month: int) -> Rated:
    return Rated(rev=1, at=datetime(2026, month, 14, 9, tzinfo=UTC), level=level)


NOW = wrote("now", 11)


@pytest.mark.parametrize(
    ("now", "versions", "found"),
    [
        (NOW, [wrote("later", 9), wrote("then", 8), wrote("before", 5)], "then"),
        (NOW, [wrote("then", 8, 14)], "then"),
        (NOW, [wrote("a day late", 8, 15)], None),
        (NOW, [], None),
        (None, [wrote("then", 8)], "then"),
        (wrote("still", 8), [wrote("before", 5)], None),
        (NOW, [wrote("now", 8), wrote("before", 5)], None),
        (NOW, [wrote("now\r\n", 8)], "now\r\n"),
        (NOW, [wrote(3, 8, kind="number")], None),
    ],
)
def test_what_stood_on_the_day(now: Response | None, versions: list[Response], found: str | None) -> None:
    then = wrote_then(now, versions, CLOSED)
    assert (then.value if then else None) == found


def test_no_more_versions_are_looked_at_than_it_needs() -> None:
    versions = iter([wrote("later", 9), wrote("then", 8), wrote("before", 5)])
    wrote_then(NOW, versions, CLOSED)
    assert next(versions).value == "before"
    untouched = iter([wrote("before", 5)])
    assert wrote_then(wrote("still", 8), untouched, CLOSED) is None
    assert next(untouched).value == "before"


def test_what_was_said_of_a_rating() -> None:
    words = [rated(3, 11), rated(2, 8), rated(1, 5)]
    assert rated_then(words, CLOSED) is words[1]
    assert rated_then(words[::-1], CLOSED) is words[1]
    assert rated_then(words[:1], CLOSED) is None
    assert rated_then(words[1:], CLOSED) is None
    assert rated_then([rated(2, 11), rated(2, 8)], CLOSED) is None
    assert rated_then([], CLOSED) is None
