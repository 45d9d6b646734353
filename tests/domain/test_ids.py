"""The nearest known word to a mistyped one."""

import pytest

from workbook.domain.ids import did_you_mean


@pytest.mark.parametrize(
    ("word", "meant"),
    [("maks", "max"), ("mx", "max"), ("optoinal", "optional"), ("lines", "lines"), ("rewords", "words")],
)
def test_a_word_with_a_slip_in_it_is_guessed(word: str, meant: str) -> None:
    assert did_you_mean(word, ["min", "max", "lines", "words", "optional", "private"]) == f" Did you mean “{meant}”?"


def test_the_beginning_of_a_long_word_is_enough() -> None:
    known = ["ideal-customer-sheet-for-partners", "ideal-customer-sheet", "idea-card"]
    assert did_you_mean("ideal", known) == " Did you mean “ideal-customer-sheet”?"


@pytest.mark.parametrize("word", ["", "x", "colour", "ma" * 5000])
def test_another_word_is_left_without_a_guess(word: str) -> None:
    assert did_you_mean(word, ["min", "max", "lines", "words", "optional", "private"]) == ""
