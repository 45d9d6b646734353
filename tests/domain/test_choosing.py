"""Yes, no, levels, choices and lists as people write them: the same words wherever they are read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain import (
    Cell,
    Check,
    CheckItem,
    Choice,
    ChoiceItem,
    ChoicesItem,
    Column,
    ListItem,
    Tell,
    TellItem,
    TextItem,
    cell_text,
    list_lines,
    read_answer,
    read_cell,
    read_choice,
    read_yes,
    understood,
)

TODAY = date(2026, 11, 20)
CHECK = CheckItem(id="q", prompt="?")
CHOICES = (
    Choice("letter", "By letter"),
    Choice("phone", "By phone, or in a call"),
    Choice("at-the-door", "When we stand at the door"),
    Choice("letterhead", "On our letterhead"),
)
WAYS = ChoicesItem(id="q", prompt="?", choices=CHOICES)

SAID = {
    "yes": (
        "yes",
        "Yes",
        "YES",
        "y",
        "Y",
        "yes.",
        "yeah",
        "yep",
        "true",
        "TRUE",
        "x",
        "X",
        "✓",
        "✔",
        " yes ",
        "Ｙｅｓ",
    ),
    "no": ("no", "No", "NO", "n", "N", "nope", "false", "False", "no,", "✗"),
    "unknown": (
        *("unknown", "Unknown", "u", "?", "don't know", "Don’t know", "dont know", "I don't know yet", "not known yet"),
        *("not sure", "unsure"),
    ),
}


@pytest.mark.parametrize(("answer", "typed"), [(answer, typed) for answer, words in SAID.items() for typed in words])
def test_yes_no_and_unknown_in_the_words_people_use(answer: str, typed: str) -> None:
    assert read_yes(typed) == answer
    assert read_answer(CHECK, [typed, "since May"], TODAY) == (Check(answer, "since May"), "")
    back = Column("back", "Back", "check")
    assert read_cell(back, typed, TODAY) == (
        (answer == "yes", "") if answer != "unknown" else (None, "This wants yes or no.")
    )


@pytest.mark.parametrize("typed", ["", "maybe", "yes and no", "nobody", "yesterday", "1", "not", "noo"])
def test_other_words_are_none_of_the_three(typed: str) -> None:
    assert read_yes(typed) is None


def test_the_words_of_the_third_answer_may_come_one_by_one() -> None:
    assert read_answer(CHECK, ["don't", "know", "yet", "ask", "Ben"], TODAY) == (Check("unknown", "ask Ben"), "")
    assert read_answer(CHECK, ["no", "idea"], TODAY) == (Check("unknown"), "")
    assert read_answer(CHECK, ["no", "new idea"], TODAY) == (Check("no", "new idea"), "")
    assert read_answer(CHECK, ["Yes, since May"], TODAY) == (Check("yes", "since May"), "")
    assert read_answer(CHECK, ["I don't know yet: ask Ben"], TODAY) == (Check("unknown", "ask Ben"), "")
    assert read_answer(CHECK, ["yes since May"], TODAY)[0] is None
    assert read_answer(CHECK, ["maybe, since May"], TODAY)[0] is None
    assert read_answer(CHECK, [], TODAY)[0] is None


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("letter", "letter"),
        ("LETTER", "letter"),
        ("By letter", "letter"),
        ("by letter.", "letter"),
        ("By phone, or in a call", "phone"),
        ("at-the-door", "at-the-door"),
        ("at the door", "at-the-door"),
        ("At_The_Door", "at-the-door"),
        ("at", "at-the-door"),
        ("when", "at-the-door"),
        ("letterh", "letterhead"),
        ("on", "letterhead"),
        ("p", "phone"),
        ("2", "phone"),
        ("２", "phone"),
        ("lett", None),
        ("by", None),
        ("5", None),
        ("0", None),
        ("fax", None),
        ("0000000019", None),
        ("", None),
        ("-", None),
    ],
)
def test_a_choice_is_read_by_key_by_its_words_by_number_or_by_an_unmistakable_beginning(
    typed: str, key: str | None
) -> None:
    found, wrong = read_choice(CHOICES, typed)
    assert (found, bool(wrong)) == (key, key is None)
    assert read_answer(ChoiceItem(id="q", prompt="?", choices=CHOICES), [typed], TODAY)[0] == key


def test_a_key_that_is_a_number_comes_before_the_place_in_the_list() -> None:
    assert read_choice((Choice("2", "Two"), Choice("1", "One")), "1") == ("1", "")


def test_what_begins_several_choices_names_them() -> None:
    assert "letter or letterhead" in read_choice(CHOICES, "lette")[1]


@pytest.mark.parametrize(
    "words",
    [
        ["letter", "phone"],
        ["letter, phone"],
        ["letter phone"],
        ["1 2"],
        ["1", "2"],
        ["By letter; By phone, or in a call"],
        ["By letter", "By phone, or in a call"],
        ["letter\nphone"],
        ["letter", "phone", "1"],
    ],
)
def test_several_choices_may_be_apart_in_any_way(words: list[str]) -> None:
    assert read_answer(WAYS, words, TODAY) == (("letter", "phone"), "")


def test_one_wrong_choice_of_several_is_named() -> None:
    value, wrong = read_answer(WAYS, ["letter", "fax"], TODAY)
    assert value is None and "no choice “fax”" in wrong


def test_the_words_of_what_was_chosen_are_said_where_the_key_was_not_typed() -> None:
    assert understood(WAYS, "1", ("letter",)) == "By letter"
    assert understood(WAYS, "letter phone", ("letter", "phone")) == ""
    assert understood(WAYS, "Letter", ("letter",)) == ""
    assert understood(CHECK, "Y since May", Check("yes", "since May")) == "yes"
    assert understood(CHECK, "YES since May", Check("yes", "since May")) == ""


@pytest.mark.parametrize(
    ("typed", "cell"),
    [("high", "high"), ("High", "high"), ("h", "high"), ("most of all", "most-of-all"), ("2", None), ("middle", None)],
)
def test_a_cell_of_choices_is_read_in_the_same_way_but_has_no_numbers(typed: str, cell: str | None) -> None:
    column = Column("worth", "Worth", "choice", ("high", "low", "most-of-all"))
    assert read_cell(column, typed, TODAY)[0] == cell


@pytest.mark.parametrize("typed", ["3", " 3 ", "３", "٣"])
def test_a_level_is_a_digit_of_any_script(typed: str) -> None:
    assert read_cell(Column("fit", "Fit", "level"), typed, TODAY) == (3, "")
    assert read_answer(TellItem(id="q", prompt="?"), [typed, "a day less"], TODAY) == (Tell(3, "a day less"), "")


@pytest.mark.parametrize("typed", ["5", "-1", "3.5", "³", "x"])
def test_what_is_no_level_is_refused(typed: str) -> None:
    assert read_cell(Column("fit", "Fit", "level"), typed, TODAY)[0] is None


LISTS = {
    "- first\n• second": ("first", "second"),
    "* first\n* second": ("first", "second"),
    "1. first\n2) second": ("first", "second"),
    "10. first\n11. second": ("first", "second"),
    "  – first\n\t—\tsecond": ("first", "second"),
    "◦ first\r\n▪ second": ("first", "second"),
    "- [ ] first\n- [x] second": ("first", "second"),
    "first\n\n\nsecond\n": ("first", "second"),
    "-\n- first\n•": ("first",),
    "-5 degrees": ("-5 degrees",),
    "1.5 hours": ("1.5 hours",),
    "3rd visit": ("3rd visit",),
    "2026. A good year": ("2026. A good year",),
    "*bold* words": ("*bold* words",),
    "a - b": ("a - b",),
}


@pytest.mark.parametrize("typed", LISTS)
def test_the_mark_of_a_list_is_left_out_of_its_lines(typed: str) -> None:
    assert list_lines(typed) == LISTS[typed]
    assert read_answer(ListItem(id="q", prompt="?"), [typed], TODAY) == (LISTS[typed], "")


def test_a_mark_at_the_beginning_of_a_text_stays() -> None:
    assert read_answer(TextItem(id="q", prompt="?"), ["- first\n- second"], TODAY) == ("- first\n- second", "")


CELLS: dict[str, tuple[Column, st.SearchStrategy[Cell]]] = {
    "number": (
        Column("n", "N", "number"),
        st.decimals(-(2**53), 2**53, allow_nan=False) | st.integers(-(2**53), 2**53),
    ),
    "date": (Column("d", "D", "date"), st.dates()),
    "check": (Column("c", "C", "check"), st.booleans()),
    "level": (Column("l", "L", "level"), st.integers(0, 4)),
    "choice": (
        Column("x", "X", "choice", ("high", "low", "at-the-door")),
        st.sampled_from(["high", "low", "at-the-door"]),
    ),
    "line": (Column("t", "T"), st.text(min_size=1).filter(str.strip)),
}


@pytest.mark.parametrize("kind", CELLS)
@given(data=st.data())
def test_what_is_written_of_a_cell_is_read_as_the_same(kind: str, data: st.DataObject) -> None:
    column, values = CELLS[kind]
    cell = data.draw(values)
    assert read_cell(column, cell_text(cell), TODAY) == (cell, "")
