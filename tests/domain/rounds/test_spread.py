"""What is shown of a team's votes, and what to talk about first (the examples are those of the published cut-off)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.rounds.teams import table, team, teams
from workbook.domain import Knows
from workbook.domain.rounds.round import Round
from workbook.domain.rounds.spread import NAMED_LEAST, Counts, order_of_talk, spread
from workbook.domain.rounds.team_word import can_know, votes


@pytest.mark.parametrize(
    ("told", "apart", "wide", "polarised", "one_differs"),
    [
        ("0 0 4 4", Fraction(2), True, True, False),
        ("1 1 2 4", Fraction(1), True, True, False),
        ("1 2 3 3", Fraction(3, 4), False, True, False),
        ("3 3 3 0", Fraction(3, 4), False, True, True),
        ("4 4 4 4 4 4 0", Fraction(4, 7), False, True, True),
        ("0 0 3 3 3 3 3 3", Fraction(3, 4), False, True, False),
        ("2 2 2", Fraction(0), False, False, False),
        ("4 4 4 2", Fraction(1, 2), False, False, False),
        ("0 2 2 2", Fraction(1, 2), False, False, False),
        ("3 3 0", Fraction(1), True, True, False),
        ("2 3 3 4", Fraction(1, 2), False, False, False),
    ],
)
def test_how_far_votes_lie_apart(told: str, apart: Fraction, wide: bool, polarised: bool, one_differs: bool) -> None:
    found = spread(team(told), "x")
    assert (found.apart, found.wide) == (apart, wide)
    assert (found.polarised, found.one_differs) == (polarised, one_differs)


def test_counts_are_without_names_and_say_who_cant_say() -> None:
    found = spread(team("3 3 1 x na -"), "x")
    assert (found.voted, found.asked) == (5, 6)
    assert found.counts == Counts(levels=(0, 1, 0, 2, 0), unsaid=1, na=1)
    assert not found.named


@pytest.mark.parametrize(("told", "shown"), [("3 1 -", False), ("3 x -", False), ("3 x 1", True), ("4 - - -", False)])
def test_a_named_team_is_shown_counts_from_three_on(told: str, shown: bool) -> None:
    found = spread(team(told), "x")
    assert (found.counts is not None) is shown
    assert shown or (found.median, found.apart, found.polarised, found.named) == (None, None, False, ())


def test_two_people_see_both_votes_by_name_and_no_counts_once_both_are_in() -> None:
    found = spread(team("1 4"), "x")
    assert found.counts is None and found.able is None
    assert [(by, one.level) for by, one in found.named] == [("p0", 1), ("p1", 4)]
    assert found.apart == Fraction(3, 2) and found.polarised
    assert spread(team("1 -"), "x").named == ()
    assert spread(team("3"), "x").named == ()


@pytest.mark.parametrize(("told", "shown"), [("3 3 1 1 -", True), ("3 3 1 - -", False), ("3 3 1 1", False)])
def test_an_unlinked_round_wants_five_people_and_four_votes(told: str, shown: bool) -> None:
    found = spread(team(told, mode="unlinked"), "x")
    assert (found.counts is not None) is shown and not found.named


def test_each_of_the_two_votes_can_be_shown() -> None:
    asked = team("1>3 1>3 1>3 4")
    first, second, counting = (spread(asked, "x", which=which) for which in ("first", "second", None))
    assert first.counts is not None and first.counts.levels == (0, 3, 0, 0, 1)
    assert second.counts is not None and second.counts.levels == (0, 0, 0, 3, 0)
    assert counting.counts is not None and counting.counts.levels == (0, 0, 0, 3, 1)


@pytest.mark.parametrize(
    ("parts", "knows", "shown"),
    [
        ("cccooo", "owner", True),
        ("ccccoo", "owner", False),
        ("coooooo", "owner", False),
        ("cccccc", "owner", False),
        ("iiioco", "customers", True),
        ("iiiocc", "all", False),
    ],
)
def test_a_part_is_shown_only_where_the_rest_is_large_enough_too(parts: str, knows: Knows, shown: bool) -> None:
    found = spread(team("1 1 1 4 4 4 4"[: 2 * len(parts)], parts), "x", knows)
    assert (found.able is not None) is shown
    if found.able is not None:
        assert found.able.levels == (0, 0, 0, 0, 3)


def test_what_to_talk_about_first() -> None:
    rows = {
        "agreed-low": "1 1 1 1",
        "agreed-low-heavy": "1 1 1 1",
        "few": "0 4 - -",
        "split": "1 2 3 3",
        "split-more": "0 0 4 4",
        "apart": "2 2 4 4",
        "agreed-high": "4 4 4 4",
        "nobody-can": "x x x x",
    }
    found = [spread(table(rows), item) for item in rows]
    assert order_of_talk(found, {"agreed-low-heavy": 3}) == (
        "split-more",
        "split",
        "apart",
        "agreed-low-heavy",
        "agreed-low",
        "agreed-high",
        "few",
        "nobody-can",
    )


@given(teams(), st.sampled_from(["owner", "customers", "all"]))
def test_nothing_shown_tells_of_fewer_than_three(round_: Round, knows: Knows) -> None:
    found, cast = spread(round_, "x", knows), votes(round_, "x")
    if found.counts is not None:
        assert sum(found.counts.levels) + found.counts.unsaid + found.counts.na == len(cast) >= NAMED_LEAST
    if found.able is not None:
        part = sum(found.able.levels) + found.able.unsaid + found.able.na
        seats = {seat.id: seat.part for seat in round_.head.roster}
        assert part == sum(can_know(seats[by], knows) for by, _ in cast)
        assert part >= NAMED_LEAST and len(cast) - part >= NAMED_LEAST
    if found.named:
        assert len(round_.head.roster) == 2 and found.counts is None


@given(teams())
def test_votes_lie_apart_by_two_steps_at_most_and_by_none_where_all_agree(round_: Round) -> None:
    found = spread(round_, "x")
    levels = {one.level for _, one in votes(round_, "x") if one.level is not None}
    if found.apart is not None:
        assert 0 <= found.apart <= 2
        assert (found.apart == 0) == (len(levels) == 1)
        assert not found.polarised or max(levels) - min(levels) >= 2
        assert not (found.one_differs and found.wide)


@given(teams(mode="unlinked"))
def test_an_unlinked_vote_names_nobody(round_: Round) -> None:
    found = spread(round_, "x")
    assert not found.named and found.able is None
    assert found.counts is None or sum(found.counts.levels) + found.counts.unsaid + found.counts.na >= 4
