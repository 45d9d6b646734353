"""A filled page as text, Markdown, HTML and data: what people wrote stays literal in each, and holes are seen."""

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.builders import exercise, rating
from tests.builders import pack as small
from workbook.domain import Block, Column, Document, Filler, LineItem, ListItem, Prose, Span, TableItem, TextItem
from workbook.domain.filled_document import Filled, filled
from workbook.reports import folded, width
from workbook.reports.document_report import document_json, documents_json, documents_text, holes_text, written
from workbook.reports.page.fitting import columns
from workbook.reports.page.page_html import page_html
from workbook.reports.page.page_markdown import page_markdown
from workbook.reports.page.page_text import WIDTH, page_text

HOSTILE = [
    *("*a* **b** _c_ __d__", "# a heading", "a | b\n--- | ---", "| a |", "<b>bold</b> <script>alert(1)</script>"),
    *("`code` ``", "```\nfence", "1. one\n2. two", "12) twelve", "- item", "+ item", "---", "===", "a\n===", "> quote"),
    *("[link](https://a.b)", "![image](x.png)", "[ref]: https://a.b", "<https://a.b>", "&amp; &lt; &#42; &", "~~x~~"),
    *("a\\", "\\*a\\*", "\\| x", "a  \nb", "    indented", "\tindented", "a\n\nb", "C# #", "{{ line }}", "{% raw %}"),
    *("\x1b[2J\x07", "‮evil", "\ud800", "</style></p>", "<!-- x -->", "]]>", "a:---|\n:--", "***", "* * *", "_"),
    *("“quoted” – dash…", "2026-10-14", "R&D, 50 % of 3 * 4 < 20", "+ -", "#", "=", "5.", "a_b_c", "..........", ": x"),
]

LIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]")

typed = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.sampled_from("ab1 *_#|<>`-.~[]()!&\\\n=+:é漢\t"), min_size=1, max_size=20),
    st.text(min_size=1, max_size=20),
).filter(str.strip)
styles = st.sampled_from([{}, {"bold": True}, {"italic": True}, {"bold": True, "italic": True}])
runs = st.lists(st.builds(lambda text, style: Span(text, **style), typed, styles), min_size=1, max_size=3).map(tuple)


@st.composite
def pages(draw: st.DrawFn) -> Prose:
    """Blocks of every kind, as the parser and the filling make them, with anything written in them."""
    blocks: list[Block] = []
    for kind in draw(st.lists(st.sampled_from(["heading", "paragraph", "list", "quote", "table", "fact"]), max_size=5)):
        if kind == "list":
            numbered = draw(st.booleans())
            for place in range(draw(st.integers(1, 3))):
                blocks.append(Block("number" if numbered else "bullet", draw(runs), 1, (place + 1) * numbered))
        elif kind == "table":
            wide = draw(st.integers(1, 4))
            for level in (0, 1, 1):
                blocks.append(Block("row", (), level, cells=tuple(draw(runs) for _ in range(wide))))
        else:
            blocks.append(Block(kind, draw(runs), draw(st.integers(1, 3))))  # type: ignore[arg-type]  # one of the kinds
    return tuple(blocks)


def words_of(prose: Prose) -> str:
    """All words of a page without white space, as they should be read."""
    runs = [run for block in prose for run in (block.spans, *block.cells)]
    text = "".join(span.words for run in runs for span in run)
    return bare(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def bare(text: str) -> str:
    """Without white space, and with the marks of what was cleaned left out."""
    return re.sub(
        r"[\s\u2400-\u2421\ufffd]|" + LIVE.pattern + "|[\ufeff\u200e\u200f\u2066-\u2069\U000e0000-\U000e007f]", "", text
    )


# HTML


class Read(HTMLParser):
    """Reads a page back: its words, and its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words = ""
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "body" in self.open:
            self.words += data


TAGS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "ol", "li", "blockquote", "aside"),
    *("table", "thead", "tbody", "tr", "th", "td", "br", "strong", "em", "code", "pre", "mark"),
}


@given(pages())
def test_html_reads_back_as_the_same_words_and_nothing_else(prose: Prose) -> None:
    page = page_html(prose, "<Title> & more", "en")
    read = Read(page)
    assert bare(read.words) == words_of(prose)
    assert set(read.tags) <= TAGS
    assert not read.open
    assert read.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class", "scope", "start", "dir"}
    assert not LIVE.search(page.replace("\t", ""))


def test_html_needs_nothing_but_itself() -> None:
    page = page_html((Block("paragraph", (Span("x"),)),), 'a "title" <x>', 'en"><script>')
    assert "<script" not in page and "http" not in page.replace("http-equiv", "")
    assert "url(" not in page and "@import" not in page
    assert "<title>a &quot;title&quot; &lt;x&gt;</title>" in page
    assert '<meta charset="utf-8">' in page


def test_html_has_lists_tables_and_cards_as_they_are_meant() -> None:
    prose = (
        Block("number", (Span("zero"),), 1, 0),
        Block("bullet", (Span("in it"),), 2),
        Block("number", (Span("one"),), 1, 1),
        Block("bullet", (Span("dot"),)),
        Block("row", (), 0, cells=((Span("Day"),), (Span("What"),))),
        Block("row", (), cells=((Span("14 May 2027"),), (Span("something much longer than a day"),))),
        Block("fact", (Span("Solid", bold=True),)),
        Block("fact", (Span("Source"),), 3),
        Block("paragraph", (Span("one\ntwo"),)),
    )
    page = page_html(prose, "x", "en").partition("<body>")[2]
    flat = re.sub(r"\n", "", page).replace(' dir="auto"', "")
    assert '<ol start="0"><li>zero<ul><li>in it</li></ul></li><li>one</li></ol><ul><li>dot</li></ul>' in flat
    assert '<th scope="col" class="short">Day</th><th scope="col">What</th>' in flat
    assert '<td class="short">14 May 2027</td><td>something' in flat
    assert '<aside><p><strong>Solid</strong></p><p class="source">Source</p></aside>' in flat
    assert "one<br>two" in flat


@given(pages())
def test_every_block_of_html_has_the_direction_of_its_own_words(prose: Prose) -> None:
    page = page_html(prose, "x", "en").partition("<body>")[2]
    assert not re.search(r"<(?:h[1-6]|p|th|td|pre|blockquote)(?! [^>]*dir=\"auto\")[ >]", page)
    assert len(re.findall('<li dir="auto">', page)) == sum(block.kind in ("bullet", "number") for block in prose)


# Markdown


def tokens_of(text: str) -> list[Token]:
    """Every token, inline ones too, as a reader with tables and strike-through sees them."""
    found: list[Token] = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        found += [token, *(token.children or ())]
    return found


SHOWN = ("text", "code_inline", "text_special")


@given(pages())
def test_markdown_reads_back_as_the_same_words_and_never_as_markup(prose: Prose) -> None:
    text = page_markdown(prose)
    found = tokens_of(text)
    assert bare("".join(token.content for token in found if token.type in SHOWN)) == words_of(prose)
    kinds = {token.type for token in found}
    assert not {one for one in kinds if re.match("html|link|image|s_|fence|code|hr|definition", one)}
    headings = [token for token in found if token.type == "heading_open"]
    assert len(headings) == sum(block.kind == "heading" for block in prose)
    rows = [token for token in found if token.type == "tr_open"]
    assert len(rows) == sum(block.kind == "row" for block in prose)
    cells = [token for token in found if token.type in ("td_open", "th_open")]
    assert len(cells) == sum(len(block.cells) for block in prose)
    entries = [token for token in found if token.type == "list_item_open"]
    assert len(entries) == sum(block.kind in ("bullet", "number") for block in prose)
    quotes = [token for token in found if token.type == "blockquote_open"]
    assert len(quotes) <= sum(block.kind in ("quote", "fact") for block in prose)
    assert not LIVE.search(text.replace("\t", ""))


@given(typed, typed, typed)
def test_bold_words_are_bold_where_markdown_can_say_so(before: str, bold: str, after: str) -> None:
    """Between spaces everything on one line can be bold."""
    inner = " ".join(bold.split())
    spans = (Span(f"{' '.join(before.split())} "), Span(inner, bold=True), Span(f" {' '.join(after.split())}"))
    if LIVE.search(inner):
        return
    found = tokens_of(page_markdown((Block("paragraph", spans),)))
    assert [token.type for token in found].count("strong_open") == 1


def test_markdown_keeps_styles_and_shapes() -> None:
    prose = (
        Block("heading", (Span("What C# is #"),), 2),
        Block("bullet", (Span("Active", bold=True), Span(":", bold=True), Span(" ours"))),
        Block("bullet", (Span("deeper"),), 2),
        Block("number", (Span("three"),), 1, 3),
        Block("number", (Span("four\nand more"),), 1, 4),
        Block("quote", (Span("said", italic=True),)),
        Block("row", (), 0, cells=((Span("a|b"),), (Span("c"),))),
        Block("row", (), cells=((Span("d\ne"),), (Span(""),))),
        Block("code", (Span("x ``` y"),)),
    )
    assert page_markdown(prose) == (
        "## What C# is \\#\n\n- **Active:** ours\n  - deeper\n\n3. three\n4. four\\\n   and more\n\n> *said*\n\n"
        "| a\\|b | c |\n| --- | --- |\n| d e |  |\n\n````\nx ``` y\n````\n"
    )


# Plain text


def row(*cells: str) -> Block:
    return Block("row", (), cells=tuple((Span(cell),) for cell in cells))


@given(pages())
def test_text_is_the_same_words_in_lines_that_fit(prose: Prose) -> None:
    text = page_text(prose)
    assert all(width(line) <= WIDTH for line in text.split("\n"))
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert not LIVE.search(text.replace("\t", ""))
    plain = tuple(block for block in prose if block.kind in ("paragraph", "quote"))
    if not re.search(r"\.{8}", words_of(plain)):
        assert bare(page_text(plain)) == words_of(plain)


def test_text_is_laid_out_for_reading() -> None:
    prose = (
        Block("heading", (Span("A page"),), 1),
        Block("paragraph", (Span("word " * 20),)),
        Block("number", (Span("one"),), 1, 9),
        Block("number", (Span("two " * 25),), 1, 10),
        Block("row", (), 0, cells=((Span("When"),), (Span("What"),))),
        row("14 September 2026", "a long thing that is done on that day, and takes more than one line"),
        row("", "漢字"),
        Block("paragraph", (Span(f"Name: {'.' * 40}   Day: {'.' * 40}"),)),
    )
    told = page_text(prose).split("\n\n")
    assert told[0] == "A page\n======"
    assert told[2].split("\n")[1].startswith("10. two") and told[2].split("\n")[2].startswith("    two")
    table = told[3].split("\n")
    assert table[1] == "-" * 17 + "  " + "-" * 57
    assert table[2].startswith("14 September 2026  a long") and table[3].startswith(" " * 19)
    assert table[-1] == " " * 19 + "漢字"
    assert "\n" not in told[4].rstrip("\n") and width(told[4].rstrip("\n")) <= WIDTH


def test_too_many_columns_become_lines_with_labels() -> None:
    heads = ("Who", "Competes with us?", *(f"Column {number}" for number in range(6)))
    values = ("Ana", "no", "", *("a rather long value that wants room",) * 5)
    prose = tuple(
        Block("row", (), level, cells=tuple((Span(text),) for text in texts))
        for level, texts in ((0, heads), (1, values), (1, values))
    )
    text = page_text(prose)
    assert text.startswith("Who: Ana\nCompetes with us? no\nColumn 1: a rather")
    assert "\n\nWho: Ana" in text


@given(st.lists(st.lists(typed, min_size=1, max_size=4), min_size=1, max_size=7), st.integers(20, 120))
def test_columns_share_the_room(cells: list[list[str]], room: int) -> None:
    widths = columns(cells, room)
    if widths is not None:
        assert sum(widths) + 2 * (len(widths) - 1) <= room
        assert all(wide >= 1 for wide in widths)
    alone = columns(cells[:1], 200)
    longest = max(width(line) for text in cells[0] for line in text.split("\n"))
    assert alone is not None and alone[0] <= max(longest, 1)


@given(st.text(), st.integers(2, 80))
def test_folded_lines_fit_and_lose_no_word(text: str, room: int) -> None:
    lines = folded(text, room)
    assert all(width(line) <= room for line in lines)
    assert re.sub(r"[ \n\t]", "", "".join(lines)) == re.sub(r"[ \n\t]", "", text)


# A document


BODY = (
    Block("heading", (Span("How we do it"),), 1),
    Block("paragraph", (Span("We say "), Span("", place="line"), Span("."))),
    Block("bullet", (Span("", place="list"),)),
    Block("row", (), 0, cells=((Span("Who"),), (Span("What"),))),
    Block("row", (), cells=((Span("", place="table.who"),), (Span("", place="table.what"),))),
    Block("quote", (Span("", place="text"),)),
)
PACK = small(
    {"one": [rating("r")]},
    more=(
        exercise(
            "the-first",
            "one",
            LineItem(id="line", prompt="?"),
            ListItem(id="list", prompt="?"),
            TableItem(id="table", prompt="?", columns=(Column("who", "Who"), Column("what", "What", "text"))),
            TextItem(id="text", prompt="?"),
        ),
    ),
)
DOCUMENT = Document("how", "How we do it", "one", "Everyone", BODY, "documents/01-how.md")


def page(**answers: object) -> Filled:
    return filled(DOCUMENT, Filler(PACK, answers.get))  # type: ignore[arg-type]  # values of these kinds


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("kind", ["text", "md", "html"])
def test_hostile_answers_are_only_words(hostile: str, kind: str) -> None:
    told = page(line=hostile, list=(hostile,), table=({"who": hostile, "what": hostile},), text=hostile)
    text = written(told, kind, "en")  # type: ignore[arg-type]  # one of the kinds
    assert not LIVE.search(text.replace("\t", ""))
    assert "<script" not in text or kind != "html"
    assert not any(token.type.startswith("html") for token in tokens_of(text)) or kind != "md"


def test_a_hole_is_seen_in_every_form() -> None:
    told = page(list=("one",))
    hole = "[to fill: “The first”]"
    assert f"We say {hole}." in written(told, "text", "en")
    assert f"We say \\{hole[:-1]}\\]." in written(told, "md", "en")
    assert f"We say <mark>{hole}</mark>." in written(told, "html", "en")
    data = json.loads(json.dumps(document_json(told, PACK)))
    assert data["blocks"][1]["spans"][1] == {
        **{"text": hole, "bold": False, "italic": False, "code": False},
        "hole": "line",
    }
    assert [one["item"] for one in data["holes"]] == ["line", "table", "text"]
    assert data["state"] == "open" and data["format"] == 1


def test_what_is_left_is_said_by_exercise() -> None:
    assert holes_text(page(list=("one",)), PACK).split("\n") == [
        "3 places are still to be filled, in these exercises:",
        "  “The first”: line, table, text",
    ]
    assert holes_text(page(line="x", list=("y",), table=({"who": "z"},), text="w"), PACK) == ""


def test_the_list_says_for_each_how_far_it_is() -> None:
    told = documents_text([page(), page(list=("one",))], PACK)
    assert "○ How we do it (how)" in told and "empty" in told
    assert "3 to fill" in told and "Everyone" in told
    assert all(width(line) <= 80 for line in told.split("\n"))
    assert [one["state"] for one in documents_json([page()], PACK)["documents"]] == ["empty"]
    assert documents_text([], PACK) == "These exercises come without documents."
