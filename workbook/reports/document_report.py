"""Documents as data, as text, as Markdown and as HTML: `workbook document`, and what the Document screen copies and saves."""

from collections.abc import Sequence
from typing import Any, Literal

from workbook.domain import Pack, Span, one_line
from workbook.domain.filled_document import Filled
from workbook.reports.layout import column, wrap
from workbook.reports.page.page_html import page_html
from workbook.reports.page.page_markdown import page_markdown
from workbook.reports.page.page_text import page_text

Kind = Literal["text", "md", "html"]

SUFFIXES: dict[Kind, str] = {"text": ".txt", "md": ".md", "html": ".html"}
"""The kinds of file that a document can be, and how their names end."""

GLYPHS = {"ready": "✓", "open": "◐", "empty": "○"}
"""What each state of a document is shown with."""


def written(page: Filled, kind: Kind, lang: str) -> str:
    """The whole page as a file of this kind, ending with a line end."""
    match kind:
        case "text":
            return page_text(page.prose)
        case "md":
            return page_markdown(page.prose)
        case "html":
            return page_html(page.prose, page.document.title, lang)


def state_words(page: Filled) -> str:
    """How far a page is: `ready`, `3 to fill`, `empty`."""
    return f"{len(page.holes)} to fill" if page.state == "open" else page.state


def documents_text(pages: Sequence[Filled], pack: Pack) -> str:
    """All documents by plan: the id to ask for each by, how far it is, its title, and for whom."""
    lines: list[str] = []
    for plan in pack.plans:
        own = [page for page in pages if page.document.plan == plan.id]
        if own:
            lines += [*([""] if lines else []), wrap(plan.title)]
        for page in own:
            name = f"{page.document.title} ({page.document.id})"
            lines += column(f"  {GLYPHS[page.state]} ", name, 64, f"{state_words(page):>12}")
            lines.append(wrap(page.document.reader, " " * 6))
    return "\n".join(lines) or "These exercises come without documents."


def holes_text(page: Filled, pack: Pack) -> str:
    """Which exercises fill what is left of a page; empty when nothing is."""
    wanted = page.wanted(pack)
    if not wanted:
        return ""
    count = len(page.holes)
    lines = [f"{'1 place is' if count == 1 else f'{count} places are'} still to be filled, in these exercises:"]
    for exercise, items in wanted.items():
        lines.append(wrap(f"“{one_line(exercise.title)}”: {', '.join(items)}", "  "))
    return "\n".join(lines)


def documents_json(pages: Sequence[Filled], pack: Pack) -> dict[str, Any]:
    """`document --json`: all documents in order, without what they say."""
    return {"format": 1, "documents": [_head(page, pack) for page in pages]}


def document_json(page: Filled, pack: Pack) -> dict[str, Any]:
    """`document NAME --json`: one document in blocks; a `hole` names the item that is still to be answered there."""
    blocks = [
        {
            "kind": block.kind,
            "level": block.level,
            "number": block.number,
            "spans": [_span(span) for span in block.spans],
            "cells": [[_span(span) for span in cell] for cell in block.cells],
        }
        for block in page.prose
    ]
    return {"format": 1, **_head(page, pack), "blocks": blocks}


def _head(page: Filled, pack: Pack) -> dict[str, Any]:
    one = page.document
    holes = [
        {"item": item, "exercise": exercise.id, "title": exercise.title}
        for exercise, items in page.wanted(pack).items()
        for item in items
    ]
    return {
        "id": one.id,
        "title": one.title,
        "plan": one.plan,
        "reader": one.reader,
        "state": page.state,
        "holes": holes,
    }


def _span(span: Span) -> dict[str, Any]:
    return {
        "text": span.words,
        "bold": span.bold,
        "italic": span.italic,
        "code": span.code,
        "hole": span.place.partition(".")[0] or None,
    }
