"""Strategic and tactical side by side, and what their difference means."""

import pytest

from tests.builders import ON, example_pack, example_standings, pack, rating, standings
from workbook.domain import Score, score
from workbook.domain.scope_gap import sides, sides_sentence


def sided(strategic: str, tactical: str, *, scopes: tuple[str, ...] = ("strategic", "tactical")) -> Score:
    """A score of two plans, with a rating for each level given."""
    levels = {f"s{n}": level for n, level in enumerate(strategic.split())}
    levels |= {f"t{n}": level for n, level in enumerate(tactical.split())}
    words = {"s": "strategic", "t": "tactical"}
    ratings = [rating(id, scope=words[id[0]]) for id in levels]
    return score(pack({"p": ratings[::2], "q": ratings[1::2]}, scopes=scopes), standings(levels), ON)


@pytest.mark.parametrize(
    ("strategic", "tactical", "said"),
    [
        ("3e 3e 3e 3e 3e", "2 2 1 1 2", "You decide more than you do."),
        ("1 1 1 1 1", "3e 2 2 2 2", "You do more than you have decided."),
        ("2 2 2 2 2", "2 2 2 2 1", ""),
        ("3e 3e 3e 3e 3e", "1 1 1 - -", ""),
        ("4e 4e 4e 4e 4e", "4 4 4 4 4", ""),
    ],
    ids=["decided", "done", "within ten points", "too little answered", "only the proof is missing"],
)
def test_what_the_gap_between_strategic_and_tactical_means(strategic: str, tactical: str, said: str) -> None:
    now = sided(strategic, tactical)
    assert sides_sentence(now) == said
    assert [side.id for side in sides(now)] == ["strategic", "tactical"]


def test_other_scopes_have_no_sentence_and_one_alone_no_sides() -> None:
    assert sides_sentence(sided("4e 4e", "0 0", scopes=("strategic", "other"))) == ""
    assert sides(sided("4e 4e", "0 0", scopes=("strategic",))) == ()
    assert sides(score(example_pack(), example_standings(), ON)) == ()
