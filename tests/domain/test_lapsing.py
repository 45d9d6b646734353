"""What lapses in the next 90 days, held against the score of each of those days; and what is offered to keep it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import AT, ON, lift, pack, rating, standing
from workbook.domain import FRESH_DAYS, Evidence, Pack, Score, Standing, score
from workbook.domain.actions import Action, Status, action_list, brought, commit, generate, listed, move, promised
from workbook.domain.actions.next_level import next_level
from workbook.domain.explain import best_step, explain
from workbook.domain.lapsing import DAYS, OUTLOOK, Lapse, lapsing, outlook

CASES = {"base": ["b1", "b2"], "p": ["p1", "p2", "p3"], "q": ["q1", "q2"], "r": ["r1", "r2"]}
WORDS = ("we saw it happen", "WE SAW  it happen", "ten reviews read aloud", "done")


def made() -> Pack:
    """Three plans and one beside them, their ratings in another order than that of the plans."""
    return pack({name: [rating(id, 1 + place) for place, id in enumerate(ids)] for name, ids in CASES.items()},
                scored={"base": "apart"})  # fmt: skip


def given_as(level: int, *lines: tuple[int, str], rev: int = 1) -> Standing:
    """A level with dated lines so many days before `ON`."""
    shown = tuple(Evidence(ON - timedelta(days=age), text) for age, text in lines)
    return replace(standing(str(level)), evidence=shown, rev=rev)


def line(days: int, text: str) -> tuple[int, str]:
    """A line that proves for the last time so many days from `ON`, less one: on that day it lapses."""
    return FRESH_DAYS + 1 - days, text


ages = st.sampled_from((-40, -2, -1, 0, 30, 90, 91, 92, 120, 150, 178, 179, 180, 181, 200))
given_lines = st.lists(st.tuples(ages, st.sampled_from(WORDS)), max_size=3)
given_standings = st.fixed_dictionaries(
    {
        id: st.tuples(st.integers(2, 4), given_lines, st.sampled_from((0, 1, 1, 1)))
        for ids in CASES.values()
        for id in ids
    }
).map(lambda found: {id: given_as(level, *lines, rev=rev) for id, (level, lines, rev) in found.items()})


def proven(now: Score) -> set[str]:
    """The ratings at 3 or 4 that are shown."""
    return {id for id, entry in now.items.items() if entry.proven and (entry.level or 0) > 2}


@given(given_standings)
def test_it_is_what_the_score_of_each_day_says(told: Mapping[str, Standing]) -> None:
    """No rating lapses earlier than is said, none is left out, and what is proven then is what the score says of that day."""
    tiny, now = made(), score(made(), told, ON)
    left, expected = proven(now), list[Lapse]()
    for day in (ON + timedelta(days=far) for far in range(1, DAYS + 1)):
        then = score(tiny, told, day)
        gone = [item.id for item in tiny.ratings if item.id in left and item.id not in proven(then)]
        expected += [Lapse(id, day, then.proven) for id in gone]
        left -= set(gone)
    assert list(lapsing(tiny, told, ON)) == expected == list(lapsing(tiny, told, ON, now))


@given(given_standings, st.randoms(use_true_random=False))
def test_a_new_dated_line_removes_it(told: Mapping[str, Standing], random: object) -> None:
    found = lapsing(made(), told, ON)
    for lapse in found:
        new = replace(told[lapse.id], evidence=(*told[lapse.id].evidence, Evidence(ON, f"Seen anew for {lapse.id}")))
        assert lapse.id not in {one.id for one in lapsing(made(), {**told, lapse.id: new}, ON)}


@given(given_standings)
def test_in_30_60_and_90_days_it_is_the_score_of_those_days(told: Mapping[str, Standing]) -> None:
    now = score(made(), told, ON)
    found = outlook(made(), told, ON, now)
    assert [days for days, _ in found] == [*OUTLOOK]
    for days, then in found:
        assert then == score(made(), told, ON + timedelta(days=days))


def test_nothing_lapses_of_what_is_not_shown_or_shown_for_long() -> None:
    told = {
        "p1": given_as(4, line(91, "seen for the first")),
        "p2": given_as(4, line(0, "seen for the second")),
        "p3": given_as(2, line(20, "seen for the third")),
        "q1": given_as(4),
        "q2": given_as(4, line(20, "short")),
        "r1": given_as(4, line(20, "given to an earlier wording"), rev=0),
    }
    assert lapsing(made(), told, ON) == ()
    assert lapsing(made(), {}, ON) == ()


def test_the_last_line_to_lapse_decides() -> None:
    told = {"p1": given_as(4, line(10, "the first line"), line(40, "the second line"), line(60, "no"))}
    assert [(one.id, one.on) for one in lapsing(made(), told, ON)] == [("p1", ON + timedelta(days=40))]


def test_the_fourth_with_the_same_words_takes_the_place_of_one_that_lapses() -> None:
    """It is not proven now, so it does not lapse; and the score falls by less than it would."""
    words = "we saw it happen"
    told = {id: given_as(3, line(days, words)) for id, days in (("p1", 10), ("p2", 95), ("p3", 95), ("q1", 95))}
    (only,) = lapsing(made(), told, ON)
    then = score(made(), told, only.on)
    assert (only.id, only.after, "q1" in proven(then)) == ("p1", then.proven, True)


def test_earlier_lapses_are_included_and_one_beside_the_score_changes_nothing() -> None:
    told = {
        "p1": given_as(4, line(10, "seen for the first")),
        "b1": given_as(4, line(20, "seen beside the score")),
        "q1": given_as(4, line(30, "seen for the third")),
    }
    first, beside, last = lapsing(made(), told, ON)
    assert [first.id, beside.id, last.id] == ["p1", "b1", "q1"]
    assert first.after == beside.after > last.after
    assert last.after == score(made(), {id: given_as(4) for id in told}, ON).proven


def test_at_the_end_of_the_calendar_nothing_lapses() -> None:
    last = date.max - timedelta(days=3)
    told = {"p1": replace(given_as(4), evidence=(Evidence(last - timedelta(days=FRESH_DAYS), "seen on that day"),))}
    assert [one.on for one in lapsing(made(), told, last)] == [last + timedelta(days=1)]
    told = {"p1": replace(given_as(4), evidence=(Evidence(last - timedelta(days=170), "seen on that day"),))}
    assert lapsing(made(), told, last) == () and outlook(made(), told, last, score(made(), told, last))


# To renew


def renewals(told: Mapping[str, Standing], tiny: Pack | None = None) -> list[Action]:
    tiny = tiny or made()
    return [one for one in generate(tiny, score(tiny, told, ON), lapsing(tiny, told, ON)) if one.renews]


@given(given_standings)
def test_to_renew_saves_exactly_what_this_proof_alone_would_take_away(told: Mapping[str, Standing]) -> None:
    tiny, now = made(), score(made(), told, ON)
    found = {one.gen.item: one for one in renewals(told)}
    assert set(found) == {one.id for one in lapsing(tiny, told, ON)}
    for id, action in found.items():
        assert id is not None and action.key == f"{id}:{told[id].level}:renew"
        own = {
            name: given_as(one.level or 0, *([(0, f"seen for {name}")] if name in proven(now) else []))
            for name, one in told.items()
        }
        whole = score(tiny, own, ON)  # the same, each in words of its own: nothing takes the place of what is gone
        assert whole.proven == now.proven
        assert action.gen.lift == whole.proven - score(tiny, {**own, id: given_as(told[id].level or 0)}, ON).proven
        brings = brought(action, now)
        assert action.gen.lift >= 0 and brings is not None and brings.proven_after == now.proven - action.gen.lift
        assert promised(action, now) == action.gen.lift


LASTS = given_as(4, (0, "seen for another"))


def test_its_words() -> None:
    tiny = pack({"p": [rating("p1", 2), rating("p2", 2)], "q": [rating("q1")], "base": [rating("b1")]},
                scored={"base": "apart"})  # fmt: skip
    told = {"p1": given_as(4, line(24, "seen for the first")), "p2": LASTS, "q1": LASTS}
    (action,) = renewals(told, tiny)
    day = "14 December"
    assert (action.gen.lane, action.gen.to, action.gen.points, action.gen.lapses) == ("prove", 4, 1, date(2026, 12, 14))
    assert action.gen.text == f"This proof lapses on {day}: 12.5 points unless renewed. Add a new dated line. a date"
    assert action.gen.why == (
        "weight 2 of 4, from 4 with proof to 4 without on 14 December, weakest plan counts double: "
        "−12.50 unless renewed for 1 point"
    )
    told = {"p1": LASTS, "p2": LASTS, "q1": LASTS, "b1": given_as(3, line(24, "seen beside the score"))}
    (action,) = renewals(told, tiny)
    assert action.gen.text.startswith(f"This proof lapses on {day}: 25.0 points of Base unless renewed. ")
    assert action.gen.lift == 0 and "−25.00 in Base, which stands beside the score, unless renewed" in action.gen.why


def test_it_ranks_by_what_it_saves_and_is_no_gain() -> None:
    tiny = pack({"p": [rating("p1", 3), rating("p2", 1)], "q": [rating("q1", lifts=(lift(4),))], "r": [rating("r1")]})
    told = {"p1": given_as(4, line(80, "seen for the first")), "p2": given_as(3), "q1": given_as(2), "r1": LASTS}
    now, lapses = score(tiny, told, ON), lapsing(tiny, told, ON)
    found = generate(tiny, now, lapses)
    assert [one.key for one in found] == ["p1:4:renew", "q1:4:to-4", "p2:3:prove", "p2:4:to-4"]
    listing = listed(tiny, found, now)
    assert listing.next[0].renews and listing.best is listing.next[1]
    overall, plan = explain(now, "overall"), explain(now, "p")
    assert overall is not None and plan is not None
    assert best_step(overall, found) is found[1] and best_step(plan, found) is found[2]
    assert all(step.template != "renew" for step in next_level(now).steps)


# Before and after the day


def seen_on(day: date, told: Mapping[str, Standing], kept: tuple[Action, ...] = ()) -> dict[str, Action]:
    """The list on a day, by key and occurrence."""
    tiny = made()
    found = action_list(tiny, kept, score(tiny, told, day), lapsing(tiny, told, day))
    assert len({one.id for one in found}) == len(found)
    return {one.key: one for one in found if one.gen.item == "p1" and one.gen.lane == "prove"}


SOON = {"p1": given_as(4, line(24, "seen for the first"))}
AFTER = ON + timedelta(days=24)
NEWLY = {
    "p1": replace(
        given_as(4, line(24, "seen for the first"), (0, "seen once more, by M.K.")), at=AT + timedelta(days=19)
    )
}


def test_before_the_day_it_is_renewed_and_from_then_on_proven() -> None:
    assert [*seen_on(ON - timedelta(days=67), SOON)] == []
    assert [*seen_on(ON - timedelta(days=66), SOON)] == ["p1:4:renew"]
    assert [*seen_on(AFTER - timedelta(days=1), SOON)] == ["p1:4:renew"]
    assert [*seen_on(AFTER, SOON)] == ["p1:4:prove"]
    assert [*seen_on(ON, NEWLY)] == []


def took(action: Action) -> Action:
    found = commit(action, (), AT, "ana", "2026-Q4", owner="Ana")
    assert isinstance(found, Action)
    return found


def moved(action: Action, status: Status) -> Action:
    found = move(action, status, AT + timedelta(days=18), "ana", "because")
    assert isinstance(found, Action)
    return found


@pytest.mark.parametrize("status", [Status.COMMITTED, Status.PARKED])
def test_one_that_people_took_stays_the_only_one_when_it_has_lapsed(status: Status) -> None:
    first = seen_on(ON, SOON)["p1:4:renew"]
    kept = took(first) if status is Status.COMMITTED else moved(first, status)
    assert [*seen_on(ON, SOON, (kept,))] == ["p1:4:renew"]
    found = seen_on(AFTER, SOON, (kept,))
    assert [*found] == ["p1:4:renew"]
    late = found["p1:4:renew"]
    offered = seen_on(AFTER, SOON)["p1:4:prove"].gen
    assert (late.gen.lapses, late.gen.lift, late.gen.text) == (None, offered.lift, offered.text) and not late.gen.met
    renewed = seen_on(ON, NEWLY, (kept,))["p1:4:renew"]
    assert renewed.gen.met and renewed.gen.lift == Fraction(0) and renewed.gen.lapses is None


def test_a_proof_that_is_being_done_is_not_renewed_beside() -> None:
    bare = {"p1": given_as(4)}
    proving = took(seen_on(ON, bare)["p1:4:prove"])
    assert [*seen_on(ON, SOON, (proving,))] == ["p1:4:prove"]
    assert seen_on(ON, SOON, (proving,))["p1:4:prove"].gen.met
    parked = moved(seen_on(ON, bare)["p1:4:prove"], Status.PARKED)
    assert {*seen_on(ON, SOON, (parked,))} == {"p1:4:prove", "p1:4:renew"}


def test_one_that_was_dropped_leaves_the_ordinary_proof() -> None:
    dropped = moved(seen_on(ON, SOON)["p1:4:renew"], Status.DROPPED)
    assert [*seen_on(ON, SOON, (dropped,))] == ["p1:4:renew"]
    assert {*seen_on(AFTER, SOON, (dropped,))} == {"p1:4:prove", "p1:4:renew"}


def test_done_with_its_line_it_comes_again_when_that_lapses() -> None:
    done = moved(took(seen_on(ON, SOON)["p1:4:renew"]), Status.DONE)
    assert not done.gen.met  # said to be done before the line stands there
    assert [one.status for one in seen_on(ON, SOON, (done,)).values()] == [Status.DONE]
    done = seen_on(ON, NEWLY, (done,))["p1:4:renew"]
    assert done.gen.met and done.gen.lapses == AFTER  # what it was stays on record
    tiny, day = made(), ON + timedelta(days=100)
    found = action_list(tiny, (done,), score(tiny, NEWLY, day), lapsing(tiny, NEWLY, day))
    (again,) = (one for one in found if one.key == done.key and one.status is Status.SUGGESTED)
    assert again.id == f"{done.id}#2" and again.gen.lapses == ON + timedelta(days=181)
