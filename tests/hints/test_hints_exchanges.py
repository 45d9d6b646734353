"""The hints on what passes between people: how long somebody waited, and what went each way with a partner."""

from datetime import date

import pytest

from tests.hints.hinting import rows, said, table
from workbook.domain import Row
from workbook.hints.clock import working_days


class TestClock:
    ITEM = table("contacts", "lead", "received:date", "contacted:date", hint="clock")

    def row(self, lead: str, received: date, contacted: date | None = None) -> Row:
        begun: Row = {"lead": lead, "received": received}
        return {**begun, "contacted": contacted} if contacted else begun

    @pytest.mark.parametrize(
        ("start", "end", "days"),
        [
            (date(2026, 3, 9), date(2026, 3, 17), 6),
            (date(2026, 11, 20), date(2026, 11, 23), 1),
            (date(2026, 11, 21), date(2026, 11, 22), 0),
            (date(2026, 11, 20), date(2026, 11, 20), 0),
            (date(2026, 11, 20), date(2026, 11, 1), 0),
            (date(1, 1, 1), date(9999, 12, 31), 2608614),
        ],
    )
    def test_working_days(self, start: date, end: date, days: int) -> None:
        assert working_days(start, end) == days

    def test_the_middle_and_the_counts(self) -> None:
        waits = {"A": 2, "B": 3, "C": 5, "D": 9, "E": 12}  # March 2026 begins on a Sunday
        given = tuple(self.row(lead, date(2026, 3, 2), date(2026, 3, day)) for lead, day in waits.items())
        assert said(self.ITEM, given) == (
            "The one in the middle waited 3 working days, Monday to Friday. Within one working day: 2 of 5. Within two: 2 of 5."
        )

    def test_few_rows_are_only_counted(self) -> None:
        given = (self.row("A", date(2026, 3, 2), date(2026, 3, 3)), self.row("B", date(2026, 3, 2), date(2026, 3, 9)))
        assert said(self.ITEM, given) == "Within one working day: 1 of 2. Within two: 1 of 2."

    def test_whoever_waits_still_makes_it_no_better(self) -> None:
        done = (
            self.row("A", date(2026, 11, 2), date(2026, 11, 6)),
            self.row("B", date(2026, 11, 2), date(2026, 11, 6)),
        )
        fresh = (
            self.row("C", date(2026, 11, 20)),
            self.row("D", date(2026, 11, 20)),
            self.row("E", date(2026, 11, 20)),
        )
        told = said(self.ITEM, done + fresh)
        assert "waited 4 working days" in told and "Within one working day: 0 of 5." in told
        assert "Still waiting: “C”. Until" in told
        late = (*done, self.row("C", date(2026, 11, 2)))
        assert "Still waiting: “C”, for 14 working days so far." in said(self.ITEM, late)

    def test_a_wrong_date_is_asked_about(self) -> None:
        assert "Is a date wrong for “A”?" in said(self.ITEM, (self.row("A", date(2026, 3, 9), date(2026, 3, 2)),))


class TestBalance:
    ITEM = table("partners", "partner", "given:number", "received:number", hint="balance")

    def test_the_most_uneven_first_and_as_a_question(self) -> None:
        given = rows(
            {"partner": "Pia Holm", "given": 1, "received": 5},
            {"partner": "Even", "given": 3, "received": 2},
            {"partner": "Grand Hall", "given": 6, "received": 1},
        )
        told = said(self.ITEM, given).splitlines()
        assert [line.partition(".")[0] for line in told] == [
            "“Grand Hall”: you gave 6 and received 1",
            "“Pia Holm”: you received 5 and gave 1",
        ]
        assert all(line.endswith("?") for line in told)

    def test_a_ratio_only_from_three_on_both_sides(self) -> None:
        assert "about 2 for each 1" in said(self.ITEM, rows({"partner": "A", "given": 6, "received": 3}))
        assert "for each" not in said(self.ITEM, rows({"partner": "A", "given": 20, "received": 2}))
        assert "for each" not in said(
            self.ITEM, rows({"partner": "A", "given": 5, "received": 4}, {"partner": "B", "given": 7, "received": 5})
        )

    def test_more_won_than_received_is_asked_about(self) -> None:
        item = table("partners", "partner", "given:number", "received:number", "converted:number", hint="balance")
        assert said(item, rows({"partner": "A", "received": 1, "converted": 3})) == (
            "“A”: you received 1, and won 3 of them. Which of the two wants counting again?"
        )
        assert said(item, rows({"partner": "A", "given": 3, "received": 3, "converted": 3})) == ""
        assert said(self.ITEM, rows({"partner": "A", "received": 1, "converted": 3})) == ""

    def test_quiet_until_both_numbers_are_there(self) -> None:
        assert said(self.ITEM, rows({"partner": "A", "given": 6}, {"given": 9, "received": 0})) == ""
