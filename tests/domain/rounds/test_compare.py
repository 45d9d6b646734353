"""Like for like: which ratings are compared, when a change is said, and what it is called."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import ON, pack, rating, standing
from tests.domain.rounds.sides import SIX, even, item, side
from workbook.domain import S8_1, S8_2
from workbook.domain.rounds.compare import Change, compare, step
from workbook.domain.rounds.result import Given, ResultItem, ResultScore, Threshold
from workbook.domain.rounds.snapshot import PlanName, Snapshot, by_rules, of_standings

LEVEL = st.sampled_from(["-", "open", "0", "1", "2", "3", "3e", "4", "4e", "na"])
ROWS = st.fixed_dictionaries(
    {plan: st.lists(LEVEL, min_size=3, max_size=3).map(" ".join) for plan in ("foundation", "a", "b", "c")}
)


def of(*items: ResultItem, name: str = "now", plans: tuple[str, ...] = ("only",), **more: object) -> Snapshot:
    """A side with these ratings."""
    zero = ResultScore(formula="s8-2", proven=Fraction(0), possible=Fraction(1))
    given: dict[str, object] = {"name": name, "day": ON, "score": zero} | more
    return Snapshot(plans=tuple(PlanName(plan, plan.capitalize()) for plan in plans), items=items, **given)  # type: ignore[arg-type]


def reason(then: ResultItem, now: ResultItem) -> Mapping[str, int]:
    return {str(why): many for why, many in compare(of(then), of(now)).others.items()}


def test_a_rating_that_stands_in_both_in_the_same_words_is_compared() -> None:
    then, now = item("a", 1), item("a", 2)
    assert reason(then, now) == {}
    assert reason(replace(then, asked=False), now) == {}
    assert reason(item("b", 1), now) == {"new": 1}
    assert reason(replace(then, rev=2), now) == {"wording": 1}
    assert reason(then, replace(now, rev=2)) == {"wording": 1}
    assert reason(then, replace(now, rev=2, word_rev=1)) == {}  # the word still is of the earlier wording
    never = item("a", None)
    assert reason(never, now) == reason(then, never) == reason(never, never) == {"answer": 1}
    open_ = replace(never, asked=True)
    assert reason(open_, now) == reason(then, open_) == {}
    left_out = replace(never, na="no staff", low=None, high=None)
    assert reason(left_out, now) == {"na": 1}
    gone = compare(of(then), of(left_out))
    assert (gone.common, gone.total, gone.others) == (0, 0, {})


@pytest.mark.parametrize(("common", "said"), [(2, False), (3, True), (6, True)])
def test_a_plan_needs_half_its_weight_in_common(common: int, said: bool) -> None:
    """By weight, as it is on the later side: one rating of 3 is as much as three of 1."""
    now = of(item("a", 1, weight=3), *(item(f"b{n}", 1) for n in range(3)))
    then = of(
        *([item("a", 1)] if common != 2 else []),
        *(item(f"b{n}", 1) for n in range(2 if common == 2 else 3 * (common == 6))),
    )
    change = compare(then, now)
    assert (change.plans[0].then is not None) == said
    assert (change.overall.word is not None) == said
    assert change.plans[0].common == {2: 2, 3: 1, 6: 4}[common]


def test_the_overall_change_needs_every_plan_of_the_score() -> None:
    then, now = even("1", 4), even("2", 4)
    assert compare(side(then), side(now)).overall.word is not None
    short = compare(side(then | {"ready": "1 - - -"}), side(now))
    assert short.overall.word is None and short.overall.then is None
    assert [one.id for one in short.plans if one.word is None] == ["ready"]
    beside = compare(side(then | {"foundation": "- -"}), side(now | {"foundation": "2 2"}))
    assert beside.overall.word is not None and beside.apart[0].word is None


def test_the_change_is_over_the_common_ratings_alone() -> None:
    change = compare(side({"a": "1 - 1", "b": "2 2 2"}), side({"a": "2 4e 1", "b": "2 2 2"}))
    (a, b) = change.plans
    assert a.then is not None and a.now is not None
    assert (a.then.proven, a.now.proven) == (Fraction(1, 4), Fraction(3, 8))
    assert (a.common, a.total) == (2, 3) and b.by == 0
    assert change.overall.now is not None and change.overall.now.proven == Fraction(3, 8) / 2 + Fraction(1, 2) / 2
    assert (change.common, change.total, change.others) == (5, 6, {"answer": 1})


def test_what_a_change_is_called() -> None:
    def word(then: str, now: str) -> str | None:
        return compare(side(even("1 ") | {"a": then}), side(even("1 ") | {"a": now})).plans[-1].word

    assert word("1 1 1 1 1 1 1 1", "1 1 1 1 1 1 1 2") == "no clear change"
    assert word("1 1 1 1 1 1 1 1", "2 2 2 2 2 2 2 2") == "clear"
    assert word("2 2 2 2 2 2 2 2", "1 1 1 1 1 1 1 1") == "clear"
    # What is proven went up; what was claimed without a line reached as high, so the bands have something in common.
    assert word("4 4 4 4 4 4 4 4", "4e 4e 4e 4e 4e 4e 4e 4e") == "likely"


def test_one_level_on_a_few_ratings_is_chance_where_many_together_are_not() -> None:
    def moved(ratings: int) -> Change:
        then, now = even("1", ratings), even("1", ratings)
        return compare(
            side(then), side(now | {"strategy": " ".join(["2"] * (ratings // 2) + ["1"] * (ratings - ratings // 2))})
        )

    few, many = moved(2), moved(20)
    assert few.plans[0].by == many.plans[0].by == Fraction(1, 8)
    assert few.plans[0].word == "no clear change"
    assert many.plans[0].word in ("likely", "clear")


def test_words_that_only_stand_still_do_not_slip() -> None:
    """A pulse: two of eight asked in each plan, the others carried. It moves little, and little of it is chance."""
    rows = even("1")
    asked = [f"{plan}-{number}" for plan in SIX for number in (1, 2)]
    full, pulse = compare(side(rows), side(rows)), compare(side(rows), side(rows, asked=asked))
    assert pulse.overall.again == 12 and full.overall.again == 48
    assert pulse.overall.chance < full.overall.chance
    on_those = pulse.overall.chance * 48 / 12  # what it takes on the ratings that were asked
    assert on_those > Fraction(3, 2) * full.overall.chance


def test_answering_what_was_open_is_counted() -> None:
    """It raises what is proven, so it is told beside the change."""
    then, now = (
        side({"a": "open open 2"}, asked=("a-1", "a-2", "a-3")),
        side({"a": "2 - 2"}, asked=("a-1", "a-2", "a-3")),
    )
    change = compare(then, now)
    assert (change.plans[0].common, change.plans[0].filled, change.overall.filled) == (3, 1, 1)


def test_a_lapse_is_no_chance() -> None:
    then, now = side({"a": "3e 3e", "b": "1 1"}, asked=()), side({"a": "3s 3e", "b": "1 1"}, asked=())
    change = compare(then, now)
    assert change.plans[0].chance == 0 and change.plans[0].word == "likely"
    assert [(one.id, one.kinds) for one in change.turned] == [("a-1", ("lapsed",))]


def test_what_became_of_each_rating() -> None:
    then = side({"a": "1 3 3e 3e - 2 2 open", "b": "na 2"})
    now = side({"a": "2 3e 3s 2 1 open 2 open", "b": "1 na"})
    assert {one.id: one.kinds for one in compare(then, now).turned} == {
        "a-1": ("up",),
        "a-2": ("proven",),
        "a-3": ("lapsed",),
        "a-4": ("down",),
        "a-5": ("answered",),
        "a-6": ("opened",),
    }
    up = compare(side({"a": "2"}), side({"a": "4e"})).turned[0]
    assert (up.then, up.now, up.kinds) == (2, 4, ("up", "proven"))
    other = compare(of(item("a", 1)), of(item("a", 3, rev=2)))
    assert other.turned == ()


def test_then_ratings_stand_beside_the_change_and_never_in_it() -> None:
    then, now = side({"a": "2 2", "b": "3e 4"}), side({"a": "3e 2", "b": "3e 4e"})
    plain, seen = compare(then, now), compare(then, now, {"a-1": 1, "b-1": 4, "b-2": 3})
    assert plain.plans[0].seen is None and seen.plans[0].seen == Fraction(3, 8)
    assert seen.plans[1].seen == Fraction(3, 4)  # shown then, so a 4; not shown then, so no more than a 2
    assert seen.overall.seen is not None
    assert (seen.overall.by, seen.plans[0].by) == (plain.overall.by, plain.plans[0].by)
    assert {one.id: one.seen for one in seen.turned} == {"a-1": 1, "b-2": 3}


def test_a_team_slips_less_than_one() -> None:
    def team(level: int, raters: int) -> Snapshot:
        given = tuple(Given(by=f"p{place}", level=level) for place in range(raters))
        return of(*(replace(item(f"a{n}", level), first=given) for n in range(8)))

    one, five = compare(team(2, 1), team(2, 1)), compare(team(2, 5), team(2, 5))
    assert five.plans[0].chance < one.plans[0].chance / 2 + Fraction(1, 100)
    second = replace(team(2, 5).items[0], second=(Given(by="p0", level=3),))
    assert (
        compare(of(second), of(second)).plans[0].chance
        == compare(of(*team(2, 5).items[:1]), of(*team(2, 5).items[:1])).plans[0].chance
    )
    counts = replace(item("a", 2), first=(Given(level=2, count=3), Given(level=1, count=2), Given(count=4)))
    assert compare(of(counts), of(counts)).plans[0].chance == compare(of(second), of(second)).plans[0].chance


def test_what_a_result_keeps_of_it_is_taken_again() -> None:
    then = replace(side(even("1"), "2026-Q2"), id="2026-Q2")
    now = side(even("2"), "2026-Q3")
    change = compare(then, now)
    assert change.threshold == Threshold(against="2026-Q2", items=48, overall=change.overall.chance)
    assert step(then, now).word == step(then, replace(now, threshold=change.threshold)).word == "clear"
    high = Threshold(against="2026-Q2", items=48, overall=Fraction(1, 2))
    assert step(then, replace(now, threshold=high)).word == "no clear change"
    other = replace(high, against="2026-Q1")
    assert step(then, replace(now, threshold=other)).word == "clear"
    assert step(then, now).plans == frozenset(SIX)


def test_both_sides_are_counted_by_one_formula() -> None:
    """`s8-1` took the same words as proof of any number of ratings; that is no loss since."""
    rows = {"a": "4e 4e", "b": "3e 2"}
    same = {
        id: standing(level, seen="One and the same line")
        for id, level in (("a-1", "4e"), ("a-2", "4e"), ("b-1", "3e"), ("b-2", "4e"))
    }
    tiny = pack({plan: [rating(f"{plan}-{number}") for number in (1, 2)] for plan in rows})
    old, new = (of_standings(tiny, same, ON, "a day", rules=rules) for rules in (S8_1, S8_2))
    assert old.score.proven > new.score.proven
    change = compare(old, new)
    assert change.overall.by == 0 and change.turned == ()
    assert by_rules(new, S8_1).items == old.items and by_rules(old, S8_2).items == new.items
    later = replace(new, score=replace(new.score, formula="s9-1"))  # of a program to come
    assert compare(old, later).overall.by == 0


@settings(max_examples=15)
@given(ROWS)
def test_nothing_has_changed_from_a_day_to_itself(rows: dict[str, str]) -> None:
    change = compare(side(rows), side(rows))
    assert change.turned == ()
    assert all(one.by in (None, 0) and one.word in (None, "no clear change") for one in (change.overall, *change.plans))


@settings(max_examples=15)
@given(ROWS, ROWS)
def test_a_change_back_is_the_same_change(one: dict[str, str], other: dict[str, str]) -> None:
    there, back = compare(side(one), side(other)), compare(side(other), side(one))
    moved = {one.id: one for one in (*back.plans, *back.apart)}
    for plan in (*there.plans, *there.apart):
        again = moved[plan.id]
        assert plan.common == again.common
        if plan.by is not None and again.by is not None:
            assert plan.by == -again.by
    assert sum("up" in turned.kinds for turned in there.turned) == sum("down" in turned.kinds for turned in back.turned)


@settings(max_examples=15)
@given(ROWS)
def test_a_side_has_the_figures_of_the_score(rows: dict[str, str]) -> None:
    found = side(rows)
    if all(level not in ("-", "open", "na") for row in rows.values() for level in row.split()):
        change = compare(found, found)
        assert change.overall.now is not None and change.overall.now.proven == found.score.proven
    assert found.score.formula == "s8-2" and found.day == ON
    assert {one.id for one in found.plans if one.apart} <= {"foundation"}


def test_days_are_those_of_the_sides() -> None:
    change = compare(side(even("1"), day=date(2026, 8, 14)), side(even("1")))
    assert (change.earlier.day, change.later.day) == (date(2026, 8, 14), ON)
