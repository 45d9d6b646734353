"""What happens to actions that people have touched when answers and packs change (docs/scoring.md 15)."""

from dataclasses import fields, replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import AT, ON, QUARTER, lift, pack, rating, standing
from tests.strategies import Case, cases
from workbook.domain import Pack, Score, score
from workbook.domain.actions import Action, Status, Step, commit, generate, move, own, reconcile

HUMAN = [field.name for field in fields(Action) if field.name not in ("gen", "status")]


def tiny(**more: object) -> Pack:
    return pack({"p": [rating("x", 2, **more), rating("y")], "q": [rating("z")]})  # type: ignore[arg-type]


def scored(level: str, given: Pack | None = None, hours: int = 0) -> Score:
    at = AT + timedelta(hours=hours)
    levels = {} if level == "-" else {"x": standing(level, at)}
    return score(given or tiny(), levels | {"y": standing("2"), "z": standing("2")}, ON)


def merged(kept: list[Action], level: str, given: Pack | None = None, hours: int = 0) -> dict[str, Action]:
    now = scored(level, given, hours)
    return {action.id: action for action in reconcile(kept, generate(given or tiny(), now), given or tiny(), now)}


def of(level: str, lane: str) -> Action:
    found = generate(tiny(), scored(level))
    return next(action for action in found if action.gen.item == "x" and action.gen.lane == lane)


def taken(action: Action) -> Action:
    done = commit(action, [], AT, "ana", QUARTER, owner="Ana", due=date(2026, 12, 15), when="we meet", then="I ask")
    assert isinstance(done, Action)
    return done


def moved(action: Action, status: Status, hours: int = 1) -> Action:
    done = move(action, status, AT + timedelta(hours=hours), "ana", "no time" if status is Status.DROPPED else "")
    assert isinstance(done, Action)
    return done


def test_generated_parts_refresh_and_human_parts_stay() -> None:
    kept = taken(replace(of("1", "build"), note="call first"))
    stale = replace(kept, gen=replace(kept.gen, title="Old words", rank=99))
    now = merged([stale], "1")[kept.id]
    assert now.gen == of("1", "build").gen
    assert all(getattr(now, name) == getattr(stale, name) for name in HUMAN)
    assert now.status is Status.COMMITTED


def test_a_kept_action_is_not_suggested_again_whatever_its_status() -> None:
    for status in (Status.DROPPED, Status.PARKED, Status.DONE):
        kept = moved(of("1", "build"), status)
        now = merged([kept], "1")
        assert now[kept.id].status is status
        assert [action.id for action in now.values()].count(kept.id) == 1
        assert f"{kept.id}#2" not in now


def test_an_answer_that_reaches_the_target_is_never_closed_for_people() -> None:
    kept = taken(of("1", "build"))
    now = merged([kept], "2")[kept.id]
    assert now.status is Status.COMMITTED and now.gen.met and now.gen.lift == 0
    proof = taken(of("4", "prove"))
    assert merged([proof], "4e")[proof.id].gen.met
    assert not merged([proof], "2")[proof.id].gen.met
    finish = taken(of("-", "finish"))
    assert merged([finish], "1")[finish.id].gen.met


def test_a_lift_beyond_the_next_one_keeps_its_worth() -> None:
    kept = taken(of("2", "build"))
    now = merged([kept], "1")
    assert now[kept.id].gen.to == 4
    assert now[kept.id].gen.lift > next(a.gen.lift for a in now.values() if a.gen.to == 2 and a.gen.item == "x")


def test_what_the_pack_no_longer_has_is_retired_and_comes_back_with_it() -> None:
    kept = taken(of("1", "build"))
    without = tiny(lifts=(lift(2, id="another"), lift(4)))
    gone = merged([kept], "1", without)[kept.id]
    assert (gone.status, gone.owner) == (Status.RETIRED, "Ana")
    assert gone.gen == replace(kept.gen, lift=Fraction(0)), "it gains nothing"
    back = merged([gone], "1")[kept.id]
    assert (back.status, back.owner) == (Status.COMMITTED, "Ana")
    done = moved(kept, Status.DONE)
    assert merged([done], "1", without)[kept.id] == done


def test_a_level_that_falls_after_the_work_was_done_is_a_new_occurrence() -> None:
    done = moved(taken(of("1", "build")), Status.DONE, hours=1)
    reached = merged([done], "2", hours=2)
    assert reached[done.id].status is Status.DONE and f"{done.id}#2" not in reached
    fallen = merged([reached[done.id]], "1", hours=3)
    assert fallen[f"{done.id}#2"].status is Status.SUGGESTED
    assert fallen[done.id] == reached[done.id]
    again = moved(taken(fallen[f"{done.id}#2"]), Status.DONE, hours=4)
    third = merged([fallen[done.id], again], "1", hours=5)
    assert {f"{done.id}#3", f"{done.id}#2", done.id} <= set(third)


def test_done_without_a_new_level_is_not_offered_again_at_once() -> None:
    done = moved(taken(of("1", "build")), Status.DONE, hours=1)
    assert f"{done.id}#2" not in merged([done], "1")


def test_proof_that_grows_old_is_a_new_occurrence() -> None:
    done = moved(replace(of("4", "prove"), gen=replace(of("4", "prove").gen, met=True)), Status.DONE)
    assert f"{done.id}#2" in merged([done], "4s")


def test_own_actions_stay_as_they_are() -> None:
    mine = own("  Call  Marta ", "a1b2", [], AT, "ana", QUARTER, owner="Ana")
    assert isinstance(mine, Action)
    assert merged([mine], "1")[mine.id] == mine
    assert (mine.gen.title, mine.status, mine.key) == ("Call Marta", Status.COMMITTED, "own:a1b2")


@given(cases(least=3), cases(least=3), st.data())
def test_merging_is_idempotent_loses_nothing_and_leaves_people_alone(old: Case, new: Case, data: st.DataObject) -> None:
    offered = generate(old.pack, old.score())
    kept = [
        replace(action, status=status, owner="Ana", history=(Step(AT, "ana", status),))
        for action in offered
        if (status := data.draw(st.sampled_from(Status))) not in (Status.SUGGESTED, Status.RETIRED)
    ]
    now = new.score()
    once = reconcile(kept, generate(new.pack, now), new.pack, now)
    mine = [action for action in once if action.owner]
    assert [action.id for action in mine] == [action.id for action in kept]
    for before, after in zip(kept, mine, strict=True):
        assert all(getattr(after, name) == getattr(before, name) for name in HUMAN)
    assert len({action.id for action in once}) == len(once)
    assert reconcile(mine, generate(new.pack, now), new.pack, now) == once
