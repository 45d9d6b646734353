"""Random packs and answers for property tests."""

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.builders import ON, pack, rating, standings
from workbook.domain import Pack, Score, score

PROOFS = ("", "e", "s")
ANSWERED = tuple(f"{level}{proof}" for level in range(5) for proof in PROOFS)
"""Every level without proof, with a fresh line, and with one that is too old."""

ANSWERS = ("-", "open", *ANSWERED)


@dataclass(frozen=True)
class Case:
    """A pack, and the terse level of each rating."""

    pack: Pack
    levels: dict[str, str]

    def score(self, **changed: str) -> Score:
        """The score, with some answers changed; ids with `_` for `-`."""
        levels = self.levels | {id.replace("_", "-"): level for id, level in changed.items()}
        return score(self.pack, standings(levels), ON)


@st.composite
def cases(draw: st.DrawFn, answers: tuple[str, ...] = ANSWERS, *, least: int = 2, beside: bool = False) -> Case:
    """Two to seven plans of one to five ratings, the first a gate at times; with `beside`, one plan is scored apart."""
    ratings = {}
    for number in range(1, draw(st.integers(least, 7)) + 1):
        weights = draw(st.lists(st.integers(1, 3), min_size=1, max_size=5))
        efforts = draw(st.sampled_from(("SS", "SM", "ML", "LS")))
        ratings[f"p{number}"] = [
            rating(f"p{number}-r{place}", weight, efforts, gate=number == place == 1 and draw(st.booleans()))
            for place, weight in enumerate(weights, start=1)
        ]
    levels = {one.id: draw(st.sampled_from(answers)) for plan in ratings.values() for one in plan}
    return Case(pack(ratings, scored={"p1": "apart"} if beside else {}), levels)
