"""Which marks stand in for ours, and where."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.marks import PLAIN, Marks, nearest, standing_in

ALL = str.maketrans(dict(PLAIN))
MEASURED = set("\ufe0f©®‼⁉™")
"""Characters whose width is known to the program, which draws none of them."""

READERS = {"searching.py", "typed_values.py", "choosing.py", "numbers.py", "signs.py", "text.py", "__main__.py"}
"""Files whose marks are what people type and paste, and nothing that is drawn."""

ROW = "▸ ✓ “Done” ◐ ○ ● – 61 to 63  █▒░ … ◇"


@pytest.mark.parametrize(
    ("marks", "environ", "encoding", "terminal", "row"),
    [
        ("auto", {"TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}, "utf-8", True, ROW),
        ("auto", {}, "utf-8", False, ROW),
        ("auto", {"TERM": "linux"}, "utf-8", True, '> v "Done" ~ o * - 61 to 63  #:. ~ +'),
        ("auto", {"TERM": "linux"}, "utf-8", False, ROW),
        ("auto", {"LC_ALL": "C"}, "utf-8", False, '> v "Done" ~ o * - 61 to 63  #:. ~ +'),
        ("auto", {"LC_ALL": "C.UTF-8", "LANG": "C"}, "utf-8", True, ROW),
        ("auto", {"LC_ALL": "", "LANG": "POSIX"}, "utf-8", True, '> v "Done" ~ o * - 61 to 63  #:. ~ +'),
        ("auto", {}, "cp1252", False, "> v “Done” ~ o * – 61 to 63  #:. … +"),
        ("auto", {}, "cp437", False, '> v "Done" ~ o * - 61 to 63  █▒░ ~ +'),
        ("auto", {}, "ascii", False, '> v "Done" ~ o * - 61 to 63  #:. ~ +'),
        ("auto", {}, "no such encoding", False, '> v "Done" ~ o * - 61 to 63  #:. ~ +'),
        ("plain", {"LANG": "en_GB.UTF-8"}, "utf-8", True, '> v "Done" ~ o * - 61 to 63  #:. ~ +'),
        ("full", {"TERM": "linux", "LC_ALL": "C"}, "utf-8", True, ROW),
        ("full", {}, "ascii", True, '> v "Done" ~ o * - 61 to 63  #:. ~ +'),
    ],
)
def test_marks_are_plain_where_they_have_to_be(
    marks: Marks, environ: dict[str, str], encoding: str, terminal: bool, row: str
) -> None:
    assert ROW.translate(dict(standing_in(marks, environ, encoding, terminal=terminal))) == row


def test_each_mark_has_one_plain_character_so_that_columns_stay() -> None:
    assert all(len(plain) == 1 and plain.isascii() and plain.isprintable() for plain in PLAIN.values())


def test_every_mark_that_the_program_draws_has_a_plain_one() -> None:
    for path in (Path(__file__).parents[2] / "workbook").rglob("*.py"):
        if path.name in READERS:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                marks = {one for one in node.value if not one.isascii() and not one.isalpha() and one.isprintable()}
                assert marks <= PLAIN.keys() | MEASURED, f"{path}:{node.lineno}: {marks - PLAIN.keys()}"


def test_what_states_are_told_by_is_told_apart_in_plain_marks_too() -> None:
    for states in ("✓◐○–!", "●○!▸", "█▒░", "█▒·", "━╍·", "▾▹", "◂▸"):
        assert len({state.translate(ALL) for state in states}) == len(states)


@pytest.mark.parametrize(
    ("character", "plain"), [("é", "e"), ("Ł", "?"), ("ﬁ", "fi"), ("…", "..."), ("✓", "v"), ("石", "?")]
)
def test_the_nearest_of_what_cannot_be_written(character: str, plain: str) -> None:
    assert nearest(character) == plain


@given(st.characters())
def test_there_is_always_something_to_write(character: str) -> None:
    assert nearest(character) and nearest(character).isascii()
