"""The trend drawn and in a line: columns that keep their places, gaps that are seen without colour, no arrow for chance."""

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

from tests.domain.rounds.sides import even, quarters_on, side
from workbook.domain.chart import Trend
from workbook.domain.charting import CHARTS, named_chart
from workbook.domain.marks import standing_in
from workbook.domain.rounds.trend import Past, trend
from workbook.reports import width
from workbook.reports.charts.drawn import chart_lines
from workbook.reports.charts.runs import text_lines
from workbook.reports.charts.svg import svg
from workbook.reports.rounds.trend_report import trend_line, trend_words

FIRST = date(2025, 2, 14)


def over(*levels: str | None) -> Trend:
    """Six even plans, a quarter apart."""
    rounds = [
        Past(f"Round {place}", quarters_on(FIRST, place), side(even(level)) if level is not None else None)
        for place, level in enumerate(levels, 1)
    ]
    found = trend(rounds)
    assert found is not None
    return found


def drawn(chart: Trend, cells: int) -> list[str]:
    return text_lines(chart_lines(chart, cells))


def test_a_round_is_a_dot_with_its_number_its_label_and_its_day() -> None:
    lines = drawn(over("1", "2", "3"), 80)
    assert [re.findall(r"● ([\d.]+)", line) for line in lines if "●" in line][:2] == [["50.0", "50.0"], ["25.0"]]
    (names,) = [line for line in lines if "Round 1" in line]
    (days,) = [line for line in lines if "16 May" in line]
    (foot,) = [line for line in lines if "0 └" in line]
    places = [match.start() for match in re.finditer("┴", foot)]
    assert (
        [names.index(f"Round {place}") for place in (1, 2, 3)]
        == places
        == [days.index(day) for day in ("16 May", "15 Aug", "14 Nov")]
    )
    assert all(width(line) <= 80 for line in lines)


def test_what_is_claimed_and_what_is_open_reach_up_from_the_dot() -> None:
    half = " ".join(["3"] * 4 + ["-"] * 4)
    rows = dict.fromkeys(even("1"), half)
    found = trend([Past("a", FIRST, side(even("1"))), Past("b", quarters_on(FIRST, 1), side(rows))])
    assert found is not None
    lines = "\n".join(drawn(found, 76))
    assert "╏" in lines and "·" in lines and "┃" in lines
    assert "● proven   ╏ claimed   · open" in lines
    assert "claimed" not in "\n".join(drawn(over("1", "2"), 76)[-2:])


def test_a_gap_is_seen_at_the_foot_and_said() -> None:
    lines = drawn(over("1", None, "2", "3"), 80)
    foot = next(line for line in lines if "0 └" in line)
    assert re.search(r"└─┴ +– +┴─+┴", foot)
    assert "Where the line is broken, or ┊ stands, too few ratings count both times." in " ".join(lines[-2:])
    assert "– has no number." in " ".join(lines[-2:])


def test_what_is_computed_later_has_an_open_dot() -> None:
    chart = over("1", "2")
    first, second = chart.stages
    found = replace(chart, stages=(replace(first, later=True), second))
    lines = drawn(found, 80)
    assert any("○ 25.0" in line for line in lines) and any("● 50.0" in line for line in lines)
    assert "● proven   ○ computed later" in lines
    assert "computed later" in svg(found)


def test_plans_are_small_multiples_in_the_same_columns() -> None:
    lines = drawn(over("1", "2", "3e"), 120)
    (foot,) = [line for line in lines if "0 └" in line]
    (content,) = [line for line in lines if line.startswith("Content")]
    assert [content[match.start()] for match in re.finditer("┴", foot)] == ["▂", "▄", "▆"]
    assert re.findall(r"\d+", content) == ["25", "50", "75"]
    assert all(width(line) <= 120 for line in lines)


def test_where_there_is_no_room_for_all_the_newest_stand() -> None:
    many = over(*["1", "2"] * 6)
    narrow, wide = drawn(many, 80), drawn(many, 120)
    assert "Round 12" in "\n".join(narrow) and "Round 1 " not in "\n".join(narrow)
    assert re.search(r"(\d+) earlier ones are not shown\.", " ".join(narrow))
    assert "\n".join(wide).count("●") > "\n".join(narrow).count("●")


def test_plain_marks_lose_nothing() -> None:
    plain = standing_in("plain", {}, "utf-8", terminal=True)
    lines = [line.translate(plain) for line in drawn(over("1", None, "2", "3"), 80)]
    assert all(line.isascii() for line in lines)
    assert any("* 25.0" in line for line in lines)
    foot = next(line for line in lines if line.lstrip().startswith("0 +"))
    assert re.search(r"\+-\+ +- +\+-+\+", foot)


def test_the_picture_for_pages_has_the_same_numbers() -> None:
    chart = over("1", "2", None, "3e")
    root = ElementTree.fromstring(svg(chart))
    said = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert [text for text in said if text in ("25.0", "50.0", "75.0")] == ["25.0", "50.0", "75.0"]
    assert "no number" in said and said.count("25") == 6
    joins = [one for one in root.iter("{http://www.w3.org/2000/svg}path") if "L" in (one.get("d") or "")]
    assert len(joins) == 7  # the first two, of the whole and of each plan


def test_a_line_has_an_arrow_only_where_it_is_more_than_chance() -> None:
    assert trend_words(over("1", "2", "2")) == "25.0 → 50.0 · 50.0 over three check-ins"
    assert trend_words(over("2", "1")) == "50.0 → 25.0 over two check-ins"
    assert trend_words(over("1", None, "2")) == "25.0 · 50.0 over two check-ins"
    many = over("1", "2", "1", "2")
    assert trend_words(many, 24) == "… 50.0 → 25.0 → 50.0"
    assert trend_words(many, 30) == "25.0 → 50.0 → 25.0 → 50.0"
    assert trend_words(many, 5) == ""


def test_home_has_a_line_once_there_is_a_trend() -> None:
    (line,) = trend_line(over("1", "2"), 60)
    assert (line.label, line.words) == ("Trend", "25.0 → 50.0 over two check-ins")
    assert trend_line(None) == [] == trend_line(over("1", "2"), 4)


def test_a_document_may_have_it_by_name() -> None:
    from tests.domain.test_charting import EXAMPLE

    chart = over("1", "2")
    assert "trend" in CHARTS
    assert named_chart("trend", EXAMPLE, lambda: chart) is chart
    assert named_chart("trend", EXAMPLE) is None
