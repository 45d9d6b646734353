"""Moving actions: the commitment card, the limit of three, reasons, history, and the order of the list."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders import AT, ON, QUARTER, example_pack, example_standings, exercise, rating
from workbook.domain import Problem, score
from workbook.domain.actions import (
    ACTIVE_BUILDS,
    Action,
    Status,
    active_builds,
    adopt,
    adopted,
    commit,
    generate,
    grouped,
    move,
    ordered,
    own,
    reconcile,
)

LATER = AT + timedelta(days=1)


def suggested() -> list[Action]:
    return list(generate(example_pack(), score(example_pack(), example_standings(), ON)))


def builds() -> list[Action]:
    return [action for action in suggested() if action.gen.lane == "build"]


def took(action: Action, *others: Action, due: date | None = None) -> Action:
    result = commit(action, others, AT, "ana", QUARTER, owner="Ben", due=due)
    assert isinstance(result, Action)
    return result


def changed(action: Action, status: Status, reason: str = "") -> Action:
    result = move(action, status, LATER, "ana", reason)
    assert isinstance(result, Action)
    return result


def test_committing_fills_the_card_and_remembers_when() -> None:
    action = took(builds()[0], due=date(2026, 12, 15))
    assert (action.status, action.owner, action.due, action.opened) == ("committed", "Ben", date(2026, 12, 15), QUARTER)
    assert [(step.status, step.by, step.at) for step in action.history] == [("committed", "ana", AT)]
    again = commit(action, [action], LATER, "ben", "2027-Q1", then="I open the calendar")
    assert isinstance(again, Action)
    assert (again.owner, again.then, again.opened, len(again.history)) == ("Ben", "I open the calendar", QUARTER, 1)


def test_a_fourth_build_is_refused_and_says_which_could_wait() -> None:
    first, *rest = builds()[: ACTIVE_BUILDS + 1]
    active = [took(action) for action in rest]
    refused = commit(first, active, AT, "ana", QUARTER)
    assert isinstance(refused, Problem)
    assert active[0].title in refused.mend
    mine = own("Paint the sign", "t", active, AT, "ana", QUARTER)
    assert isinstance(mine, Problem)
    parked = [changed(active[0], Status.PARKED), *active[1:]]
    assert len(active_builds([took(first, *parked), *parked])) == ACTIVE_BUILDS


def test_finish_and_prove_are_not_limited() -> None:
    active = [took(action) for action in builds()[:ACTIVE_BUILDS]]
    quick = next(action for action in suggested() if action.gen.lane == "prove")
    assert took(quick, *active).status is Status.COMMITTED


def test_an_own_action_needs_words() -> None:
    assert isinstance(own("  ", "t", [], AT, "ana", QUARTER), Problem)


def test_the_action_of_an_exercise_is_taken_on_once_with_its_effort_and_the_exercise_to_help() -> None:
    gift = replace(exercise("gift", "one"), action="Give a gift.", effort="M")
    made = adopt(gift, rating("gate"), [], AT, "ana", QUARTER, owner="Ben")
    assert isinstance(made, Action)
    assert (made.title, made.gen.effort, made.gen.points, made.gen.exercise) == ("Give a gift.", "M", 8, "gift")
    assert (made.status, made.owner) == (Status.COMMITTED, "Ben")
    assert adopted(gift, [*suggested(), made]) == made
    for there in (made, changed(made, Status.PARKED)):
        twice = adopt(gift, None, [there], AT, "ben", "2027-Q1")
        assert isinstance(twice, Problem) and made.id in twice.mend
    assert adopted(replace(gift, id="other"), [made]) is None
    assert isinstance(adopt(exercise("plain", "one"), None, [], AT, "ana", QUARTER), Problem)
    pack = example_pack()
    now = score(pack, example_standings(), ON)
    assert made in reconcile([made], generate(pack, now), pack, now)


@pytest.mark.parametrize("over", [Status.DONE, Status.DROPPED])
def test_what_is_over_can_be_taken_on_again(over: Status) -> None:
    gift = replace(exercise("gift", "one"), action="Give a gift.", effort="M")
    made = adopt(gift, None, [], AT, "ana", QUARTER)
    assert isinstance(made, Action)
    before = changed(made, over, "it rained")
    again = adopt(gift, None, [before], LATER, "ben", "2027-Q1")
    assert isinstance(again, Action)
    assert (again.id, again.key, again.status) == (f"{made.id}#2", made.key, Status.COMMITTED)
    assert adopted(gift, [again, before]) == again
    third = adopt(gift, None, [changed(again, over, "it rained"), before], LATER, "ben", "2027-Q1")
    assert isinstance(third, Action) and third.id == f"{made.id}#3"


def test_what_asks_customers_waits_for_the_gate_and_for_nothing_else() -> None:
    asking = replace(exercise("ask", "one"), action="Ask ten customers.", asks=True)
    refused = adopt(asking, rating("promises"), [], AT, "ana", QUARTER)
    assert isinstance(refused, Problem)
    assert "waits until “We do promises” stands at 2 or more" in refused.what
    assert isinstance(adopt(asking, None, [], AT, "ana", QUARTER), Action)


def test_dropping_wants_a_reason_and_keeps_it() -> None:
    assert isinstance(move(builds()[0], Status.DROPPED, AT, "ana", " "), Problem)
    dropped = changed(builds()[0], Status.DROPPED, "no partner for it")
    assert (dropped.status, dropped.history[-1].reason) == (Status.DROPPED, "no partner for it")


def test_taking_up_again_keeps_the_history_and_the_card() -> None:
    done = changed(took(builds()[0]), Status.DONE)
    assert isinstance(commit(done, [], LATER, "ana", QUARTER), Problem)
    again = changed(done, Status.SUGGESTED)
    assert [step.status for step in again.history] == ["committed", "done", "suggested"]
    assert (again.status, again.owner) == (Status.SUGGESTED, "Ben")
    assert changed(again, Status.SUGGESTED) == again


def test_what_is_retired_stays_where_it_is() -> None:
    retired = replace(builds()[0], status=Status.RETIRED)
    assert isinstance(commit(retired, [], AT, "ana", QUARTER), Problem)
    assert isinstance(move(retired, Status.DONE, AT, "ana"), Problem)


@pytest.mark.parametrize("status", [Status.COMMITTED, Status.RETIRED])
def test_some_moves_are_not_for_people(status: Status) -> None:
    assert isinstance(move(builds()[0], status, AT, "ana"), Problem)


def test_the_list_runs_from_what_is_late_to_what_is_over() -> None:
    free = suggested()
    late = took(free[9], due=ON - timedelta(days=1))
    soon = took(free[8], due=ON + timedelta(days=3))
    whenever = took(free[7])
    waiting = replace(free[0], gen=replace(free[0].gen, blocked_by=("content-1",)))
    done, parked = changed(free[1], Status.DONE), changed(free[2], Status.PARKED)
    rest = [free[4], free[3]]
    shown = [parked, done, whenever, soon, waiting, late, *rest]
    assert ordered(shown) == (late, soon, whenever, free[3], free[4], waiting, done, parked)
    groups = grouped(shown)
    assert (groups.doing, groups.blocked) == ((late, soon, whenever), (waiting,))


def test_what_is_due_on_one_day_stands_in_the_order_in_which_it_was_added() -> None:
    def added(title: str, minute: int, token: str) -> Action:
        made = own(title, token, [], AT + timedelta(minutes=minute), "ana", QUARTER, due=ON)
        assert isinstance(made, Action)
        return made

    third = [
        added(title, 2, token) for title, token in (("a later one", "1"), ("B later one", "2"), ("c later one", "3"))
    ]
    first, second = added("Z was first", 0, "z"), added("M came next", 1, "m")
    assert grouped([*third[::-1], second, first]).doing == (first, second, *third)
    over = [changed(one, Status.DONE) for one in third]
    assert grouped(over[::-1]).done == tuple(over)
