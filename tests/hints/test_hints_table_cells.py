"""The hints on tables and numbers: routines, customers and tests of ideas."""

from decimal import Decimal

import pytest

from tests.hints.hinting import desk, rows, said, table
from workbook.domain import NumberItem, Row, Value


class TestRhythm:
    ITEM = table("rhythm", "when:choice(daily,weekly,monthly)", "task", "minutes:number", "who", hint="rhythm")

    def test_a_routine_that_holds_is_only_added_up(self) -> None:
        given = rows(
            {"when": "daily", "minutes": 5}, {"when": "weekly", "minutes": 15}, {"when": "monthly", "minutes": 52}
        )
        assert said(self.ITEM, given) == "This comes to about 52 minutes a week."

    def test_more_than_four_hours_is_hard_alone(self) -> None:
        told = said(self.ITEM, rows({"when": "daily", "minutes": 60}))
        assert told.startswith("This comes to about 5 hours a week. That is hard to hold for one person")
        assert "Halve it" in told

    def test_four_hours_to_the_minute_are_not_too_much(self) -> None:
        assert said(self.ITEM, rows({"when": "weekly", "minutes": 240})) == "This comes to about 4 hours a week."

    def test_several_people_hear_only_the_time(self) -> None:
        assert (
            said(self.ITEM, rows({"when": "daily", "minutes": 60}), desk(people=3))
            == "This comes to about 5 hours a week."
        )

    def test_work_shared_by_name_is_counted_for_each(self) -> None:
        shared = rows(
            {"when": "weekly", "minutes": 200, "who": "Ana"}, {"when": "weekly", "minutes": 200, "who": "Ben"}
        )
        assert said(self.ITEM, shared) == "This comes to about 6 and a half hours a week."
        heavy = shared + rows({"when": "weekly", "minutes": 100, "who": "ana"})
        assert said(self.ITEM, heavy, desk(people=2)).startswith("This comes to about 5 hours a week for “Ana”.")

    @pytest.mark.parametrize("name", ["", "me", "I", "Cleo", "cleo  marsh", "Cleo Marsh"])
    def test_a_solo_owner_is_one_person_however_they_call_themselves(self, name: str) -> None:
        given = rows(
            {"when": "weekly", "minutes": 100, "who": name},
            {"when": "weekly", "minutes": 100},
            {"when": "weekly", "minutes": 100, "who": "Me"},
        )
        assert said(self.ITEM, given).startswith("This comes to about 5 hours a week. That is hard to hold")
        shared = given + rows({"when": "weekly", "minutes": 120, "who": "Ana"})
        assert said(self.ITEM, shared).startswith("This comes to about 5 hours a week for you. That is hard")
        assert "hard" not in said(self.ITEM, given, desk(people=2))

    def test_two_people_in_one_cell_are_not_one(self) -> None:
        assert "hard" not in said(self.ITEM, rows({"when": "daily", "minutes": 60, "who": "Ana and Ben"}))

    def test_rows_without_both_say_nothing(self) -> None:
        assert said(self.ITEM, rows({"when": "daily"}, {"minutes": 50})) == ""
        assert said(table("other", "when", "minutes", hint="rhythm"), rows({"when": "daily", "minutes": "60"})) == ""


class TestBest:
    ITEM = table("customers", "name", "profit:choice(high,medium,low)", "referred:number", hint="best")

    def test_names_those_with_both(self) -> None:
        given = rows(
            {"name": "Okafor", "profit": "high", "referred": 3},
            {"name": "Hotel", "profit": "low", "referred": 0},
            {"name": "Weber", "profit": "high", "referred": Decimal(1)},
            {"name": "Neu", "profit": "high"},
        )
        told = said(self.ITEM, given)
        assert told == "High profit and at least one referral, in 2 of the 3 rows that say both: “Okafor” and “Weber”."

    def test_of_one_row_it_says_no_share(self) -> None:
        told = said(
            self.ITEM, rows({"name": "Okafor", "profit": "high", "referred": 3}, {"name": "Neu", "profit": "high"})
        )
        assert told == "High profit and at least one referral, in the one row that says both: “Okafor”."

    def test_says_when_there_is_none(self) -> None:
        given = tuple({"name": f"C{one}", "profit": "high" if one < 2 else "low", "referred": 0} for one in range(5))
        told = said(self.ITEM, given)
        assert told == "None of the 5 rows that say both shows high profit and a referral yet. Closest: “C0” and “C1”."
        assert said(self.ITEM, given[:4]) == ""


class TestShare:
    WHOLE = NumberItem(id="active", prompt="?", unit="customers")
    PART = NumberItem(id="part", prompt="?", unit="customers", hints=("share",), against="active")

    @pytest.mark.parametrize(
        ("part", "whole", "words"),
        [
            (9, 48, "That is 9 of 48 customers, about 19 percent."),
            (Decimal(9), Decimal(48), "That is 9 of 48 customers, about 19 percent."),
            (0, 48, "That is 0 of 48 customers, none of them yet."),
            (48, 48, "That is 48 of 48 customers, all of them."),
            (1, 1000, "That is 1 of 1000 customers, less than 1 percent."),
            (999, 1000, "That is 999 of 1000 customers, about 99 percent."),
            (3, 7, "That is 3 of 7 customers. With fewer than ten, the count says more than a percentage."),
            (12, 9, "You count 12 here, and only 9 customers before. Which of the two wants counting again?"),
        ],
    )
    def test_counts_first(self, part: Value, whole: Value, words: str) -> None:
        assert said(self.PART, part, desk((self.WHOLE,), {"active": whole})) == words

    def test_quiet_without_the_other_number(self) -> None:
        assert said(self.PART, 9, desk((self.WHOLE,))) == ""
        assert said(self.PART, 9, desk((self.WHOLE,), {"active": 0})) == ""


class TestTests:
    ITEM = table(
        "ideas", "idea", "remarkable:level", "relevant:level", "reasonable:level", "repeatable:level", hint="tests"
    )

    def row(self, idea: str, *marks: int) -> Row:
        return {"idea": idea, **dict(zip(("remarkable", "relevant", "reasonable", "repeatable"), marks, strict=False))}

    def test_highest_ruled_out_and_unfinished(self) -> None:
        given = (
            self.row("Bow", 1, 1, 4, 4),
            self.row("Drawing", 3, 4, 4, 4),
            self.row("Vet", 4, 4, 4, 0),
            self.row("Hamper", 4, 1),
            self.row("Song"),
        )
        assert said(self.ITEM, given).splitlines() == [
            "The highest totals so far: “Drawing” with 15 of 16 and “Bow” with 10.",
            "A plain no, a 0, rules an idea out: “Vet” for “repeatable”.",
            "Some marks are still missing: “Hamper”.",
        ]

    def test_a_long_list_ends_with_how_many_more(self) -> None:
        given = tuple(self.row(name, 0, 4, 4, 4) for name in "ABCDE")
        assert said(self.ITEM, given).endswith(
            "out: “A” for “remarkable”, “B” for “remarkable”, “C” for “remarkable” and 2 more."
        )

    def test_a_draw_for_the_second_place_is_told(self) -> None:
        given = (self.row("A", 4, 4, 4, 4), self.row("B", 2, 2, 2, 2), self.row("C", 2, 2, 2, 2))
        assert "“B” with 8, and 1 more with as much." in said(self.ITEM, given)

    def test_one_idea_is_not_compared(self) -> None:
        assert said(self.ITEM, (self.row("A", 4, 4, 4, 4),)) == ""
