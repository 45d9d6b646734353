"""What a team's round says of a rating at its close."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import ON, standing
from tests.domain.rounds.teams import rows, table, team, teams, turned, vote
from workbook.domain import Evidence, Knows, Part
from workbook.domain.rounds.round import Reply, Round, Said
from workbook.domain.rounds.team_word import can_know, votes, word, words

TYPED = Evidence(ON, "Typed when we agreed")
KNOWS: tuple[Knows, ...] = ("owner", "customers", "all")


def level(round_: Round, knows: Knows = "all") -> int | None:
    found = word(round_, "x", knows)
    return found.level if found is not None else None


def lines(found: Said | None) -> list[str]:
    assert found is not None
    return [line.text for line in found.evidence]


@pytest.mark.parametrize(
    ("part", "known"), [("owner", "owner customers all"), ("customers", "customers all"), ("inside", "all")]
)
def test_who_can_know_what(part: Part, known: str) -> None:
    assert [knows for knows in KNOWS if can_know(part, knows)] == known.split()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("3", 3),
        ("x", None),
        ("na", None),
        ("-", None),
        ("1 3", 1),
        ("3 1", 1),
        ("3 -", None),
        ("3 x", None),
        ("na 3", None),
        ("1 2 4", 2),
        ("4 0 0", 0),
        ("0 1 3 4", 1),
        ("2 3 3 4", 3),
        ("3 - -", None),
        ("3 4 -", 3),
        ("3 4 - -", 3),
        ("3 4 - - -", None),
        ("3 4 2 - -", 3),
        ("na na 3", None),
        ("na x 3 4", 3),
        ("1>3 4 4", 4),
        ("4>0 4 1", 1),
        ("4>x 3 1", 1),
        ("->3 4 4", 4),
    ],
)
def test_what_the_votes_come_to(told: str, expected: int | None) -> None:
    assert level(team(told)) == expected


@pytest.mark.parametrize(
    ("told", "parts", "knows", "expected"),
    [
        ("4 0 0", "occ", "owner", 4),
        ("x 0 0", "occ", "owner", None),
        ("4 2 0 0", "oocc", "owner", 2),
        ("4 - 0 0", "oocc", "owner", None),
        ("4 3 0 0 0", "ociii", "customers", 3),
        ("4 3 2 0 0", "occii", "customers", 3),
        ("4 x - 0 0", "occii", "customers", None),
        ("4 0 0", "oci", "all", 0),
        ("4 1 0", "iii", "owner", 1),
        ("4 1", "ii", "customers", 1),
        ("2", "i", "customers", 2),
    ],
)
def test_only_those_who_can_know_count_and_everybody_where_nobody_can(
    told: str, parts: str, knows: Knows, expected: int | None
) -> None:
    assert level(team(told, parts), knows) == expected


def test_what_was_agreed_on_stands_whatever_the_votes() -> None:
    for told in ("- - -", "1 1 1", "x na 4"):
        assert level(team(told, agreed=Said(level=3))) == 3
    found = word(team("3 3 3", agreed=Said(na="We have no shop")), "x")
    assert found == Said(na="We have no shop")
    assert word(team("na na na"), "x") is None, "n/a is agreed on, never voted"


def test_a_level_rests_on_the_lines_of_those_who_gave_it_or_more() -> None:
    assert lines(word(team("3 3e 4e"), "x")) == ["Seen by p1 again", "Seen by p2 again"]
    assert lines(word(team("2 3 3 4"), "x")) == []
    assert lines(word(team("3e 4 4e"), "x")) == ["Seen by p2 again"]
    assert lines(word(team("3e 2 1"), "x")) == [], "a 2 claims nothing"
    assert lines(word(team("3e 3e 3", "iic"), "x", "customers")) == [], "whoever can't know it doesn't count"
    assert lines(word(team("4e>2 3 3"), "x")) == [], "the second vote counts"


def test_it_rests_on_the_line_typed_when_it_was_agreed_on() -> None:
    agreed = team("4e 3e 1", agreed=Said(level=4, evidence=(TYPED,)))
    assert lines(word(agreed, "x")) == ["Seen by p0 again", "Typed when we agreed"]


@pytest.mark.parametrize(
    ("before", "kept"), [("3e", True), ("4e", True), ("2e", False), ("na", False), ("open", False)]
)
def test_it_rests_on_the_lines_of_the_word_before_if_that_stood_so_high(before: str, kept: bool) -> None:
    found = word(team("3 3 4"), "x", before=standing(before))
    assert lines(found) == (["Seen at the counter"] if kept else [])


def test_lines_come_by_day_and_text_each_once() -> None:
    early = Evidence(ON - timedelta(days=90), "Zebra crossing painted")
    agreed = Said(level=3, evidence=(TYPED, early, TYPED))
    assert lines(word(team("1 1 3e", agreed=agreed), "x")) == [
        "Zebra crossing painted",
        "Seen by p2 again",
        "Typed when we agreed",
    ]


def test_whoever_is_not_of_the_roster_does_not_count() -> None:
    asked = team("1 2 4")
    late = replace(asked, replies={**asked.replies, "zoe": {"x": Reply(first=vote("0"))}})
    assert word(late, "x") == word(asked, "x")
    assert [by for by, _ in votes(late, "x")] == ["p0", "p1", "p2"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("3 3 3 - -", None),
        ("3 3 4 4 -", 3),
        ("3 x x x x", None),
        ("1 1 1 1 4 4", 1),
        ("1 1 1 1 1>3 1>4 ->4 ->4", 4),
        ("1 1 1 1 1>3 1>4", None),
        ("1>3 1>3 1>3 1 1", None),
    ],
)
def test_unlinked_only_second_votes_count_once_there_are_any_and_four_have_to_reply(
    told: str, expected: int | None
) -> None:
    found = team(told, mode="unlinked")
    assert level(found) == expected
    assert level(turned(found)) == expected


def test_unlinked_with_three_replies_there_are_no_words_even_where_one_was_agreed_on() -> None:
    told, agreed = "3 3 3 - -", Said(level=3)
    assert word(team(told, mode="unlinked", agreed=agreed), "x") is None
    assert level(team("3 3 3 1 -", mode="unlinked", agreed=Said(level=2))) == 2


def test_an_item_that_was_not_voted_on_again_keeps_its_first_votes() -> None:
    again = {"x": "1>3 1>3 1>3 1>3 1", "y": "2 2 2 2 2"}
    found = table(again, mode="unlinked")
    assert {item: one.level for item, one in words(found).items()} == {"x": 3, "y": 2}


def test_words_are_said_in_the_rounds_order_and_only_where_there_is_one() -> None:
    found = table({"z": "3 3 3", "x": "3 - -", "a": "1 2 2"}, "occ")
    assert list(words(found)) == ["z", "a"]
    assert list(words(found, {"a": "owner", "x": "owner"})) == ["z", "x", "a"]
    assert words(found, {"a": "owner"})["a"].level == 1
    for kind in ("solo", "outside"):
        other = replace(found, head=replace(found.head, kind=kind))
        assert words(other) == {}


@given(teams(), st.sampled_from(KNOWS))
def test_a_word_is_a_level_that_somebody_gave_whatever_order_the_replies_are_read_in(
    round_: Round, knows: Knows
) -> None:
    found = word(round_, "x", knows)
    if found is not None and found.level is not None:
        given_ = [one.level for _, one in votes(round_, "x") if one.level is not None]
        assert found.level in given_
        assert level(turned(round_), knows) == found.level


@given(rows, st.integers(0, 7), st.integers(0, 4))
def test_raising_a_vote_never_lowers_the_word(told: str, place: int, to: int) -> None:
    each = told.split()
    place %= len(each)
    now = vote(each[place].split(">")[-1])
    before = level(team(told))
    if now is not None and now.level is not None and to >= now.level and before is not None:
        after = level(team(" ".join([*each[:place], str(to), *each[place + 1 :]])))
        assert after is not None and after >= before


@given(rows, st.permutations(range(8)))
def test_who_gave_which_vote_does_not_matter_among_those_who_know_as_much(told: str, order: list[int]) -> None:
    each = told.split()
    others = [each[place] for place in order if place < len(each)]
    assert level(team(told)) == level(team(" ".join(others)))


@given(teams(), st.sampled_from(KNOWS))
def test_every_line_is_of_somebody_who_counts(round_: Round, knows: Knows) -> None:
    found = word(round_, "x", knows)
    seats = {seat.id: seat.part for seat in round_.head.roster}
    knowing = [who for who, part in seats.items() if can_know(part, knows)] or list(seats)
    for line in found.evidence if found is not None else ():
        assert line.text.split()[2] in knowing
