"""Text that is kept as it was given, and what is shown of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain import NOTHING, clean, line_ends, one_line, same_length, unbroken

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROL = st.characters(categories=["Cc", "Cs"], exclude_characters="\t\n")
ANY = st.text(st.characters() | CONTROL | st.sampled_from(TURNING + "\u2028\u200d"), max_size=40)


@given(ANY)
def test_nothing_that_is_shown_can_act_on_the_terminal_or_turn_what_stands_beside_it(text: str) -> None:
    for shown in (clean(text), one_line(text), *map(same_length, text.split("\n"))):
        assert not any(letter in TURNING or "\ud800" <= letter <= "\udfff" for letter in shown)
        assert all(letter in "\n\t" or letter.isprintable() or not is_control(letter) for letter in shown)


@given(ANY)
def test_a_field_shows_a_character_for_each_of_its_own(text: str) -> None:
    assert [len(same_length(line)) for line in text.splitlines()] == [len(line) for line in text.splitlines()]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\U0001f468\u200d\U0001f4bb", "\U0001f468\u200d\U0001f4bb"),
        ("\U0001f3f4\U000e0067\U000e007f", "\U0001f3f4\U000e0067\U000e007f"),
        ("a\u200fb\u200ec\ufeffd", "a\u200fb\u200ec\ufeffd"),
        ("\u202a+44 20 7946 0000\u202c", "+44 20 7946 0000"),
        ("\u202e83.5\u2066", "83.5"),
        ("a\u2028b\u2029c\r\nd", "a\nb\nc\nd"),
        ("\x1b[2J\x7f\x9b", "␛[2J␡\ufffd"),
        ("\ud800", "\ufffd"),
    ],
)
def test_what_is_invisible_stays_so_and_what_acts_is_marked_or_left_out(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_what_ends_a_line() -> None:
    assert line_ends("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h\n") == "a\nb\nc\nd\ne\nf\ng\nh\n"
    assert unbroken("\na\r\n\r\nb \u3000c\n") == "a b \u3000c"
    assert same_length("a\u202eb") == f"a{NOTHING}b"


def is_control(letter: str) -> bool:
    return letter < " " or "\x7f" <= letter <= "\x9f"
