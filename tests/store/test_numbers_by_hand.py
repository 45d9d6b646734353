"""Every legal number and day of TOML that stands in a file edited by hand: it stays, and what else is in the file can be answered."""

import tomllib
from math import isnan
from pathlib import Path
from typing import Any

import pytest

from tests.store.filled import STRATEGY, change_text, new, opened, put, said
from workbook.domain import AnswerAt
from workbook.store.doctor import examine

LEGAL = [
    *("0e0", "-0e0", "+0e0", "0.0", "-0.0", "1e0", "5E+2", "1e-3", "6.626e-34", "3.14e2", "1_0.5_0", "1.50"),
    *("nan", "-nan", "+nan", "inf", "-inf", "+inf", "0", "-0", "+5", "1_000", "0xff", "0xDEAD_beef", "0o17", "0b1101"),
    *(
        "1979-05-27",
        "07:32:00",
        "07:32:00.5",
        "1979-05-27T07:32:00",
        "1979-05-27 07:32:00Z",
        "1979-05-27T00:32:00.9-07:00",
    ),
    *(
        "[]",
        "[0e0, nan]",
        "{}",
        "{ a = -nan }",
        "[{ a = 0e0 }, {}]",
        "[[1, 2.0], ['x']]",
        "'x\\y'",
        '"\\u0001\\t"',
        '"\\r\\n"',
    ),
]


def alike(one: Any, other: Any) -> bool:
    """Whether two values are the same number, day or text, whatever contains them."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(alike, one, other))
    return one == other or (isnan(one) and isnan(other))


def edited(root: Path, value: str) -> Path:
    put(folder := opened(new(root)), "name", "first")
    folder.save()
    change_text(root / STRATEGY, lambda text: text.replace("[name]\n", f"own = {value}\n[name]\nnote = {value}\n"))
    return root


@pytest.mark.parametrize("value", LEGAL)
def test_a_legal_value_stays_and_blocks_nothing(tmp_path: Path, value: str) -> None:
    root = edited(tmp_path / "w", value)
    before = tomllib.loads((root / STRATEGY).read_text())
    folder = opened(root)
    assert folder.problems == ()
    put(folder, "other", "second")
    put(folder, "name", "changed")
    assert folder.save() == ()
    after = tomllib.loads((root / STRATEGY).read_text())
    assert alike(before["own"], after["own"]) and alike(before["own"], after["name"]["note"])
    assert said(opened(root)) == {"name": "changed", "other": "second"}


@pytest.mark.parametrize("value", ["1e400", "9223372036854775807", "0x7fffffffffffffff"])
def test_a_number_that_is_too_large_is_told_with_line_and_key_and_left_alone(tmp_path: Path, value: str) -> None:
    root = edited(tmp_path / "w", value)
    change_text(root / STRATEGY, lambda text: text.replace(f"own = {value}\n", ""))
    (told, *_) = [problem for problem in examine(root) if problem.file == STRATEGY]
    assert "“name.note”" in told.what and "too large" in told.what
    assert told.line == (root / STRATEGY).read_text().splitlines().index(f"note = {value}") + 1
    folder = opened(root)
    assert folder.set(AnswerAt("other", STRATEGY), None) is not None
    assert folder.save() == () and f"note = {value}" in (root / STRATEGY).read_text()
