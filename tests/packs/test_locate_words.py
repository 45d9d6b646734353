"""Words are found in a file whatever marks and line ends stand between them."""

from hypothesis import given
from hypothesis import strategies as st

from workbook.packs.read.locate_words import Lines

FILE = "---\nid: a\n---\n# A *title*\n\nSome **bold** words,\nthen {{ an-item.column }} of it.\n\n> Some bold words\n"


def test_words_are_found_at_their_line() -> None:
    lines = Lines(FILE)
    assert lines.of("A title") == 4
    assert lines.of("some bold words, then") == 6
    assert lines.of("then an-item.column of it") == 7
    assert lines.of("Some bold words", 7) == 9
    assert lines.of("other words") is None
    assert lines.of("", 1) is None
    assert lines.of("some", 90) is None
    assert lines.of_mark("{{") == 7
    assert lines.of_mark("{{", 8) is None


@given(st.lists(st.lists(st.sampled_from(["one", "two", "Ärger", "3", "*four*"]), max_size=4), min_size=1, max_size=8))
def test_every_line_that_has_words_is_found_from_itself_on(rows: list[list[str]]) -> None:
    lines = Lines("\n".join(" ".join(row) for row in rows))
    for number, row in enumerate(rows, 1):
        assert lines.of(" ".join(row), number) == (number if row else None)
