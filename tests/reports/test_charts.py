"""Charts drawn: lines of glyphs that keep their width, and SVG that says the same without colour, script or help from elsewhere."""

import re
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import ON, example_pack, example_standings
from workbook.domain import score
from workbook.domain.chart import Bar, Bars, Chart, Dot, Grid, Part, Share, Stack, Stage, Strand, Trend
from workbook.domain.charting import plan_bars, sum_of_plans, sum_of_ratings
from workbook.domain.marks import standing_in
from workbook.reports import width
from workbook.reports.charts.drawn import chart_lines
from workbook.reports.charts.grid_lines import grid_note
from workbook.reports.charts.runs import column, text_lines, thin_bar, words
from workbook.reports.charts.stack_lines import segments
from workbook.reports.charts.svg import svg
from workbook.reports.charts.trend_lines import WIDEST

SPACE = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<script>alert(1)</script>",
    "a & b",
    "\"quoted\" 'so'",
    "]]>",
    "<!-- x -->",
    "\x1b[2J\x07",
    "\u202eevil",
    "漢字 " * 20,
]

share = st.fractions(0, 1)
shares = st.lists(share, min_size=3, max_size=3).map(sorted).map(lambda three: Share(*three))
titles = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=30))
cells = st.one_of(share, st.just("open"), st.none())
bars = st.builds(
    Bar, st.just("id"), titles, st.one_of(shares, st.none()), st.integers(0, 60), st.booleans(), st.booleans()
)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Any chart, its words anything at all."""
    kind, title = draw(st.sampled_from(["bars", "grid", "stack", "trend"])), draw(titles)
    if kind == "bars":
        return Bars(title, tuple(draw(st.lists(bars, max_size=8))))
    if kind == "grid":
        heads = tuple(draw(st.lists(titles, min_size=1, max_size=9)))
        row = st.lists(cells, min_size=len(heads), max_size=len(heads)).map(tuple)
        return Grid(title, heads, tuple(draw(st.lists(st.tuples(titles, row), max_size=8))))
    if kind == "trend":
        rounds = draw(st.integers(1, 14))
        dots = st.lists(st.builds(Dot, st.none() | shares, st.booleans()), min_size=rounds, max_size=rounds).map(tuple)
        stage = st.builds(Stage, titles, st.dates(), st.booleans(), st.booleans())
        stages = tuple(draw(st.lists(stage, min_size=rounds, max_size=rounds)))
        strand = st.builds(Strand, st.just("id"), titles, dots, st.booleans())
        return Trend(title, stages, draw(dots), tuple(draw(st.lists(strand, max_size=7))))
    weights = draw(st.lists(st.integers(1, 3), min_size=1, max_size=40))
    parts = tuple(
        Part("id", draw(titles), Fraction(weight, sum(weights)), draw(shares), draw(st.booleans()))
        for weight in weights
    )
    return Stack(title, draw(shares), parts)


@given(charts(), st.integers(36, 130))
def test_lines_keep_to_their_width(chart: Chart, wide: int) -> None:
    most = WIDEST if isinstance(chart, Trend) else 76
    assert all(width(words(line)) <= min(wide, most) for line in chart_lines(chart, wide))


@given(charts())
def test_svg_is_whole_and_holds_nothing_that_acts(chart: Chart) -> None:
    picture = svg(chart)
    root = ElementTree.fromstring(picture)
    assert {one.tag.removeprefix(SPACE) for one in root.iter()} <= {"svg", "title", "desc", "text", "rect", "path"}
    names = {name for one in root.iter() for name in one.attrib}
    assert not names & {"href", "style", "class", "onload", "onclick", "id"}  # two pictures on a page share no name
    assert root.find(f"{SPACE}title") is not None and root.find(f"{SPACE}desc") is not None
    assert root.get("role") == "img"


def test_a_bar_shows_what_is_there_and_only_all_of_it_fills_it() -> None:
    def drawn(proven: Fraction, claimed: Fraction) -> str:
        return words(thin_bar(proven, claimed, 10))

    assert drawn(Fraction(0), Fraction(0)) == "··········"
    assert drawn(Fraction(1, 1000), Fraction(1, 1000)) == "━·········"
    assert drawn(Fraction(999, 1000), Fraction(1)) == "━━━━━━━━━╍"
    assert drawn(Fraction(1, 2), Fraction(7, 10)) == "━━━━━╍╍···"
    assert drawn(Fraction(1), Fraction(1)) == "━━━━━━━━━━"
    assert [column(Fraction(points, 100)) for points in (0, 1, 50, 99, 100)] == [" ", "▁", "▄", "▇", "█"]


@pytest.mark.parametrize(("points", "marked"), [(24, True), (25, False), (26, False)])
def test_a_number_is_weak_below_25(points: int, marked: bool) -> None:
    chart = Grid("Plans by lens", ("Lead",), (("Content", (Fraction(points, 100),)),))
    told = "\n".join(text_lines(chart_lines(chart, 76)))
    assert (f"! {points}" in told) == marked
    assert ("Below 25 stands after a !." in told) == marked
    assert ("Below 25 stands in bold." in grid_note(chart)) == marked
    assert ('font-weight="bold"' in svg(chart)) == marked


def test_one_value_gives_the_same_numbers_in_text_and_in_svg() -> None:
    found = score(example_pack(), example_standings(), ON)
    group = sum_of_ratings(found.plans[1])
    stack = sum_of_plans(found)
    assert group is not None and stack is not None
    for chart in (plan_bars(found), stack, group):
        told = "\n".join(text_lines(chart_lines(chart, 76)))
        root = ElementTree.fromstring(svg(chart))
        said = " ".join(one.text or "" for one in root.iter(f"{SPACE}text"))
        assert sorted(re.findall(r"\d+", told)) == sorted(re.findall(r"\d+", said))


def test_svg_says_what_is_claimed_by_its_shape_and_how_much_by_its_length() -> None:
    half = Bar("a", "Half", Share(Fraction(1, 4), Fraction(1, 2), Fraction(1, 2)))
    root = ElementTree.fromstring(svg(Bars("Two", (half, Bar("b", "None", None)))))
    rects = [(one.get("fill"), float(one.get("width") or 0)) for one in root.iter(f"{SPACE}rect")]
    (outline, filled, *_) = rects
    assert outline[0] == "none" and filled[0] != "none"
    assert filled[1] == pytest.approx(outline[1] / 4, abs=0.1)
    hatch = next(one.get("d") or "" for one in root.iter(f"{SPACE}path"))
    assert hatch.count("v10") > 10  # strokes, for a printer without colours
    assert "not rated yet" in svg(Bars("Two", (Bar("b", "None", None),)))


def test_many_parts_go_on_in_more_rows_of_one_scale() -> None:
    parts = tuple(
        Part(str(place), f"Part {place}", Fraction(1, 40), Share(Fraction(0), Fraction(0), Fraction(1)))
        for place in range(40)
    )
    rows = segments(Stack("Many", Share(Fraction(0), Fraction(0), Fraction(1)), parts), 74)
    assert len(rows) == 2
    assert [one.number for row in rows for one in row] == list(range(1, 41))
    lengths = {one.cells for row in rows for one in row}
    assert max(lengths) - min(lengths) <= 1


def test_plain_marks_tell_the_same_things_apart() -> None:
    """Where a terminal has none of our marks: three inks stay three, and not rated is not the same as no rating."""
    plain = standing_in("plain", {}, "utf-8", terminal=True)
    grid = Grid("Plans by lens", ("Lead", "Service", "Money"), (("Content", (Fraction(1, 10), "open", None)),))
    told = text_lines(chart_lines(grid, 76))[1].translate(plain).split()
    assert told == ["Content", "_!", "10", "?", "-"]
    for chart in (
        Bars("One", (Bar("a", "Half", Share(Fraction(1, 4), Fraction(1, 2), Fraction(1, 2))),)),
        Stack(
            "One",
            Share(*[Fraction(1, 4)] * 3),
            (Part("a", "Half", Fraction(1), Share(Fraction(1, 4), Fraction(1, 2), Fraction(1))),),
        ),
    ):
        inks = [line.translate(plain) for line in text_lines(chart_lines(chart, 76))]
        drawn = next(line for line in inks if "::" in line)
        assert {mark for mark in drawn if not mark.isalnum() and mark != " "} in ({"=", ":", "-"}, {"#", ":", "-"})


HEADS = ("Lead", "Competitive", "Money", "Management")


def heads(chart: Grid, cells: int) -> list[str]:
    """The lines above the numbers."""
    told = text_lines(chart_lines(chart, cells))
    return told[: next(place for place, line in enumerate(told) if line.startswith("Ready"))]


def test_columns_have_words_for_names_and_never_parts_of_them() -> None:
    row = (("Ready to receive", (Fraction(1, 2),) * len(HEADS)),)
    short = Grid("Grid", HEADS, row, ("Lead", "Compete", "Money", "Manage"))
    assert " ".join(heads(short, 60)[0].split()) == "Lead Compete Money Manage" and len(heads(short, 60)) == 1
    bare = heads(Grid("Grid", HEADS, row), 60)
    assert [line.split() for line in bare] == [["Lead", "Money"], ["Competitive", "Management"]]
    narrow = text_lines(chart_lines(short, 36))
    assert any(line.startswith("Ready ") for line in narrow) and "…" not in "".join(narrow)


def test_a_line_says_what_stands_beside_the_bars() -> None:
    share = Share(Fraction(1, 4), Fraction(1, 4), Fraction(1, 2))
    told = text_lines(chart_lines(Bars("Bars", (Bar("a", "A", share, twice=True),)), 76))
    assert told[-1] == "to …: the most it can be now; 2x: counts twice."
    full = Bar("a", "A", Share(Fraction(1), Fraction(1), Fraction(1)))
    assert "counts" not in "".join(text_lines(chart_lines(Bars("Bars", (full,)), 76)))
