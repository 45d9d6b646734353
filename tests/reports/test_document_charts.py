"""Charts in documents: one place, drawn as glyphs in text and as SVG in HTML; nothing, with its heading, before there are ratings."""

from pathlib import Path

import pytest

from tests.app.shop import empty_shop, fill, with_session
from workbook.domain.filled_document import Filled
from workbook.reports.document_report import document_json, written
from workbook.session import open_session

PAGE = """\
---
id: where-we-stand
title: Where we stand
plan: strategy
reader: The owner, each month
---
# Where we stand

{{ business }}. Best customers: {{ best-who }}

## Our plans

They stand like this:

{{ chart.plans }}

## By lens

{{ chart.lenses }}

## The sum

{{ chart.sum }}

## The end

That is all.
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """An empty shop, with a page of charts in its exercises."""
    root = empty_shop(tmp_path / "shop")
    folder = root / "packs" / "small" / "documents"
    folder.mkdir()
    (folder / "01-where-we-stand.md").write_text(PAGE, encoding="utf-8")
    return root


def page(root: Path) -> Filled:
    """The page as it reads now."""
    session, _ = open_session(root)
    assert session is not None
    found = session.page(session.pack.document_by_id["where-we-stand"])
    session.close()
    return found


def test_before_there_are_ratings_a_chart_goes_with_its_heading(shop: Path) -> None:
    found = page(shop)
    assert found.state == "empty" and found.holes == ("best-who",)  # a chart is nothing to fill
    told = written(found, "text", "en")
    assert "Our plans" not in told and "They stand" not in told and "By lens" not in told
    assert "That is all." in told


def test_a_chart_is_glyphs_in_text_and_svg_in_html(shop: Path) -> None:
    with_session(shop, fill)
    found = page(shop)
    assert found.state == "ready"
    told = written(found, "text", "en")
    assert "Customers   37  ━━━━━━━━━" in told and "to 50 2x" in told
    assert "\n 2   30 2x Content\n" in told
    html = written(found, "html", "en")
    assert html.count("<svg ") == html.count("</svg>") == html.count("<desc>") == 3
    assert "<title>Plans by lens</title>" in html and "<script" not in html
    assert "Customers: 37, to 50, strategic 25, tactical 50, counts twice." in html
    marked = written(found, "md", "en")
    assert marked.count("```") == 6


def test_data_says_a_chart_in_sentences(shop: Path) -> None:
    with_session(shop, fill)
    session, _ = open_session(shop)
    assert session is not None
    blocks = document_json(page(shop), session.pack)["blocks"]
    session.close()
    charts = [block for block in blocks if block["kind"] == "chart"]
    assert len(charts) == 3
    assert charts[0]["spans"][0]["text"].startswith("Foundation: 75")
