"""The rules about the people of a workbook: their part, who is there on a day, and what they are called."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain import Part, Person
from workbook.domain.actions import owner_told
from workbook.domain.people import has_left, is_here, namesakes, part_of, short_name, those_here

DAY = date(2026, 11, 20)
ANA, BEN, MIRA = Person("ana", "Ana Ruiz"), Person("ben", "Ben"), Person("mira", "Mira", part="inside")
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(("person", "part"), [(ANA, "owner"), (BEN, "customers"), (MIRA, "inside")])
def test_a_part_that_nobody_said_is_the_owners_for_the_first_and_customers_for_others(
    person: Person, part: Part
) -> None:
    assert part_of(person, (ANA, BEN, MIRA)) == part


def test_what_was_said_of_the_part_wins() -> None:
    inside = Person("ana", "Ana", part="inside")
    assert part_of(inside, (inside, BEN)) == "inside"
    assert part_of(Person("ben", "Ben", part="owner"), (inside, BEN)) == "owner"


@pytest.mark.parametrize(
    ("since", "until", "here", "left"),
    [
        (None, None, True, False),
        (DAY, None, True, False),
        (date(2026, 11, 21), None, False, False),
        (None, date(2026, 11, 21), True, False),
        (None, DAY, False, True),
        (DAY, DAY, False, True),
        (date(2026, 1, 1), date(2026, 11, 19), False, True),
    ],
)
def test_they_are_there_from_the_first_day_to_the_one_on_which_they_leave(
    since: date | None, until: date | None, here: bool, left: bool
) -> None:
    person = Person("x", "X", since=since, until=until)
    assert (is_here(person, DAY), has_left(person, DAY)) == (here, left)
    assert those_here((ANA, person), DAY) == ((ANA, person) if here else (ANA,))


@given(st.none() | DAYS, st.none() | DAYS, DAYS, DAYS)
def test_who_has_left_stays_away(since: date | None, until: date | None, one: date, other: date) -> None:
    person = Person("x", "X", since=since, until=until)
    first, later = min(one, other), max(one, other)
    assert not (has_left(person, first) and is_here(person, later))
    assert not (is_here(person, first) and has_left(person, first))


@pytest.mark.parametrize(
    ("name", "others", "short"),
    [
        ("Ana Ruiz", (), "Ana"),
        ("Ana Ruiz", ("Ben", "Mira"), "Ana"),
        ("Ana Ruiz", ("ana Soto",), "Ana Ruiz"),
        ("Ana", ("Anabel",), "Ana"),
        ("  ", ("Ben",), "x"),
    ],
)
def test_they_are_called_by_the_first_name_unless_another_begins_alike(
    name: str, others: tuple[str, ...], short: str
) -> None:
    people = (Person("x", name), *(Person(f"p-{at}", one) for at, one in enumerate(others)))
    assert short_name(people[0], people) == short


def test_the_same_name_is_the_same_however_it_is_written() -> None:
    one, other = Person("renee", "Renée  Marsh"), Person("renee-2", "RENE\u0301E marsh")
    assert namesakes(one, (one, other, BEN)) == (other,)
    assert namesakes(BEN, (one, other, BEN)) == ()


def test_who_has_left_takes_on_nothing_new() -> None:
    left = Person("cleo", "Cleo Marsh", until=DAY)
    assert owner_told("Cleo", (ANA, BEN), (left,)) == ("Cleo Marsh is no longer there.", "")
    assert owner_told("Ben", (ANA, BEN), (Person("ben-2", "Ben", until=DAY),)) == ("", "")
    assert owner_told("Cleo from next door", (ANA, BEN), (left,))[0] == ""
