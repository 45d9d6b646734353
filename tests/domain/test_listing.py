"""The action list as it is shown: one row for the open ratings of a plan, no gain for an answer, and first steps."""

from hypothesis import given

from tests.builders import AT, ON, example_pack, example_standings, lift, pack, rating, standings
from tests.strategies import Case, cases
from workbook.domain import Pack, score
from workbook.domain.actions import (
    Action,
    Listing,
    Status,
    ToRate,
    action_list,
    brought,
    commit,
    listed,
    move,
    promised,
)


def shown(tiny: Pack, kept: tuple[Action, ...] = (), **levels: str) -> Listing:
    now = score(tiny, standings({id.replace("_", "-"): level for id, level in levels.items()}), ON)
    return listed(tiny, action_list(tiny, kept, now), now)


def test_the_open_ratings_of_a_plan_are_one_row() -> None:
    now = score(example_pack(), example_standings(), ON)
    found = listed(example_pack(), action_list(example_pack(), (), now), now)
    assert found.rate == (
        ToRate(plan="content", title="Content", first="content-3", left=1, total=4, minutes=3, rank=1),
        ToRate(plan="ready", title="Ready", first="ready-2", left=1, total=3, minutes=3, rank=2),
    )
    assert {action.gen.lane for action in found.next} == {"prove", "build"}
    assert found.best is found.rate[0]


def test_a_plan_that_nobody_has_rated_counts_all_that_apply() -> None:
    tiny = pack({"p": [rating("a"), rating("b"), rating("c", na=True, weight=1)], "q": [rating("z")]})
    assert [(row.left, row.total, row.minutes) for row in shown(tiny, z="4e").rate] == [(3, 3, 10)]
    assert [(row.left, row.total, row.first) for row in shown(tiny, z="4e", a="0").rate] == [(2, 3, "b")]


def test_a_rating_that_somebody_has_taken_on_or_dropped_is_not_asked_again() -> None:
    tiny = pack({"p": [rating("a"), rating("b")], "q": [rating("z")]})
    first, second, *_ = action_list(tiny, (), score(tiny, {}, ON))
    mine, gone = commit(first, (), AT, "ana", "2026-Q4"), move(second, Status.DROPPED, AT, "ana", "not ours")
    assert isinstance(mine, Action) and isinstance(gone, Action)
    found = shown(tiny, (mine, gone))
    asked = {row.first: row.left for row in found.rate}
    assert sum(asked.values()) == 1 and found.doing == (mine,) and found.dropped == (gone,)


def test_an_answer_promises_nothing_and_neither_does_work_on_an_open_rating() -> None:
    tiny = pack({"p": [rating("a"), rating("b")], "q": [rating("c"), rating("z")]})
    now = score(tiny, standings({"b": "0", "c": "3"}), ON)
    actions = action_list(tiny, (), now)
    gains = {(action.gen.item, action.gen.lane): promised(action, now) for action in actions}
    assert gains["a", "finish"] == 0 < gains["b", "build"]
    assert gains["c", "prove"] > 0
    (step,) = [one for one in listed(tiny, actions, now).begin if one.gen.item == "a"]
    assert step.gen.lift > 0 == promised(step, now)


def first_pack() -> Pack:
    """Four plans; the lift of `b` is marked, that of `c` asks, that of `d` waits, that of `e` is large, `f` and `g` take long."""
    ratings = {
        "p": [rating("a", lifts=(lift(2, minutes=90),)), rating("b", lifts=(lift(2, first=True),))],
        "q": [rating("c", lifts=(lift(2, asks=True),)), rating("d", lifts=(lift(2, after=("a",)),))],
        "r": [rating("e", lifts=(lift(2, "L"),)), rating("f", lifts=(lift(2),))],
        "s": [rating("g", lifts=(lift(2, minutes=20),)), rating("h", lifts=(lift(2, minutes=10, exercise="short"),))],
    }
    return pack(ratings)


def test_an_empty_workbook_has_three_small_things_to_begin_with() -> None:
    found = shown(first_pack())
    assert [step.gen.item for step in found.begin] == ["b", "h", "f"]
    assert found.best is found.begin[0]
    assert not found.next and [row.left for row in found.rate] == [2, 2, 2, 2]
    assert all(step.gen.rank == 0 and step.status is Status.SUGGESTED for step in found.begin)


def test_a_first_step_taken_on_is_the_same_action_once_its_rating_is_given() -> None:
    tiny = first_pack()
    step = shown(tiny).begin[0]
    mine = commit(step, (), AT, "ana", "2026-Q4")
    assert isinstance(mine, Action)
    open_still = shown(tiny, (mine,))
    assert [one.id for one in open_still.doing] == [step.id]
    assert len(open_still.begin) == 2 and step.id not in {one.id for one in open_still.begin}
    rated = shown(tiny, (mine,), b="1")
    assert [one.id for one in rated.doing] == [step.id] and step.id not in {one.id for one in rated.next}
    assert shown(tiny, (mine,), b="2").doing[0].gen.met


def test_three_things_being_done_or_offered_need_no_first_steps() -> None:
    tiny = first_pack()
    assert len(shown(tiny, a="0").begin) == 2
    assert shown(tiny, a="0", b="0", f="0").begin == ()
    steps = shown(tiny).begin
    taken = tuple(commit(step, (), AT, "ana", "2026-Q4") for step in steps)
    assert shown(tiny, tuple(one for one in taken if isinstance(one, Action))).begin == ()


@given(cases(beside=True, least=3))
def test_every_action_has_one_row_and_nothing_promises_for_an_answer(case: Case) -> None:
    now = case.score()
    actions = action_list(case.pack, (), now)
    found = listed(case.pack, actions, now)
    rows = [action.id for action in found.all if action not in found.begin]
    answers = [action for action in actions if action.gen.lane == "finish"]
    assert sorted(rows) == sorted(action.id for action in actions if action not in answers)
    assert sum(row.left for row in found.rate) == len(answers)
    assert all(promised(action, now) == 0 for action in answers)
    assert len(found.begin) <= 3 and not {step.id for step in found.begin} & {action.id for action in actions}
    assert [row.rank for row in found.rate] == sorted(row.rank for row in found.rate)


@given(cases(beside=True, least=3))
def test_what_an_action_brings_is_what_the_plan_and_the_score_become(case: Case) -> None:
    now = case.score()
    for action in action_list(case.pack, (), now):
        found = brought(action, now)
        assert (found is None) == (action.gen.lane == "finish")
        if found is not None and action.gen.item is not None:
            then = case.score(**{action.gen.item: f"{action.gen.to}e"})
            assert found.plan_after == then.group_of[action.gen.item].proven > found.plan.proven
            assert found.proven_after == then.proven
