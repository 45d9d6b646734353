"""A row of evidence: a day to come is no day on which something happened, unless another computer has noted it already."""

from datetime import date

from tests.app.stage import EditorStage, spelled
from tests.app.test_rating_editor import RATING
from tests.builders import AT
from workbook.app.editors.evidence_editor import EvidenceRow
from workbook.domain import Evidence, Rated

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


async def test_a_line_end_in_a_line_is_held_and_comes_back_as_one_and_never_as_its_mark() -> None:
    lines = (Evidence(TODAY, "notes kept\nand sent"),)
    stage = EditorStage(RATING, rated=Rated(rev=1, at=AT, level=4, evidence=lines))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "tab", "shift+tab", *spelled(["type:monthly"]))
        await pilot.pause()
    held = stage.said[-1].held
    assert held == "2026-11-20\tnotes kept\vand sent\nmonthly\t"
    again = EditorStage(RATING, rated=Rated(rev=1, at=AT, level=4, evidence=lines), held=held)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "tab", "tab", *spelled(["type:x"]), "shift+tab")
        await pilot.pause()
        await pilot.press("ctrl+a", "delete", *spelled(["type:2 nov"]))
        await pilot.pause()
    assert again.value.evidence == (*lines, Evidence(date(2026, 11, 2), "x"))  # type: ignore[attr-defined]  # it is a rating
