"""What the next label needs: that the steps reach it, that each is needed, and what is said of gates and of plans too low."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import ON, example_pack, example_standings, lift, pack, rating, standing, standings
from tests.tries import tries
from workbook.domain import Pack, Score, score
from workbook.domain.actions.next_level import NextLevel, next_level
from workbook.reports.level_report import level_line, level_sentences


def taken(pack: Pack, given: dict[str, str], found: NextLevel) -> Score:
    """The score once all the steps of `found` are taken: each rating at its level, and shown."""
    now = standings(given)
    for step in found.steps:
        before = now.get(step.item)
        level = max(step.to, (before.level or 0) if before is not None and before.level is not None else 0)
        now[step.item] = standing(f"{level}e" if level > 2 else str(level), seen=f"Shown for {step.item}")
    return score(pack, now, ON)


def test_the_worked_example() -> None:
    found = next_level(score(example_pack(), example_standings(), ON))
    assert found.label == "building"
    assert found.short == Fraction(40, 100) - Fraction(705, 1792)
    assert [(step.item, step.to) for step in found.steps] == [("content-3", 2)]
    assert (found.answers, found.proofs, found.lifts) == (1, 0, 0)
    now = score(example_pack(), example_standings(), ON)
    assert level_line(found, now) == "0.7 more to Building: one answer of 2 would do it."
    assert level_line(found, now, 40) == "0.7 more to Building: one answer of 2."
    assert level_line(found, now, 24) == "0.7 more to Building."


LEVELS = ("-", "0", "1", "2", "3", "3e", "4", "4e", "open", "na")


@tries(150)
@given(
    levels=st.lists(st.sampled_from(LEVELS), min_size=9, max_size=9),
    weights=st.lists(st.integers(1, 3), min_size=9, max_size=9),
    gate=st.sampled_from(("-", "0", "1", "2")),
)
def test_the_steps_reach_it_and_none_of_them_is_idle(levels: list[str], weights: list[int], gate: str) -> None:
    ratings = {
        f"p{plan}": [
            rating(f"r{plan * 3 + at}", weights[plan * 3 + at], na=at == 2, lifts=(lift(2), lift(3), lift(4, "M")))
            for at in range(3)
        ]
        for plan in range(3)
    }
    book = pack({"base": [rating("gate", gate=True)], **ratings}, scored={"base": "apart"})
    answers = {f"r{place}": level for place, level in enumerate(levels)} | {"gate": gate}
    now = score(book, standings(answers), ON)
    found = next_level(now)
    if found.label is None:
        assert now.label == "ready"
        assert found.spare == now.proven - Fraction(80, 100) >= 0
        return
    order = ["starting", "building", "working", "ready"]
    assert order.index(found.label) == order.index(now.label) + 1
    if not found.steps:
        return
    assert order.index(taken(book, answers, found).label) >= order.index(found.label)
    for place, step in enumerate(found.steps):
        if any(later.item == step.item for later in found.steps[place + 1 :]):
            continue  # the later one rests on it
        steps = found.steps[:place] + found.steps[place + 1 :]
        rest = NextLevel(found.label, found.short, found.floor, found.low, found.gate, steps)
        assert order.index(taken(book, answers, rest).label) < order.index(found.label)


def plans(*levels: str, gate: str = "") -> tuple[Pack, dict[str, str]]:
    """Plans of one rating each, beside a foundation that holds a gate."""
    ratings = {f"plan-{n}": [rating(f"r{n}", lifts=(lift(2), lift(3), lift(4)))] for n in range(len(levels))}
    book = pack({"base": [rating("promises are kept", gate=True)], **ratings}, scored={"base": "apart"})
    return book, {f"r{n}": level for n, level in enumerate(levels)} | {"promises are kept": gate or "-"}


@pytest.mark.parametrize(
    ("levels", "gate", "label", "said"),
    [
        ("0 0 0 0", "", "starting", "40.0 more to Building: four improvements would do it."),
        ("2 2 2 2", "", "building", "10.0 more to Working: three improvements would do it."),
        ("4 3e 2 2", "", "building", "5.9 more to Working: one proof would do it."),
        ("4e 4e 4e 4e 4e 1", "", "building", "Working needs 40 in every plan: Plan-5 shows 25; one improvement would do it."),
        ("4e 4e 4e 4e 1 1", "", "building", "Working needs 40 in every plan: two of them show less; two improvements would do it."),
        ("3e 2 2 1", "", "building", "14.2 more to Working, and 40 in Plan-3: three improvements would do it."),
        ("3e 3e 3e 3e", "1", "building", "Building, and no higher: “We do promises are kept” has to come to 2 first."),
        ("2 2 2 2", "1", "building", "10.0 more to Working, and “We do promises are kept” at 2: four improvements would do it."),
        ("4e 4e 4e 3e", "", "ready", "11.6 above where Ready begins: a dated line counts for 180 days, and new ones keep it there."),
    ],
)  # fmt: skip
def test_what_is_said(levels: str, gate: str, label: str, said: str) -> None:
    book, answers = plans(*levels.split(), gate=gate)
    now = score(book, standings(answers), ON)
    assert now.label == label
    assert level_line(next_level(now), now) == said


def test_many_steps_are_only_about_so_many() -> None:
    book = pack({f"p{plan}": [rating(f"r{plan}-{at}") for at in range(9)] for plan in range(3)})
    now = score(book, standings({"r0-0": "1"}), ON)
    found = next_level(now)
    assert found.answers > 12
    assert level_line(found, now).endswith(
        f" more to Building: about {found.answers} answers of 2 or more would do it."
    )


def test_what_no_step_at_hand_reaches_has_the_distance_alone() -> None:
    book = pack({f"p{plan}": [rating(f"r{plan}", lifts=())] for plan in range(2)})
    now = score(book, standings({"r0": "1", "r1": "1"}), ON)
    found = next_level(now)
    assert found.steps == ()
    assert level_sentences(found, now)[0] == ("15.0 more to Building", "")
