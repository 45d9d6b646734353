"""The action list: the ranking example of docs/scoring.md 14, its invariants, prerequisites, the gate and the foundation."""

from fractions import Fraction
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    ON,
    example_pack,
    example_standings,
    exercise,
    lift,
    pack,
    rating,
    standings,
)
from tests.strategies import Case, cases
from workbook.domain import Pack, score, show
from workbook.domain.actions import Action, generate


def offered(tiny: Pack, **levels: str) -> list[Action]:
    given = {id.replace("_", "-"): level for id, level in levels.items()}
    return list(generate(tiny, score(tiny, standings(given), ON)))


def row(action: Action) -> tuple[str, str | None, int, str]:
    gen = action.gen
    return gen.lane, gen.item, gen.to, show(gen.lift / gen.points, 2)


def test_the_ranking_example() -> None:
    tiny = example_pack()
    actions = generate(tiny, score(tiny, example_standings(), ON))
    assert [row(action) for action in actions[:5]] == [
        ("finish", "content-3", 2, "3.12"),
        ("finish", "ready-2", 2, "1.78"),
        ("prove", "customers-2", 4, "1.56"),
        ("build", "content-2", 4, "1.04"),
        ("build", "partners-3", 2, "1.04"),
    ]
    assert row(actions[17]) == ("build", "content-1", 2, "0.29")
    assert row(actions[-1]) == ("build", "partners-1", 2, "0.11")
    assert [action.gen.rank for action in actions] == list(range(1, 23))
    first = actions[0].gen
    assert first.why == "weight 2 of 8, from open to 2, weakest plan counts double: +3.12 for 1 point"
    assert first.best is not None and show(first.best, 2) == "5.74"


def test_identity_comes_from_rating_target_and_template_alone() -> None:
    tiny = example_pack()
    first = generate(tiny, score(tiny, example_standings(), ON))[0]
    assert (first.key, first.id) == ("content-3:2:finish", "e41cd738")


def test_what_each_state_of_a_rating_offers() -> None:
    lifts = (lift(4), lift(3), lift(2))
    names = {"a": "-", "b": "open", "c": "na", "d": "0", "e": "2", "f": "3", "g": "3e", "h": "4", "i": "4s", "j": "4e"}
    tiny = pack({"p": [rating(id, lifts=lifts, na=id == "c") for id in names], "q": [rating("z")]})
    found = {(act.gen.item, act.gen.lane, act.gen.to) for act in offered(tiny, **names, z="4e")}
    assert found == {
        ("a", "finish", 2),
        ("b", "finish", 2),
        ("d", "build", 2),
        ("e", "build", 3),
        ("f", "prove", 3),
        ("f", "build", 4),
        ("g", "build", 4),
        ("h", "prove", 4),
        ("i", "prove", 4),
    }


def test_what_waits_stands_below_and_says_for_what() -> None:
    after = (lift(2, after=("first",)),)
    tiny = pack({"p": [rating("later", 3, lifts=after), rating("first")], "q": [rating("other")]})
    waiting = offered(tiny, later="0", first="1", other="2")[-1]
    assert (waiting.gen.item, waiting.gen.blocked_by) == ("later", ("first",))
    for enough in ("2", "4"):
        assert all(not action.gen.blocked_by for action in offered(tiny, later="0", first=enough, other="2"))


def gated() -> Pack:
    base = [rating("promises", gate=True, prompt="We keep our promises."), rating("asked", lifts=(lift(2, asks=True),))]
    plans = {"p": [rating("ask", 3, lifts=(lift(2, asks=True),)), rating("own")], "q": [rating("z")]}
    return pack({"base": base, **plans}, scored={"base": "apart"})


def test_while_the_gate_is_down_it_comes_first_and_asking_waits() -> None:
    actions = offered(gated(), promises="1", asked="0", ask="0", own="0", z="2")
    assert actions[0].gen.item == "promises" and actions[0].gen.lift == 0
    assert actions[0].gen.why.startswith("the gate: ")
    held = next(action for action in actions if action.gen.item == "ask")
    assert held.gen.text == "Hold this until “We keep our promises” stands at 2 or more. First: Do the work of 2."
    assert held.gen.repair and held.gen.blocked_by == ("promises",)
    assert held.gen.rank > max(action.gen.rank for action in actions if not action.gen.repair)


def test_with_the_gate_up_asking_is_an_action_like_others() -> None:
    for level in ("2", "4e", "-"):
        actions = offered(gated(), promises=level, asked="0", ask="0", own="0", z="2")
        assert next(action.gen.text for action in actions if action.gen.item == "ask") == "Do the work of 2."
        assert not any(action.gen.repair for action in actions)


def test_the_foundation_comes_after_what_lifts_the_score() -> None:
    tiny = pack(
        {"base": [rating("x", 3), rating("y", 1)], "p": [rating("a")], "q": [rating("b")]}, scored={"base": "apart"}
    )
    actions = offered(tiny, x="0", y="0", a="3e", b="3e")
    assert [action.gen.item for action in actions] == ["a", "b", "x", "y"]
    assert [action.gen.lift > 0 for action in actions] == [True, True, False, False]


def test_a_plan_takes_at_most_two_of_the_first_five() -> None:
    weak = [rating(f"w{n}", 3) for n in range(6)]
    tiny = pack({"weak": weak, **{f"p{n}": [rating(f"r{n}"), rating(f"s{n}", 3)] for n in range(4)}})
    strong = {f"r{n}": "3e" for n in range(4)} | {f"s{n}": "4e" for n in range(4)}
    actions = offered(tiny, **{f"w{n}": "0" for n in range(6)}, **strong)
    assert [action.gen.item for action in actions[:6]] == ["w0", "w1", "r0", "r1", "r2", "w2"]


def test_the_offered_lift_goes_the_whole_way_with_evidence() -> None:
    tiny = pack({"p": [rating("x", lifts=(lift(3, "M"),))], "q": [rating("y")]})
    build = next(action for action in offered(tiny, x="0", y="4e") if action.gen.lane == "build")
    assert (build.gen.points, build.gen.lift) == (8, Fraction(3, 8))


@given(cases(beside=True, least=3))
def test_the_lift_is_exactly_what_the_score_gains(case: Case) -> None:
    before = case.score()
    for action in generate(case.pack, before):
        gen = action.gen
        assert gen.item is not None
        reached = {"finish": "2", "prove": f"{gen.to}e", "build": f"{gen.to}e"}[gen.lane]
        assert gen.lift == case.score(**{gen.item: reached}).proven - before.proven >= 0
        if gen.best is not None:
            assert gen.best == case.score(**{gen.item: "4e"}).proven - before.proven


@given(cases(beside=True, least=3), st.randoms(use_true_random=False))
def test_the_list_depends_on_the_answers_alone(case: Case, random: Random) -> None:
    now = generate(case.pack, case.score())
    mixed = list(case.levels.items())
    random.shuffle(mixed)
    assert generate(case.pack, Case(case.pack, dict(mixed)).score()) == now
    assert len({action.id for action in now}) == len(now)


@given(cases(beside=True, least=3))
def test_the_order_is_by_points_for_the_effort_with_room_for_other_plans(case: Case) -> None:
    now = case.score()
    actions = [action for action in generate(case.pack, now) if not action.gen.blocked_by]
    plans = [now.group_of[action.gen.item or ""].id for action in actions]
    for place in range(min(5, len(plans))):
        if plans[:place].count(plans[place]) >= 2:
            assert all(plans[:place].count(plan) >= 2 for plan in plans[place:])
    rest = [action.gen.lift / action.gen.points for action in actions[5:]]
    assert all(higher >= lower for higher, lower in pairwise(rest))


@given(cases(least=3))
def test_ids_outlive_quarters_and_new_wording(case: Case) -> None:
    old = {action.key: action.id for action in generate(case.pack, case.score())}
    reworded = pack(
        {
            plan.id: [
                rating(
                    one.id, one.weight, prompt="Other words.", lifts=tuple(lift(to, "L", f"to-{to}") for to in (2, 4))
                )
                for one in case.pack.ratings_of(plan.id)
            ]
            for plan in case.pack.plans
        },
        more=[exercise("new", "p1")],
    )
    new = {action.key: action.id for action in generate(reworded, score(reworded, standings(case.levels), ON))}
    assert new == old
