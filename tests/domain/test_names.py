"""Names of people as they are typed in one line."""

import pytest

from workbook.domain import names_in


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", []),
        (" , ,", []),
        ("Ana Ruiz", ["Ana Ruiz"]),
        ("Ana Ruiz,Ben", ["Ana Ruiz", "Ben"]),
        (" Ana  Ruiz , Ben,, ", ["Ana  Ruiz", "Ben"]),
        ("Ana, Ana", ["Ana", "Ana"]),
    ],
)
def test_names_have_commas_between_them(typed: str, names: list[str]) -> None:
    assert names_in(typed) == names
