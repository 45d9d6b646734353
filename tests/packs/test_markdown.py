"""The reader of Markdown: a line without marks is not gone through letter by letter, and reads as if it were."""

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
