"""What lapses, in words: how many and by when, the next by its name, and what a number will be if nothing is done."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders import ON, pack, rating, standing
from workbook.domain import FRESH_DAYS, Evidence, Pack, Standing, score
from workbook.domain.lapsing import lapsing, outlook
from workbook.reports.lapse_report import lapses_line, lapses_sentence, outlook_sentence


def book() -> Pack:
    hostile = rating("b1", prompt="We [b]keep[/b]\nour \x1b[31mword.")
    plans = {"base": [hostile], "p": [rating("p1", 3), rating("p2")], "q": [rating("q1"), rating("q2", na=True)]}
    return pack(plans, scored={"base": "apart"}, lenses=("lead",))


def told(**days: int) -> dict[str, Standing]:
    """Each rating at a 4 whose line lapses in so many days; those that are not named are shown for long."""
    found = {}
    for item in book().ratings:
        day = ON - timedelta(days=FRESH_DAYS + 1 - days.get(item.id, 150))
        found[item.id] = replace(standing("4"), evidence=(Evidence(day, f"what was seen for {item.id}"),))
    return found


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({}, ""),
        ({"p1": 24}, "One proof lapses on 14 December: “We do p1”: 18.7 points."),
        ({"p1": 24, "q1": 42}, "2 proofs lapse by 1 January; the next on 14 December: “We do p1”: 18.7 points."),
        ({"p1": 24, "p2": 24}, "2 proofs lapse on 14 December: “We do p1” and one more: 25.0 points."),
        (
            {"b1": 1, "q1": 90},
            "2 proofs lapse by 18 February; the next on 21 November: “We [b]keep[/b] our ␛[31mword”.",
        ),
    ],
)
def test_the_sentence(days: dict[str, int], said: str) -> None:
    now = score(book(), told(**days), ON)
    assert lapses_sentence(lapsing(book(), told(**days), ON), now, book()) == said


def test_the_line_of_home() -> None:
    def line(**days: int) -> tuple[str, str, bool]:
        (one,) = lapses_line(lapsing(book(), told(**days), ON), score(book(), told(**days), ON), book(), ON)
        assert one.label == "Lapses" and one.key == (
            "renew",
            "readiness-" + one.key[2][0].replace("b", "base"),
            one.key[2],
        )
        return one.words, one.tail, one.warm

    assert line(p1=24) == ("Proof of “We do p1”", "14 Dec  −18.7", False)
    assert line(p1=14, q1=20) == ("2 proofs, first “We do p1”", "4 Dec  −18.7", True)
    assert line(b1=42)[1] == "1 Jan"
    assert lapses_line((), score(book(), told(), ON), book(), ON) == []


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("overall", "If nothing is done, it is 81.2 in 30 days and 56.2 in 90."),
        ("p", "If nothing is done, it is 62.5 in 30 days."),
        ("plan:q", "If nothing is done, it is 50.0 in 90 days."),
        ("base", "If nothing is done, it stays at 100.0 for the next 90 days."),
        ("item:p1", "If nothing is done, it counts as 2 of 4 in 30 days: its proof lapses on 14 December."),
        ("p1", "If nothing is done, it counts as 2 of 4 in 30 days: its proof lapses on 14 December."),
        ("item:p2", "If nothing is done, it counts as 4 of 4 for the next 90 days."),
        ("nothing", ""),
    ],
)
def test_what_a_number_will_be(id: str, said: str) -> None:
    given = told(p1=24, q1=80, q2=80)
    now = score(book(), given, ON)
    assert outlook_sentence(id, now, outlook(book(), given, ON, now), lapsing(book(), given, ON)) == said


def test_of_what_nothing_is_proven_nothing_is_said() -> None:
    now = score(book(), {}, ON)
    for id in ("overall", "p", "item:p1"):
        assert outlook_sentence(id, now, outlook(book(), {}, ON, now)) == ""
