"""The score by example: the worked example of docs/scoring.md 11, labels and gates, evidence that ages, words of several people."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from tests.builders import AT, ON, example_pack, example_standings, pack, rated, rating, standing, standings
from workbook.domain import Evidence, Gate, Score, StandingWord, overall, recent, score, show
from workbook.domain import standings as settle
from workbook.domain.standing import said


def example(**changed: str) -> Score:
    return score(example_pack(), example_standings(**changed), ON)


def test_the_worked_example() -> None:
    now = example()
    assert now.proven == Fraction(705, 1792)
    assert now.stated == Fraction(1753, 3840)
    assert now.possible == Fraction(923, 1792)
    assert [show(value) for value in (now.proven, now.stated, now.possible)] == ["39.3", "45.6", "51.5"]
    assert now.answered == Fraction(43, 47)
    assert (now.label, now.gate, now.na) == ("starting", None, 1)
    assert now.weakest == ("content", "partners")
    plans = {plan.id: tuple(show(v) for v in (plan.proven, plan.stated or 0, plan.possible)) for plan in now.plans}  # type: ignore[arg-type]
    assert plans == {
        "strategy": ("71.8", "71.8", "71.8"),
        "content": ("21.8", "29.1", "46.8"),
        "convergence": ("46.8", "46.8", "46.8"),
        "customers": ("65.6", "84.3", "84.3"),
        "partners": ("21.8", "21.8", "21.8"),
        "ready": ("42.8", "60.0", "71.4"),
    }


def test_the_effects_of_the_worked_example() -> None:
    now = example()
    filled = example(content_3="1")
    assert filled.stated is not None
    assert [show(value) for value in (filled.proven, filled.stated, filled.possible)] == ["40.9", "45.3", "46.8"]
    proof = example(customers_2="4e")
    assert (show(proof.proven), proof.stated, proof.possible) == ("40.9", now.stated, now.possible)
    step = example(content_1="2")
    assert (show(step.proven), show(step.proven - now.proven, 2)) == ("41.6", "2.34")
    other = example(strategy_1="4e")
    assert 2 * (other.proven - now.proven) == step.proven - now.proven


@pytest.mark.parametrize(
    ("plans", "expected"),
    [
        ("60 60 60 60 60 60", 60),
        ("72 72 72 72 72 0", 54),
        ("90 90 90 90 90 10", 70),
        ("80 70 60 50 40 30", 50),
        ("50 100", 75),
    ],
)
def test_the_two_weakest_plans_count_twice(plans: str, expected: int) -> None:
    assert overall([Fraction(plan) for plan in plans.split()]) == expected


def labelled(*levels: str, gate: str = "") -> Score:
    """The score of plans of one rating each, evidenced unless said otherwise, beside a foundation that holds a gate."""
    ratings = {f"p{n}": [rating(f"r{n}")] for n in range(len(levels))}
    given = {f"r{n}": level for n, level in enumerate(levels)}
    return score(
        pack({"base": [rating("gate", gate=True)], **ratings}, scored={"base": "apart"}),
        standings({**given, "gate": gate or "-"}),
        ON,
    )


def test_labels_start_at_their_thresholds() -> None:
    assert labelled("1", "1", "1", "2").label == "starting"
    assert labelled("2", "2", "2", "2").label == "building"
    assert labelled("3e", "3e", "3e", "3e").label == "working"
    assert labelled("4e", "4e", "4e", "4e").label == "ready"
    assert labelled("4e", "4e", "4e", "4e").gate is None


def test_a_weak_plan_holds_the_label_and_is_named() -> None:
    held = labelled("1", *["4e"] * 6)
    assert held.proven >= Fraction(3, 5)
    assert (held.label, held.gate) == ("building", Gate("plan", "p0"))
    nearly = labelled("4e", "2", *["4e"] * 6)
    assert nearly.proven >= Fraction(4, 5)
    assert (nearly.label, nearly.gate) == ("working", Gate("plan", "p1"))
    weak_anyway = labelled("1", "2", "2", "2")
    assert (weak_anyway.label, weak_anyway.gate) == ("building", None)


@pytest.mark.parametrize("level", ["0", "1", "1e"])
def test_a_gate_rating_at_0_or_1_holds_the_label(level: str) -> None:
    held = labelled(*["4e"] * 4, gate=level)
    assert (held.label, held.gate, held.gate_down) == ("building", Gate("rating", "gate"), "gate")
    low = labelled(*["2"] * 4, gate=level)
    assert (low.label, low.gate, low.gate_down) == ("building", None, "gate")


@pytest.mark.parametrize("level", ["-", "open", "2", "4"])
def test_a_gate_rating_that_is_open_or_higher_holds_nothing(level: str) -> None:
    free = labelled(*["4e"] * 4, gate=level)
    assert (free.label, free.gate, free.gate_down) == ("ready", None, None)


def test_the_gate_is_named_where_a_plan_holds_too() -> None:
    both = labelled("1", *["4e"] * 6, gate="1")
    assert (both.label, both.gate) == ("building", Gate("rating", "gate"))


def test_rounding_never_reaches_a_label() -> None:
    assert show(Fraction(39999, 100000)) == "39.9"
    assert show(Fraction(1)) == "100.0"
    assert show(Fraction(7, 224), 2) == "3.12"
    assert show(Fraction(705, 1792), 0) == "39"


def test_the_foundation_stands_beside_the_score() -> None:
    without, with_it = labelled("2", "3e"), labelled("2", "3e", gate="4e")
    assert with_it.proven == without.proven
    assert with_it.foundation is not None and with_it.foundation.proven == 1
    assert with_it.answered == without.answered == 1


def test_lenses_look_across_all_plans_and_the_foundation() -> None:
    ratings = {
        "base": [rating("a", lens="lead", scope="tactical")],
        "one": [rating("b", 3, lens="lead", scope="strategic"), rating("c", lens="people")],
        "two": [rating("d", lens="", na=True)],
    }
    tiny = pack(ratings, scored={"base": "apart"}, lenses=("lead", "people", "money"), scopes=("strategic",))
    now = score(tiny, standings({"a": "4e", "b": "0", "c": "2", "d": "2"}), ON)
    assert [(lens.id, lens.proven) for lens in now.lenses] == [("lead", Fraction(1, 4)), ("people", Fraction(1, 2))]
    assert [(scope.id, scope.proven) for scope in now.scopes] == [("strategic", Fraction(0))]
    assert now.audiences == ()


def test_not_applicable_counts_only_where_the_pack_allows_it() -> None:
    tiny = pack({"a": [rating("x", 1), rating("y", 3)], "b": [rating("z")]})
    now = score(tiny, standings({"x": "na", "y": "2", "z": "2"}), ON)
    assert (now.na, now.proven, now.plans[0].possible) == (
        0,
        Fraction(6, 16) * Fraction(1, 2) + Fraction(1, 4),
        Fraction(5, 8),
    )


@pytest.mark.parametrize(("age", "counts"), [(-2, False), (-1, True), (0, True), (180, True), (181, False)])
def test_a_dated_line_proves_for_180_days_and_never_from_the_future(age: int, counts: bool) -> None:
    line = Evidence(ON - timedelta(days=age), "seen by two customers")
    assert bool(recent([line], ON)) is counts
    given = replace(standing("4"), evidence=(line,))
    entry = score(pack({"a": [rating("x")], "b": [rating("y")]}), {"x": given}, ON).items["x"]
    assert (entry.low == 1, entry.proven, entry.doubt == "stale") == (counts, counts, age > 180)
    assert entry.high == 1


def test_a_blank_line_shows_nothing() -> None:
    assert not recent([Evidence(ON, "  ")], ON)


def test_a_pack_in_the_making_has_a_score_too() -> None:
    now = score(pack({"a": [rating("x")], "b": []}), standings({"x": "4e"}), ON)
    assert (now.proven, now.possible, now.stated) == (Fraction(1, 2), Fraction(1), None)
    empty = score(pack({}), {}, ON)
    assert (empty.proven, empty.possible, empty.label) == (Fraction(0), Fraction(1), "starting")


def told(*days: tuple[date, dict[str, dict[str, str]]]) -> dict[str, dict[str, StandingWord]]:
    """What people say who gave these ratings, by person and by rating, on these days."""
    words: dict[str, dict[str, StandingWord]] = {}
    for day, people in days:
        at = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
        for who, row in people.items():
            mine = words.setdefault(who, {})
            mine |= {id: said(mine.get(id), rated(level, at)) for id, level in row.items()}
    return words


SPRING, SUMMER, AUTUMN = date(2026, 5, 4), date(2026, 8, 3), date(2026, 11, 2)


def test_the_newest_word_about_a_rating_counts() -> None:
    words = told(
        (SPRING, {"ana": {"x": "3", "y": "1", "z": "2"}}),
        (SUMMER, {"ana": {"y": "2"}}),
        (AUTUMN, {"ana": {"x": "4"}, "ben": {"z": "open"}}),
    )
    found = settle(words, (), ON)
    assert {id: (one.level, one.label, one.carried) for id, one in found.items()} == {
        "x": (4, "2026-Q4", False),
        "y": (2, "2026-Q3", True),
        "z": (None, "2026-Q4", False),
    }


def test_what_was_rated_after_the_asked_day_does_not_count() -> None:
    words = told((SPRING, {"ana": {"x": "1"}}), (AUTUMN, {"ana": {"x": "4"}}))
    found = settle(words, (), SUMMER, until=SUMMER)
    assert (found["x"].level, found["x"].label, found["x"].carried) == (1, "2026-Q2", True)
    assert settle(words, (), SUMMER)["x"].level == 4, (
        "without a day to look back to every word counts, whatever its time"
    )


def test_the_newest_word_counts_whoever_gave_it() -> None:
    words = {"ben": {"x": said(None, rated("1", AT + timedelta(hours=1)))}, "ana": {"x": said(None, rated("3", AT))}}
    found = settle(words, (), ON)
    assert (found["x"].level, found["x"].by, found["x"].round) == (1, "ben", None)


def test_evidence_of_an_earlier_quarter_proves_until_it_is_too_old() -> None:
    found = settle(told((AUTUMN, {"ana": {"x": "4e"}})), (), date(2027, 1, 5))
    assert found["x"].carried
    tiny = pack({"a": [rating("x")], "b": [rating("y")]})
    assert score(tiny, found, date(2027, 1, 5)).items["x"].low == 1
    later = score(tiny, found, date(2027, 6, 30)).items["x"]
    assert (later.low, later.doubt) == (Fraction(1, 2), "stale")
