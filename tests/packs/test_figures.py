"""A figure is found wherever it claims something; the look at a few words first misses none."""

from hypothesis import given
from hypothesis import strategies as st

from workbook.packs.check import figures

PARTS = (
    *(
        "5",
        "50",
        "one",
        "Two",
        "HUNDRED",
        "in",
        " in ",
        "out of",
        "every",
        "%",
        "per cent",
        "percent",
        "twice as",
        "times more",
    ),
    *("studies show", "Research says", "SURVEYS found", "statistics prove", "word", "\u0664", "12 in \u0663", "7 in 7"),
)


@given(st.lists(st.sampled_from(PARTS), max_size=6).map(lambda parts: " ".join(" ".join(parts).split())))
def test_no_claim_is_passed_over(words: str) -> None:
    whole, quick = figures._CLAIM.search(words), figures._claim(words)
    assert (whole and whole.span()) == (quick and quick.span())
