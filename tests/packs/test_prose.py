"""Markdown as blocks: what a reader sees, and nothing that could act."""

import pytest

from workbook.domain import Block, Prose, Span, plain
from workbook.packs.read.findings import Report
from workbook.packs.read.markdown import Chunk, tokens
from workbook.packs.read.prose_blocks import prose


def read(source: str) -> Prose:
    report = Report("page.md")
    found = tokens(Chunk(source, 1), report)
    assert report.problems == []
    assert found is not None
    return prose(found)


def test_blocks_keep_their_kind_order_and_depth() -> None:
    source = "# One\n\nTwo **three** *four* `five`.\n\n- six\n  - seven\n\n3. eight\n4. nine\n\n> ten\n\n```\neleven\n  twelve\n```\n"
    assert read(source) == (
        Block("heading", (Span("One"),), 1),
        Block(
            "paragraph",
            (
                Span("Two "),
                Span("three", bold=True),
                Span(" "),
                Span("four", italic=True),
                Span(" "),
                Span("five", code=True),
                Span("."),
            ),
        ),
        Block("bullet", (Span("six"),), 1),
        Block("bullet", (Span("seven"),), 2),
        Block("number", (Span("eight"),), 1, 3),
        Block("number", (Span("nine"),), 1, 4),
        Block("quote", (Span("ten"),)),
        Block("code", (Span("eleven\n  twelve", code=True),)),
    )


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("one\ntwo", "one two"),
        ("one\\\ntwo", "one\ntwo"),
        ("see [here](https://example.org/a)", "see here (https://example.org/a)"),
        ("see <https://example.org>", "see https://example.org"),
        ("see [here](javascript:alert%281%29)", "see [here](javascript:alert%281%29)"),
        ("see [here](other.md)", "see here"),
        ("![a **red** door](door.png)", "a red door"),
        ("a <b>bold</b> word", "a <b>bold</b> word"),
        ("a <!-- hidden --> word", "a  word"),
        ("<!-- hidden -->", ""),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("[bold]x[/bold]", "[bold]x[/bold]"),
        ("an &#x202e;odd&#27; one", "an odd\ufffd one"),
        ("***", ""),
        ("| a | b |\n| - | - |\n| 1 | 2 |", "a · b\n\n1 · 2"),
    ],
)
def test_what_is_shown_of_a_line(source: str, shown: str) -> None:
    assert plain(read(source)) == shown


def test_a_second_paragraph_of_an_entry_follows_it() -> None:
    assert [(block.kind, plain((block,))) for block in read("- one\n\n  two\n- three\n")] == [
        ("bullet", "· one"),
        ("paragraph", "two"),
        ("bullet", "· three"),
    ]
