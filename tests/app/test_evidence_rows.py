"""A row of evidence: a day to come is no day on which something happened, unless another computer has noted it already."""

from datetime import date

from workbook.app.widgets.editors.evidence import EvidenceRow
from workbook.domain.response import Evidence

TODAY, TOMORROW = date(2026, 11, 20), date(2026, 11, 21)


def test_a_line_that_stood_there_keeps_its_day_until_it_is_changed() -> None:
    row = EvidenceRow("2026-11-21", "Seen further east")
    assert row.read(TODAY) == (Evidence(TOMORROW, "Seen further east"), "")
    row.what.text = "Seen by me"
    found, wrong = row.read(TODAY)
    assert found is None and "after today" in wrong


def test_a_day_to_come_that_is_typed_is_refused() -> None:
    row = EvidenceRow()
    row.day.text, row.what.text = "2026-11-21", "Will be seen"
    assert row.read(TODAY)[0] is None
