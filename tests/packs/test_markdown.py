"""The reader of Markdown: lines and paragraphs without marks are not gone through letter by letter, and read as if they were."""

from collections.abc import MutableMapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from workbook.packs.read.findings import Report
from workbook.packs.read.markdown import Chunk, tokens

STOCK = MarkdownIt("commonmark").enable("table")


def in_lines(found: list[Token] | None) -> list[list[MutableMapping[str, Any]]]:
    return [[child.as_dict() for child in token.children or ()] for token in found or ()]


@given(st.text(alphabet="ab1 .,:;!?*_`[]()<>&\\|#-+~\"'{}/@\u00a0\u2028é👍\n\t", max_size=60))
def test_lines_read_as_commonmark_reads_them(source: str) -> None:
    assert in_lines(tokens(Chunk(source, 1), Report("page.md"))) == in_lines(STOCK.parse(source))


WORDS = ("word", "Word ", "é.", "**bold**", "**bold?** rest", "a | b", "two\\", "**a**b", "x\u00a0")
MARKED = (
    "",
    "",
    "---",
    "--|--",
    "===",
    "# head",
    "> quote",
    "- entry",
    "1. first",
    "2) second",
    "```",
    "<div>",
    "<!-- c -->",
    "[a]: b",
    "\tt",
)
LINES = st.tuples(st.sampled_from(("", "", "  ", "    ", "> ", "- ")), st.sampled_from((*WORDS, *MARKED))).map("".join)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_blocks_read_as_commonmark_reads_them(source: str) -> None:
    """A paragraph of plain lines is taken at once; what is none is left to the rules."""
    found = tokens(Chunk(source, 1), Report("page.md"))
    assert [token.as_dict() for token in found or ()] == [token.as_dict() for token in STOCK.parse(source)]
