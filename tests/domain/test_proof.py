"""Formula `s8-2`: what a line has to say, how many ratings the same words prove, and what becomes of an earlier wording."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.builders import ON, example_pack, example_standings, pack, rating, standing, standings
from tests.strategies import Case, cases
from workbook.domain import FORMULA, FORMULAS, S8_1, S8_2, Evidence, Score, Standing, says_enough, score

OTHERS = {"z": [rating("z1")]}
"""A second plan, which every score wants."""


@pytest.mark.parametrize(
    ("text", "enough"),
    [
        ("", False),
        ("done", False),
        ("Two calls", False),
        ("Two customers", True),
        ("Two new customers", True),
        ("  Two   new\tcustomers ", True),
        ("7 of 10", True),
        ("12 calls", False),
        ("- – …", False),
        ("a - b", False),
        ("a - b c", True),
        ("Review-day", False),
        ("Review-days", True),
        ("123456789", False),
        ("1234567890", True),
        ("お客様アンケート", False),
        ("お客様アンケート十件", True),
        ("12345 67890", True),
    ],
)
def test_a_line_has_three_words_or_ten_letters_and_digits(text: str, *, enough: bool) -> None:
    assert says_enough(text) is enough
    now = score(pack({"a": [rating("a1")], **OTHERS}), {"a1": standing("3e", seen=text)}, ON).items["a1"]
    assert (now.low, now.doubt) == ((Fraction(3, 4), "") if enough else (Fraction(2, 4), "short" if text else "line"))


def test_one_line_that_says_enough_is_enough() -> None:
    lines = (Evidence(ON, "ok"), Evidence(ON - timedelta(days=180), "Ten reviews read aloud"))
    given = replace(standing("4"), evidence=lines)
    assert score(pack({"a": [rating("a1")], **OTHERS}), {"a1": given}, ON).items["a1"].proven
    assert (
        score(pack({"a": [rating("a1")], **OTHERS}), {"a1": given}, ON + timedelta(days=1)).items["a1"].doubt == "short"
    )


def row(levels: str, words: str = "we saw it happen") -> tuple[Score, list[str]]:
    """The score of one plan of ratings in pack order with these terse levels and the same words, and the doubt of each."""
    names = [f"a{place}" for place in range(len(levels.split()))]
    told = {
        name: standing(level, seen=words) for name, level in zip(names, levels.split(), strict=True) if level != "-"
    }
    now = score(pack({"a": [rating(name, na=True) for name in names], **OTHERS}), told, ON)
    return now, [now.items[name].doubt for name in names]


@pytest.mark.parametrize(
    ("levels", "doubts"),
    [
        ("3e 4e 3e", ["", "", ""]),
        ("3e 4e 3e 4e", ["", "", "", "same"]),
        ("4e 4e 4e 4e 4e", ["", "", "", "same", "same"]),
        ("2e 3e 3e 3e", ["", "", "", ""]),
        ("0e 1e 3e 3e 3e 3e", ["", "", "", "", "", "same"]),
        ("3s 3e 3e 3e", ["stale", "", "", ""]),
        ("3s 3e 3e 3e 3e", ["stale", "", "", "", "same"]),
        ("- 3e 3e 3e", ["", "", "", ""]),
        ("open 3e 3e 3e", ["", "", "", ""]),
        ("3 3e 3e 3e", ["line", "", "", ""]),
    ],
)
def test_the_same_words_prove_the_first_three_in_pack_order(levels: str, doubts: list[str]) -> None:
    assert row(levels)[1] == doubts


@pytest.mark.parametrize("words", ["We saw  it happen", "WE SAW IT HAPPEN", " we saw\nit happen "])
def test_case_spaces_and_dates_make_no_other_words(words: str) -> None:
    names = ["a1", "a2", "a3", "a4"]
    told = {name: standing("3e", seen="we saw it happen") for name in names}
    told["a4"] = replace(told["a4"], evidence=(Evidence(ON - timedelta(days=3), words),))
    now = score(pack({"a": [rating(name) for name in names], **OTHERS}), told, ON)
    assert now.items["a4"].doubt == "same"


def test_words_are_counted_across_plans_and_beside_the_score_but_not_where_nothing_is_scored() -> None:
    plans = {name: [rating(f"{name}1")] for name in ("base", "a", "b", "c", "none")}
    made = pack(plans, scored={"base": "apart", "none": "no"})
    told = {f"{name}1": standing("3e") for name in plans}
    assert [score(made, told, ON).items[f"{name}1"].doubt for name in ("base", "a", "b", "c")] == ["", "", "", "same"]
    made = pack({"none": plans["none"], "a": plans["a"], "b": plans["b"], "c": plans["c"]}, scored={"none": "no"})
    assert {entry.doubt for entry in score(made, told, ON).items.values()} == {""}


def test_a_rating_with_other_words_beside_them_takes_a_place_all_the_same() -> None:
    """Whether it needs it or not: what proves one does not depend on what is written for another."""
    names = ["a1", "a2", "a3", "a4"]
    told = {name: standing("3e") for name in names}
    more = (*told["a1"].evidence, Evidence(ON, "another thing was seen"))
    now = score(
        pack({"a": [rating(name) for name in names], **OTHERS}), told | {"a1": replace(told["a1"], evidence=more)}, ON
    )
    assert [now.items[name].doubt for name in names] == ["", "", "", "same"]
    twice = (*told["a4"].evidence, Evidence(ON, "a line of its own"))
    now = score(
        pack({"a": [rating(name) for name in names], **OTHERS}), told | {"a4": replace(told["a4"], evidence=twice)}, ON
    )
    assert now.items["a4"].proven


@pytest.mark.parametrize(
    ("level", "low", "doubt"),
    [("0", 0, ""), ("1", 1, ""), ("2", 2, ""), ("3", 2, "earlier"), ("3e", 2, "earlier"), ("4e", 2, "earlier")],
)
def test_a_level_of_an_earlier_wording_counts_without_proof(level: str, low: int, doubt: str) -> None:
    made = pack({"a": [rating("a1", rev=2)], **OTHERS})
    entry = score(made, {"a1": standing(level)}, ON).items["a1"]
    assert (entry.low, entry.high, entry.doubt) == (Fraction(low, 4), Fraction(int(level[0]), 4), doubt)
    confirmed = score(made, {"a1": replace(standing(level), rev=2)}, ON).items["a1"]
    assert confirmed.low == (Fraction(int(level[0]), 4) if level != "3" else Fraction(2, 4))


@pytest.mark.parametrize(("na", "counts"), [(True, False), (False, True)])
def test_an_n_a_of_an_earlier_wording_stands_where_the_rating_still_takes_one(*, na: bool, counts: bool) -> None:
    made = pack({"a": [rating("a1", rev=3, na=na), rating("a2", 3)], **OTHERS})
    entry = score(made, {"a1": standing("na")}, ON).items["a1"]
    assert (entry.counts, entry.low, entry.high) == (counts, Fraction(0), Fraction(counts))


def test_an_earlier_wording_takes_no_place_of_the_same_words() -> None:
    ratings = [rating("a1", rev=2), *(rating(f"a{place}") for place in (2, 3, 4))]
    now = score(pack({"a": ratings, **OTHERS}), {one.id: standing("3e") for one in ratings}, ON)
    assert [now.items[one.id].doubt for one in ratings] == ["earlier", "", "", ""]


def test_the_first_formula_is_still_there_by_its_name() -> None:
    made, told = example_pack(), example_standings()
    by_name = {name: score(made, told, ON, rules) for name, rules in FORMULAS.items()}
    assert list(by_name) == ["s8-1", "s8-2"]
    assert FORMULA == "s8-2" == score(made, told, ON).formula
    assert [(now.formula, now.proven) for now in by_name.values()] == [(name, Fraction(705, 1792)) for name in by_name]
    bare = {
        id: replace(one, evidence=tuple(replace(line, text="x") for line in one.evidence)) for id, one in told.items()
    }
    assert score(made, bare, ON, S8_1).proven == Fraction(705, 1792)
    assert score(made, bare, ON, S8_2).proven < Fraction(705, 1792)


WORDS = ("", "ok", "we saw it happen", "WE saw it  happen", "two reviews were read", "お客様アンケート十件")


@st.composite
def worded(draw: st.DrawFn) -> tuple[Case, dict[str, Standing]]:
    """A pack some of whose ratings were reworded, and standings whose lines say the same now and then."""
    case = draw(cases(beside=True))
    ratings = {
        plan.id: [replace(one, rev=draw(st.integers(1, 2))) for one in case.pack.ratings_of(plan.id)]
        for plan in case.pack.plans
    }
    told = {
        id: replace(
            one,
            rev=draw(st.integers(1, 2)),
            evidence=tuple(
                Evidence(ON - timedelta(days=draw(st.sampled_from((0, 30, 180, 181)))), draw(st.sampled_from(WORDS)))
                for _ in range(draw(st.integers(0, 3)))
            )
            if one.level in (3, 4)
            else (),
        )
        for id, one in standings(case.levels).items()
    }
    return replace(case, pack=pack(ratings, scored={"p1": "apart"})), told


def fresh_words(told: dict[str, Standing], case: Case) -> Counter[str]:
    """In how many ratings of the present wording each words stand in a fresh line."""
    items = case.pack.item_by_id
    lines = [
        {" ".join(line.text.split()).casefold() for line in one.evidence if (ON - line.date).days <= 180}
        for id, one in told.items()
        if one.rev >= items[id].rev
    ]
    return Counter(words for some in lines for words in some if words)


@given(worded())
def test_it_proves_no_more_than_the_first_formula_and_leaves_all_else_alone(
    given_: tuple[Case, dict[str, Standing]],
) -> None:
    case, told = given_
    first, now = (score(case.pack, told, ON, rules) for rules in (S8_1, S8_2))
    assert 0 <= now.proven <= first.proven <= now.possible <= 1
    assert (now.possible, now.stated, now.answered, now.na) == (first.possible, first.stated, first.answered, first.na)
    assert now.stated is None or now.proven <= now.stated <= now.possible
    for entry in now.items.values():
        assert entry.proven == (entry.level is not None and not entry.doubt)
        assert entry.low == (entry.high if entry.proven else Fraction(1, 2) if entry.level is not None else entry.low)


@given(worded())
def test_no_words_prove_more_than_three_ratings(given_: tuple[Case, dict[str, Standing]]) -> None:
    case, told = given_
    now = score(case.pack, told, ON)
    alone = [
        {" ".join(line.text.split()).casefold() for line in told[id].evidence if (ON - line.date).days <= 180}
        for id, entry in now.items.items()
        if entry.level in (3, 4) and entry.proven
    ]
    rested_on = Counter(words for (words,) in ((*some,) for some in alone if len(some) == 1))
    assert max(rested_on.values(), default=0) <= 3


@given(worded(), st.data())
def test_a_line_of_its_own_never_costs(given_: tuple[Case, dict[str, Standing]], data: st.DataObject) -> None:
    case, told = given_
    claims = [id for id, one in told.items() if one.level in (3, 4)]
    assume(claims)
    id = data.draw(st.sampled_from(claims))
    line = Evidence(ON, "something that nobody else has")
    before = score(case.pack, told, ON)
    after = score(case.pack, told | {id: replace(told[id], evidence=(*told[id].evidence, line))}, ON)
    assert after.proven >= before.proven
    assert (after.stated, after.possible) == (before.stated, before.possible)


@given(worded(), st.data())
def test_to_confirm_never_costs_where_no_words_stand_at_more_than_three(
    given_: tuple[Case, dict[str, Standing]], data: st.DataObject
) -> None:
    case, told = given_
    old = [id for id, one in told.items() if one.rev < case.pack.item_by_id[id].rev]
    assume(old)
    id = data.draw(st.sampled_from(old))
    confirmed = told | {id: replace(told[id], rev=2)}
    assume(max(fresh_words(confirmed, case).values(), default=0) <= 3)
    before, after = score(case.pack, told, ON), score(case.pack, confirmed, ON)
    assert after.proven >= before.proven
    assert (after.stated, after.possible) == (before.stated, before.possible)


@given(cases(beside=True))
def test_with_words_of_their_own_and_nothing_reworded_both_formulas_agree(case: Case) -> None:
    told = standings(case.levels)
    first, now = (score(case.pack, told, ON, rules) for rules in (S8_1, S8_2))
    assert replace(first, formula="") == replace(now, formula="")
