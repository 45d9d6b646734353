"""docs/rounds.md says what the code does: its numbers and its table of votes."""

from fractions import Fraction

import pytest

from tests.domain.rounds.teams import team
from tests.pages import table
from workbook.domain.rounds import pulse, spread, team_word

MODULES = {"pulse": pulse, "spread": spread, "team_word": team_word}


@pytest.mark.parametrize(("what", "number", "name"), table("rounds.md", "What", "Number", "In the code"))
def test_the_numbers_are_those_of_the_code(what: str, number: str, name: str) -> None:
    module, _, constant = name.partition(".")
    assert getattr(MODULES[module], constant) == int(number), what


@pytest.mark.parametrize(("votes", "apart", "words"), table("rounds.md", "Votes", "Apart", "What is said"))
def test_the_votes_lie_apart_as_it_says(votes: str, apart: str, words: str) -> None:
    found = spread.spread(team(votes), "x")
    assert found.apart == Fraction(apart)
    assert found.polarised == ("polarised" in words)
    assert found.one_differs == ("one voice" in words)


@pytest.mark.parametrize(("part", "known"), table("rounds.md", "Part", "Knows what is"))
def test_who_can_know_what_is_as_it_says(part: str, known: str) -> None:
    name = part.partition("`")[0]
    said = [one.strip("` ") for one in known.split(",")]
    assert [knows for knows in ("owner", "customers", "all") if team_word.can_know(name, knows)] == said  # type: ignore[arg-type]  # words of the page
