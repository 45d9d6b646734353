"""The reader of Markdown: what most pages are made of is read without markdown-it, and read just as markdown-it would."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import workbook
from workbook.packs import catalog
from workbook.packs.read import plain
from workbook.packs.read.findings import Report
from workbook.packs.read.markdown import Chunk, tokens
from workbook.packs.read.split import split
from workbook.packs.read.stock import taken
from workbook.packs.read.token import Token

STOCK = MarkdownIt("commonmark").enable("table")
FIRST = 7


def by_stock(source: str) -> list[Token]:
    return list(taken(STOCK.parse(source), FIRST))


def read(source: str) -> list[Token] | None:
    return tokens(Chunk(source, FIRST), Report("page.md"))


INLINE = "ab1 .,:;!?*_`[]()<>&\\|#-+~\"'{}/@\u00a0\u2028é👍“”‘’(\n\t"


@settings(max_examples=300)
@given(st.text(alphabet=INLINE, max_size=60))
def test_lines_read_as_commonmark_reads_them(source: str) -> None:
    assert read(source) == by_stock(source)


PARTS = (
    "{{ a }}",
    "a",
    "b1 ",
    " ",
    "**",
    "**",
    "*",
    "*",
    "`",
    "`",
    "word",
    "é.",
    "?",
    ",",
    "(",
    ")",
    "“",
    "”",
    "& ",
    "&amp;",
    "\n",
    "_",
)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
def test_bold_words_and_code_read_as_commonmark_reads_them(source: str) -> None:
    assert read(source) == by_stock(source)


WORDS = (
    "word",
    "Word ",
    "é.",
    "**bold**",
    "**bold?** rest",
    "a | b",
    "two\\",
    "**a**b",
    "x\u00a0",
    "3 days",
    "2nd",
    "“so”",
)
MARKED = (
    "",
    "",
    "",
    "---",
    "--|--",
    "|---|:-:|",
    "| a | b |",
    "| `a` | | x",
    "||",
    "===",
    "# head",
    "## head {for=job} #",
    "#",
    "> quote",
    ">",
    "- entry",
    "- **entry**",
    "-",
    "* entry",
    "1. first",
    "3. third",
    "0. none",
    "2) second",
    "```",
    "<div>",
    "<!-- c -->",
    "[a]: b",
    "[a]",
    "\tt",
)
LINES = st.tuples(st.sampled_from(("", "", "", "  ", "    ", "> ", "- ")), st.sampled_from((*WORDS, *MARKED))).map(
    "".join
)


@settings(max_examples=600)
@given(st.lists(LINES, max_size=9).map("\n".join))
def test_blocks_read_as_commonmark_reads_them(source: str) -> None:
    assert read(source) == by_stock(source)


@pytest.mark.parametrize(
    "pack", [catalog.shipped(), Path(workbook.__file__).parent / "packs/starter"], ids=lambda root: root.name
)
def test_packs_read_as_commonmark_reads_them(pack: Path) -> None:
    for chunk in chunks(pack):
        assert read(chunk.text) == by_stock(chunk.text)


def test_the_shipped_pack_is_read_without_markdown_it() -> None:
    """Else everybody's very first start would wait for it to be loaded."""
    left = [chunk.text for chunk in chunks(catalog.shipped()) if plain.read(chunk.text, 1) is None]
    assert left == []


def chunks(pack: Path) -> Iterator[Chunk]:
    for file in sorted(pack.glob("*/*.md")):
        sheet = split(file.read_text(encoding="utf-8"), Report(file.name))
        yield from (sheet.prose, *(block.body for block in sheet.blocks))
