"""Ids made from names, and the nearest known word to a mistyped one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain import did_you_mean, is_id, person_id, slug


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Ana Ruíz", "ana-ruiz"),
        ("Łukasz Żółć", "lukasz-zolc"),
        ("Øre Ærø", "ore-aero"),
        ("Straße & Söhne", "strasse-sohne"),
        ("GROẞ", "gross"),
        ("Þóra Sæðís", "thora-saedis"),
        ("Đorđe", "dorde"),
        ("Isıl İnce", "isil-ince"),
        ("Œuvre", "oeuvre"),
        ("Con", "p-con"),
        ("3 Ways", "p-3-ways"),
        ("石川", "p"),
    ],
)
def test_an_id_keeps_the_letters_of_a_name(name: str, id: str) -> None:
    assert slug(name) == id


def test_people_whose_names_have_no_latin_letter_are_counted() -> None:
    made: list[str] = []
    for name in ("石川 さくら", "Олена", "Ana", "محمد", "石川 2", "Ana"):
        made.append(person_id(name, made))
    assert made == ["person-1", "person-2", "ana", "person-3", "person-4", "ana-2"]


@given(st.lists(st.text(max_size=80), max_size=8))
def test_every_name_gives_an_id_of_its_own(names: list[str]) -> None:
    people: list[str] = []
    things: list[str] = []
    for name in names:
        people.append(person_id(name, people))
        things.append(slug(name, things))
    for ids in (people, things):
        assert all(map(is_id, ids)) and len(set(ids)) == len(ids)


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


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("promise", "“promise-date”, “promise-result” or “conversion-promise”"),
        ("promise-resut", "“promise-result” or “promise-date”"),
        ("conversion", "“conversion-promise”"),
        ("result", "“promise-result”"),
    ],
)
def test_of_many_ids_the_near_ones_are_named_and_those_that_hold_the_word(word: str, near: str) -> None:
    known = ["promise-result", "promise-date", "conversion-promise", "goal-card"]
    assert did_you_mean(word, known, 3) == f" Did you mean {near}?"
    assert did_you_mean("zzz", known, 3) == ""
