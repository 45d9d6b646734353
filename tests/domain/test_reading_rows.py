"""Rows of a spreadsheet: what ends a row, what holds a cell together, and which column is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain import Column, cells_of, column_named, heading, under_heading

COLUMNS = (
    Column("name", "Who"),
    Column("why", "Why they stay"),
    Column("worth", "Worth, a year", "number"),
    Column("share", "%", "number"),
)

GRIDS = {
    "Mill\tquick": [["Mill", "quick"]],
    "Mill\tquick\nOakley\tearly": [["Mill", "quick"], ["Oakley", "early"]],
    "Mill\r\nOakley\rBright": [["Mill"], ["Oakley"], ["Bright"]],
    # quotes that hold a cell together
    'Mill\t"Friendly\nand quick"\t1250\nOakley\tearly\t900': [
        ["Mill", "Friendly\nand quick", "1250"],
        ["Oakley", "early", "900"],
    ],
    'Mill\t"Friendly\r\nand quick"': [["Mill", "Friendly\nand quick"]],
    '"Mill"\t"quick"': [["Mill", "quick"]],
    '"The ""best"" mill"\tquick': [['The "best" mill', "quick"]],
    '""\tquick': [["", "quick"]],
    '"a\tb"\tc': [["a\tb", "c"]],
    '"one\n\ntwo"': [["one\n\ntwo"]],
    # quotes that are characters like any other
    'Mill\t"Never late, they say\nOakley\tPays early\nBright\tSends people': [
        ["Mill", '"Never late, they say'],
        ["Oakley", "Pays early"],
        ["Bright", "Sends people"],
    ],
    '"Best" Builders\t"Never late" they say': [['"Best" Builders', '"Never late" they say']],
    '"Best" Builders\tgood\nMill\tsays "hi"': [['"Best" Builders', "good"], ["Mill", 'says "hi"']],
    'Mill\t"late\nOakley\tpipes of 6"\nBright\tx': [["Mill", '"late'], ["Oakley", 'pipes of 6"'], ["Bright", "x"]],
    'Mill\t"': [["Mill", '"']],
    'Mill\t6" pipe\tsays ""ha""': [["Mill", '6" pipe', 'says ""ha""']],
    # only line ends end a row
    "Mill\tFriendly\vand quick\nOakley\tearly": [["Mill", "Friendly\nand quick"], ["Oakley", "early"]],
    "Mill\tFriendly\fand quick": [["Mill", "Friendly\nand quick"]],
    "Mill\tFriendly\u2028and\u2029quick": [["Mill", "Friendly\nand\nquick"]],
    "Mill\tFriendly\x85and\x1equick": [["Mill", "Friendly\nand\nquick"]],
    # cells and lines that are empty
    "Mill\t\tquick\t": [["Mill", "", "quick", ""]],
    "Mill\n\nOakley": [["Mill"], [""], ["Oakley"]],
    " Mill \t quick ": [["Mill", "quick"]],
    "": [[""]],
}


@pytest.mark.parametrize("text", GRIDS)
def test_rows_and_cells_are_what_a_spreadsheet_means(text: str) -> None:
    assert cells_of(text) == GRIDS[text]


def _quoted(cell: str) -> str:
    """A cell as a spreadsheet saves it: in quotation marks where it must be."""
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if any(one in cell for one in '"\n') else cell


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"], include_characters=' "\n')).map(
    str.strip
)


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=4), st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_a_spreadsheet_saves_comes_back_cell_by_cell(rows: list[list[str]], end: str) -> None:
    assert cells_of(end.join("\t".join(map(_quoted, row)) for row in rows)) == rows


@given(
    st.lists(st.lists(st.sampled_from(['"x', 'x"', '"x" y', 'x "y"', "x", '6"']), min_size=1, max_size=3), min_size=1)
)
def test_no_mark_within_a_line_swallows_a_word(rows: list[list[str]]) -> None:
    text = "\n".join("\t".join(row) for row in rows)
    assert sum(cell.count("x") + cell.count("6") for row in cells_of(text) for cell in row) == sum(
        cell.count("x") + cell.count("6") for row in rows for cell in row
    )


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("name", "name"),
        ("NAME", "name"),
        (" Name: ", "name"),
        ("Who", "name"),
        ("who?", "name"),
        ("Why they stay", "why"),
        ("why_they-stay", "why"),
        ("WHY THEY STAY", "why"),
        ("Worth a year", "worth"),
        ("\ufeffname", "name"),
        ("%", "share"),
        ("?", None),
        ("whom", None),
        ("", None),
    ],
)
def test_a_column_is_known_by_its_key_or_its_title(name: str, key: str | None) -> None:
    found = column_named(COLUMNS, name)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("name\twhy\nMill\tquick\n", [{"name": "Mill", "why": "quick"}]),
        ("name\twhy\t\nMill\tquick\t\n", [{"name": "Mill", "why": "quick"}]),
        ("\tname\t\twhy\n\tMill\t\tquick\n", [{"name": "Mill", "why": "quick"}]),
        ("\ufeffWho\tWhy they stay\nMill\tquick", [{"name": "Mill", "why": "quick"}]),
        ("why\tNAME\nquick\tMill", [{"why": "quick", "name": "Mill"}]),
        ("\n\nname\n\nMill\n\n", [{"name": "Mill"}]),
        ("name\twhy\nMill", [{"name": "Mill", "why": ""}]),
        ("name\twhy\nMill\tquick\t\t\t", [{"name": "Mill", "why": "quick"}]),
        ("name", []),
    ],
)
def test_a_heading_is_read_as_a_person_reads_it(text: str, rows: list[dict[str, str]]) -> None:
    assert under_heading(COLUMNS, cells_of(text)) == (rows, "")


def test_a_wide_line_among_many_takes_no_time_without_end() -> None:
    text = "name\n" + "Mill\n" * 50_000 + "\t" * 50_000 + "x"
    assert "“x” stands under none" in under_heading(COLUMNS, cells_of(text))[1]
    assert "stands under none" in under_heading(COLUMNS, cells_of("name\n" + "Mill\n" * 20_000 + "x\t" * 50_000))[1]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "the first line names the columns, with tabs between: name, why, worth, share."),
        ("Mill\tquick\n", "the first line names the columns"),
        ("name\tname\nMill\tx", "the first line names the columns"),
        ("name\tWho\nMill\tx", "two columns are called “name”"),
        ("name\tcolour\nMill\tred", "there is no column “colour”"),
        ("name\tnmae\nMill\tred", "Did you mean “name”?"),
        (
            "name\twhy\nMill\tquick\nOak\tearly\textra",
            "row 2 has 3 cells, and there are 2 columns: “extra” stands under none",
        ),
        ("name\t\twhy\nMill\tlost\tquick", "row 1 has 3 cells, and there are 2 columns: “lost” stands under none"),
    ],
)
def test_what_finds_no_column_is_told(text: str, why: str) -> None:
    rows, wrong = under_heading(COLUMNS, cells_of(text))
    assert rows == [] and why in wrong


@pytest.mark.parametrize(
    ("row", "keys"),
    [
        (["name", "why"], ["name", "why"]),
        (["Why they stay", "Who", ""], ["why", "name", None]),
        (["name"], None),
        (["name", "Mill"], None),
        (["name", "Who"], None),
        (["", ""], None),
        (["name", "", "why"], ["name", None, "why"]),
        (["Who", "Region", "Worth, a year"], ["name", None, "worth"]),
        (["Who", "Mill", "Oak", "why"], None),
    ],
)
def test_a_first_row_of_a_paste_names_columns_if_it_says_little_else(
    row: list[str], keys: list[str | None] | None
) -> None:
    found = heading(COLUMNS, row)
    assert ([column and column.key for column in found] if found is not None else None) == keys
