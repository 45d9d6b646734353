"""What always holds, docs/scoring.md 12, each for random packs and answers."""

from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.builders import ON, pack, rating, standings
from tests.strategies import ANSWERED, ANSWERS, Case, cases
from workbook.domain import LABELS, GroupScore, Score, by_scope, overall, score

OPEN = ("-", "open")
shares = st.fractions(0, 1, max_denominator=32)


def pick(data: st.DataObject, case: Case, answers: tuple[str, ...]) -> str:
    """The id of a rating of `case` that is answered with one of `answers`."""
    found = [id for id, level in case.levels.items() if level in answers]
    assume(found)
    return data.draw(st.sampled_from(found))


def with_level(case: Case, id: str, level: str) -> Score:
    return score(case.pack, standings(case.levels | {id: level}), ON)


@given(cases())
def test_the_band_is_in_order_and_stated_lies_in_it(case: Case) -> None:
    now = case.score()
    assert 0 <= now.proven <= now.possible <= 1
    assert now.stated is None or now.proven <= now.stated <= now.possible
    for plan in now.plans:
        assert 0 <= plan.proven <= (plan.proven if plan.stated is None else plan.stated) <= plan.possible <= 1


@given(cases(), st.data())
def test_a_higher_level_never_costs_and_always_shows(case: Case, data: st.DataObject) -> None:
    id = pick(data, case, tuple(answer for answer in ANSWERED if answer[0] != "4"))
    old = case.levels[id]
    new = f"{data.draw(st.integers(int(old[0]) + 1, 4))}{old[1:]}"
    before, after = case.score(), with_level(case, id, new)
    assert after.proven >= before.proven
    assert after.possible > before.possible
    assert (before.stated is None) == (after.stated is None)
    assert before.stated is None or after.stated is None or after.stated > before.stated
    if old.endswith("e") or int(old[0]) < 2:
        assert after.proven > before.proven
    names = [label for label, _, _ in LABELS]
    assert names.index(after.label) >= names.index(before.label)


@given(cases(), st.data())
def test_an_answer_narrows_the_band_and_erasing_widens_it(case: Case, data: st.DataObject) -> None:
    id = pick(data, case, OPEN)
    before, after = case.score(), with_level(case, id, data.draw(st.sampled_from(ANSWERED)))
    assert after.proven >= before.proven
    assert after.possible <= before.possible


@given(cases(), st.data())
def test_evidence_only_raises_what_is_proven(case: Case, data: st.DataObject) -> None:
    id = pick(data, case, tuple(answer for answer in ANSWERED if not answer.endswith("e")))
    before, after = case.score(), with_level(case, id, f"{case.levels[id][0]}e")
    assert after.proven >= before.proven
    assert (after.stated, after.possible) == (before.stated, before.possible)


@given(st.lists(shares, min_size=2, max_size=8), shares, st.data())
def test_a_plan_counts_once_or_twice(values: list[Fraction], rise: Fraction, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(values) - 1))
    raised = [value + rise if n == place else value for n, value in enumerate(values)]
    gain = overall(raised) - overall(values)
    assert rise / (len(values) + 2) <= gain <= 2 * rise / (len(values) + 2)


@given(st.lists(shares, min_size=2, max_size=8))
def test_the_score_lies_between_the_weakest_plan_and_the_mean(values: list[Fraction]) -> None:
    assert min(values) <= overall(values) <= sum(values) / len(values)
    assert overall([values[0]] * len(values)) == values[0]


@given(cases(), st.randoms(use_true_random=False))
def test_order_plays_no_part(case: Case, random: Random) -> None:
    plans = [(plan.id, list(case.pack.ratings_of(plan.id))) for plan in case.pack.plans]
    for _, ratings in plans:
        random.shuffle(ratings)
    random.shuffle(plans)
    mixed = score(pack(dict(plans)), standings(dict(reversed(case.levels.items()))), ON)
    now = case.score()
    assert (mixed.proven, mixed.stated, mixed.possible) == (now.proven, now.stated, now.possible)


@given(cases(), st.integers(2, 5), st.data())
def test_only_the_shares_of_weight_count(case: Case, times: int, data: st.DataObject) -> None:
    """All weights of a plan times k, or one rating split into two alike, change nothing."""
    now = case.score()
    name = data.draw(st.sampled_from([plan.id for plan in case.pack.plans]))
    ratings = {plan.id: list(case.pack.ratings_of(plan.id)) for plan in case.pack.plans}
    heavier = [rating(one.id, one.weight * times) for one in ratings[name]]
    first = ratings[name][0]
    split = [rating(one.id, one.weight * 2) for one in ratings[name][1:]]
    split += [rating(first.id, first.weight), rating("half", first.weight)]
    levels = standings(case.levels | {"half": case.levels[first.id]})
    for changed in (heavier, split):
        other = score(pack(ratings | {name: changed}), levels, ON)
        assert (other.proven, other.possible) == (now.proven, now.possible)


@given(cases(tuple(answer for answer in ANSWERED if answer.endswith("e"))))
def test_with_all_answered_and_shown_the_three_are_one(case: Case) -> None:
    now = case.score()
    assert now.proven == now.stated == now.possible
    assert now.answered == 1


@given(cases(OPEN))
def test_with_nothing_answered_nothing_is_proven_and_all_is_possible(case: Case) -> None:
    now = case.score()
    assert (now.proven, now.stated, now.possible, now.label) == (Fraction(0), None, Fraction(1), "starting")


@given(cases(ANSWERS))
def test_stated_appears_when_enough_is_answered(case: Case) -> None:
    now = case.score()
    enough = now.answered >= Fraction(4, 5) and all(plan.answered >= Fraction(1, 2) for plan in now.plans)
    assert (now.stated is not None) == enough


@given(st.lists(st.integers(1, 3), min_size=2, max_size=5), st.data())
def test_not_applicable_leaves_the_weights_or_counts_as_open(weights: list[int], data: st.DataObject) -> None:
    """Up to a quarter of a plan's weight it is as if the rating were not there; above, as if it were unanswered."""
    ratings = [rating(f"r{n}", weight, na=True) for n, weight in enumerate(weights)]
    other = [rating("other")]
    out = data.draw(st.sets(st.sampled_from([one.id for one in ratings])))
    levels = {one.id: data.draw(st.sampled_from(ANSWERS)) for one in ratings} | {"other": "2"}
    now = score(pack({"a": ratings, "b": other}), standings(levels | dict.fromkeys(out, "na")), ON)
    if 4 * sum(one.weight for one in ratings if one.id in out) > sum(weights):
        same = score(pack({"a": ratings, "b": other}), standings(levels | dict.fromkeys(out, "-")), ON)
        assert now.na == 0
    else:
        kept = [one for one in ratings if one.id not in out]
        same = score(pack({"a": kept, "b": other}), standings(levels), ON)
        assert now.na == len(out)
    assert (now.proven, now.stated, now.possible) == (same.proven, same.stated, same.possible)
    assert now.answered == same.answered


SCOPES = ("strategic", "tactical")


def scoped(case: Case, data: st.DataObject) -> Score:
    """The score of `case` with every rating strategic or tactical."""
    ratings = {
        plan.id: [replace(one, scope=data.draw(st.sampled_from(SCOPES))) for one in case.pack.ratings_of(plan.id)]
        for plan in case.pack.plans
    }
    return score(pack(ratings, scopes=SCOPES), standings(case.levels), ON)


def mixed(parts: list[GroupScore]) -> tuple[Fraction, Fraction, Fraction]:
    """Proven, possible and answered of some groups together, each weighed as its ratings are."""
    weight = sum(part.weight for part in parts)
    proven, possible, answered = (
        sum((getattr(part, figure) * part.weight for part in parts), Fraction(0)) / weight
        for figure in ("proven", "possible", "answered")
    )
    return proven, possible, answered


@given(cases(), st.data())
def test_what_is_strategic_and_what_is_tactical_make_up_each_plan(case: Case, data: st.DataObject) -> None:
    now = scoped(case, data)
    for plan in now.plans:
        parts = list(by_scope(plan).values())
        assert sorted(entry.item.id for part in parts for entry in part.items) == sorted(
            entry.item.id for entry in plan.items
        )
        assert sum(part.weight for part in parts) == plan.weight
        assert mixed(parts) == (plan.proven, plan.possible, plan.answered)


@given(cases(), st.data())
def test_the_scopes_of_all_plans_make_up_the_scopes_across_them(case: Case, data: st.DataObject) -> None:
    now = scoped(case, data)
    for whole in now.scopes:
        parts = [part for plan in now.plans if (part := by_scope(plan).get(whole.id)) is not None]
        assert mixed(parts) == (whole.proven, whole.possible, whole.answered)


def test_a_scope_of_which_nothing_applies_is_none() -> None:
    plan = [rating("a", 1, scope="strategic", na=True), rating("b", 3, scope="tactical"), rating("c")]
    now = score(pack({"p": plan, "q": [rating("d")]}, scopes=SCOPES), standings({"a": "na", "b": "2"}), ON)
    assert {name: part.proven for name, part in by_scope(now.plans[0]).items()} == {"tactical": Fraction(1, 2)}
