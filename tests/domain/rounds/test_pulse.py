"""What a round asks, and how a pulse is drawn."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import AT, ON, pack, rating, standing, standings
from tests.strategies import Case, cases
from workbook.domain import Applies, Firm, Pack, Standing, seen
from workbook.domain.rounds.pulse import PULSE, full, pulse

ROUNDS = ("2026-Q4", "2027-Q1", "2026-Q4-2")


def ids(drawn: object) -> list[str]:
    return [one.id for one in drawn]  # type: ignore[attr-defined]  # what a draw gives


def wide(plans: int = 2, each: int = 12) -> Pack:
    names = [f"p{n}" for n in range(plans)]
    return pack({name: [rating(f"{name}-r{n}") for n in range(each)] for name in names})


def answered(of: Pack, level: str = "2") -> dict[str, Standing]:
    return standings({item.id: level for item in of.ratings})


def test_everything_that_is_scored_or_stands_beside_is_asked_in_a_full_round() -> None:
    found = pack(
        {"a": [rating("a1")], "b": [rating("b1", rev=3)], "c": [rating("c1")], "d": [rating("d1")]},
        scored={"a": "apart", "d": "no"},
    )
    assert [(one.id, one.rev) for one in full(found)] == [("a1", 1), ("b1", 3), ("c1", 1)]
    assert ids(full(found, only={"c1", "d1", "zz"})) == ["c1"]


def test_one_of_each_plan_and_of_its_unanswered_if_it_has_any() -> None:
    found = wide(4, 5)
    known = answered(found) | {"p1-r3": standing("open"), "p2-r0": standing("na")}
    del known["p0-r2"]
    for name in ROUNDS:
        drawn = ids(pulse(found, name, known, only={item.id for item in found.ratings}))
        assert {"p0-r2", "p1-r3", "p2-r0"} <= set(drawn), "where n/a does not apply, it is open"
        assert any(id.startswith("p3") for id in drawn)


def test_what_was_set_aside_where_that_may_be_is_answered() -> None:
    found = pack({"a": [rating("a1", na=True), rating("a2")], "b": [rating("b1")]})
    known = {"a1": standing("na"), "b1": standing("2")}
    assert all("a2" in ids(pulse(found, name, known)) for name in ROUNDS)


def test_which_one_of_a_plan_depends_on_the_round() -> None:
    found = wide(1, 12)
    first = [ids(pulse(found, f"2026-Q4-{n}", {}))[0] for n in range(20)]
    assert len(set(first)) > 3 and all(len(pulse(found, f"2026-Q4-{n}", {})) == 1 for n in range(20))


def test_the_draw_is_the_one_that_was_published() -> None:
    """BLAKE2b of the round's id, a line feed and the rating's: it must never change, or two machines would draw otherwise."""
    assert ids(pulse(wide(3, 12), "2026-Q4", {})) == ["p0-r2", "p1-r2", "p2-r6"]


def test_then_what_lapses_soonest_then_what_has_actions_then_the_lowest_then_the_newest() -> None:
    found = wide(1, 40)
    known = answered(found, "3")
    plan = ids(pulse(found, "r", {}))
    rest = [item.id for item in found.ratings if item.id not in plan]
    lapsing = {rest[30]: ON, rest[31]: ON + timedelta(days=3), rest[5]: ON + timedelta(days=1)}
    actions = {rest[2], rest[30]}
    known |= {rest[20]: standing("0"), rest[21]: standing("1"), rest[22]: standing("1"), rest[23]: standing("1")}
    known |= {rest[25]: standing("3", AT + timedelta(days=2)), rest[26]: standing("3", AT + timedelta(days=1))}
    drawn = ids(pulse(found, "r", known, lapsing, actions))
    named = [*plan, *lapsing, rest[2], rest[20], rest[21], rest[22], rest[25], rest[26]]
    assert set(drawn) == set(named) and len(drawn) == len(named)
    assert drawn == [item.id for item in found.ratings if item.id in drawn], "asked in pack order"


def test_fifteen_at_most_those_that_lapse_soonest() -> None:
    found = wide(2, 20)
    asked = [item.id for item in found.ratings]
    days = {id: date(2026, 12, 1) + timedelta(days=40 - place) for place, id in enumerate(asked)}
    drawn = ids(pulse(found, "r", answered(found), days))
    assert len(drawn) == PULSE and set(drawn) >= set(asked[-13:])


def test_of_equals_those_first_in_the_pack() -> None:
    found = wide(2, 20)
    asked = [item.id for item in found.ratings]
    plans = ids(pulse(found, "r", {}))
    rest = [id for id in asked if id not in plans][:13]
    assert set(ids(pulse(found, "r", {}, {}, asked))) == {*plans, *rest}
    assert set(ids(pulse(found, "r", {}, dict.fromkeys(asked, ON)))) == {*plans, *rest}
    known = answered(found)
    levels = ids(pulse(found, "r", known))
    assert len(levels) == 2 + 3 + 2 and [id for id in asked if id in levels][:3] == asked[:3]


def test_a_pulse_of_more_plans_than_fifteen_asks_the_scored_ones_first() -> None:
    names = [f"p{n}" for n in range(20)]
    scored = dict.fromkeys(names[:6], "apart")
    found = pack({name: [rating(f"{name}-r")] for name in names}, scored=scored)  # type: ignore[arg-type]  # words that there are
    drawn = ids(pulse(found, "r", {}))
    assert len(drawn) == PULSE and set(drawn) >= {f"{name}-r" for name in names[6:]}


def test_only_what_is_for_the_firm_is_drawn() -> None:
    walk_in = Applies(kind=("walk-in",))
    found = pack({"a": [rating("a1", applies=walk_in), rating("a2")], "b": [rating("b1")]})
    known = standings({"a1": "0", "a2": "4", "b1": "4"})
    for name in ROUNDS:
        drawn = pulse(seen(found, Firm("job")), name, known, {"a1": ON}, {"a1"})
        assert ids(drawn) == ["a2", "b1"]
    assert "a1" in ids(pulse(seen(found, Firm("walk-in")), "r", known))


@pytest.mark.parametrize("only", [{"p0-r3"}, {"p1-r0", "p1-r1", "p1-r2"}, set()])
def test_only_what_may_be_drawn_is(only: set[str]) -> None:
    found = wide(2, 6)
    assert set(ids(pulse(found, "r", answered(found), {"p0-r0": ON}, {"p0-r1"}, only))) <= only


@st.composite
def draws(draw: st.DrawFn) -> tuple[Case, dict[str, Standing], dict[str, date], list[str], str]:
    """A pack with what stands, what lapses and what has actions, in any order."""
    case = draw(cases(answers=("-", "open", "0", "1", "2", "3e", "4e"), beside=True))
    shuffled = draw(st.permutations([id for id, level in case.levels.items() if level != "-"]))
    later = {id: AT + timedelta(days=draw(st.integers(0, 3))) for id in shuffled}
    known = {id: replace(standing(case.levels[id]), at=later[id]) for id in shuffled}
    some = st.lists(st.sampled_from(sorted(case.levels)), unique=True)
    lapsing = {id: ON + timedelta(days=draw(st.integers(1, 5))) for id in draw(some)}
    return case, known, lapsing, draw(some), draw(st.sampled_from(ROUNDS))


@given(draws())
def test_a_pulse_has_fifteen_at_most_none_twice_and_one_of_every_plan(
    drawn: tuple[Case, dict[str, Standing], dict[str, date], list[str], str],
) -> None:
    case, known, lapsing, actions, name = drawn
    found = ids(pulse(case.pack, name, known, lapsing, actions))
    asked = [item.id for item in case.pack.ratings]
    assert len(found) <= PULSE and found == [id for id in asked if id in found]
    plans = {plan.id for plan in case.pack.plans if case.pack.ratings_of(plan.id)}
    assert {case.pack.plan_of(id).id for id in found} == plans
    assert len(found) == min(PULSE, len(asked)) or len(found) >= len(plans)
    if len(found) < PULSE:
        assert {*lapsing, *actions} <= set(found)


@given(draws())
def test_the_order_in_which_things_are_read_makes_no_difference(
    drawn: tuple[Case, dict[str, Standing], dict[str, date], list[str], str],
) -> None:
    case, known, lapsing, actions, name = drawn
    turned = pulse(
        case.pack, name, dict(reversed(known.items())), dict(reversed(lapsing.items())), list(reversed(actions))
    )
    assert pulse(case.pack, name, known, lapsing, actions) == turned
