"""A filled page as one HTML file to print: no script, nothing from the network, every word escaped.

Every block has the direction of its own words, so that an answer in Hebrew or Arabic reads from the right.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import zip_longest

from workbook.domain import Block, Prose, Span, clean, one_line
from workbook.reports.charts.svg import svg
from workbook.reports.page.fitting import DAY
from workbook.reports.page.page_text import groups, said

STYLE = """\
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { max-width: 43rem; margin: 2.5rem auto; padding: 0 1.5rem; background: #fff; color: #23262b;
  font: 11pt/1.5 "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { font-family: Georgia, "Times New Roman", serif; font-weight: 600; line-height: 1.25;
  break-after: avoid; }
h1 { font-size: 1.75em; margin: 0 0 .7em; padding-bottom: .35em; border-bottom: 1px solid #b9bdc4; }
h2 { font-size: 1.2em; margin: 1.6em 0 .45em; }
h3, h4, h5, h6 { font-size: 1em; margin: 1.3em 0 .4em; }
p, ul, ol, table, blockquote, pre { margin: .5em 0; }
ul, ol { padding-left: 1.4em; }
li { margin: .2em 0; break-inside: avoid; }
li:dir(rtl) { margin-inline-start: 1.4em; }
blockquote { margin: .7em 0; padding-block: .1em; padding-inline: 1em 0; border-inline-start: 3px solid #b9bdc4;
  font-family: Georgia, "Times New Roman", serif; font-style: italic; }
aside { margin: .9em 0; padding: .4em 1em; border-left: 3px solid #b9bdc4; break-inside: avoid; }
aside p { margin: .15em 0; }
aside .source { font-size: .9em; color: #5c626b; }
table { width: 100%; border-collapse: collapse; font-size: .95em; }
th, td { padding: .35em .8em .35em 0; border-bottom: 1px solid #d6d8dc; text-align: start; vertical-align: top; }
th { border-bottom: 1.5px solid #5c626b; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.short { white-space: nowrap; }
pre { white-space: pre-wrap; }
figure { margin: 1em 0; break-inside: avoid; }
figure svg { display: block; font-family: inherit; }
mark { padding: 0 .3em; border: 1px dashed #8f5a00; background: #fff6e0; color: #6b4300; }
@page { margin: 18mm 20mm; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  mark { background: none; }
}"""
"""Calm on a screen, and on paper of either size: no page size is set, so the printer's own holds."""


def page_html(prose: Prose, title: str, lang: str) -> str:
    """`prose` as a whole document called `title`, in the language `lang`. Holes are `<mark>`s."""
    body = "\n".join(_parts(prose))
    return f"""\
<!DOCTYPE html>
<html lang="{escape(one_line(lang) or "en")}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(one_line(title))}</title>
<style>
{STYLE}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def _parts(prose: Prose) -> Iterator[str]:
    opened: list[str] = []  # the lists that are open, outermost first; each has its last entry open too
    card = False
    for group in groups(prose):
        block = group[0]
        depth = block.level if block.kind in ("bullet", "number") else 0
        wanted = "ol" if block.kind == "number" else "ul"
        while len(opened) > depth or (len(opened) == depth and opened and opened[-1] != wanted):
            yield f"</li></{opened.pop()}>"
        if card and block.kind != "fact":
            yield "</aside>"
        if block.kind == "fact" and not card:
            yield "<aside>"
        card = block.kind == "fact"
        if not depth:
            yield _block(group)
            continue
        if len(opened) == depth:
            yield "</li>"
        while len(opened) < depth:
            start = f' start="{block.number}"' if wanted == "ol" and block.number != 1 else ""
            yield f"<{wanted}{start}>" + ("<li>" if len(opened) + 1 < depth else "")
            opened.append(wanted)
        yield f'<li dir="auto">{_said(block.spans)}'
    yield "".join(f"</li></{name}>" for name in reversed(opened)) + ("</aside>" if card else "")


def _block(group: Sequence[Block]) -> str:
    block = group[0]
    match block.kind:
        case "row":
            return _table(group)
        case "chart" if block.chart is not None:
            return f"<figure>\n{svg(block.chart)}\n</figure>"
        case "heading":
            return f'<h{block.level} dir="auto">{_said(block.spans)}</h{block.level}>'
        case "quote":
            return f'<blockquote dir="auto">{_said(block.spans)}</blockquote>'
        case "code":
            return f'<pre dir="auto">{escape(clean("".join(span.words for span in block.spans)))}</pre>'
        case "fact" if block.level == 3:
            return f'<p class="source" dir="auto">{_said(block.spans)}</p>'
        case _:
            return f'<p dir="auto">{_said(block.spans)}</p>'


def _table(rows: Sequence[Block]) -> str:
    short = _short(rows)
    head, body = "", list[str]()
    for row in rows:
        tag, scope = ("td", "") if row.level else ("th", ' scope="col"')
        opens = [f'<{tag}{scope}{name} dir="auto">' for name in short]
        cells = "".join(f"{opened}{_said(cell)}</{tag}>" for opened, cell in zip(opens, row.cells, strict=False))
        if row.level == 0:
            head = f"<thead>\n<tr>{cells}</tr>\n</thead>\n"
        else:
            body.append(f"<tr>{cells}</tr>")
    return f"<table>\n{head}<tbody>\n" + "\n".join(body) + "\n</tbody>\n</table>"


def _short(rows: Sequence[Block]) -> list[str]:
    """For each column the attribute that keeps its cells on one line, where all are as short as a day."""
    columns = zip_longest(*(row.cells for row in rows), fillvalue=())
    short = [all(len(said(cell)) <= DAY for cell in column) for column in columns]
    return [' class="short"' if one and sum(short) <= 4 else "" for one in short]


def _said(spans: Sequence[Span]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    text = escape(clean(span.words)).replace("\n", "<br>\n")
    if span.place:
        text = f"<mark>{text}</mark>"
    for wanted, tag in ((span.code, "code"), (span.italic, "em"), (span.bold, "strong")):
        if wanted:
            text = f"<{tag}>{text}</{tag}>"
    return text
