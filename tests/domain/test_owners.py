"""Who may do an action: the workbook's people by any of their names, a helper who is told, and no slip of the keys."""

import pytest

from workbook.domain import OWNER, Person
from workbook.domain.actions import owner_told

PEOPLE = (Person("ana-ruiz", "Ana Ruiz"), Person("ben", "Ben"), Person("mara-de-wit", "Mara de Wit"))


@pytest.mark.parametrize(
    "owner",
    [
        None,
        "",
        "Ana Ruiz",
        "ana",
        "RUIZ",
        "ana-ruiz",
        "Ben",
        "de Wit",
        "Ana and Ben",
        "Ana, Ben & Mara",
        "Ben/Ana",
        "Ben ",
    ],
)
def test_the_people_of_the_workbook_may_be_called_by_any_of_their_names(owner: str | None) -> None:
    assert owner_told(owner, PEOPLE) == ("", "")


@pytest.mark.parametrize(
    ("owner", "near"),
    [
        ("Anna", "Ana"),
        ("Ana Ruis", "Ana Ruiz"),
        ("Mar", "Mara"),
        ("Benn", "Ben"),
        ("Ana and Benn", "Ben"),
        ("anaruiz", "Ana Ruiz"),
    ],
)
def test_a_slip_is_told_from_a_name(owner: str, near: str) -> None:
    said = f"Nobody of the name “{owner}” is in the workbook's people. Did you mean “{near}”?"
    assert owner_told(owner, PEOPLE) == (said, "")


@pytest.mark.parametrize("owner", ["Jen", "Petra Holm", "my sister", "Anna from next door", "the bookkeeper and Ben"])
def test_a_helper_from_outside_is_taken_and_told(owner: str) -> None:
    said = f"Nobody of the name “{owner}” is in the workbook's people: Ana Ruiz, Ben, Mara de Wit."
    assert owner_told(owner, PEOPLE) == ("", said)


@pytest.mark.parametrize("people", [(), (OWNER,)])
def test_where_nobody_is_named_every_name_will_do(people: tuple[Person, ...]) -> None:
    assert owner_told("Owen", people) == ("", "")
