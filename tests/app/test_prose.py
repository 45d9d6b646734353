"""Prose on the screen: tables at any width, cards with facts, and holes that are seen without colours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.style import Style

from workbook.app.widgets import HOLE, prose_lines
from workbook.domain import Block, Prose, Span

HEADS = ("Happened just before", "They cared most about", "Where they meet others")
ROWS = (
    (
        "The bank wanted numbers by Friday, and nobody had them",
        "Never being asked twice",
        "Building suppliers, at seven",
    ),
    ("Hired somebody", "Whether she can afford it", ""),
)


def row(*cells: str, level: int = 1) -> Block:
    return Block("row", (), level, cells=tuple((Span(cell),) for cell in cells))


TABLE: Prose = (row(*HEADS, level=0), *(row(*cells) for cells in ROWS))


def seen(prose: Prose, width: int, here: int = -1) -> list[str]:
    return [line.plain.rstrip() for line in prose_lines(prose, width, here)]


@pytest.mark.parametrize("width", [56, 76])
def test_a_table_has_columns_that_share_the_width(width: int) -> None:
    lines = seen(TABLE, width)
    assert all(len(line) <= width for line in lines)
    head = next(line for line in lines if line.startswith("Happened"))
    starts = [head.index(words[:5]) for words in HEADS]
    assert [lines[-1][: starts[1]].strip() or lines[-2][: starts[1]].strip()] != [""]
    body = next(line for line in lines if line.startswith("The bank"))
    assert body[starts[1] :].startswith("Never") and body[starts[2] :].startswith("Building")
    assert all(line[start - 1 : start] in ("", " ") for line in lines for start in starts[1:])
    assert any(set(line) == {"─", " "} for line in lines)


def test_more_columns_than_fit_become_lines_with_labels() -> None:
    cells = ("Ana", "a longer text that wants some room", "", *("more text than fits into a few cells",) * 4)
    heads = ("Who", "What they like?", "Empty", *(f"Column {number}" for number in range(4)))
    lines = seen((row(*heads, level=0), row(*cells), row("Ben")), 56)
    assert lines[0] == "Who: Ana"
    assert lines[1] == "  What they like? a longer text that wants some room"
    assert not any("Empty" in line for line in lines)
    assert lines[-2:] == ["", "Who: Ben"]


def test_two_tables_stay_two() -> None:
    lines = seen((row("A", level=0), row("one"), row("B", level=0), row("two")), 40)
    assert lines == ["A", "───", "one", "", "B", "───", "two"]


def test_a_fact_is_a_card() -> None:
    card = (
        Block("fact", (Span("What a study found", bold=True),)),
        Block("fact", (Span("Some claim that is long enough to be wrapped here."),), 2),
        Block("fact", (Span("Source: somebody, 2011."),), 3),
    )
    lines = prose_lines((*card, Block("paragraph", (Span("After."),))), 30)
    assert [line.plain[:2] for line in lines[:-2]] == ["▌ "] * (len(lines) - 2)
    assert any("bold" in str(span.style) for span in lines[0].spans)
    assert any("muted" in str(span.style) for span in lines[-3].spans)
    assert [line.plain for line in lines[-2:]] == ["", "After."]


HOLES: Prose = (
    Block("paragraph", (Span("We say "), Span("Thirty seconds", place="line"), Span("."))),
    row("Who", "What", level=0),
    Block("row", (), cells=((Span("Your best customers and what they share", place="table.who"),), ())),
)


def test_holes_stand_in_brackets_and_the_marked_one_has_the_mark_of_the_cursor() -> None:
    assert seen(HOLES, 40)[0] == "We say [Thirty seconds]."
    assert seen(HOLES, 40, here=0)[0] == "We say ▸Thirty seconds◂."
    assert "▸Your best" in "\n".join(seen(HOLES, 40, here=1))
    assert [len(line) for line in seen(HOLES, 40)] == [len(line) for line in seen(HOLES, 40, here=0)]


@given(st.integers(20, 90))
def test_every_hole_can_be_found_at_every_width(width: int) -> None:
    found = {
        span.style.meta[HOLE]
        for line in prose_lines(HOLES, width)
        for span in line.spans
        if isinstance(span.style, Style) and HOLE in span.style.meta
    }
    assert found == {0, 1}


cells = st.lists(
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), max_size=30), min_size=1, max_size=6
)


@given(st.lists(cells, min_size=1, max_size=5), st.integers(20, 100))
def test_no_table_is_wider_than_its_width(rows: list[list[str]], width: int) -> None:
    prose = tuple(row(*texts, level=min(number, 1)) for number, texts in enumerate(rows))
    assert all(line.cell_length <= width for line in prose_lines(prose, width))


def test_lines_to_write_on_fit_beside_their_words() -> None:
    dots = "." * 62
    assert seen((Block("paragraph", (Span(f"Reach us here: {dots}"),)),), 56) == [f"Reach us here: {'.' * 41}"]
    three = Block("bullet", (Span(f"Customer: {dots}   Day: {dots}   Held by: {dots}"),))
    (line,) = seen((three,), 76)
    assert len(line) <= 76 and line.count("......") >= 3
