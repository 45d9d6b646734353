"""Numbers drawn large: each digit is told from the others, also with plain marks, and nothing is ragged."""

import pytest

from workbook.app.widgets import big, rows_for
from workbook.app.widgets.big_number import Height
from workbook.domain.marks import PLAIN

SIGNS = "0123456789?"


@pytest.mark.parametrize("rows", [3, 5])
def test_no_two_are_drawn_alike(rows: Height) -> None:
    assert len({tuple(big(sign, rows)) for sign in SIGNS}) == len(SIGNS)
    plain = str.maketrans(dict(PLAIN))
    assert len({tuple(line.translate(plain) for line in big(sign, rows)) for sign in SIGNS}) == len(SIGNS)


@pytest.mark.parametrize("rows", [3, 5])
@pytest.mark.parametrize("text", ["0", "1", "?", "37", "100"])
def test_its_lines_are_as_many_and_as_wide_as_was_said(text: str, rows: Height) -> None:
    lines = big(text, rows)
    assert len(lines) == rows
    assert len({len(line) for line in lines}) == 1
    assert set("".join(lines)) <= set("█▀▄ ")


def test_what_it_looks_like() -> None:
    assert big("41", 3) == [
        "██ ██  ▀▀██",
        "▀▀▀██    ██",
        "   ██    ██",
    ]
    assert big("5", 5) == [
        "█████████",
        "███      ",
        "█████████",
        "      ███",
        "█████████",
    ]


def test_it_is_high_only_where_there_is_room() -> None:
    assert rows_for(110, 32) == 5
    assert rows_for(109, 32) == rows_for(110, 31) == rows_for(80, 24) == 3
