"""Why a number is what it is: the rows add up to it, and the sentences say what a shop owner wants to know."""

from fractions import Fraction

import pytest
from hypothesis import given

from tests.builders import ON, example_pack, example_standings, pack, rating, standings
from tests.strategies import Case, cases
from workbook.domain import Score, score
from workbook.domain.actions import generate
from workbook.domain.explain import OVERALL, best_step, explain, label_sentence, missing


def example() -> Score:
    return score(example_pack(), example_standings(), ON)


def sentences(id: str, now: Score | None = None) -> str:
    found = explain(now or example(), id)
    assert found is not None
    return " ".join(found.sentences)


@given(cases(beside=True, least=3))
def test_the_rows_add_up_to_the_number(case: Case) -> None:
    now = case.score()
    whole = explain(now, OVERALL)
    assert whole is not None
    assert sum(row.weight * row.low for row in whole.rows) / (len(now.plans) + 2) == now.proven
    for plan in now.plans + now.apart:
        found = explain(now, plan.id)
        assert found is not None
        weight = sum(row.weight for row in found.rows if row.state != "na")
        assert sum(row.weight * row.low for row in found.rows) / Fraction(weight) == plan.proven
        assert sum(row.weight * row.high for row in found.rows) / Fraction(weight) == plan.possible


def test_the_whole() -> None:
    words = sentences(OVERALL)
    assert "Six plans, the two weakest (Content, Partners) again, over eight = 39.3." in words
    assert "Starting, 0.7 short of Building." in words


def test_possible_may_have_other_weakest_plans() -> None:
    tiny = pack({name: [rating(f"r-{name}")] for name in ("a", "b", "c")})
    now = score(tiny, standings({"r-b": "1", "r-c": "2"}), ON)
    assert "Three plans, the two weakest (A, B) again, over five = 20.0." in sentences(OVERALL, now)
    assert "In possible, the two weakest are B and C: 50.0." in sentences(OVERALL, now)


def test_a_plan() -> None:
    words = sentences("customers")
    assert "21 of 32 points = 65.6; 65 to 84, because two claims have no dated line." in words
    assert "12 of 28 points = 42.8; 42 to 71, because one is open." in sentences("ready")
    assert "One left out as not applicable." in sentences("ready")
    assert "cost double" in sentences("content")


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("customers-2", "Level 4 without a dated line counts as 2 of 4 in proven, and as 4 of 4 once shown."),
        ("customers-1", "Level 3, shown by a dated line, counts as 3 of 4."),
        ("content-3", "It is open: nothing in proven, full marks in possible."),
        ("content-3", "Its weight is 2 of 8 in Content, which counts double"),
        ("ready-4", "It does not apply, so its weight is left out: no staff."),
        ("content-2", "Level 2 counts as 2 of 4."),
    ],
)
def test_a_rating(id: str, words: str) -> None:
    assert words in sentences(id)


def test_a_proof_that_is_too_old_is_called_so() -> None:
    now = score(example_pack(), example_standings(customers_2="4s"), ON)
    assert "its dated line is more than 180 days old" in sentences("customers-2", now)
    assert "one claim has no dated line and one has only dated lines that are too old" in sentences("customers", now)


def test_a_name_used_twice_is_told_apart() -> None:
    tiny = pack(
        {"customers": [rating("a", audience="customers")], "b": [rating("customers", audience="customers")]},
        audiences=("customers",),
    )
    now = score(tiny, standings({"a": "4e", "customers": "0"}), ON)
    titles = {id: found.title for id in ("customers", "item:customers") if (found := explain(now, id))}
    assert titles == {"customers": "Customers", "item:customers": "We do customers."}
    audience = explain(now, "audience:customers")
    assert audience is not None and audience.proven == Fraction(1, 2)
    assert explain(now, audience.id) == audience
    assert explain(now, "nothing") is None and explain(now, "lens:customers") is None


def test_the_label_says_what_holds_it() -> None:
    plans = {f"p{n}": [rating(f"r{n}")] for n in range(7)}
    tiny = pack(
        {"base": [rating("promises", gate=True, prompt="We keep promises.")], **plans}, scored={"base": "apart"}
    )
    strong = {f"r{n}": "4e" for n in range(7)}
    weak = score(tiny, standings(strong | {"r0": "1"}), ON)
    assert label_sentence(weak) == "Building, held there by P0 at 25.0: Working needs 40 in every plan."
    broken = score(tiny, standings(strong | {"promises": "1"}), ON)
    assert label_sentence(broken) == "Building, and no higher while “We keep promises” stands below 2."
    assert label_sentence(score(tiny, standings(strong), ON)) == "Referral-ready, the highest of the four."


def test_the_best_step_for_what_is_explained() -> None:
    now = example()
    actions = generate(example_pack(), now)
    for id, item in ((OVERALL, "content-3"), ("customers", "customers-2"), ("partners-1", "partners-1")):
        found = explain(now, id)
        assert found is not None
        step = best_step(found, actions)
        assert step is not None and step.gen.item == item
    settled = explain(now, "ready-4")
    assert settled is not None and best_step(settled, actions) is None


def test_a_view_that_rests_on_few_ratings_is_not_shown_to_the_decimal() -> None:
    tiny = pack({"p": [rating("a", 3, lens="lead")], "q": [rating("b", 2, lens="lead")]}, lenses=("lead",))
    found = explain(score(tiny, standings({"a": "1", "b": "2"}), ON), "lens:lead")
    assert found is not None and (found.figure, found.proven) == ("35", Fraction(7, 20))
    assert found.sentences[0] == "7 of 20 points = 35."
    assert "It rests on 2 ratings: read the whole profile, not single points." in found.sentences


@pytest.mark.parametrize(
    ("levels", "cells", "words"),
    [
        ("- -", 30, "2 open"),
        ("3 4", 30, "2 unproven"),
        ("- 3 4s", 31, "1 open, 1 unproven, 1 old proof"),
        ("- 3 4s", 30, "1 open, 2 unproven"),
        ("- 3 4s", 18, "1 open, 2 unproven"),
        ("3 4s", 16, "2 unproven"),
        ("- 3 4s", 12, "3 not proven"),
        ("2 4e", 12, ""),
    ],
)
def test_what_keeps_a_number_open_in_the_room_there_is(levels: str, cells: int, words: str) -> None:
    given = {f"r{n}": level for n, level in enumerate(levels.split())}
    tiny = pack({"p": [rating(id) for id in given], "q": [rating("z")]})
    assert missing(score(tiny, standings(given), ON).plans[0], cells) == words


@pytest.mark.parametrize(
    ("levels", "named", "sentence"),
    [
        ({}, (), "Three plans, the two weakest again, over five = 0.0."),
        ({"a": "2"}, ("q", "r"), "Three plans, the two weakest (Q, R) again, over five = 10.0."),
        ({"a": "2", "b": "2"}, ("r",), "Three plans, the two weakest again, over five = 30.0."),
        ({"a": "2", "b": "2", "c": "2"}, (), "Three plans, the two weakest again, over five = 50.0."),
        ({"a": "2", "b": "1", "c": "0"}, ("r", "q"), "Three plans, the two weakest (R, Q) again, over five = 20.0."),
    ],
)
def test_only_what_is_weaker_than_the_rest_is_called_weakest(
    levels: dict[str, str], named: tuple[str, ...], sentence: str
) -> None:
    """Of plans that stand alike none is singled out, though the sum has to count one of them twice."""
    three = pack({"p": [rating("a", 1)], "q": [rating("b", 1)], "r": [rating("c", 1)]})
    now = score(three, standings(levels), ON)
    assert now.weaker == named
    whole = explain(now, "overall")
    assert whole is not None and sentence in whole.sentences
    for plan in ("p", "q", "r"):
        own = explain(now, plan)
        assert own is not None
        assert any("one of the two weakest" in one for one in own.sentences) == (plan in named)
