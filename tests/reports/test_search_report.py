"""The words around a hit: in one line, no wider than there is room, cut between words and never within a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.searching import words_of
from workbook.reports import width
from workbook.reports.search_report import around, nothing_words

LONG = "We ring whoever has waited for more than 14 days. Then we say what the promise was, and when it is kept."


def shown(text: str, typed: str, room: int) -> str:
    return "".join(f"[{piece}]" if hit else piece for piece, hit in around(text, words_of(typed), room))


@pytest.mark.parametrize(
    ("text", "typed", "room", "line"),
    [
        ("A short text", "short", 40, "A [short] text"),
        ("Two lines\nof text", "text", 40, "Two lines / of [text]"),
        ("Two lines\n\n  of text", "two", 40, "[Two] lines / of text"),
        ("No hit in it", "else", 40, "No hit in it"),
        ("", "word", 40, ""),
        (LONG, "promise", 40, "… what the [promise] was, and when it is …"),
        (LONG, "ring", 24, "We [ring] whoever has …"),
        (LONG, "promise kept", 30, "… the [promise] was, and when …"),
        ("x" * 50, "y", 10, "xxxxxxxxx…"),
        ("It costs 1,234,567 a year", "costs", 14, "It [costs]…"),
    ],
)
def test_the_words_around_a_hit(text: str, typed: str, room: int, line: str) -> None:
    assert shown(text, typed, room) == line


@given(st.text(max_size=120), st.text(max_size=6), st.integers(8, 60))
def test_it_is_never_wider_than_the_room(text: str, typed: str, room: int) -> None:
    pieces = around(text, words_of(typed), room)
    line = "".join(piece for piece, _ in pieces)
    assert width(line) <= room + line.count("\t")
    assert "\n" not in line


def test_that_nothing_was_found_is_said_plainly() -> None:
    assert nothing_words("quokka", "") == "Nothing has “quokka” in it."
    assert nothing_words("", "") == "Nothing has all of these words in it. Fewer words find more."
    assert len(nothing_words("x" * 500, "")) < 90
