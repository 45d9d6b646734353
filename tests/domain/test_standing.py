"""What a team's check-in says about a rating (docs/scoring.md 4)."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import AT, rated
from workbook.domain import Rated, Round
from workbook.domain.standing import in_turn, settled


def team(*levels: str, roster: int = 0, state: str = "revealed") -> Rated | None:
    ratings = {f"p{n}": {"x": rated(level, AT + timedelta(minutes=n))} for n, level in enumerate(levels)}
    checkin = Round(label="2026-Q4", kind="team", state=state, ratings=ratings)  # type: ignore[arg-type]  # drawn from the words that there are
    return settled(checkin, "x", roster or len(levels))


@pytest.mark.parametrize(
    ("levels", "expected"),
    [("1 3", 1), ("1 2 4", 2), ("0 1 3 4", 1), ("4 4", 4), ("2 3 3 4", 3), ("4 0 0", 0)],
)
def test_the_median_takes_the_lower_of_two(levels: str, expected: int) -> None:
    found = team(*levels.split())
    assert found is not None and found.level == expected


def test_fewer_than_two_or_half_of_the_roster_leave_it_open() -> None:
    for found in (team("3", roster=2), team("3", "3", roster=5)):
        assert found is not None and found.level is None and found.na is None
    enough = team("3", "3", roster=4)
    assert enough is not None and enough.level == 3


def test_a_roster_of_one_needs_nobody_else() -> None:
    found = team("3e")
    assert found is not None and found.level == 3 and found.evidence


def test_evidence_counts_from_anybody_at_the_level_or_above() -> None:
    shown = team("3", "3", "4e")
    assert shown is not None and shown.level == 3 and shown.evidence
    below = team("2e", "3", "4")
    assert below is not None and below.level == 3 and not below.evidence


def test_it_does_not_apply_when_more_say_so() -> None:
    found, split = team("na", "na", "3"), team("na", "1", "3")
    assert found is not None and found.na and found.level is None
    assert split is not None and split.level == 1


def test_ratings_stay_sealed_until_the_reveal() -> None:
    assert team("1", "3", state="open") is None
    assert team("1", "3", state="closed") is not None


def test_nobody_rated() -> None:
    assert settled(Round(label="2026-Q4"), "x", 3) is None


@pytest.mark.parametrize(
    ("kind", "state", "by", "level"),
    [
        ("solo", "open", "p0", 3),
        ("solo", "closed", "nobody", 3),
        ("team", "open", "p0", 1),
        ("team", "open", "p1", 3),
        ("team", "open", "p2", None),
        ("team", "revealed", "p0", 1),
        ("team", "closed", "nobody", None),
    ],
)
def test_whose_rating_one_is_shown(kind: str, state: str, by: str, level: int | None) -> None:
    """Solo the newest of all, in a team one's own."""
    ratings = {"p1": {"x": rated("3", AT + timedelta(minutes=1))}, "p0": {"x": rated("1", AT)}, "p2": {}}
    checkin = Round(label="2026-Q4", kind=kind, state=state, ratings=ratings)  # type: ignore[arg-type]  # drawn from the words that there are
    found = in_turn(checkin, "x", by)
    assert (found.level if found is not None else None) == level


@given(
    st.dictionaries(
        st.sampled_from(["ana", "ben", "cleo"]),
        st.tuples(st.sampled_from(["0", "2", "3e", "4", "na", "open"]), st.integers(0, 2)),
    ),
    st.sampled_from(["ana", "ben", "nobody"]),
)
def test_where_people_take_turns_what_is_shown_is_what_is_scored(given: dict[str, tuple[str, int]], by: str) -> None:
    """Also where two of them rated in the same second."""
    ratings = {who: {"x": rated(level, AT + timedelta(seconds=late), who)} for who, (level, late) in given.items()}
    solo = Round(label="2026-Q4", ratings=ratings)
    assert in_turn(solo, "x", by) == settled(solo, "x", len(ratings))


@given(st.permutations(["0", "2", "3e", "4", "na"]), st.sampled_from(["open", "revealed", "closed"]))
def test_in_a_team_nothing_that_others_say_changes_what_one_is_shown(levels: list[str], state: str) -> None:
    mine = rated(levels[0], by="me")
    others = {f"p{n}": {"x": rated(level, AT + timedelta(minutes=n))} for n, level in enumerate(levels[1:])}
    for ratings in ({"me": {"x": mine}}, {**others, "me": {"x": mine}}):
        checkin = Round(label="2026-Q4", kind="team", state=state, ratings=ratings)  # type: ignore[arg-type]  # drawn from the words that there are
        assert in_turn(checkin, "x", "me") == mine
