"""Single values from a pack: what is plainly right is taken as it is, and is what the checks would have made of it."""

from decimal import Decimal
from typing import Any, Literal

import pytest
from pydantic_core import ValidationError

from workbook.packs.read import validate

KINDS: tuple[Any, ...] = (
    str,
    int,
    bool,
    Decimal | None,
    int | None,
    Literal["a", "b"],
    tuple[str, ...],
    list[str],
    str | None,
)
VALUES = (
    *("a", "c", "3", "007", "0", "-3", "3.5", "", "1e3", "\u0663", "\u00b2", "1234567890", " 3", "yes", "true"),
    *(3, 0, True, False, 3.5, None, ("a",), (), ("a", 1), ["a"], Decimal(3)),
)


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("strict", [True, False])
def test_what_is_taken_at_once_is_what_the_checks_give(kind: Any, strict: bool) -> None:
    for value in VALUES:
        taken = validate.fit(kind, value, strict=strict)
        try:
            checked: Any = validate._validator(kind).validate_python(value, strict=strict)
        except ValidationError:
            assert taken[0] is None and taken[1]
        else:
            assert (taken, type(taken[0])) == ((checked, ""), type(checked))
