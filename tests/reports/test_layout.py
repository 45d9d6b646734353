"""Bars, cuts and folds: what is as wide as its columns, on the screen as in the shell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.builders import ON, example_pack, example_standings
from workbook.domain import score
from workbook.reports import bar, by_words, cut, folded, pad, short_title, width


def test_the_bar_shows_the_least_and_keeps_the_whole_for_the_whole() -> None:
    share = score(example_pack(), example_standings(), ON).proven
    assert bar(share / 1000, share / 1000, 10) == "█░░░░░░░░░"
    assert bar(share / share, share / share, 10) == "█" * 10
    assert bar(1 - share / 1000, 1 - share / 1000, 10) == "█████████░"
    assert bar(0 * share, 1 - 0 * share, 4) == "▒▒▒▒"


def test_wide_characters_take_two_columns() -> None:
    assert (width("判断"), cut("判断する", 5), pad("判断", 6)) == (4, "判断…", "判断  ")


JOINED: tuple[str, ...] = (
    "กำลังใจ",
    "ที่",
    "e\u0301",
    "क्\u200dषि",
    "می\u200cخواهم",
    "שָׁלוֹם",
    "👨\u200d👩\u200d👧",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "🇬🇧",
    "👍🏽",
)
JOINED += (
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "\u1112\u1161\u11ab",
    "a\u200b\u2060\ufeffb",
    "x\xady",
    "…“é✓",
)


@pytest.mark.parametrize("text", JOINED)
def test_what_joins_another_character_takes_no_columns_as_on_the_screens(text: str) -> None:
    assert width(text) == cell_len(text)
    assert sum(map(width, folded(text * 40, 7))) == width(text * 40)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"), max_codepoint=0xFFFF), max_size=30))
def test_no_cut_leaves_its_columns(text: str) -> None:
    for columns in (1, 5, 20):
        assert width(cut(text, columns)) <= columns and width(pad(text, columns)) == columns


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("61 to 63", 8, "61 to 63"),
        ("61 to 63", 7, "61 to…"),
        ("over 1,500 a year", 9, "over…"),
        ("by 2026-11-23", 12, "by…"),
        ("room 101b", 8, "room…"),
        ("12 of 14 places", 9, "12 of…"),
    ],
)
def test_a_cut_never_goes_through_a_number(text: str, columns: int, shown: str) -> None:
    assert cut(text, columns) == shown


LONG = "Write the piece that helps people choose"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (40, LONG),
        (39, "Write the piece that helps people…"),
        (27, "Write the piece that helps…"),
        (10, "Write the…"),
        (9, "Write…"),
        (4, "Wri…"),
        (0, ""),
    ],
)
def test_a_line_is_cut_between_two_words(cells: int, told: str) -> None:
    assert by_words(LONG, cells) == told


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40), st.integers(0, 50))
def test_what_is_cut_between_words_has_room(line: str, cells: int) -> None:
    assert width(by_words(line, cells)) <= cells


def test_a_number_is_never_cut_into_another() -> None:
    assert by_words("Won 12 of 48 customers", 12) == "Won 12 of…"
    assert by_words("It costs 1 200 a year", 12) == "It costs…"


def test_a_name_in_little_room_is_its_first_words() -> None:
    assert short_title("Ready to receive", 11) == "Ready"
    assert short_title("Convergence", 11) == "Convergence"
    assert short_title("Convergence", 8) == "Converg…"
