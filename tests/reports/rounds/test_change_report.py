"""What has changed, in sentences: no change where chance is enough, the count of comparable ratings, and the same as data."""

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import ON
from tests.domain.rounds.sides import SIX, even, side
from workbook.domain.rounds.compare import Change, compare
from workbook.reports import width
from workbook.reports.charts.runs import text_lines, words
from workbook.reports.rounds.change_report import change_json, change_lines, head_words

AUGUST = date(2026, 8, 14)
LEVEL = st.sampled_from(["-", "open", "0", "2", "3", "3e", "3s", "4e", "na"])
ROWS = st.fixed_dictionaries({plan: st.lists(LEVEL, min_size=4, max_size=4).map(" ".join) for plan in ("a", "b")})


def told(change: Change) -> str:
    """The sentences, without their line ends."""
    return " ".join(" ".join(text_lines(change_lines(change))).split())


def moved(**rows: str) -> Change:
    """From a 1 everywhere to these rows."""
    return compare(side(even("1"), "2026-Q3", day=AUGUST), side(even("1") | rows))


def test_a_change_says_from_where_to_where_and_on_how_many() -> None:
    said = told(moved(customers="2 2 2 2 2 2 2 2", ready="1 1 1 1 1 1 1 2"))
    assert said.startswith("From 2026-Q3, 14 August 2026, to now, 20 November 2026 ")
    assert (
        "Customers: from 25.0 to 50.0 on the 8 ratings asked both times. "
        "That is clear: all that was possible then lies below it."
    ) in said
    assert "The rest is within what chance alone moves." in said
    assert "48 of 48 ratings are comparable. On these, chance alone moves the whole by up to" in said


def test_where_nothing_moved_enough_no_plan_is_told_apart() -> None:
    said = told(moved(ready="1 1 1 1 1 1 1 2"))
    assert (
        "Overall: from 25.0 to 25.3 on the 48 ratings asked both times. That is within what chance alone moves." in said
    )
    assert "No plan has moved more than chance alone moves." in said
    assert "Ready: from" not in said
    assert "Overall: 25.0, as it was, on the 48 ratings asked both times." in told(moved())


def test_no_arrow_stands_anywhere() -> None:
    for rows in ({"ready": "1 1 1 1 1 1 1 2"}, {"ready": "4e 4e 4e 4e 4e 4e 4e 4e"}, {"ready": "0 0 0 0 0 0 0 0"}):
        assert not set("→←↑↓▲▼") & set(told(moved(**rows)))


def test_a_fall_is_told_in_the_same_words() -> None:
    said = told(moved(partners="0 0 0 0 0 0 0 0"))
    assert (
        "Partners: from 25.0 to 0.0 on the 8 ratings asked both times. That is clear: all that is possible now lies below it."
        in said
    )


def test_where_too_little_is_in_common_no_change_is_said() -> None:
    short = compare(side(even("1") | {"content": "1 1 1 - - - - -"}), side(even("2")))
    said = told(short)
    assert "Overall: no change is said, as less than half of what is asked now in Content can be compared." in said
    assert "Content has too few ratings that count both times: no change is said there." in said
    assert "43 of 48 ratings are comparable. Five lack an answer on one side." in said
    none = told(compare(side(even("-")), side(even("2"))))
    assert "Overall: no change is said, as less than half of what is asked now can be compared." in none
    assert "0 of 48 ratings are comparable." in none


def test_a_pulse_says_that_it_takes_far_more() -> None:
    asked = [f"{plan}-{number}" for plan in SIX for number in (1, 2)]
    said = told(compare(side(even("1")), side(even("1"), asked=asked)))
    assert "Only 12 ratings of the score were given anew: they have to move by about" in said
    assert "far more than in a full check-in." in said
    assert "on the 48 ratings that count both times" in said
    two = told(compare(side(even("1", 2)), side(even("1", 2))))
    assert "On these, chance alone moves the whole by up to" in two, "where all were given anew, it was a full one"


def test_that_ratings_were_open_is_told_with_the_change() -> None:
    ids = [f"a-{number}" for number in range(1, 5)]
    said = told(compare(side({"a": "open open 1 1"}, asked=ids), side({"a": "2 2 3e 3e"}, asked=ids)))
    assert (
        "A: from 12.5 to 62.5 on the 4 ratings asked both times. That is more than chance; two of them were open then."
        in said
    )


def test_then_ratings_stand_beside_it() -> None:
    then, now = side({"a": "2 2 2 2"}), side({"a": "4e 4e 4e 4e"})
    said = told(compare(then, now, {"a-1": 1}))
    assert "A: from 50.0 to 100.0 on the 4 ratings asked both times." in said
    assert "Knowing what you know now, it began at 43.7." in said
    assert "We do a-1: from 2 to 4, shown by a dated line now; knowing what you know now, it was a 1" in said


def test_each_rating_stands_once_under_what_became_of_it() -> None:
    change = compare(side({"a": "1 3 3e 3e - 2 na"}), side({"a": "2 3e 3s 2 1 open 2"}))
    lines = text_lines(change_lines(change))
    found = [line for line in lines if line and ("We do" in line or (not line.startswith(" ") and ":" not in line))][1:]
    assert [line for line in found if "We do" in line or line[:5] in ("Moved", "Shown", "No lo", "Newly", "Left ")] == [
        "Moved up",
        "  We do a-1: from 1 to 2",
        "Moved down",
        "  We do a-4: from 3 to 2",
        "Shown by a dated line now",
        "  We do a-2: a 3",
        "No longer shown by a new enough line",
        "  We do a-3: a 3",
        "Newly answered",
        "  We do a-5: a 1",
        "Left open now",
        "  We do a-6: it was a 2",
    ]


@settings(max_examples=25)
@given(ROWS, ROWS, st.integers(24, 120))
def test_lines_keep_to_their_width_and_the_data_is_plain(then: dict[str, str], now: dict[str, str], wide: int) -> None:
    change = compare(side(then), side(now))
    assert all(width(words(line)) <= min(wide, 78) for line in change_lines(change, wide))
    found = json.loads(json.dumps(change_json(change)))
    assert found["comparable"] == change.common and len(found["plans"]) == 2
    for one in (found["overall"], *found["plans"]):
        assert (one["word"] is None) == (one["change"] is None) == (one["proven_then"] is None)


def test_the_data_has_figures_in_points_and_exactly() -> None:
    then = replace(side(even("1"), "2026-Q3", day=AUGUST), id="2026-Q3")
    found = change_json(compare(then, side(even("1") | {"partners": "0 0 0 0 0 0 0 0"})))
    assert found["earlier"] == {"round": "2026-Q3", "name": "2026-Q3", "date": "2026-08-14"}
    assert found["later"] == {"round": None, "name": "now", "date": ON.isoformat()}
    partners = next(one for one in found["plans"] if one["id"] == "partners")
    assert (partners["change"], partners["change_exact"], partners["word"]) == (-25.0, "-1/4", "clear")
    assert Fraction(found["overall"]["change_exact"]) == Fraction(-1, 4) * 2 / 8
    assert found["ratings"][0] == {
        "id": "partners-1",
        "plan": "partners",
        "then": 1,
        "now": 0,
        "seen": None,
        "kinds": ["down"],
    }


def test_names_that_people_gave_are_made_safe() -> None:
    change = compare(side(even("1"), "a\x1b\nb"), side(even("1")))
    assert head_words(change).startswith("From a␛ b, 20 November 2026")
